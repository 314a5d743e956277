import { civilDate } from './calendar.ts'
import { type MilestoneBody, type NewMilestone, nextLine, type RecordLine } from './consortium-record.ts'
import type { Consortium } from './consortium.ts'
import type { Stamp } from './history.ts'
import type { Moment } from './moment.ts'
import { type Problem, Refusal } from './refusal.ts'
import type { Scheme } from './scheme.ts'

/** Where a milestone stands. */
export type MilestoneState =
  | { readonly is: 'open' }
  | { readonly is: 'claimed'; readonly evidence: string; readonly at: string }
  | { readonly is: 'accepted'; readonly amount: number; readonly paid: string; readonly at: string }
  | { readonly is: 'refused'; readonly reason: string; readonly at: string }

/** A milestone as it is now, known by the number of the line that set it. */
export type Milestone = NewMilestone & {
  readonly milestone: number
  readonly state: MilestoneState
  /** Why it is not as it was set. */
  readonly moved?: string
}

/** The milestones of a record in the order in which they were set. */
export const milestonesIn = (lines: readonly RecordLine[]): Milestone[] => {
  const found = new Map<number, Milestone>()
  for (const { seq, entry, stamp } of lines) {
    if (entry.is === 'result') continue
    if (entry.is === 'milestone-set') {
      const { is: _, ...set } = entry
      found.set(seq, { ...set, milestone: seq, state: { is: 'open' } })
      continue
    }
    const before = found.get(entry.milestone)
    if (before) found.set(entry.milestone, after(before, entry, stamp.at))
  }
  return [...found.values()]
}

type Step = Exclude<MilestoneBody, { is: 'milestone-set' }>

const after = (before: Milestone, entry: Step, at: string): Milestone => {
  switch (entry.is) {
    case 'milestone-moved': {
      const { is: _, milestone: __, reason, ...set } = entry
      return { ...before, ...set, moved: reason }
    }
    case 'milestone-claimed':
      return { ...before, state: { is: 'claimed', evidence: entry.evidence, at } }
    case 'milestone-accepted':
      return { ...before, state: { is: 'accepted', amount: entry.amount, paid: entry.paid, at } }
    case 'milestone-refused':
      return { ...before, state: { is: 'refused', reason: entry.reason, at } }
  }
}

/** What was paid for accepted milestones, and the most that the programme pays for them over the whole term. */
export const paidFor = (
  milestones: readonly Milestone[],
  { support }: Pick<Scheme, 'support'>,
): { readonly paid: number; readonly cap?: number } => {
  const caps = support.filter(({ payment }) => payment === 'on-milestone').map(({ cap }) => cap ?? Infinity)
  const cap = caps.reduce((sum, one) => sum + one, 0)
  const paid = milestones.reduce((sum, { state }) => sum + (state.is === 'accepted' ? state.amount : 0), 0)
  return caps.length > 0 && Number.isFinite(cap) ? { paid, cap } : { paid }
}

/** From which states each entry is possible. */
const possible = {
  'milestone-moved': ['open', 'refused'],
  'milestone-claimed': ['open', 'refused'],
  'milestone-accepted': ['claimed'],
  'milestone-refused': ['claimed'],
} as const satisfies Record<Step['is'], readonly MilestoneState['is'][]>

/** Whether this can be entered about a milestone as it stands: what the page offers and the rule asks. */
export const mayFollow = (is: Step['is'], { state }: Milestone): boolean =>
  possible[is].some((from) => from === state.is)

/** Enters a line about the milestones of a consortium that stands; refused where it does not follow. */
export const enterMilestone = (
  consortium: Consortium,
  lines: readonly RecordLine[],
  entry: MilestoneBody,
  stamp: Stamp,
  moment: Pick<Moment, 'now' | 'scheme' | 'digest'>,
): RecordLine => {
  const { milestones: rules } = moment.scheme
  if (!rules) throw new Refusal('not-allowed-here')
  if (consortium.standing.is !== 'recognised')
    throw new Refusal('not-at-this-step', { facts: { status: consortium.standing.is } })
  const known = milestonesIn(lines)
  if (entry.is === 'milestone-set' && known.length >= rules.most)
    throw new Refusal('too-many', { facts: { max: rules.most } })
  if (entry.is === 'milestone-moved' && !rules.renegotiable) throw new Refusal('not-allowed-here')
  if (entry.is !== 'milestone-set') {
    const about = known.find(({ milestone }) => milestone === entry.milestone)
    if (!about) throw new Refusal('not-found')
    if (!mayFollow(entry.is, about))
      throw new Refusal('not-at-this-step', { facts: { status: about.state.is } })
  }
  const problems = problemsWith(entry, known, moment)
  if (problems.length > 0) throw new Refusal('invalid', { problems })
  return nextLine(consortium, lines, entry, stamp, moment.digest)
}

const problemsWith = (
  entry: MilestoneBody,
  known: readonly Milestone[],
  { now, scheme }: Pick<Moment, 'now' | 'scheme'>,
): Problem[] => {
  const { paid, cap = Infinity } = paidFor(known, scheme)
  switch (entry.is) {
    case 'milestone-set':
    case 'milestone-moved':
      return scheme.milestones?.evidence.includes(entry.evidence)
        ? []
        : [{ field: 'evidence', code: 'not-an-option' }]
    case 'milestone-accepted': {
      const about = known.find(({ milestone }) => milestone === entry.milestone)
      return [
        ...(entry.paid > civilDate(now, scheme.timeZone) ? [{ field: 'paid', code: 'in-the-future' }] : []),
        ...(about && entry.amount > about.payment
          ? [{ field: 'amount', code: 'over-payment', facts: { payment: about.payment } }]
          : []),
        ...(paid + entry.amount > cap
          ? [{ field: 'amount', code: 'over-cap', facts: { left: cap - paid } }]
          : []),
      ]
    }
    case 'milestone-claimed':
    case 'milestone-refused':
      return []
  }
}
