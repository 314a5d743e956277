import { z } from 'zod'
import { CallId, TaskId } from '../../../domain/ids.ts'
import { ExtendCall, extendDeadline, ExtendTask, giveMoreTime } from '../../commands/extensions.ts'
import { takeBackSubmission } from '../../commands/submission.ts'
import { InCase } from './cases.ts'
import { Done, operationsOn } from './operation.ts'

const { list, operation } = operationsOn('Deadlines')
export const extensionOperations = list

operation({
  method: 'post',
  path: '/calls/{call}/extensions',
  id: 'extendCall',
  summary:
    'Move the deadline of a call to later, with a reason (officers and administrators); every case of the call follows, and everybody concerned is told',
  params: z.object({ call: CallId }),
  body: ExtendCall,
  answer: Done,
  run: ({ web, asking, path, body }) => extendDeadline(web.world, asking(), path.call, body),
})

operation({
  method: 'post',
  path: '/cases/{case}/tasks/{task}/extensions',
  id: 'giveMoreTime',
  summary:
    'Give more time for a correction, a report, a rectification or a confirmation, with a reason (officers); only while it is open',
  params: InCase.extend({ task: TaskId }),
  body: ExtendTask,
  answer: Done,
  run: ({ web, asking, path, body }) => giveMoreTime(web.world, asking(), { ...path, ...body }),
})

operation({
  method: 'delete',
  path: '/cases/{case}/submission',
  id: 'takeBackSubmission',
  summary:
    'Take a submission back while the call is open and nobody has decided on it: it is a draft again, to be changed and handed in again',
  params: InCase,
  answer: Done,
  run: ({ web, asking, path }) => takeBackSubmission(web.world, asking(), path.case),
})
