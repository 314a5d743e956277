import type { z } from 'zod'
import type { CaseFile } from '../../../domain/case.ts'
import { CaseId, MeetingId } from '../../../domain/ids.ts'
import { type AgendaItem, itemOf, mustLeave, type PanelMeeting } from '../../../domain/panel-meeting.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import type { Web } from '../context.ts'
import { type Here, param, signedInPerson } from '../page.tsx'

export type OpenMeeting = {
  readonly person: Person
  readonly meeting: PanelMeeting
  /** Keeps the minutes, or may look at them as an officer or auditor does. */
  readonly holds: boolean
  readonly audits: boolean
}

/** A meeting, for whoever holds it, audits it or attends it. */
export const meetingFor = async ({ world }: Web, person: Person, id: MeetingId): Promise<OpenMeeting> => {
  const meeting = await world.store.meetings.load(id)
  if (!meeting || !may(person, { to: 'see-meeting', meeting })) throw notFound()
  return {
    person,
    meeting,
    holds: may(person, { to: 'hold-meetings', scheme: meeting.scheme }),
    audits: may(person, { to: 'audit-meeting', meeting }),
  }
}

/** The meeting of the address. */
export const openMeeting = (c: Here, web: Web): Promise<OpenMeeting> =>
  meetingFor(web, signedInPerson(c), idIn(MeetingId, param(c, 'meeting')))

const idIn = <Schema extends z.ZodType>(schema: Schema, given: string): z.output<Schema> => {
  const id = schema.safeParse(given)
  if (!id.success) throw notFound()
  return id.data
}

export type OpenItem = OpenMeeting & {
  readonly item: AgendaItem
  readonly file: CaseFile
  /** Must not be in the room for this case, in whatever office. */
  readonly bound: boolean
}

/** One case of a meeting. */
export const itemFor = async (
  web: Web,
  person: Person,
  meeting: MeetingId,
  id: CaseId,
): Promise<OpenItem> => {
  const open = await meetingFor(web, person, meeting)
  const item = itemOf(open.meeting, id)
  const file = await web.world.store.cases.load(id)
  if (!file) throw notFound()
  return { ...open, item, file, bound: mustLeave(person, file) }
}

export const openMeetingItem = async (c: Here, web: Web): Promise<OpenItem> => {
  const person = signedInPerson(c)
  return itemFor(web, person, idIn(MeetingId, param(c, 'meeting')), idIn(CaseId, param(c, 'case')))
}

/** What a case is called to this reader. */
export const titleIn = ({ holds, audits }: OpenMeeting, { title, shownTitle }: AgendaItem): string =>
  holds || audits ? title : shownTitle
