import { z } from 'zod'
import { conflictOf } from './conflict.ts'
import type { CaseFile } from './case.ts'
import { Stamp } from './history.ts'
import { CaseId, MeetingId, PersonId } from './ids.ts'
import { recusedFrom } from './panel.ts'
import type { Person } from './person.ts'
import { Refusal } from './refusal.ts'
import { longestText, Words } from './words.ts'
import { Time } from './time.ts'

const Count = z.number().int().min(0).max(200)

export const Vote = z.enum(['for', 'against', 'abstain'])
export type Vote = z.infer<typeof Vote>

/** Hands that the secretary counted. */
export const Hands = z.strictObject({ for: Count, against: Count, abstain: Count })
export type Hands = z.infer<typeof Hands>

export const Conclusion = z.enum(['recommended', 'not-recommended', 'deferred', 'noted'])
export type Conclusion = z.infer<typeof Conclusion>

export const Proposed = z.strictObject({
  is: Conclusion.optional(),
  words: z.string().trim().max(longestText).optional(),
})
export type Proposed = z.infer<typeof Proposed>

/** One case on the agenda: who left for it, how was voted, what was said and concluded. */
export const AgendaItem = z.strictObject({
  case: CaseId,
  title: z.string().max(400),
  /** As it is called to those who may not know who applies. */
  shownTitle: z.string().max(400),
  voting: z.boolean(),
  left: z
    .array(z.strictObject({ person: PersonId, why: z.enum(['conflict', 'own-word']), at: Time }))
    .max(60),
  votes: z.array(z.strictObject({ person: PersonId, vote: Vote, at: Time })).max(60),
  hands: z.strictObject({ ...Hands.shape, stamp: Stamp }).optional(),
  note: z.string().max(longestText).optional(),
  /** What the secretary wrote of a conclusion that is not drawn yet. */
  proposed: Proposed.optional(),
  conclusion: z.strictObject({ is: Conclusion, words: z.string().max(longestText), stamp: Stamp }).optional(),
})
export type AgendaItem = z.infer<typeof AgendaItem>

export const Attendee = z.strictObject({
  person: PersonId,
  name: z.string().max(120),
  /** Experts vote; guests listen. */
  role: z.enum(['expert', 'guest']),
  came: z.boolean(),
})
export type Attendee = z.infer<typeof Attendee>

/** A panel meets over cases of a call or a year. An officer keeps its minutes. */
export const PanelMeeting = z.strictObject({
  id: MeetingId,
  scheme: z.string().max(32),
  batch: z.string().max(60),
  batchTitle: Words,
  title: z.string().trim().min(2).max(200),
  at: Time,
  place: z.string().trim().min(2).max(300),
  secretary: z.strictObject({ person: PersonId, name: z.string().max(120) }),
  attendees: z.array(Attendee).max(40),
  agenda: z.array(AgendaItem).min(1).max(60),
  /** `closed` is final: the minutes say what is written now, and the digest is of that. */
  state: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('open') }),
    z.strictObject({ is: z.literal('closed'), stamp: Stamp, digest: z.string().length(64) }),
  ]),
  planned: Stamp,
  revision: z.number().int().min(1),
})
export type PanelMeeting = z.infer<typeof PanelMeeting>

export const itemOf = (meeting: PanelMeeting, id: CaseId): AgendaItem => {
  const item = meeting.agenda.find((one) => one.case === id)
  if (!item) throw new Refusal('not-found')
  return item
}

/** The meeting with one item otherwise, ready for its next revision. What was concluded stays as it was concluded. */
export const withItem = (
  meeting: PanelMeeting,
  id: CaseId,
  change: (item: AgendaItem) => AgendaItem,
): PanelMeeting => {
  requireOpen(meeting)
  const { conclusion } = itemOf(meeting, id)
  if (conclusion) throw new Refusal('already-answered', { facts: { at: conclusion.stamp.at } })
  return {
    ...meeting,
    agenda: meeting.agenda.map((item) => (item.case === id ? change(item) : item)),
    revision: meeting.revision + 1,
  }
}

export const requireOpen = ({ state }: PanelMeeting): void => {
  if (state.is === 'closed') throw new Refusal('not-at-this-step')
}

/** Whoever must not be in the room for this case: bound to it, or stepped aside from it. */
export const mustLeave = (person: Person, file: CaseFile): boolean =>
  conflictOf(person, file) !== undefined || recusedFrom(file).includes(person.id)

/** Who attends, and has to leave for a case, put on record when its turn comes. */
export const leaving = (
  meeting: PanelMeeting,
  file: CaseFile,
  people: readonly Person[],
  at: string,
): PanelMeeting =>
  withItem(meeting, file.head.id, (item) => ({
    ...item,
    voting: true,
    left: [
      ...item.left,
      ...people
        .filter((person) => meeting.attendees.some((one) => one.person === person.id))
        .filter((person) => !item.left.some((one) => one.person === person.id) && mustLeave(person, file))
        .map((person) => ({ person: person.id, why: 'conflict' as const, at })),
    ],
    votes: item.votes.filter(
      (vote) => !people.some((person) => person.id === vote.person && mustLeave(person, file)),
    ),
  }))

