import { tellTheWholeWay } from './support/whole-way-told.ts'

/** In Chinese, with a finger. Every page is looked at at a desk's width too. */
tellTheWholeWay({ language: 'zh', width: 'phone', by: 'pointer', script: true })
