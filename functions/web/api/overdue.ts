import { pressOverdue } from '../../commands/run-case.ts'
import { openOverdue, OverdueView } from '../cases/overdue-view.ts'
import { InCase } from './cases.ts'
import { Done, operationsOn } from './operation.ts'

const { list, operation } = operationsOn('Deadlines')
/** What is late at the office, for those above whom it has reached. */
export const overdueOperations = list

operation({
  method: 'get',
  path: '/cases/{case}/overdue',
  id: 'getOverdue',
  summary:
    'What of a case is or was overdue at the office, how far it has climbed and who hears of it next (the office, auditors, and those above whom it has reached). Nothing of what the case says',
  params: InCase,
  answer: OverdueView,
  run: async ({ web, person, path, arrived }) =>
    (await openOverdue(web.world, person(), path.case, arrived)).view,
})

operation({
  method: 'post',
  path: '/cases/{case}/overdue/reminders',
  id: 'pressOverdue',
  summary:
    'Press for what is overdue: the officers and whoever’s turn it is are told, and it goes on record; once a day (those above whom it has reached)',
  params: InCase,
  answer: Done,
  run: ({ web, asking, path }) => pressOverdue(web.world, asking(), path.case),
})
