import { z } from 'zod'
import { NewResult } from '../../../domain/consortium-record.ts'
import { ConsortiumId } from '../../../domain/ids.ts'
import { notFound } from '../../../domain/refusal.ts'
import { resultsIn, sumsOf } from '../../../domain/result.ts'
import { enterConsortiumResult, openRecord, seesResults } from '../../commands/consortium-record.ts'
import { operationsOn } from './operation.ts'

const { list, operation } = operationsOn('Results and milestones')
export const recordOperations = list

const OfConsortium = z.object({ consortium: ConsortiumId })

operation({
  method: 'get',
  path: '/register/{consortium}/results',
  id: 'listResults',
  summary:
    'What a consortium brought about, entry by entry, and the sums of what counts. Public where the register shows results',
  open: true,
  params: OfConsortium,
  answer: z.object({
    items: z.array(
      NewResult.extend({
        seq: z.number().int(),
        entered: z.string(),
        corrected: z.number().int().optional().describe('The entry that stands in for this one'),
      }),
    ),
    sums: z.array(z.object({ kind: z.string(), years: z.record(z.string(), z.number()), total: z.number() })),
  }),
  run: async ({ web, path, reader, arrived }) => {
    const record = await openRecord(web.world, path.consortium, arrived)
    if (!seesResults(reader, record)) throw notFound()
    const items = resultsIn(record.lines)
    return { items, sums: sumsOf(items).map(({ years, ...sum }) => ({ ...sum, years: { ...years } })) }
  },
})

operation({
  method: 'post',
  path: '/register/{consortium}/results',
  id: 'enterResult',
  summary: 'Enter a result of a consortium that you lead. An entry is never changed: another one corrects it',
  status: 201,
  params: OfConsortium,
  body: NewResult,
  answer: z.object({ seq: z.number().int() }),
  run: ({ web, asking, path, body }) => enterConsortiumResult(web.world, asking(), path.consortium, body),
})
