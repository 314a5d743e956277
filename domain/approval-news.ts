import type { HistoryEvent } from './history.ts'

/** What reminds, gives time or puts somebody in charge tells a leader nothing that the decision rests on. */
const beside = new Set([
  'reminded',
  'turn-reminded',
  'task-extended',
  'deadline-missed',
  'escalated',
  'overdue-pressed',
  'officer-assigned',
  'officer-released',
])

/** A colleague who agreed without a word: at a meeting everybody does so at once, and nobody has to look again. */
const agreedInSilence = ({ what, facts }: Pick<HistoryEvent, 'what' | 'facts'>): boolean =>
  what === 'approval-given' && (facts.remark ?? '') === ''

/**
 * The last thing that happened to a case which a leader would want to know before deciding. A page remembers it: when
 * there is something later, what was read is not what is decided on any more.
 */
export const lastNews = (events: readonly Pick<HistoryEvent, 'seq' | 'what' | 'facts'>[]): number =>
  Math.max(0, ...events.flatMap((one) => (beside.has(one.what) || agreedInSilence(one) ? [] : [one.seq])))
