import { begins } from '../../domain/cycle.ts'
import type { MessageDefaults } from '../../domain/message-wishes.ts'
import type { Effect, PendingEffect, Swept } from '../ports/effect.ts'
import type { Workflows, World } from '../ports/world.ts'
import { extendCases } from './extend.ts'
import { sweep } from './sweep.ts'
import { tellAll } from './tell.ts'

export type RelayPorts = {
  readonly workflows: Workflows
  readonly publicUrl: string
  /** How this installation tells those who wish for nothing else. */
  readonly defaults?: MessageDefaults
}

/**
 * Carries out what a transaction recorded. At least once: every effect is harmless when repeated (a name, a
 * token, a message id), and it leaves the outbox only when it is done.
 */
export const carryOut = async (world: World, ports: RelayPorts, pending: PendingEffect): Promise<void> => {
  await perform(world, ports, pending.effect)
  await world.store.outbox.done(pending.id)
}

const perform = async (world: World, ports: RelayPorts, effect: Effect): Promise<void> => {
  switch (effect.do) {
    case 'start': {
      const { workflow, cycle, attempt } = effect.run
      await ports.workflows.start(effect.run, `${effect.case}-${workflow}-${cycle}-${attempt}`, {
        case: effect.case,
        workflow,
        cycle,
        attempt,
        ...begins(effect.run),
      })
      return
    }
    case 'resume': {
      const token = await world.store.outbox.token(effect.case, effect.step)
      if (token !== undefined) await ports.workflows.resume(token, effect.output)
      return
    }
    case 'inspect':
      return ports.workflows.inspect(effect.case, effect.document)
    case 'extend':
      return extendCases(world, effect)
    case 'tell':
      await tellAll(world, ports, effect.case, effect.at, effect.tell)
  }
}

/** Effects that are still there: a lost stream record, or a process that was killed in between. */
export const sweepOutbox = (world: World, ports: RelayPorts, olderThan: string): Promise<Swept> =>
  sweep(world.store.outbox.pending, async ({ at, read }) => {
    if (at >= olderThan) return false
    await carryOut(world, ports, read())
    return true
  })
