import type { Words } from '../../../domain/words.ts'
import type { View } from '../context.ts'
import type { DocumentView } from '../case-view/document-view.ts'

/** Where a file stands, in words. */
export const stateWords: Record<DocumentView['state'], Words> = {
  uploading: { zh: '上传未完成', en: 'Not sent completely' },
  received: { zh: '正在检查', en: 'Being checked' },
  clean: { zh: '已检查，未发现病毒', en: 'Scanned: nothing found' },
  'not-scanned': { zh: '未做病毒扫描', en: 'Not scanned for viruses' },
  infected: { zh: '发现病毒，未接收', en: 'A virus was found: not taken' },
  refused: { zh: '未接收', en: 'Not taken' },
}

/** Why a file was not taken. */
const whyWords: Readonly<Record<string, Words>> = {
  'other-type': {
    zh: '内容与扩展名不符，或不是允许的类型',
    en: 'its content is not what its name says, or not a type that is taken here',
  },
  damaged: { zh: '文件不完整或已损坏', en: 'it is incomplete or damaged' },
  'too-large': { zh: '超过大小上限', en: 'it is larger than allowed' },
  'two-types': { zh: '文件同时是另一种类型', en: 'it is something else at the same time' },
  bomb: { zh: '压缩内容展开后过大', en: 'unpacked it would be far too large' },
  empty: { zh: '文件是空的', en: 'it is empty' },
}

/** What somebody should know before opening a file. */
export const noteWords: Readonly<Record<NonNullable<DocumentView['notes']>[number], Words>> = {
  macros: { zh: '含有宏', en: 'contains macros' },
  'embedded-files': { zh: '内嵌其他文件', en: 'other files are embedded in it' },
  'external-links': { zh: '引用外部文件', en: 'refers to files elsewhere' },
  encrypted: { zh: '已加密', en: 'is encrypted' },
  scripts: { zh: '含有脚本', en: 'contains scripts' },
}

export const stateSaid = (view: View, { state, why }: Pick<DocumentView, 'state' | 'why'>): string => {
  const said = view.say(stateWords[state])
  if (why === undefined) return said
  const because = whyWords[why]
  return `${said}${view.t('：', ': ')}${because ? view.say(because) : why}`
}

/** A size as people say it. */
export const sizeWords = (bytes: number): string => {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`
  return `${(bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, '')} MB`
}
