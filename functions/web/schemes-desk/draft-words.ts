import type { DraftEvent, SchemeDraft } from '../../../domain/scheme-draft.ts'
import type { Standing } from '../../../domain/what-if.ts'
import type { Words } from '../../../domain/words.ts'

export const draftStateWords: Record<SchemeDraft['state']['is'], Words> = {
  writing: { zh: '起草中', en: 'being written' },
  submitted: { zh: '待审批', en: 'waits for approval' },
  published: { zh: '已发布', en: 'in force' },
  discarded: { zh: '已放弃', en: 'given up' },
}

export const draftEventWords: Record<DraftEvent['what'], Words> = {
  began: { zh: '开始起草', en: 'Draft begun' },
  changed: { zh: '修改', en: 'Changed' },
  confirmed: { zh: '确认默认值', en: 'Default confirmed' },
  submitted: { zh: '提交审批', en: 'Submitted' },
  'taken-back': { zh: '撤回修改', en: 'Taken back' },
  'sent-back': { zh: '退回', en: 'Sent back' },
  published: { zh: '批准并发布', en: 'Approved and put in force' },
  discarded: { zh: '放弃', en: 'Given up' },
}

export const draftFromWords: Record<SchemeDraft['from'], Words> = {
  shipped: { zh: '随系统提供的版本', en: 'what ships' },
  'in-force': { zh: '已发布的版本', en: 'a published version' },
  file: { zh: 'JSON 文件', en: 'a JSON file' },
}

export const standingWords: Record<Standing, Words> = {
  passes: { zh: '符合', en: 'passes' },
  warns: { zh: '提示', en: 'warned' },
  open: { zh: '信息不全', en: 'cannot be told' },
  fails: { zh: '不符合', en: 'fails' },
}
