import { z } from 'zod'
import { conflictOf } from '../../../domain/conflict.ts'
import { CaseId, MeetingId, PersonId } from '../../../domain/ids.ts'
import {
  AgendaItem,
  Attendee,
  Conclusion,
  Hands,
  inRoom,
  PanelMeeting,
  Proposed,
  tallyOf,
  Vote,
} from '../../../domain/panel-meeting.ts'
import type { Person } from '../../../domain/person.ts'
import { Words } from '../../../domain/words.ts'
import type { World } from '../../ports/world.ts'
import { type OpenItem, type OpenMeeting, titleIn } from './open-meeting.ts'

/** How far a case of the agenda is. */
const ItemStage = z.enum(['not-begun', 'vote-open', 'concluded'])
export const stageOf = ({ conclusion, voting }: AgendaItem): z.infer<typeof ItemStage> =>
  conclusion ? 'concluded' : voting ? 'vote-open' : 'not-begun'

export const MeetingRow = z.object({
  meeting: MeetingId,
  title: z.string(),
  at: z.string(),
  place: z.string(),
  batch: z.string(),
  batchTitle: Words,
  secretary: z.string(),
  state: z.enum(['open', 'closed']).describe('`closed`: the minutes are final'),
  cases: z.number().int().describe('On the agenda'),
})

/** A meeting in a list. */
export const meetingRow = (meeting: PanelMeeting): z.infer<typeof MeetingRow> => ({
  ...{ meeting: meeting.id, title: meeting.title, at: meeting.at, place: meeting.place },
  ...{ batch: meeting.batch, batchTitle: meeting.batchTitle, secretary: meeting.secretary.name },
  ...{ state: meeting.state.is, cases: meeting.agenda.length },
})

export const MeetingView = MeetingRow.extend({
  agenda: z.array(
    z.object({
      case: CaseId,
      title: z.string().describe('Without names to those who may not know who applies'),
      stage: ItemStage,
    }),
  ),
  attendees: z.array(Attendee).optional().describe('For the office and auditors'),
})

/** A meeting with its agenda, as far as its reader may know. */
export const meetingView = (open: OpenMeeting): z.infer<typeof MeetingView> => ({
  ...meetingRow(open.meeting),
  agenda: open.meeting.agenda.map((item) => ({
    ...{ case: item.case, title: titleIn(open, item), stage: stageOf(item) },
  })),
  ...(open.holds || open.audits ? { attendees: open.meeting.attendees } : {}),
})

const Left = AgendaItem.shape.left.element.extend({ name: z.string() })

/** How was voted on a case: how many, and never who. */
const Tally = Hands.extend({
  from: z.enum(['hands', 'phones']),
  inRoom: z.number().int().describe('Experts who came and did not leave for this case'),
  byPhone: z.number().int().describe('Of those, who voted by phone'),
})

export const ItemView = z.object({
  meeting: MeetingId,
  case: CaseId,
  title: z.string(),
  stage: ItemStage,
  bound: z.boolean().describe('You must leave the room for this case, and are told nothing of it'),
  left: z.boolean().optional().describe('You left the room for it'),
  vote: Vote.optional().describe('Your own'),
  tally: Tally.optional().describe('For the office and auditors'),
  absent: z.array(Left).optional().describe('Who left the room, and why, for the office and auditors'),
  note: z.string().optional(),
  proposed: Proposed.optional().describe('What is written of a conclusion so far, for the office'),
  conclusion: Conclusion.optional(),
  words: z.string().optional().describe('The conclusion in words, for the office and auditors'),
})

const nameIn = ({ attendees }: PanelMeeting, person: PersonId): string =>
  attendees.find((one) => one.person === person)?.name ?? ''

const tallied = (meeting: PanelMeeting, item: AgendaItem) => ({
  tally: {
    ...tallyOf(item),
    from: item.hands ? ('hands' as const) : ('phones' as const),
    inRoom: inRoom(meeting, item).length,
    byPhone: item.votes.length,
  },
  absent: item.left.map((one) => ({ ...one, name: nameIn(meeting, one.person) })),
})

/** One case of a meeting: to the office and auditors the tally, to an expert the own vote, to whoever is bound nothing. */
export const itemView = (open: OpenItem): z.infer<typeof ItemView> => {
  const { person, meeting, item, bound, holds, audits } = open
  const said = { meeting: meeting.id, case: item.case, title: titleIn(open, item), stage: stageOf(item) }
  if (bound) return { ...said, bound }
  const attends = meeting.attendees.some((one) => one.person === person.id)
  return {
    ...{ ...said, bound },
    ...(attends
      ? {
          left: item.left.some((one) => one.person === person.id),
          vote: item.votes.find((one) => one.person === person.id)?.vote,
        }
      : {}),
    ...(holds || audits ? { ...tallied(meeting, item), note: item.note, words: item.conclusion?.words } : {}),
    ...(holds ? { proposed: item.proposed } : {}),
    conclusion: item.conclusion?.is,
  }
}

/** Minutes as somebody may have them. Of a case that binds the secretary nothing is said but that it was on. */
export const minutesFor = async (
  { store }: World,
  { meeting, person, audits }: OpenMeeting,
): Promise<{ readonly shown: PanelMeeting; readonly withheld: ReadonlySet<CaseId> }> => {
  if (audits) return { shown: meeting, withheld: new Set() }
  const agenda = await Promise.all(meeting.agenda.map((item) => withoutBound(store, person, item)))
  return {
    shown: { ...meeting, agenda: agenda.map(({ item }) => item) },
    withheld: new Set(agenda.flatMap(({ item, bound }) => (bound ? [item.case] : []))),
  }
}

const withoutBound = async (
  { cases }: World['store'],
  person: Person,
  item: AgendaItem,
): Promise<{ readonly item: AgendaItem; readonly bound: boolean }> => {
  const file = await cases.load(item.case)
  if (!file || conflictOf(person, file) === undefined) return { item, bound: false }
  const { note: _, conclusion: __, hands: ___, proposed: ____, ...rest } = item
  return { item: { ...rest, left: [], votes: [] }, bound: true }
}

export const MinutesView = MeetingRow.extend({
  attendees: z.array(Attendee),
  items: z.array(
    ItemView.pick({ case: true, title: true, note: true, conclusion: true, words: true }).extend({
      ...{ tally: Tally.optional(), absent: z.array(Left).optional() },
      withheld: z.boolean().describe('It binds you: nothing is said of it but that it was on'),
    }),
  ),
  final: z
    .object({ at: z.string(), digest: z.string().describe('SHA-256 of the content') })
    .optional()
    .describe('Absent while the meeting is open'),
})

/** The minutes as data: what their page and their PDF say. */
export const minutesView = async (world: World, open: OpenMeeting): Promise<z.infer<typeof MinutesView>> => {
  const { shown, withheld } = await minutesFor(world, open)
  const { state } = shown
  return {
    ...{ ...meetingRow(shown), attendees: shown.attendees },
    items: shown.agenda.map((item) => {
      const said = { case: item.case, title: item.title }
      if (withheld.has(item.case)) return { ...said, withheld: true }
      const { note, conclusion } = item
      return {
        ...{ ...said, ...tallied(shown, item), note },
        ...{ conclusion: conclusion?.is, words: conclusion?.words, withheld: false },
      }
    }),
    ...(state.is === 'closed' ? { final: { at: state.stamp.at, digest: state.digest } } : {}),
  }
}
