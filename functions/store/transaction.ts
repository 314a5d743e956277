import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { z } from 'zod'
import { Refusal } from '../../domain/refusal.ts'
import type { Table, Write } from './table.ts'

/** What DynamoDB takes in one transaction. */
const mostWrites = 100

/** What DynamoDB takes as one item. */
const largestItem = '400 KB'

/** Writes everything or nothing. A guard that says no is told as a refusal, in the domain's words. */
export const transact = async (table: Table, writes: Write[]): Promise<void> => {
  if (writes.length > mostWrites) throw new Refusal('too-many', { facts: { max: mostWrites } })
  try {
    await table.transact(writes)
  } catch (problem) {
    throw refusalFor(problem, writes)
  }
}

const refusalFor = (problem: unknown, writes: readonly Write[]): unknown => {
  if (tooLarge(problem)) return new Refusal('too-many', { facts: { max: largestItem } })
  if (!(problem instanceof TransactionCanceledException)) return problem
  const reasons = problem.CancellationReasons ?? []
  if (reasons.some(tooLarge)) return new Refusal('too-many', { facts: { max: largestItem } })
  if (reasons.some((reason) => reason.Code === 'TransactionConflict')) return new Refusal('changed-meanwhile')
  const failed = reasons.findIndex((reason) => reason.Code === 'ConditionalCheckFailed')
  if (failed < 0) return problem
  const write = writes[failed]
  const pk = write && 'put' in write ? write.put.pk : ''
  if (/^CLAIM#(application|upgrade):/.test(pk)) return new Refusal('already-applied')
  if (pk.startsWith('CLAIM#change:')) return new Refusal('change-open')
  // Somebody else was selected in the same instant: counted again, there is another place or none.
  if (pk.startsWith('CLAIM#place:')) return new Refusal('changed-meanwhile')
  if (pk.startsWith('CLAIM#')) return new Refusal('already-registered')
  return new Refusal('changed-meanwhile')
}

/** An error of the request or the reason of one write: engines say it in either place, in the same words. */
const tooLarge = (said: unknown): boolean =>
  Said.safeParse(said).data?.some((text) => /item size.* exceeded the maximum/i.test(text)) ?? false
const Said = z
  .object({ message: z.string().optional(), Message: z.string().optional() })
  .transform(({ message = '', Message = '' }) => [message, Message])
