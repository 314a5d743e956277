import { taskWords } from '../../../domain/task-words.ts'
import { ReachedLine } from '../cases/overdue-work.tsx'
import { ofScheme, type View } from '../context.ts'
import type { TaskSummary } from '../tasks/task-summary.ts'
import { Due, Table } from './parts.tsx'

/** Work that waits: what, of which case, and by when; overdue work of the office with how far it has climbed. */
export const TaskTable = ({
  view,
  tasks,
  caption,
}: {
  view: View
  tasks: readonly TaskSummary[]
  caption: string
}) => (
  <Table
    caption={caption}
    heads={[view.t('事项', 'Task'), view.t('联合体', 'Consortium'), view.t('期限', 'Due')]}
    rows={tasks.map((task) => [
      <a href={`/cases/${task.case}/tasks/${task.id}`}>{view.say(taskWords[task.kind])}</a>,
      <span>
        {task.title}
        {task.caseKind === 'evaluation' ? ` (${view.t('年度评估', 'annual evaluation')})` : ''}
      </span>,
      <span>
        <Due view={ofScheme(view, task.scheme)} at={task.due} since={task.overdueSince} />
        {task.reached === undefined ? null : (
          <small class="below">
            <ReachedLine view={ofScheme(view, task.scheme)} reached={task.reached} />
          </small>
        )}
      </span>,
    ])}
  />
)
