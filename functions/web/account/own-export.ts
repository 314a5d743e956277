import { everything } from '../../every-page.ts'
import type { Instant } from '../../../domain/calendar.ts'
import type { CaseId, OrganisationId, PersonId } from '../../../domain/ids.ts'
import type { Message } from '../../../domain/message.ts'
import { type Person, speaksFor } from '../../../domain/person.ts'
import { notFound, Refusal } from '../../../domain/refusal.ts'
import { momentFor } from '../../commands/run.ts'
import type { World } from '../../ports/world.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import { caseView } from '../case-view/case-view.ts'

/** An answer of a function holds six megabytes: what does not fit is named, and taken one by one. */
const mostCharacters = 2_000_000

/** Every case that an organisation leads or belongs to, the newest ones first. */
const casesOf = async ({ store }: World, id: OrganisationId): Promise<CaseId[]> => {
  const [led, joined] = await Promise.all([
    everything((page) => store.cases.ledBy(id, page)),
    everything((page) => store.cases.joinedBy(id, page)),
  ])
  return [...new Set([...led.map((head) => head.id), ...joined.map((one) => one.case)])]
}

const viewFor = async (
  world: World,
  person: Person,
  id: CaseId,
  now: Instant,
): Promise<CaseView | undefined> => {
  const file = await world.store.cases.load(id)
  if (!file) return undefined
  try {
    return caseView(person, file, await momentFor(world, file.head.scheme, now))
  } catch (problem) {
    // Who declined has no part in it.
    if (problem instanceof Refusal && problem.code === 'not-found') return undefined
    throw problem
  }
}

const told = ({ about, subject, text, written, sent, case: of }: Omit<Message, 'secret'>) => ({
  ...{ about, subject, text, written },
  ...(sent === undefined ? {} : { sent }),
  ...(of === undefined ? {} : { case: of }),
})

const messagesTo = async (world: World, person: PersonId, owner: CaseId | PersonId) =>
  (await everything((page) => world.store.cases.messages(owner, page)))
    .filter(({ to }) => to === person)
    .map((message) => told(message))

/** All that is held of an organisation, as whoever speaks for it may see it. */
export const organisationExport = async (world: World, person: Person, id: OrganisationId, now: Instant) => {
  const organisation = await world.store.organisations.load(id)
  if (!organisation || !speaksFor(person, id)) throw notFound()
  const cases: CaseView[] = []
  const messages: ReturnType<typeof told>[] = []
  const more: string[] = []
  let size = 0
  for (const one of await casesOf(world, id)) {
    if (size > mostCharacters) {
      more.push(`/cases/${one}/export.json`)
      continue
    }
    const view = await viewFor(world, person, one, now)
    if (!view) continue
    const mine = await messagesTo(world, person.id, one)
    cases.push(view)
    messages.push(...mine)
    size += JSON.stringify([view, mine]).length
  }
  const parties = await everything((page) => world.store.consortia.ofOrganisation(id, page))
  const consortia = await Promise.all(
    parties.map(async ({ consortium }) => ({
      entry: await world.store.consortia.load(consortium),
      record: await world.store.consortia.record(consortium),
    })),
  )
  const { revision: _, ...registered } = organisation
  return {
    ...{ format: 'consort-organisation@1', taken: now, organisation: registered },
    ...{ cases, consortia, messages },
    ...(more.length === 0 ? {} : { more }),
  }
}

/** All that is held about a person: what they said, when they were signed in, and what they were told. */
export const accountExport = async (world: World, person: Person, now: Instant) => {
  const { revision: _, calendar: __, ...held } = person
  const own = person.represents.filter(({ state }) => state === 'active')
  const cases = await Promise.all(own.map(({ organisation }) => casesOf(world, organisation)))
  const messages = await messagesTo(world, person.id, person.id)
  for (const id of new Set(cases.flat())) messages.push(...(await messagesTo(world, person.id, id)))
  return {
    ...{ format: 'consort-account@1', taken: now, person: held },
    sessions: await world.store.sessions.of(person.id),
    messages,
  }
}
