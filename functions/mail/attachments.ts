import type { Message } from '../../domain/message.ts'
import { asFile, receiptFileName } from '../../domain/receipt.ts'
import type { Attachment, World } from '../ports/world.ts'

/**
 * The files that go with a message. A message names them and does not hold them: one receipt goes to everybody of a
 * consortium, and is kept once. What is not there any more keeps no message back.
 */
export const attachmentsOf = async (
  world: Pick<World, 'store'>,
  { receipt: number }: Pick<Message, 'receipt'>,
): Promise<Attachment[]> => {
  const kept = number === undefined ? undefined : await world.store.receipts.load(number)
  return kept === undefined
    ? []
    : [{ name: receiptFileName(kept.receipt.number), type: 'application/json', text: asFile(kept) }]
}
