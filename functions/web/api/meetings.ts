import { z } from 'zod'
import { CaseId, MeetingId, PersonId } from '../../../domain/ids.ts'
import { Vote } from '../../../domain/panel-meeting.ts'
import { notFound } from '../../../domain/refusal.ts'
import {
  closeMeeting,
  concludeItem,
  ItemRecord,
  NewConclusion,
  NewMeeting,
  noteAttendance,
  openItem,
  planMeeting,
  recordItem,
  voteInMeeting,
} from '../../commands/meetings.ts'
import { batchFor } from '../board/batch.ts'
import {
  ItemView,
  itemView,
  MeetingRow,
  meetingRow,
  MeetingView,
  meetingView,
  MinutesView,
  minutesView,
} from '../meetings/meeting-view.ts'
import { itemFor, meetingFor } from '../meetings/open-meeting.ts'
import { InBatch } from './boards.ts'
import { Done, operationsOn, pageFrom, pageOf, PageQuery } from './operation.ts'

const { list, operation } = operationsOn('Meetings')
/** Panel meetings: what is on, how was voted, what was concluded, and what secretary and experts do there. */
export const meetingOperations = list

const InMeeting = z.object({ meeting: MeetingId })
const InItem = InMeeting.extend({ case: CaseId })

operation({
  method: 'get',
  path: '/boards/{batch}/meetings',
  id: 'listMeetings',
  summary:
    'The panel meetings over cases of a call or a year, the latest first (officers, auditors). A page may be empty before the last',
  params: InBatch,
  query: PageQuery,
  answer: pageOf(MeetingRow),
  run: async ({ web, person, path, query }) => {
    const { id, scheme } = await batchFor(web, person(), path.batch)
    const page = await web.world.store.meetings.ofScheme(scheme, pageFrom(query))
    return { ...page, items: page.items.filter(({ batch }) => batch === id).map(meetingRow) }
  },
})

operation({
  method: 'post',
  path: '/meetings',
  id: 'planMeeting',
  summary: 'Plan a meeting over cases of one call or year, and keep its minutes (officers)',
  status: 201,
  body: NewMeeting,
  answer: InMeeting,
  location: ({ meeting }) => `/meetings/${meeting}`,
  run: ({ web, asking, body }) => planMeeting(web.world, asking(), body),
})

operation({
  method: 'get',
  path: '/meetings/{meeting}',
  id: 'getMeeting',
  summary: 'A meeting and its agenda (officers, auditors, the experts who attend it)',
  params: InMeeting,
  answer: MeetingView,
  run: async ({ web, person, path }) => meetingView(await meetingFor(web, person(), path.meeting)),
})

operation({
  method: 'get',
  path: '/meetings/{meeting}/cases/{case}',
  id: 'getMeetingCase',
  summary:
    'One case of a meeting: the tally and who left (officers, auditors), or the own vote (experts); nothing of it for whoever is bound to it',
  params: InItem,
  answer: ItemView,
  run: async ({ web, person, path }) => itemView(await itemFor(web, person(), path.meeting, path.case)),
})

operation({
  method: 'get',
  path: '/meetings/{meeting}/minutes',
  id: 'getMinutes',
  summary: 'The minutes of a meeting; final, with a digest, once it is closed (officers, auditors)',
  params: InMeeting,
  answer: MinutesView,
  run: async ({ web, person, path }) => {
    const open = await meetingFor(web, person(), path.meeting)
    if (!open.holds && !open.audits) throw notFound()
    return minutesView(web.world, open)
  },
})

operation({
  method: 'put',
  path: '/meetings/{meeting}/attendance',
  id: 'noteAttendance',
  summary: 'Who came, of those who were invited (officers)',
  params: InMeeting,
  body: z.strictObject({ came: z.array(PersonId).max(40) }),
  answer: Done,
  run: ({ web, asking, path, body }) => noteAttendance(web.world, asking(), { ...path, ...body }),
})

operation({
  method: 'post',
  path: '/meetings/{meeting}/cases/{case}/opening',
  id: 'openMeetingCase',
  summary: 'A case’s turn: whoever is bound to it leaves, on record, and the vote is open (officers)',
  params: InItem,
  answer: Done,
  run: ({ web, asking, path }) => openItem(web.world, asking(), path),
})

operation({
  method: 'put',
  path: '/meetings/{meeting}/cases/{case}/vote',
  id: 'voteInMeeting',
  summary:
    'Vote on a case while its vote is open, or leave the room for it by your own word (experts who attend)',
  params: InItem,
  body: z.strictObject({ vote: z.enum([...Vote.options, 'leave']) }),
  answer: Done,
  run: ({ web, asking, path, body }) => voteInMeeting(web.world, asking(), { ...path, ...body }),
})

operation({
  method: 'put',
  path: '/meetings/{meeting}/cases/{case}/record',
  id: 'recordMeetingCase',
  summary:
    'Put into the minutes what was said, hands that were counted, and what is written of a conclusion so far (officers)',
  params: InItem,
  body: ItemRecord,
  answer: Done,
  run: ({ web, asking, path, body }) => recordItem(web.world, asking(), { ...path, ...body }),
})

operation({
  method: 'post',
  path: '/meetings/{meeting}/cases/{case}/conclusion',
  id: 'concludeMeetingCase',
  summary:
    'Close the vote on a case with what the meeting came to: into the minutes and the history of the case (officers)',
  params: InItem,
  body: NewConclusion,
  answer: Done,
  run: ({ web, asking, path, body }) => concludeItem(web.world, asking(), { ...path, ...body }),
})

operation({
  method: 'post',
  path: '/meetings/{meeting}/closing',
  id: 'closeMeeting',
  summary: 'Close a meeting of which every case is concluded: its minutes are final (officers)',
  params: InMeeting,
  answer: Done,
  run: ({ web, asking, path }) => closeMeeting(web.world, asking(), path),
})
