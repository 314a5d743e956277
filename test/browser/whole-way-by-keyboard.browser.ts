import { tellTheWholeWay } from './support/whole-way-told.ts'

/** In English at a desk, with the keyboard alone. Every page is looked at at a phone's width too. */
tellTheWholeWay({ language: 'en', width: 'desktop', by: 'keyboard', script: true })
