import { z } from 'zod'
import { CivilDate } from './calendar.ts'
import { Token } from './condition.ts'
import type { Consortium } from './consortium.ts'
import { canonical, chainStart, Stamp } from './history.ts'
import { CaseId, ConsortiumId } from './ids.ts'
import { Refusal } from './refusal.ts'
import { RowId } from './table-field.ts'
import { longestText } from './words.ts'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const text = z.string().trim().min(2).max(longestText)
const money = z.number().min(0).max(1e12)

/** What a consortium that was recognised has brought about. */
export const NewResult = z.strictObject({
  /** One of the programme's kinds: standards, patents, revenue. */
  kind: Token,
  title: z.string().trim().min(2).max(200),
  /** The day on which it was published, granted or earned. */
  on: CivilDate,
  quantity: z.number().min(0).max(1e12),
  /** How anybody can see that it is so: a number, an address, a report. */
  evidence: text,
  /** The entry that this one stands in for, by its number; a quantity of 0 takes it back. */
  corrects: z.number().int().min(1).optional(),
})
export type NewResult = z.infer<typeof NewResult>

/** A result as it stands in the record. */
export const EnteredResult = NewResult.extend({
  /** The row of a year's report that named it first. */
  reported: z.strictObject({ case: CaseId, row: RowId }).optional(),
})
export type EnteredResult = z.infer<typeof EnteredResult>

/** Something to be reached by a day, and what is paid for it. */
export const NewMilestone = z.strictObject({
  title: z.string().trim().min(2).max(200),
  due: CivilDate,
  payment: money,
  evidence: z.enum(['report', 'test', 'demonstration', 'financing-raised', 'delivery']),
})
export type NewMilestone = z.infer<typeof NewMilestone>

const milestone = z.number().int().min(1)

/** What can be entered about milestones. One is known by the number of the line that set it. */
export const MilestoneBody = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('milestone-set'), ...NewMilestone.shape }),
  z.strictObject({ is: z.literal('milestone-moved'), milestone, ...NewMilestone.shape, reason: text }),
  z.strictObject({ is: z.literal('milestone-claimed'), milestone, evidence: text }),
  z.strictObject({ is: z.literal('milestone-accepted'), milestone, amount: money, paid: CivilDate }),
  z.strictObject({ is: z.literal('milestone-refused'), milestone, reason: text }),
])
export type MilestoneBody = z.infer<typeof MilestoneBody>

export const Entry = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('result'), ...EnteredResult.shape }),
  ...MilestoneBody.options,
])
export type Entry = z.infer<typeof Entry>

/** One line of a consortium's record: never changed, and tied to the one before it by a hash. */
export const RecordLine = z.strictObject({
  consortium: ConsortiumId,
  seq: z.number().int().min(1),
  entry: Entry,
  stamp: Stamp,
  previous: Hash,
  hash: Hash,
})
export type RecordLine = z.infer<typeof RecordLine>

/** More than anybody enters in the years of a term; a record that is read in one go stays small. */
export const mostLines = 2000

/** The next line of a record. `digest` is SHA-256 of UTF-8 text, in hexadecimal. */
export const nextLine = (
  consortium: Pick<Consortium, 'id'>,
  lines: readonly RecordLine[],
  entry: Entry,
  stamp: Stamp,
  digest: (text: string) => string,
): RecordLine => {
  if (lines.length >= mostLines) throw new Refusal('too-many', { facts: { max: mostLines } })
  const unsealed = {
    consortium: consortium.id,
    seq: lines.length + 1,
    entry,
    stamp,
    previous: lines.at(-1)?.hash ?? chainStart,
  }
  return { ...unsealed, hash: digest(canonical(unsealed)) }
}
