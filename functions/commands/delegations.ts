import { z } from 'zod'
import { Delegation, DelegationScope } from '../../domain/delegation.ts'
import { delegate, revokeDelegation, stepUpToDelegate } from '../../domain/delegation-rules.ts'
import { DelegationId, PersonId } from '../../domain/ids.ts'
import type { Tell } from '../../domain/message.ts'
import { may } from '../../domain/policy.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import { requireSure } from '../../domain/step-up.ts'
import type { World } from '../ports/world.ts'
import { everyDelegationOf } from '../stand-ins.ts'
import { type Asking, once } from './run.ts'

export const Delegate = z.strictObject({
  to: PersonId,
  ...DelegationScope.shape,
  starts: Delegation.shape.starts,
  ends: Delegation.shape.ends.describe('The last instant that counts'),
  reason: Delegation.shape.reason,
})
export type Delegate = z.infer<typeof Delegate>

const Made = z.object({ delegation: DelegationId })

/** A leader lets somebody decide in their place for a time. Whoever holds it is told, and has it at the next request. */
export const makeDelegation = (
  world: World,
  asking: Asking,
  { to, ...given }: Delegate,
): Promise<z.infer<typeof Made>> =>
  once(world, asking, { command: 'delegate', to, given }, Made.parse, async (onceItem) => {
    if (!may(asking.person, { to: 'delegate' })) throw notFound()
    // Whoever may not decide on this sign-in may not let somebody else decide on it either.
    const { assurance } = asking
    requireSure(assurance, stepUpToDelegate(await world.schemes.offered(), given, assurance?.byDefault))
    const [holder, made] = await Promise.all([
      world.store.people.load(to),
      everyDelegationOf(world, asking.person.id),
    ])
    // Whether somebody is there is no secret among those who delegate: all of them are listed to choose from.
    if (!holder) throw new Refusal('invalid', { problems: [{ field: 'to', code: 'not-an-option' }] })
    const id = DelegationId.parse(world.newId())
    const next = delegate(asking.person, holder, given, { made, id, now: asking.arrived })
    await world.store.people.save(next.holder, {
      at: asking.arrived,
      once: onceItem({ delegation: id }),
      delegation: next.delegation,
      tell: [told(next.delegation, 'delegation-made', [to])],
    })
    return { delegation: id }
  })

const Done = z.object({})

/** Takes a delegation back at once, or gives it back: from the next request on nothing can be decided by it. */
export const endDelegation = (world: World, asking: Asking, id: DelegationId): Promise<object> =>
  once(world, asking, { command: 'revoke-delegation', delegation: id }, Done.parse, async (onceItem) => {
    const delegation = await world.store.delegations.load(id)
    if (!delegation || !may(asking.person, { to: 'revoke-delegation', delegation })) throw notFound()
    const holder = await world.store.people.load(delegation.to)
    if (!holder) throw notFound()
    const next = revokeDelegation(delegation, holder, asking.person, asking.arrived)
    await world.store.people.save(next.holder, {
      at: asking.arrived,
      once: onceItem({}),
      delegation: next.delegation,
      tell: [told(next.delegation, 'delegation-revoked', [delegation.from, delegation.to])],
    })
    return {}
  })

const told = (
  { id, fromName, toName, starts, ends, reason, revision }: Delegation,
  about: 'delegation-made' | 'delegation-revoked',
  to: readonly PersonId[],
): Tell => ({
  key: `${id}/${about}/${revision}`,
  about,
  to: to.map((person) => ({ is: 'person' as const, person })),
  facts: { title: fromName, name: toName, from: starts, to: ends, reason },
})
