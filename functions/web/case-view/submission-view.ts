import { z } from 'zod'
import { ApplicationHead, type CaseFile } from '../../../domain/case.ts'
import { isClosed } from '../../../domain/closing.ts'
import { OrganisationId } from '../../../domain/ids.ts'
import type { Moment } from '../../../domain/moment.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { giveUpRefusal, takeBackRefusal } from '../../../domain/take-back.ts'
import { defined } from '../defined.ts'

const { extended, earlier } = ApplicationHead.shape

/** What a case shows of its deadline and of what was handed in: a part of `CaseView`. */
export const submissionShape = {
  extended: extended.describe(
    'The last time that the deadline of the call was moved, until the new one has passed',
  ),
  earlier: earlier.describe('Receipts of submissions that were taken back'),
  mayTakeBack: z.boolean().optional().describe('You may take the submission back and change it'),
  mayWithdraw: z.boolean().optional().describe('You may give the application up for good'),
  mayLeave: z
    .array(OrganisationId)
    .optional()
    .describe('Organisations that you speak for, and for which you may take back that they take part'),
  hasReceipt: z.boolean().optional().describe('There is a receipt, and you may see it'),
}

export const submissionView = (person: Person, file: CaseFile, moment: Moment) => {
  const { head } = file
  if (head.kind !== 'application') return {}
  const writes = may(person, { to: 'write', file })
  const leaving = file.members
    .map(({ organisation }) => organisation)
    .filter((organisation) => may(person, { to: 'leave', file, organisation }))
  const sees = may(person, { to: 'see-receipt', file })
  return {
    ...(head.extended && !isClosed(head, moment.now) ? { extended: head.extended } : {}),
    ...(sees ? defined({ earlier: head.earlier }) : {}),
    ...(sees && (head.receipt ?? head.earlier) ? { hasReceipt: true } : {}),
    ...(leaving.length > 0 ? { mayLeave: leaving } : {}),
    ...(writes && takeBackRefusal(file, moment) === undefined ? { mayTakeBack: true } : {}),
    ...(writes && giveUpRefusal(file) === undefined ? { mayWithdraw: true } : {}),
  }
}
