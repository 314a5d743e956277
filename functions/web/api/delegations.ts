import { z } from 'zod'
import { Delegation } from '../../../domain/delegation.ts'
import { DelegationId } from '../../../domain/ids.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { Delegate, endDelegation, makeDelegation } from '../../commands/delegations.ts'
import { Done, operationsOn, PageQuery, pageFrom, pageOf } from './operation.ts'

const { list, operation } = operationsOn('Approvals')
/** Who decides in whose place, from when to when. */
export const delegationOperations = list

const Shown = z.object(Delegation.omit({ revision: true }).shape)

operation({
  method: 'get',
  path: '/delegations',
  id: 'listDelegations',
  summary:
    'The delegations that you made as a leader, the last one first; those that you hold are in `held` of the first page. Administrators and auditors: `all=true` for everybody’s',
  query: PageQuery.extend({ all: z.enum(['true', 'false']).optional() }),
  answer: pageOf(Shown).extend({ held: z.array(Shown).readonly() }),
  run: async ({ web, person, query }) => {
    const who = person()
    const { delegations } = web.world.store
    if (query.all === 'true' && !may(who, { to: 'see-delegations' })) throw notFound()
    const page = pageFrom(query)
    const { items, ...rest } = await (query.all === 'true'
      ? delegations.list(page)
      : delegations.madeBy(who.id, page))
    return { items, ...rest, held: query.after === undefined ? (who.delegated ?? []) : [] }
  },
})

operation({
  method: 'post',
  path: '/delegations',
  id: 'makeDelegation',
  summary: 'Let somebody decide in your place for a time (leaders)',
  status: 201,
  body: Delegate,
  answer: z.object({ delegation: DelegationId }),
  run: ({ web, asking, body }) => makeDelegation(web.world, asking(), body),
})

operation({
  method: 'delete',
  path: '/delegations/{delegation}',
  id: 'endDelegation',
  summary:
    'Take a delegation back at once, or give it back: whoever made it, whoever holds it, administrators',
  params: z.object({ delegation: DelegationId }),
  answer: Done,
  run: ({ web, asking, path }) => endDelegation(web.world, asking(), path.delegation),
})
