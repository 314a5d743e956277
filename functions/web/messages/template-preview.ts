import { addDays, CivilDate } from '../../../domain/calendar.ts'
import type { Message } from '../../../domain/message.ts'
import { type Placeholder, templateKinds } from '../../../domain/message-template.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { Refusal } from '../../../domain/refusal.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import { openMessage } from '../../commands/send-again.ts'
import type { WhichTemplate } from '../../commands/templates.ts'
import type { World } from '../../ports/world.ts'
import { sayMessage } from '../../relay/message-words.ts'
import { placedIn } from '../../relay/wordings.ts'
import { placeIn } from './message-place.ts'
import { mayRead } from './message-reading.ts'

const dayMs = 86_400_000
const daysBack = 7
const mostChoices = 20

/** A message that a wording can be tried with. */
export type Tried = {
  readonly message: Message
  /** The name of whom it went to; empty where only an address is known. */
  readonly recipient: string
  /** Title, line and link are its own. Else it tells of a case that the reader may not see, and an example stands in. */
  readonly whole: boolean
}

/** Whether a message was written by the words of templates: groups have the program's own, the oldest kept none. */
export const hasWording = ({ about, robot, said }: Message): boolean =>
  templateKinds.includes(about) && robot === undefined && said !== undefined

const isOf = (message: Message, { scheme, about, language }: WhichTemplate): boolean =>
  hasWording(message) &&
  message.programme === scheme &&
  message.about === about &&
  message.language === language

/** What went out lately of this kind, in this language and programme, as far as the reader may see that it did. */
export const recentOfKind = async (
  { store }: Pick<World, 'store'>,
  person: Person,
  which: WhichTemplate,
  now: string,
): Promise<readonly Pick<Tried, 'message' | 'recipient'>[]> => {
  const today = CivilDate.parse(now.slice(0, 10))
  const found: Message[] = []
  for (let ago = 0; ago < daysBack && found.length < mostChoices; ago += 1) {
    const { items } = await store.messages.writtenOn(addDays(today, -ago), { limit: 100 })
    found.push(
      ...items.filter(
        (message) => isOf(message, which) && may(person, { to: 'see-message', message, file: undefined }),
      ),
    )
  }
  const chosen = found.slice(0, mostChoices)
  const people = await store.people.loadMany([
    ...new Set(chosen.flatMap(({ to }) => (to === undefined ? [] : [to]))),
  ])
  const names = new Map(people.map(({ id, name }): [string, string] => [id, name]))
  return chosen.map((message) => ({ message, recipient: names.get(message.to ?? '') ?? '' }))
}

/** The message that somebody chose to try a wording with; refused at its field where it is none of this template. */
export const triedWith = async (
  world: World,
  person: Person,
  which: WhichTemplate,
  name: string,
): Promise<Tried> => {
  const refused = new Refusal('invalid', { problems: [{ field: 'with', code: 'no-such-message' }] })
  const place = placeIn(name)
  if (!place) throw refused
  const { message, file } = await openMessage(world, { person }, place.owner, place.id).catch(
    (problem: unknown) => {
      throw problem instanceof Refusal ? refused : problem
    },
  )
  if (!isOf(message, which)) throw refused
  const to = message.to === undefined ? undefined : await world.store.people.load(message.to)
  return { message, recipient: to?.name ?? '', whole: mayRead(person, message, file) }
}

type Given = {
  readonly which: Pick<WhichTemplate, 'about' | 'language'>
  readonly scheme: Scheme
  readonly publicUrl: string
  readonly now: string
  /** Whose name stands in an example of nobody's. */
  readonly reader: string
  readonly tried?: Tried | undefined
}

/** What the placeholders stand for: in a message that was sent, as far as the reader may know it, or in an example. */
export const previewFacts = ({
  which: { about, language },
  scheme: { ref, title, timeZone: zone },
  publicUrl,
  now,
  reader,
  tried,
}: Given): Record<Placeholder, string> => {
  const due = tried ? (tried.message.due ?? '') : exampleDue(now)
  const written = tried?.message.written ?? now
  const own = tried?.whole ? tried.message.said : undefined
  const said = own ?? sayMessage(about, exampleFacts(ref, written, due), language, publicUrl, zone)
  const recipient = tried ? tried.recipient : reader
  const facts = placedIn({ said, language, zone, due, programme: title, recipient })
  return { ...facts, link: said.link.replace('{secret}', '…') }
}

const exampleDue = (now: string): string => new Date(Date.parse(now) + 7 * dayMs).toISOString()

/** A case that there could be, with the day of a real message where there is one. */
const exampleFacts = (ref: string, now: string, given: string) => {
  const due = given === '' ? exampleDue(now) : given
  return {
    ...{ scheme: ref, ref, title: '集成电路EDA创新联合体', task: 'formal-check', case: 'example' },
    ...{ days: Math.max(0, Math.ceil((Date.parse(due) - Date.parse(now)) / dayMs)), due, since: now },
    ...{ reader: 'approver', officer: '王工', number: 'A2026-0001', hash: '3f9a', year: 2026, grade: 'good' },
    ...{ lead: '示例科技有限公司', name: '示例大学', member: '示例大学', organisation: '示例大学' },
    ...{ reason: '…', why: '…', zh: '…', en: '…', by: '王工', person: '王工', milestone: '样机' },
    ...{ at: now, from: now, to: due, meets: due, place: '三楼会议室', validUntil: due, effective: due },
    ...{ firstDay: now.slice(0, 10), lastDay: due.slice(0, 10) },
  }
}

/** The programme's template that a message was written by, for who may change it. */
export const templateOf = (person: Person, message: Message): WhichTemplate | undefined => {
  const { programme: scheme, about, language } = message
  return scheme !== undefined && hasWording(message) && may(person, { to: 'manage-schemes', scheme })
    ? { scheme, about, language }
    : undefined
}
