import type { Conclusion, Vote } from '../../../domain/panel-meeting.ts'
import type { Words } from '../../../domain/words.ts'

export const voteWords: Record<Vote, Words> = {
  for: { zh: '同意', en: 'For' },
  against: { zh: '不同意', en: 'Against' },
  abstain: { zh: '弃权', en: 'Abstain' },
}

export const conclusionWords: Record<Conclusion, Words> = {
  recommended: { zh: '建议支持', en: 'Recommended' },
  'not-recommended': { zh: '不建议支持', en: 'Not recommended' },
  deferred: { zh: '暂缓', en: 'Deferred' },
  noted: { zh: '已讨论，不作结论', en: 'Discussed, without a conclusion' },
}

export const leftWords: Record<'conflict' | 'own-word', Words> = {
  conflict: { zh: '因利益关系回避', en: 'left for a conflict of interest' },
  'own-word': { zh: '自行回避', en: 'left by own word' },
}
