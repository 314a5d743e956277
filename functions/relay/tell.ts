import { type CaseId, SchemeRef, schemeCode } from '../../domain/ids.ts'
import { type Hearers, hearersKey, type Message, type Tell } from '../../domain/message.ts'
import { planFor } from '../../domain/message-plan.ts'
import { type MessageDefaults, usualDefaults } from '../../domain/message-wishes.ts'
import type { Person } from '../../domain/person.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Words } from '../../domain/words.ts'
import { homeZone, type Zone } from '../../domain/zone-time.ts'
import type { World } from '../ports/world.ts'
import { deputiesToTell } from './deputies.ts'
import { hearersIn } from './hearers.ts'
import { sayMessage } from './message-words.ts'
import { isForGroups, tellRobots } from './tell-robots.ts'
import { wordedBy, wordingsOf } from './wordings.ts'

type Ports = { readonly publicUrl: string; readonly defaults?: MessageDefaults }

/**
 * One message per person, however many of the audiences the person is in, and one to an address where nobody is known.
 * When each goes out is decided here, by what the person wishes for; the row says why.
 */
export const tellAll = async (
  world: World,
  ports: Ports,
  caseId: CaseId | undefined,
  at: string,
  tell: Tell,
): Promise<void> => {
  const { addressee } = tell
  await toGroups(world, ports, caseId, at, tell)
  const people = await peopleIn(world, tell.to)
  for (const { person, inPlaceOf } of await deputiesToTell(world, caseId, tell))
    if (!people.has(person.id)) people.set(person.id, { person, through: [...tell.to], inPlaceOf })
  if (people.size === 0 && addressee === undefined) return
  const { zone, title: programme } = await programmeOf(world, tell.facts.scheme)
  const due = [tell.facts.due, tell.facts.meets].find((time) => typeof time === 'string' && time !== '')
  const about = {
    ...(caseId === undefined ? {} : { case: caseId }),
    ...programmeIn(tell),
    ...(due === undefined ? {} : { due: String(due) }),
    ...{ about: tell.about, written: at },
  }
  const templates = await wordingsOf(world, programmeIn(tell).programme, tell)
  const worded = (language: Message['language'], recipient: string, inPlaceOf?: string) => {
    const facts = inPlaceOf === undefined ? tell.facts : { ...tell.facts, inPlaceOf }
    const said = sayMessage(tell.about, facts, language, ports.publicUrl, zone)
    const given = { said, language, zone, due: about.due, programme, recipient }
    return { language, said, ...wordedBy(templates, given) }
  }
  if (addressee)
    await world.store.outbox.write({
      // The address itself is in no key.
      id: `${tell.key}/${world.digest(addressee.address.toLowerCase()).slice(0, 32)}`,
      ...about,
      ...worded(addressee.language, ''),
      address: addressee.address,
      plan: { is: 'at-once', because: 'address' },
      ...(tell.secret === undefined ? {} : { secret: tell.secret }),
    })
  const now = world.now().toISOString()
  for (const { person, through, inPlaceOf } of people.values())
    await world.store.outbox.write({
      id: `${tell.key}/${person.id}`,
      ...about,
      ...worded(person.language, person.name, inPlaceOf),
      to: person.id,
      address: person.email,
      through,
      plan: planFor(
        { about: tell.about, now, due: about.due },
        person.wishes,
        await world.calendars.inZone(
          (person.wishes?.zone ?? (ports.defaults ?? usualDefaults).zone) satisfies Zone,
        ),
        ports.defaults,
      ),
      ...(tell.receipt === undefined ? {} : { receipt: tell.receipt }),
    })
}

/** The groups of the programme's office. Only what is told to an office asks for them: one small read. */
const toGroups = async (
  world: World,
  { publicUrl }: Ports,
  caseId: CaseId | undefined,
  written: string,
  tell: Tell,
): Promise<void> => {
  const { programme } = programmeIn(tell)
  if (programme === undefined || !isForGroups(tell)) return
  const due = typeof tell.facts.due === 'string' && tell.facts.due !== '' ? tell.facts.due : undefined
  const known = await programmeOf(world, tell.facts.scheme)
  await tellRobots(world, tell, { case: caseId, programme, ...known, written, due, publicUrl })
}

type Found = {
  readonly person: Person
  readonly through: Hearers[]
  /** The leader who was asked, where this is told to whoever may decide instead. */
  readonly inPlaceOf?: string
}

const peopleIn = async (world: World, to: readonly Hearers[]): Promise<Map<string, Found>> => {
  const people = new Map<string, Found>()
  for (const audience of new Map(to.map((one) => [hearersKey(one), one])).values())
    for (const person of await hearersIn(world, audience))
      if (person.active)
        people.set(person.id, { person, through: [...(people.get(person.id)?.through ?? []), audience] })
  return people
}

const programmeIn = ({ facts }: Tell): Pick<Message, 'programme'> => {
  const ref = SchemeRef.safeParse(facts.scheme)
  return ref.success ? { programme: schemeCode(ref.data) } : {}
}

/** The programme of a message. One that is not to be found must not hold up what follows it. */
const programmeOf = async (
  world: World,
  scheme: unknown,
): Promise<{ readonly zone: Zone; readonly title: Words | undefined }> => {
  const unknown = { zone: homeZone, title: undefined }
  if (typeof scheme !== 'string') return unknown
  try {
    const { timeZone, title } = await world.schemes.load(scheme)
    return { zone: timeZone, title }
  } catch (problem) {
    if (problem instanceof Refusal) return unknown
    throw problem
  }
}
