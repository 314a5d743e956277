import { z } from 'zod'
import { discardDraft } from '../../domain/application.ts'
import { ApplicationHead, type CaseFile } from '../../domain/case.ts'
import type { Decision } from '../../domain/decision.ts'
import type { Stamp } from '../../domain/history.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { Moment } from '../../domain/moment.ts'
import { type KeptReceipt, receiptFor, type ReceiptStanding, signedText } from '../../domain/receipt.ts'
import { submit } from '../../domain/submission.ts'
import { giveUp, takeBack } from '../../domain/take-back.ts'
import { withDeadline } from '../current-deadline.ts'
import { requireMayLead, withRegister } from '../in-register.ts'
import type { World } from '../ports/world.ts'
import { asLead } from './as-lead.ts'
import { type Asking, onCase } from './run.ts'

const Done = z.object({})
const Handed = ApplicationHead.shape.receipt.unwrap()
export type Handed = z.infer<typeof Handed>

/** Hands the application in, and answers with the receipt for it, which is signed before anything is written. */
export const submitApplication = (world: World, asking: Asking, id: CaseId): Promise<Handed> =>
  onCase(
    world,
    asking,
    { command: 'submit', case: id },
    async (file, moment) => {
      const stamp = asLead(asking, file)
      await requireMayLead(world, file, moment)
      const { receipt, ...decision } = submit(file, await withRegister(world, file, moment))
      const receipts = await receiptsFor(world, asking, file, { ...decision, receipt }, stamp, moment)
      return { stamp, decision: { ...decision, receipts }, result: receipt }
    },
    Handed.parse,
  )

/** The signed receipt, and the one before it, which it replaces. */
const receiptsFor = async (
  world: World,
  asking: Asking,
  file: CaseFile,
  { receipt: { number, hash }, handedIn }: Decision & { readonly receipt: Handed },
  stamp: Stamp,
  moment: Moment,
): Promise<KeptReceipt[]> => {
  const { head } = file
  if (head.kind !== 'application' || handedIn === undefined) return []
  const given = { number, hash, handedIn, stamp, person: asking.person.name, issuer: world.signer.issuer }
  const receipt = receiptFor({ head }, given, moment)
  const [key, jws] = await Promise.all([world.signer.publicKey(), world.signer.sign(signedText(receipt))])
  // Whoever gets the receipt can check it from the first moment on.
  await world.store.receipts.keepKey(key, moment.now)
  const before = head.earlier?.at(-1)
  const replaced = before
    ? await standingNow(world, before, { is: 'replaced', at: moment.now, by: number })
    : []
  return [...replaced, { receipt, jws, standing: { is: 'in-force' } }]
}

/** An earlier receipt as it stands from now on. Those of an earlier program were not kept. */
const standingNow = async (
  world: World,
  { number }: Pick<Handed, 'number'>,
  standing: ReceiptStanding,
): Promise<KeptReceipt[]> => {
  const kept = await world.store.receipts.load(number)
  return kept ? [{ ...kept, standing }] : []
}

/** What was handed in ends otherwise than by a decision: its receipt says so from then on. */
const ending = (
  world: World,
  asking: Asking,
  what: { readonly command: string; readonly case: CaseId; readonly input?: unknown },
  decide: (file: CaseFile, moment: Moment) => { decision: Decision; standing: ReceiptStanding },
): Promise<object> =>
  onCase(
    world,
    asking,
    what,
    async (loaded, moment) => {
      const stamp = asLead(asking, loaded)
      const file = await withDeadline(world, loaded, moment.now)
      const { decision, standing } = decide(file, moment)
      const receipt = file.head.kind === 'application' ? file.head.receipt : undefined
      const receipts = receipt ? await standingNow(world, receipt, standing) : []
      return { stamp, decision: { ...decision, receipts }, result: {} }
    },
    Done.parse,
  )

/** Takes a submission back: it is a draft again, and nobody decides on it. */
export const takeBackSubmission = (world: World, asking: Asking, id: CaseId): Promise<object> =>
  ending(world, asking, { command: 'take-back', case: id }, (file, moment) => ({
    decision: takeBack(file, moment),
    standing: { is: 'taken-back', at: moment.now },
  }))

/** Gives an application up for good: a draft, or what was handed in. */
export const discardApplication = (
  world: World,
  asking: Asking,
  id: CaseId,
  reason: string,
): Promise<object> =>
  ending(world, asking, { command: 'discard', case: id, input: reason }, (file, moment) => ({
    decision:
      file.head.status.is === 'draft' ? discardDraft(file, reason, moment) : giveUp(file, reason, moment),
    standing: { is: 'withdrawn', at: moment.now },
  }))
