import { z } from 'zod'
import { CaseId, PersonId, TaskId } from '../../../domain/ids.ts'
import { notFound, type Refusal } from '../../../domain/refusal.ts'
import { Words } from '../../../domain/words.ts'
import {
  ApprovalItem,
  DecideMany,
  decideMany,
  mostApprovals,
  previewApprovals,
} from '../../commands/approvals.ts'
import { approvalPage, leadersFor, oneMinute, Places, requireLeader } from '../approvals/approval-list.ts'
import { Minute } from '../approvals/minute.ts'
import { notDoneSaid } from '../approvals/not-done.ts'
import { defined } from '../defined.ts'
import { type Asked, operationsOn, PageQuery, pageFrom, pageOf } from './operation.ts'

const { list, operation } = operationsOn('Approvals')
/** What waits for a leader: their own decisions, and those of leaders in whose place they decide. */
export const approvalOperations = list

const readerOf = <Path, Query, Body>({ web, person, arrived }: Asked<Path, Query, Body>) => ({
  world: web.world,
  person: person(),
  arrived,
  stepUp: web.settings.stepUp,
})

operation({
  method: 'get',
  path: '/approvals',
  id: 'listApprovals',
  summary:
    'The cases that wait for your decision as a leader, each as a page of minutes has it; with `leader`, those that you decide in somebody’s place',
  query: PageQuery.extend({
    leader: PersonId.optional().describe('One of `leaders`; the first of them when absent'),
  }),
  answer: pageOf(Minute).extend({
    places: z.array(Places).readonly().describe('The places of each call that are still to be given'),
    leaders: z
      .array(z.object({ id: PersonId, name: z.string().optional().describe('Absent for your own list') }))
      .readonly(),
  }),
  run: async (asked) => {
    const reader = readerOf(asked)
    requireLeader(reader.person)
    const leaders = leadersFor(reader.person)
    const { leader: named } = asked.query
    const found = named === undefined ? leaders[0] : leaders.find(({ id }) => id === named)
    if (!found) throw notFound()
    const { items, places, next } = await approvalPage(reader, found.id, pageFrom(asked.query))
    return {
      items,
      places,
      ...defined({ next }),
      leaders: leaders.map(({ id, name }) => ({ id: PersonId.parse(id), ...defined({ name }) })),
    }
  },
})

operation({
  method: 'get',
  path: '/approvals/{case}/{task}',
  id: 'getApproval',
  summary: 'One case that waits for your decision, as a page of minutes has it',
  params: z.object({ case: CaseId, task: TaskId }),
  answer: Minute,
  run: async (asked) => {
    const minute = await oneMinute(readerOf(asked), asked.path.case, asked.path.task)
    if (!minute) throw notFound()
    return minute
  },
})

const Left = z.object({
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  words: Words,
})
const Effect = Minute.shape.effect.unwrap()

operation({
  method: 'post',
  path: '/approval-previews',
  id: 'previewApprovals',
  summary: `What a decision would come to for each of these cases (${mostApprovals} at most), in the order in which they would be done: the best first. Nothing is written`,
  body: DecideMany,
  answer: z.object({
    items: z.array(
      ApprovalItem.extend({
        title: z.string().optional(),
        inPlaceOf: z.string().optional(),
        effect: Effect.optional(),
        refusal: Left.optional().describe('Why it would not be done'),
      }),
    ),
    places: z.array(Places.extend({ taken: z.number().int().describe('By these decisions') })),
    stepUp: z
      .number()
      .optional()
      .describe('Minutes: all of it needs a second factor, not older than that, and yours is not'),
  }),
  run: async ({ web, person, asking, body }) => {
    requireLeader(person())
    const { items, places, stepUp } = await previewApprovals(web.world, asking(), body)
    return {
      items: items.map(({ scheme: _, refusal, effect, ...item }) => ({
        ...item,
        ...defined({ effect, refusal: refusal && leftOut(refusal) }),
      })),
      places: [...places],
      ...defined({ stepUp }),
    }
  },
})

const leftOut = ({ code, facts }: Refusal): z.infer<typeof Left> => ({
  code,
  facts: { ...facts },
  words: notDoneSaid(code, facts),
})

operation({
  method: 'post',
  path: '/approval-decisions',
  id: 'decideApprovals',
  summary:
    'Take the same decision on several cases, each by itself: what is refused keeps no other waiting. With the same `Idempotency-Key` it goes on where it stopped',
  body: DecideMany,
  answer: z.object({
    items: z.array(ApprovalItem.extend({ done: z.boolean(), refusal: Left.optional() })),
  }),
  run: async ({ web, person, asking, body }) => {
    requireLeader(person())
    const decided = await decideMany(web.world, asking(), body)
    return {
      items: decided.map(({ refusal, ...item }) => ({
        ...item,
        done: refusal === undefined,
        ...defined({ refusal: refusal && leftOut(refusal) }),
      })),
    }
  },
})
