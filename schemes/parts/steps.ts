import type { z } from 'zod'
import type { TimeLimit } from '../../domain/calendar.ts'
import type { Panel, Rubric } from '../../domain/rubric.ts'
import type { ApprovalLevel, SchemeStep } from '../../domain/scheme-step.ts'
import type { Words } from '../../domain/words.ts'
import { workingDays } from './limits.ts'

/*
 * Steps as most programmes have them. Few publish their time limits, so the numbers here are customary ones: a
 * programme that relies on them names the step in `toConfirm`.
 */

type Step<Kind extends SchemeStep['kind']> = Omit<Extract<z.input<typeof SchemeStep>, { kind: Kind }>, 'kind'>
type Item = z.input<typeof Rubric>['items'][number]

/** Completeness, never merit: five working days, and one chance of ten to complete it. */
export const formalCheck = (more: Partial<Step<'formalCheck'>> = {}) => ({
  kind: 'formalCheck' as const,
  limit: workingDays(5),
  corrections: { rounds: 1, limit: workingDays(10) },
  ...more,
})

export const recommendation = (more: Partial<Step<'recommendation'>> = {}) => ({
  kind: 'recommendation' as const,
  limit: workingDays(10),
  ...more,
})

/** Five experts, of whom four suffice; the highest and the lowest sheet do not count. */
export const panel = (more: Partial<z.input<typeof Panel>> = {}): z.input<typeof Panel> => ({
  experts: 5,
  quorum: 4,
  dropHighLow: true,
  threshold: 60,
  maxSpread: 30,
  maxExperts: 7,
  limit: workingDays(20),
  recusal: ['own-organisation', 'same-group', 'family', 'co-author', 'joint-project', 'financial-interest'],
  ...more,
})

/** An item of a rubric; two fifths of its points or less need a reason. */
export const item = (id: string, max: number, title: Words, more: Partial<Item> = {}): Item => ({
  id,
  title,
  max,
  reasonBelow: Math.floor((max * 2) / 5),
  ...more,
})

export const expertReview = (
  items: readonly Item[],
  { panel: of, bonusCap, ...more }: Partial<Omit<Step<'review'>, 'rubric'>> & { bonusCap?: number } = {},
) => ({
  kind: 'review' as const,
  panel: of ?? panel(),
  rubric: { items: [...items], ...(bonusCap === undefined ? {} : { bonusCap }) },
  ...more,
})

export const level = (
  id: string,
  title: Words,
  needs: ApprovalLevel['needs'],
  limit: TimeLimit = workingDays(5),
): ApprovalLevel => ({ id, title, needs, limit })

/** The division proposes, a deputy head agrees, the leadership meets: how a bureau decides. */
export const bureauLevels = {
  division: level('division', { zh: '业务处室', en: 'Division' }, 'one'),
  deputy: level('deputy', { zh: '分管领导', en: 'Deputy head' }, 'one'),
  meeting: level('meeting', { zh: '局长办公会审议', en: 'Leadership meeting decision' }, 2, workingDays(10)),
}

export const approval = (...levels: readonly ApprovalLevel[]) => ({
  kind: 'approval' as const,
  levels: [...levels],
})

/** What is proposed is announced; whoever objects writes to the business or the supervision unit. */
export const publicNotice = (
  limit: TimeLimit,
  contacts: readonly Words[],
  more: Partial<Step<'notice'>['objections']> = {},
) => ({
  kind: 'notice' as const,
  limit,
  objections: { limit: workingDays(10), contacts: [...contacts], ...more },
})
