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

/** The meeting of the address, for whoever holds it, audits it or attends it. */
export const openMeeting = async (c: Here, { world }: Web): Promise<OpenMeeting> => {
  const person = signedInPerson(c)
  const id = MeetingId.safeParse(param(c, 'meeting'))
  const meeting = id.success ? await world.store.meetings.load(id.data) : undefined
  if (!meeting || !may(person, { to: 'see-meeting', meeting })) throw notFound()
  return {
    person,
    meeting,
    holds: may(person, { to: 'hold-meetings', scheme: meeting.scheme }),
    audits: may(person, { to: 'audit-meeting', meeting }),
  }
}

export type OpenItem = OpenMeeting & {
  readonly item: AgendaItem
  readonly file: CaseFile
  /** Must not be in the room for this case, in whatever office. */
  readonly bound: boolean
}

export const openMeetingItem = async (c: Here, web: Web): Promise<OpenItem> => {
  const open = await openMeeting(c, web)
  const id = CaseId.safeParse(param(c, 'case'))
  if (!id.success) throw notFound()
  const item = itemOf(open.meeting, id.data)
  const file = await web.world.store.cases.load(id.data)
  if (!file) throw notFound()
  return { ...open, item, file, bound: mustLeave(open.person, file) }
}

/** What a case is called to this reader. */
export const titleIn = ({ holds, audits }: OpenMeeting, { title, shownTitle }: AgendaItem): string =>
  holds || audits ? title : shownTitle