/** Somebody says themselves that they leave for this case: their vote on it goes with them. */
export const leavesByWord = (meeting: PanelMeeting, id: CaseId, person: PersonId, at: string): PanelMeeting =>
  withItem(meeting, id, (item) => ({
    ...item,
    left: item.left.some((one) => one.person === person)
      ? item.left
      : [...item.left, { person, why: 'own-word', at }],
    votes: item.votes.filter((vote) => vote.person !== person),
  }))

/** An expert who is there votes while the vote is open; voting again changes the vote. */
export const voting = (meeting: PanelMeeting, file: CaseFile, person: Person, vote: Vote, at: string) => {
  const item = itemOf(meeting, file.head.id)
  const attends = meeting.attendees.some((one) => one.person === person.id && one.role === 'expert')
  if (!attends) throw new Refusal('not-found')
  if (item.left.some((one) => one.person === person.id) || mustLeave(person, file))
    throw new Refusal('conflict-of-interest')
  if (!item.voting || item.conclusion) throw new Refusal('not-at-this-step')
  return {
    ...withItem(meeting, file.head.id, (one) => ({
      ...one,
      votes: [...one.votes.filter((held) => held.person !== person.id), { person: person.id, vote, at }],
    })),
    // Who votes is there.
    attendees: meeting.attendees.map((one) => (one.person === person.id ? { ...one, came: true } : one)),
  }
}

/** How was voted: hands that were counted are the word of the room, else what was voted on phones. */
export const tallyOf = ({ votes, hands }: Pick<AgendaItem, 'votes' | 'hands'>): Hands => {
  const count = (wanted: Vote) => votes.filter(({ vote }) => vote === wanted).length
  return hands
    ? { for: hands.for, against: hands.against, abstain: hands.abstain }
    : { for: count('for'), against: count('against'), abstain: count('abstain') }
}

/** Who of those who came was in the room for a case. */
export const inRoom = (meeting: PanelMeeting, item: AgendaItem): Attendee[] =>
  meeting.attendees.filter(
    ({ person, came, role }) => came && role === 'expert' && !item.left.some((one) => one.person === person),
  )

/** Who came, as the secretary ticks it. Whoever voted was there, whatever an older page says. */
export const attended = (meeting: PanelMeeting, came: readonly PersonId[]): PanelMeeting => {
  requireOpen(meeting)
  const voted = new Set(meeting.agenda.flatMap(({ votes }) => votes.map(({ person }) => person)))
  return {
    ...meeting,
    attendees: meeting.attendees.map((one) => ({
      ...one,
      came: came.includes(one.person) || voted.has(one.person),
    })),
    revision: meeting.revision + 1,
  }
}

/** More hands than people in the room are a mistake. */
export const requireHands = (meeting: PanelMeeting, item: AgendaItem, hands: Hands): void => {
  const most = inRoom(meeting, item).length
  if (hands.for + hands.against + hands.abstain > most)
    throw new Refusal('invalid', {
      problems: [{ field: 'hands.for', code: 'more-than-in-room', facts: { max: most } }],
    })
}

/** What the secretary wrote of a case: `null` takes counted hands back, and phones count again. */
export type ItemWritten = {
  readonly hands?: (Hands & { readonly stamp: Stamp }) | null | undefined
  readonly note?: string | undefined
  /** The note as it stood on the page: somebody else's is not written over unseen. */
  readonly noteWas?: string | undefined
  readonly proposed?: Proposed | undefined
}

export const written = (
  meeting: PanelMeeting,
  id: CaseId,
  { hands, note, noteWas, proposed }: ItemWritten,
): PanelMeeting => {
  const item = itemOf(meeting, id)
  if (hands) requireHands(meeting, item, hands)
  const { note: kept = '' } = item
  if (note !== undefined && noteWas !== undefined && noteWas !== kept && note !== kept)
    throw new Refusal('changed-meanwhile')
  return withItem(meeting, id, ({ hands: counted, ...rest }) => ({
    ...rest,
    ...(hands === null ? {} : (hands ?? counted) === undefined ? {} : { hands: hands ?? counted }),
    ...(note === undefined ? {} : { note }),
    ...(proposed === undefined ? {} : { proposed }),
  }))
}

/** A case is put off without more ado; anything else is concluded once its turn began and whoever is bound left. */
export const concluding = (
  meeting: PanelMeeting,
  id: CaseId,
  conclusion: NonNullable<AgendaItem['conclusion']>,
): PanelMeeting => {
  if (!itemOf(meeting, id).voting && conclusion.is !== 'deferred')
    throw new Refusal('invalid', { problems: [{ field: 'is', code: 'turn-not-begun' }] })
  return withItem(meeting, id, ({ proposed: _, ...item }) => ({ ...item, voting: false, conclusion }))
}

/** Closed once every case on the agenda was concluded; one that was not reached is deferred. */
export const closing = (meeting: PanelMeeting): PanelMeeting => {
  requireOpen(meeting)
  const open = meeting.agenda.filter(({ conclusion }) => conclusion === undefined)
  if (open.length > 0)
    throw new Refusal('incomplete', {
      problems: open.map((item) => ({ field: `agenda.${item.case}`, code: 'missing' })),
    })
  return { ...meeting, revision: meeting.revision + 1 }
}
