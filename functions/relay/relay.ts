import { begins } from '../../domain/cycle.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { Message, Tell } from '../../domain/message.ts'
import type { Person } from '../../domain/person.ts'
import { Refusal } from '../../domain/refusal.ts'
import { audienceKey } from '../../domain/task.ts'
import { homeZone, type Zone } from '../../domain/zone-time.ts'
import type { Effect, PendingEffect, Swept, Workflows, World } from '../ports.ts'
import { extendCases } from './extend.ts'
import { writeMessage } from './message-words.ts'
import { sweep } from './sweep.ts'

export type RelayPorts = { readonly workflows: Workflows; readonly publicUrl: string }

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

/** One message per person, however many of the audiences the person is in, and one to an address where nobody is known. */
const tellAll = async (
  world: World,
  ports: RelayPorts,
  caseId: CaseId | undefined,
  at: string,
  tell: Tell,
): Promise<void> => {
  const { addressee } = tell
  const people = new Map<string, Person>()
  for (const key of new Set(tell.to.map(audienceKey)))
    for (const person of await world.store.people.inAudience(key))
      if (person.active) people.set(person.id, person)
  if (people.size === 0 && addressee === undefined) return
  const zone = await zoneOf(world, tell.facts.scheme)
  if (addressee) {
    const { address, language } = addressee
    await world.store.outbox.write({
      // The address itself is in no key.
      id: `${tell.key}/${world.digest(address.toLowerCase()).slice(0, 32)}`,
      ...(caseId === undefined ? {} : { case: caseId }),
      ...{ address, language, about: tell.about, written: at },
      ...writeMessage(tell.about, tell.facts, language, ports.publicUrl, zone),
      ...(tell.secret === undefined ? {} : { secret: tell.secret }),
    })
  }
  for (const person of people.values()) {
    const message: Message = {
      id: `${tell.key}/${person.id}`,
      ...(caseId === undefined ? {} : { case: caseId }),
      to: person.id,
      address: person.email,
      language: person.language,
      about: tell.about,
      ...writeMessage(tell.about, tell.facts, person.language, ports.publicUrl, zone),
      written: at,
      ...(tell.receipt === undefined ? {} : { receipt: tell.receipt }),
    }
    await world.store.outbox.write(message)
  }
}

/** Where the programme of a message is. One that is not to be found must not hold up what follows it. */
const zoneOf = async (world: World, scheme: unknown): Promise<Zone> => {
  if (typeof scheme !== 'string') return homeZone
  try {
    return (await world.schemes.load(scheme)).timeZone
  } catch (problem) {
    if (problem instanceof Refusal) return homeZone
    throw problem
  }
}

/** Effects that are still there: a lost stream record, or a process that was killed in between. */
export const sweepOutbox = (world: World, ports: RelayPorts, olderThan: string): Promise<Swept> =>
  sweep(world.store.outbox.pending, async ({ at, read }) => {
    if (at >= olderThan) return false
    await carryOut(world, ports, read())
    return true
  })
