import { z } from 'zod'
import { Appeal, appealRefusal, appealable, appealUntil } from '../../../domain/appeal.ts'
import type { CaseFile } from '../../../domain/case.ts'
import { ObjectionId } from '../../../domain/ids.ts'
import { statementUntil } from '../../../domain/objection-statement.ts'
import { feedbackOf, FeedbackView } from './feedback-view.ts'
import { handInsOf } from '../../../domain/handed-in.ts'
import type { Moment } from '../../../domain/moment.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { Words } from '../../../domain/words.ts'
import { defined } from '../defined.ts'

const Time = z.string()

/** What follows a hand-in and a decision: the versions, and how to appeal. */
export const AfterwardsView = z.object({
  handIns: z
    .array(z.object({ n: z.number(), what: z.string(), at: Time, hash: z.string() }))
    .optional()
    .describe('Every time that it was handed in and what was handed in was kept'),
  appeals: z
    .array(
      Appeal.pick({ id: true, against: true, grounds: true, documents: true }).extend({
        at: Time,
        state: z.enum(['open', 'dismissed', 'upheld']),
        reason: z.string().optional(),
        decided: Time.optional(),
        reopened: z.boolean().optional(),
      }),
    )
    .optional(),
  raised: z
    .array(
      z.object({
        id: ObjectionId,
        at: Time,
        state: z.enum(['open', 'dismissed', 'upheld']),
        reason: z.string().optional(),
        grounds: z.string().optional().describe('Where the programme lets the applicants answer'),
        until: Time.optional(),
        statement: z.string().optional(),
        open: z.boolean().describe('It can be answered now'),
      }),
    )
    .optional()
    .describe('Objections, for the applicants: what is objected, never by whom'),
  feedback: FeedbackView.optional(),
  appeal: z
    .object({ to: Words, until: Time, open: z.boolean().describe('It can be filed now') })
    .optional()
    .describe('Where the decision can be appealed against, and until when'),
})
export type AfterwardsView = z.infer<typeof AfterwardsView>

const raisedIn = (person: Person, file: CaseFile, moment: Moment): AfterwardsView['raised'] =>
  file.objections.length === 0
    ? undefined
    : file.objections.map((objection) => {
        const { id, raised, state, grounds, statement } = objection
        const until = statementUntil(objection, moment)
        const answerable = state.is === 'open' && statement === undefined && until !== undefined
        return {
          id,
          at: raised.at,
          state: state.is,
          ...(state.is === 'open' ? {} : { reason: state.reason }),
          ...(until === undefined ? {} : { until, grounds }),
          ...(statement === undefined ? {} : { statement: statement.text }),
          open: answerable && moment.now <= until && may(person, { to: 'write', file }),
        }
      })

export const afterwardsView = (person: Person, file: CaseFile, moment: Moment): AfterwardsView => ({
  ...(may(person, { to: 'see-comparison', file })
    ? { handIns: handInsOf(file).map((one) => ({ ...one })) }
    : {}),
  ...(may(person, { to: 'see-feedback', file })
    ? defined({ raised: raisedIn(person, file, moment), feedback: feedbackOf(file, moment) })
    : {}),
  ...(may(person, { to: 'see-appeals', file })
    ? defined({ appeals: appealsOf(file), appeal: appealTo(file, moment) })
    : {}),
})

const appealsOf = ({ appeals = [] }: CaseFile): AfterwardsView['appeals'] =>
  appeals.length === 0
    ? undefined
    : appeals.map(({ id, against, grounds, documents, filed, state }) => ({
        id,
        against,
        grounds,
        documents,
        at: filed.at,
        state: state.is,
        ...(state.is === 'open' ? {} : { reason: state.reason, decided: state.stamp.at }),
        ...(state.is === 'upheld' ? { reopened: state.reopened } : {}),
      }))

const appealTo = (file: CaseFile, moment: Moment): AfterwardsView['appeal'] => {
  const against = appealable(file)
  const until = against && appealUntil(against.since, moment)
  const rules = moment.scheme.appeal
  return rules && until !== undefined
    ? { to: rules.to, until, open: appealRefusal(file, moment) === undefined }
    : undefined
}
