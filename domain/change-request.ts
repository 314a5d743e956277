import { z } from 'zod'
import { CivilDate } from './calendar.ts'
import { NewMilestone } from './consortium-record.ts'
import { OrganisationId } from './ids.ts'
import { FieldPath } from './prefill-rule.ts'
import { Words } from './words.ts'
import { Time } from './time.ts'

const text = z.string().trim().min(2).max(2000)
/** Why it is asked for: said to the office, never in the register. */
const reason = { reason: text }

/** What is asked for: one kind of change, with what that kind needs. */
export const ChangeRequest = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('member-in'),
    organisation: OrganisationId,
    role: z.enum(['member', 'co-lead']).default('member'),
    layer: z
      .string()
      .max(40)
      .optional()
      .describe('Which of the programme’s layers it joins; required where it has some'),
    ...reason,
  }),
  z.strictObject({ kind: z.literal('member-out'), organisation: OrganisationId, ...reason }),
  /** Another party becomes the lead; the one that led stays as a member. */
  z.strictObject({ kind: z.literal('lead'), organisation: OrganisationId, ...reason }),
  z.strictObject({ kind: z.literal('name'), name: z.string().trim().min(2).max(200), ...reason }),
  z.strictObject({ kind: z.literal('task'), text, ...reason }),
  /** The new total, in units of the programme's currency. */
  z.strictObject({ kind: z.literal('amount'), amount: z.number().min(0).max(1e12), ...reason }),
  /** One field of the recognised application, `section.field`: what it says from now on is in the case's sections. */
  z.strictObject({ kind: z.literal('plan'), field: FieldPath, ...reason }),
  /** With the consortium of this certificate number. */
  z.strictObject({ kind: z.literal('merger'), number: z.string().trim().min(2).max(60), ...reason }),
  z.strictObject({
    kind: z.literal('milestone'),
    action: z.enum(['add', 'move', 'amend']),
    milestone: z.string().trim().min(2).max(200),
    /** When it is to be reached from now on. */
    due: CivilDate.optional(),
    line: z
      .number()
      .int()
      .min(1)
      .optional()
      .describe('The milestone of the record that is moved or amended, by the number of its line'),
    payment: z.number().min(0).max(1e12).optional().describe('What is paid for it from now on'),
    evidence: NewMilestone.shape.evidence.optional(),
    ...reason,
  }),
  z.strictObject({ kind: z.literal('renewal'), ...reason }),
  z.strictObject({ kind: z.literal('withdrawal'), ...reason }),
])
export type ChangeRequest = z.infer<typeof ChangeRequest>

const Held = z.strictObject({ holds: z.union([z.boolean(), z.literal('unknown')]), words: Words })

/** One rule of the programme, with the consortium as it is and as it would be. */
export const RuleEffect = z.strictObject({
  rule: z.string().max(60),
  blocks: z.boolean(),
  before: Held,
  after: Held,
})
export type RuleEffect = z.infer<typeof RuleEffect>

/** Where a change stands. */
export const ChangeStatus = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('requested'), since: Time }),
  /** The organisation that it binds is asked first. */
  z.strictObject({ is: z.literal('joining'), since: Time, due: Time }),
  /** Requests are collected until a window ends. */
  z.strictObject({ is: z.literal('collected'), since: Time, until: Time }),
  z.strictObject({ is: z.literal('decision'), since: Time, due: Time }),
  /** The office was told, and may object. */
  z.strictObject({ is: z.literal('told'), since: Time, due: Time }),
  z.strictObject({ is: z.literal('agreed'), since: Time, effective: Time }),
  z.strictObject({ is: z.literal('applied'), since: Time, effective: Time }),
  z.strictObject({ is: z.literal('not-agreed'), since: Time, reason: Words }),
  /** Taken back, or the organisation that it binds did not agree. */
  z.strictObject({ is: z.literal('dropped'), since: Time, reason: Words }),
])
export type ChangeStatus = z.infer<typeof ChangeStatus>
