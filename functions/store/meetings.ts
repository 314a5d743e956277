import { z } from 'zod'
import { MeetingId } from '../../domain/ids.ts'
import { PanelMeeting } from '../../domain/panel-meeting.ts'
import type { Store } from '../ports/store.ts'
import { attendedKey, keys, meetingsKey } from './keys.ts'
import { onceWrite } from './once.ts'
import { nextRevision, type Table, type Write } from './table.ts'
import { transact } from './transaction.ts'

const Attended = z.object({ meeting: MeetingId, title: z.string(), at: z.string() })

/** A meeting at its next revision, with a row for each who attends. */
export const meetingWrites = (meeting: PanelMeeting): Write[] => [
  {
    put: {
      ...keys.meeting(meeting.id),
      type: 'meeting',
      data: PanelMeeting.parse(meeting),
      listKey: meetingsKey(meeting.scheme),
      listSort: `${meeting.at}#${meeting.id}`,
    },
    guard: nextRevision(meeting.revision),
  },
]

const attendeeWrites = ({ id, title, at, attendees }: PanelMeeting): Write[] =>
  attendees.map(({ person }) => ({
    put: {
      ...keys.attends(id, person),
      type: 'attends',
      data: { meeting: id, title, at },
      listKey: attendedKey(person),
      listSort: `${at}#${id}`,
    },
  }))

export const meetingStore = (table: Table): Store['meetings'] => ({
  load: async (id) => {
    const item = await table.get(keys.meeting(id))
    return item && PanelMeeting.parse(item.data)
  },
  save: async (meeting, options) => {
    await transact(table, [
      ...meetingWrites(meeting),
      ...(meeting.revision === 1 ? attendeeWrites(meeting) : []),
      ...(options?.once ? [onceWrite(options.once, options.at)] : []),
    ])
  },
  ofScheme: async (scheme, page) => {
    const { items, ...rest } = await table.query(
      { index: 'list', key: meetingsKey(scheme), newestFirst: true },
      page,
    )
    return { ...rest, items: items.map(({ data }) => PanelMeeting.parse(data)) }
  },
  attendedBy: async (person, page) => {
    const { items, ...rest } = await table.query(
      { index: 'list', key: attendedKey(person), newestFirst: true },
      page,
    )
    return { ...rest, items: items.map(({ data }) => Attended.parse(data)) }
  },
})
