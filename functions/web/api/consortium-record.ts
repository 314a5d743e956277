import { z } from 'zod'
import { MilestoneBody, NewMilestone, NewResult } from '../../../domain/consortium-record.ts'
import { milestonesIn, paidFor } from '../../../domain/milestone.ts'
import { may } from '../../../domain/policy.ts'
import { ConsortiumId } from '../../../domain/ids.ts'
import { notFound } from '../../../domain/refusal.ts'
import { resultsIn, sumsOf } from '../../../domain/result.ts'
import {
  enterConsortiumMilestone,
  enterConsortiumResult,
  openRecord,
  seesResults,
} from '../../commands/consortium-record.ts'
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

const State = z.discriminatedUnion('is', [
  z.object({ is: z.literal('open') }),
  z.object({ is: z.literal('claimed'), evidence: z.string(), at: z.string() }),
  z.object({ is: z.literal('accepted'), amount: z.number(), paid: z.string(), at: z.string() }),
  z.object({ is: z.literal('refused'), reason: z.string(), at: z.string() }),
])

operation({
  method: 'get',
  path: '/register/{consortium}/milestones',
  id: 'listMilestones',
  summary: 'The milestones of a consortium and what was paid for them, for its parties and the office',
  params: OfConsortium,
  answer: z.object({
    items: z.array(
      NewMilestone.extend({ milestone: z.number().int(), state: State, moved: z.string().optional() }),
    ),
    paid: z.number(),
    cap: z.number().optional().describe('The most that is paid for milestones over the whole term'),
  }),
  run: async ({ web, path, person, arrived }) => {
    const { consortium, moment, lines } = await openRecord(web.world, path.consortium, arrived)
    if (!moment.scheme.milestones || !may(person(), { to: 'see-record', consortium })) throw notFound()
    const items = milestonesIn(lines)
    return { items, ...paidFor(items, moment.scheme) }
  },
})

operation({
  method: 'post',
  path: '/register/{consortium}/milestones',
  id: 'enterMilestone',
  summary:
    'Officers set, move, accept or refuse a milestone; the lead claims one. A milestone is known by the number of the line that set it',
  status: 201,
  params: OfConsortium,
  body: MilestoneBody,
  answer: z.object({ seq: z.number().int() }),
  run: ({ web, asking, path, body }) => enterConsortiumMilestone(web.world, asking(), path.consortium, body),
})
