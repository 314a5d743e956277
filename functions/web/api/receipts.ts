import { z } from 'zod'
import { KeptReceipt, Receipt, ReceiptFile, ReceiptStanding } from '../../../domain/receipt.ts'
import { CallId, SchemeRef } from '../../../domain/ids.ts'
import { Words } from '../../../domain/words.ts'
import { checkReceipt } from '../../check-receipt.ts'
import { receiptOf } from '../cases/receipt.tsx'
import { InCase, openCase } from './cases.ts'
import { operationsOn } from './operation.ts'

const { list, operation } = operationsOn('Receipts')
export const receiptOperations = list

operation({
  method: 'get',
  path: '/cases/{case}/receipt',
  id: 'getReceipt',
  summary: 'The signed receipt of an application: to read, and as a JWS (Ed25519)',
  params: InCase,
  query: z.object({
    number: z.string().max(40).optional().describe('Of an earlier submission; the newest when absent'),
  }),
  answer: KeptReceipt,
  run: async (asked) => {
    const { file } = await openCase(asked)
    return receiptOf(asked.web.world, asked.person(), file, asked.query.number)
  },
})

/** What a check says. A number alone never tells who handed in what. */
const Checked = z.object({
  verdict: z.enum(['genuine', 'altered', 'forged', 'known', 'unknown', 'unreadable']),
  receipt: Receipt.optional().describe('What was signed'),
  standing: ReceiptStanding.optional(),
  number: z.string().optional(),
  call: z.object({ id: CallId, title: Words }).optional(),
  programme: z.object({ ref: SchemeRef, title: Words }).optional(),
  arrived: z.string().optional(),
  content: z.string().optional(),
})

operation({
  method: 'post',
  path: '/receipts/check',
  id: 'checkReceipt',
  summary: 'Whether a receipt is genuine, and what became of it: by its file, its JWS, or its number alone',
  open: true,
  body: z.union([
    ReceiptFile.pick({ jws: true }).extend({ receipt: z.unknown().optional() }),
    z.strictObject({ number: z.string().max(100) }),
  ]),
  answer: Checked,
  run: async ({ web, body }) => {
    const checked = await checkReceipt(
      web.world,
      'number' in body ? body.number : body.receipt === undefined ? body.jws : JSON.stringify(body),
    )
    switch (checked.is) {
      case 'genuine':
      case 'altered':
        return {
          verdict: checked.is,
          receipt: checked.kept.receipt,
          standing: checked.kept.standing,
          number: checked.kept.receipt.number,
        }
      case 'known': {
        const { zone: _, ...part } = checked.part
        return { verdict: checked.is, ...part }
      }
      case 'forged':
      case 'unknown':
      case 'unreadable':
        return { verdict: checked.is }
    }
  },
})
