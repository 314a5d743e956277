import { tellTheWholeWay } from './support/whole-way-told.ts'

/** In English on a phone, without client script. */
tellTheWholeWay({ language: 'en', width: 'phone', by: 'pointer', script: false })
