import { z } from 'zod'
import { changeClaim } from '../../../domain/change.ts'
import { NewPlan } from '../../../domain/change-plan.ts'
import { ChangeRequest, RuleEffect } from '../../../domain/change-request.ts'
import { ChangeRule } from '../../../domain/change-rules.ts'
import { CaseId, ConsortiumId } from '../../../domain/ids.ts'
import { notFound } from '../../../domain/refusal.ts'
import { Words } from '../../../domain/words.ts'
import { changeable, previewOfChange, startChange, withdrawChange } from '../../commands/changes.ts'
import { momentFor } from '../../commands/run.ts'
import { closedFor } from '../changes/changes.tsx'
import { InCase } from './cases.ts'
import { Done, operationsOn } from './operation.ts'

const { list, operation } = operationsOn('Changes')
export const changeOperations = list

const InConsortium = z.object({ consortium: ConsortiumId })

operation({
  method: 'get',
  path: '/register/{consortium}/changes',
  id: 'listChangeKinds',
  summary:
    'What may be changed in a consortium that you lead, what is under way, and why the rest has to wait',
  params: InConsortium,
  answer: z.object({
    revision: z.number().int().describe('Offered back as `basedOn` with a request'),
    items: z.array(
      ChangeRule.extend({
        open: CaseId.optional().describe('The change of this kind that is under way: one at a time'),
        closed: Words.optional().describe('Why it cannot be asked for now'),
      }),
    ),
  }),
  run: async ({ web, person, path, arrived }) => {
    const entry = await changeable(web.world, person(), path.consortium)
    if (!('scheme' in entry.standing)) throw notFound()
    const moment = await momentFor(web.world, entry.standing.scheme, arrived)
    const items = (moment.scheme.changes?.kinds ?? []).map(async (rule) => {
      const open = await web.world.store.cases.byName(changeClaim(entry.id, rule.kind))
      const closed = closedFor(entry, rule.kind, moment)
      return { ...rule, ...(open ? { open } : {}), ...(closed ? { closed } : {}) }
    })
    return { revision: entry.revision, items: await Promise.all(items) }
  },
})

operation({
  method: 'post',
  path: '/register/{consortium}/changes/effect',
  id: 'previewChange',
  summary:
    'What a change would do to the programme’s rules: each before and after, with the numbers. Nothing is written',
  params: InConsortium,
  body: z.union([
    ChangeRequest,
    z.strictObject({ request: ChangeRequest, plan: NewPlan }).describe('A change of the plan'),
  ]),
  answer: z.object({
    effect: z.array(RuleEffect),
    broken: z.array(z.string()).describe('Rules that block it, by id; empty when it may be asked for'),
  }),
  run: async ({ web, asking, path, body }) => {
    const { effect, broken } = await ('request' in body
      ? previewOfChange(web.world, asking(), path.consortium, body.request, body.plan)
      : previewOfChange(web.world, asking(), path.consortium, body))
    return { effect, broken: broken.map(({ rule }) => rule) }
  },
})

operation({
  method: 'post',
  path: '/register/{consortium}/changes',
  id: 'requestChange',
  summary:
    'Ask for a change of a recognised consortium that you lead. A rule that blocks and would break refuses it',
  status: 201,
  params: InConsortium,
  body: z.strictObject({
    request: ChangeRequest,
    plan: NewPlan.optional().describe('Of a change of the plan: what its field says from now on'),
    basedOn: z
      .number()
      .int()
      .min(1)
      .optional()
      .describe('The entry’s `revision` that you looked at: refused when it is another by now'),
  }),
  answer: InCase,
  location: ({ case: id }) => `/cases/${id}`,
  run: ({ web, asking, path, body }) => startChange(web.world, asking(), { ...path, ...body }),
})

operation({
  method: 'post',
  path: '/cases/{case}/taking-back',
  id: 'takeBackChange',
  summary: 'Take a request for a change back, as long as it is not agreed',
  params: InCase,
  body: z.strictObject({ reason: z.string().trim().min(2).max(2000) }),
  answer: Done,
  run: ({ web, asking, path, body }) => withdrawChange(web.world, asking(), path.case, body.reason),
})
