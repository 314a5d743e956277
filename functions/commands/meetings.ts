import { z } from 'zod'
import { titleFor, blindOf } from '../../domain/blind.ts'
import { canonical } from '../../domain/history.ts'
import { type CaseId, MeetingId, PersonId, schemeCode } from '../../domain/ids.ts'
import {
  attended,
  closing,
  concluding,
  Conclusion,
  Hands,
  itemOf,
  leaving,
  leavesByWord,
  PanelMeeting,
  Proposed,
  tallyOf,
  Vote,
  voting,
  written,
} from '../../domain/panel-meeting.ts'
import { holds } from '../../domain/person.ts'
import { may } from '../../domain/policy.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import { CaseId as Case } from '../../domain/ids.ts'
import { longestText } from '../../domain/words.ts'
import type { World } from '../ports/world.ts'
import { stampOf } from './as-lead.ts'
import { type Asking, momentFor, once, onCase, patiently } from './run.ts'

export const NewMeeting = z.strictObject({
  title: PanelMeeting.shape.title,
  at: z.iso.datetime({ precision: 3 }),
  place: PanelMeeting.shape.place,
  agenda: z.array(Case).min(1).max(60),
  experts: z.array(PersonId).min(1).max(40),
})
export type NewMeeting = z.infer<typeof NewMeeting>

const Made = z.object({ meeting: MeetingId })
const Done = z.object({})

/** An officer plans a meeting over cases of one call or year, and keeps its minutes. */
export const planMeeting = (world: World, asking: Asking, input: NewMeeting): Promise<z.infer<typeof Made>> =>
  once(world, asking, { command: 'plan-meeting', input }, Made.parse, async (onceItem) => {
    const files = await Promise.all(
      [...new Set(input.agenda)].map(async (id) => {
        const file = await world.store.cases.load(id)
        if (!file || !may(asking.person, { to: 'see-result', file })) throw notFound()
        return file
      }),
    )
    const [first] = files
    if (!first || files.some(({ head }) => head.batch !== first.head.batch))
      throw new Refusal('invalid', { problems: [{ field: 'agenda', code: 'not-an-option' }] })
    const scheme = schemeCode(first.head.scheme)
    if (!may(asking.person, { to: 'hold-meetings', scheme })) throw notFound()
    const people = await world.store.people.loadMany(input.experts)
    if (people.length < input.experts.length || people.some((person) => !holds(person, 'expert', scheme)))
      throw new Refusal('invalid', { problems: [{ field: 'experts', code: 'not-an-option' }] })
    const moment = await momentFor(world, first.head.scheme, asking.arrived)
    const meeting: PanelMeeting = {
      id: MeetingId.parse(world.newId()),
      scheme,
      batch: first.head.batch,
      batchTitle: first.head.batchTitle,
      title: input.title,
      at: input.at,
      place: input.place,
      secretary: { person: asking.person.id, name: asking.person.name },
      attendees: people.map(({ id, name }) => ({ person: id, name, role: 'expert', came: false })),
      agenda: files.map((file) => ({
        case: file.head.id,
        title: file.head.title,
        shownTitle: titleFor(file, blindOf(file.head, moment), moment),
        voting: false,
        left: [],
        votes: [],
      })),
      state: { is: 'open' },
      planned: stampOf(asking, 'officer'),
      revision: 1,
    }
    const result = { meeting: meeting.id }
    await world.store.meetings.save(meeting, { at: asking.arrived, once: onceItem(result) })
    return result
  })

/** A step of a meeting, decided again when somebody voted in the same instant. */
const onMeeting = (
  world: World,
  asking: Asking,
  what: { readonly command: string; readonly meeting: MeetingId; readonly input?: unknown },
  decide: (meeting: PanelMeeting) => Promise<PanelMeeting> | PanelMeeting,
): Promise<object> =>
  patiently(() =>
    once(world, asking, what, Done.parse, async (onceItem) => {
      const meeting = await world.store.meetings.load(what.meeting)
      if (!meeting || !may(asking.person, { to: 'see-meeting', meeting })) throw notFound()
      const next = await decide(meeting)
      await world.store.meetings.save(next, { at: asking.arrived, once: onceItem({}) })
      return {}
    }),
  )

const requireSecretary = (asking: Asking, meeting: PanelMeeting): void => {
  if (!may(asking.person, { to: 'hold-meetings', scheme: meeting.scheme })) throw notFound()
}

type AtItem = { readonly meeting: MeetingId; readonly case: CaseId }

