import { z } from 'zod'
import type { CaseFile } from '../../../domain/case.ts'
import { writable } from '../../../domain/case-form.ts'
import { compare, type Comparison, untouched } from '../../../domain/comparison.ts'
import { type CorrectionRound, correctionRounds } from '../../../domain/correction.ts'
import { type HandedIn, handedInOf, handInsOf } from '../../../domain/handed-in.ts'
import type { Moment } from '../../../domain/moment.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import type { World } from '../../ports/world.ts'

type Opened = { readonly person: Person; readonly file: CaseFile; readonly moment: Moment }

/** Two versions beside each other. Without `to` the later one is the draft as it is now. */
export type ShownComparison = {
  readonly from: Pick<HandedIn, 'n' | 'at' | 'what'>
  readonly to?: Pick<HandedIn, 'n' | 'at' | 'what'>
  readonly before: HandedIn
  readonly comparison: Comparison
  /** The last round of corrections that lies between the two, for those who may read remarks. */
  readonly round?: CorrectionRound
  /** Its remarks where nothing changed. */
  readonly unchanged: readonly string[]
}

export const Versions = z.object({
  from: z.coerce.number().int().min(1).max(10_000).optional(),
  to: z.coerce.number().int().min(1).max(10_000).optional(),
})
export type Versions = z.infer<typeof Versions>

/**
 * What changed between two hand-ins, or since the last one. Loaded where it is shown and nowhere else. Nothing where
 * there are no two versions, or where an earlier program kept none.
 */
export const comparisonOf = async (
  { store }: Pick<World, 'store'>,
  opened: Opened,
  wanted: Versions = {},
): Promise<ShownComparison | undefined> => {
  const { person, file, moment } = opened
  if (!may(person, { to: 'see-comparison', file })) throw notFound()
  const numbers = handInsOf(file).map(({ n }) => n)
  const drafts = may(person, { to: 'write', file }) && 'sections' in writable(file, moment)
  const last = numbers.at(-1)
  const to = wanted.to ?? (drafts ? undefined : last)
  const from = wanted.from ?? numbers.findLast((n) => to === undefined || n < to)
  if (from === undefined || (to === undefined && !drafts)) return undefined
  const [before, after] = await Promise.all([
    store.cases.handedIn(file.head.id, from),
    to === undefined ? handedInOf(file, 'corrected', moment) : store.cases.handedIn(file.head.id, to),
  ])
  if (!before || !after) return undefined
  const comparison = seenBy(opened, compare(before, after))
  const round = may(person, { to: 'see-remarks', file }) ? roundBetween(file, before, to && after) : undefined
  return {
    from: versionOf(before),
    ...(to === undefined ? {} : { to: versionOf(after) }),
    before,
    comparison,
    ...(round === undefined ? {} : { round }),
    unchanged: round ? untouched(comparison, round.remarks).toSorted() : [],
  }
}

const versionOf = ({ n, at, what }: HandedIn) => ({ n, at, what })

const roundBetween = (
  file: CaseFile,
  before: HandedIn,
  after: HandedIn | 0 | undefined,
): CorrectionRound | undefined =>
  correctionRounds(file).findLast(({ returned }) => returned >= before.at && (!after || returned <= after.at))

/** What another member wrote in its own part is for whoever may see that part. */
const seenBy = ({ person, file }: Opened, comparison: Comparison): Comparison => ({
  ...comparison,
  fields: comparison.fields.filter(
    ({ owner }) => owner === undefined || may(person, { to: 'see-part', file, organisation: owner }),
  ),
})