/** A case's turn: whoever is bound to it is asked to leave, on record, and the vote is open. */
export const openItem = (world: World, asking: Asking, input: AtItem): Promise<object> =>
  onMeeting(world, asking, { command: 'open-item', meeting: input.meeting, input }, async (meeting) => {
    requireSecretary(asking, meeting)
    const file = await world.store.cases.load(itemOf(meeting, input.case).case)
    if (!file) throw notFound()
    const people = await world.store.people.loadMany(meeting.attendees.map(({ person }) => person))
    return leaving(meeting, file, people, asking.arrived)
  })

/** Who came, as the secretary sees it. */
export const noteAttendance = (
  world: World,
  asking: Asking,
  input: { readonly meeting: MeetingId; readonly came: readonly PersonId[] },
): Promise<object> =>
  onMeeting(world, asking, { command: 'attendance', meeting: input.meeting, input }, (meeting) => {
    requireSecretary(asking, meeting)
    return attended(meeting, input.came)
  })

/** An expert votes on the own phone, or leaves the room for a case by their own word. */
export const voteInMeeting = (
  world: World,
  asking: Asking,
  input: AtItem & { readonly vote: Vote | 'leave' },
): Promise<object> =>
  onMeeting(world, asking, { command: 'vote', meeting: input.meeting, input }, async (meeting) => {
    const attends = meeting.attendees.some(({ person }) => person === asking.person.id)
    const file = await world.store.cases.load(itemOf(meeting, input.case).case)
    if (!file || !attends) throw notFound()
    return input.vote === 'leave'
      ? leavesByWord(meeting, input.case, asking.person.id, asking.arrived)
      : voting(meeting, file, asking.person, input.vote, asking.arrived)
  })

export const ItemRecord = z.strictObject({
  hands: Hands.nullish(),
  note: z.string().trim().max(longestText).optional(),
  noteWas: z.string().max(longestText).optional(),
  proposed: Proposed.optional(),
})
export type ItemRecord = z.infer<typeof ItemRecord>

const stamped = ({ hands, ...rest }: ItemRecord, asking: Asking) => ({
  ...rest,
  hands: hands && { ...hands, stamp: stampOf(asking, 'officer') },
})

/** The secretary counts hands and notes what is said. */
export const recordItem = (world: World, asking: Asking, input: AtItem & ItemRecord): Promise<object> =>
  onMeeting(world, asking, { command: 'record-item', meeting: input.meeting, input }, (meeting) => {
    requireSecretary(asking, meeting)
    const { meeting: _, case: id, ...record } = input
    return written(meeting, id, stamped(record, asking))
  })

export type NewConclusion = z.infer<typeof NewConclusion>
export const NewConclusion = z.strictObject({
  is: Conclusion,
  words: z.string().trim().min(2).max(longestText),
  /** What stood on the same page goes into the minutes with it. */
  ...ItemRecord.omit({ proposed: true }).shape,
})

/** What the meeting came to on a case: in the minutes, and in the chain of the case, in one transaction. */
export const concludeItem = (
  world: World,
  asking: Asking,
  input: AtItem & z.infer<typeof NewConclusion>,
): Promise<object> =>
  onCase(
    world,
    asking,
    { command: 'conclude-item', case: input.case, input },
    async (file) => {
      const held = await world.store.meetings.load(input.meeting)
      if (!held || !may(asking.person, { to: 'see-result', file })) throw notFound()
      requireSecretary(asking, held)
      const stamp = stampOf(asking, 'officer')
      const { is, words, meeting: _, case: id, ...record } = input
      const meeting = written(held, id, stamped(record, asking))
      const item = itemOf(meeting, id)
      const tally = tallyOf(item)
      return {
        stamp,
        result: {},
        decision: {
          head: file.head,
          meeting: {
            ...concluding(meeting, id, { is, words, stamp }),
            revision: held.revision + 1,
          },
          events: [
            {
              what: 'panel-concluded',
              facts: {
                meeting: meeting.id,
                conclusion: is,
                words,
                for: tally.for,
                against: tally.against,
                abstain: tally.abstain,
                left: item.left.length,
              },
            },
          ],
        },
      }
    },
    Done.parse,
  )

/** The minutes are final: sealed with a digest of all that they say. */
export const closeMeeting = (
  world: World,
  asking: Asking,
  input: { readonly meeting: MeetingId },
): Promise<object> =>
  onMeeting(world, asking, { command: 'close-meeting', meeting: input.meeting }, (meeting) => {
    requireSecretary(asking, meeting)
    const closed = closing(meeting)
    const { state: _, ...said } = closed
    return {
      ...closed,
      state: {
        is: 'closed',
        stamp: stampOf(asking, 'officer'),
        digest: world.digest(canonical(said)),
      },
    }
  })
