import { taskWords } from '../../../domain/task-words.ts'
import type { Task } from '../../../domain/task.ts'
import type { CaseFile } from '../../../domain/case.ts'
import { isExtendable } from '../../../domain/extension.ts'
import { shownOnce } from '../../../domain/lead-tasks.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { Due, Moment } from '../ui/parts.tsx'

/** For the office: what the applicants still have to do, and a way to give more time for it. */
export const MoreTime = ({ view, it, file }: { view: View; it: CaseView; file: CaseFile }) => {
  const open = it.hats.includes('officer') ? shownOnce(file.tasks.filter(isExtendable), () => false) : []
  return open.length === 0 ? null : (
    <section>
      <h2>{view.t('申报方待办', 'What the applicants have to do')}</h2>
      <ul>
        {open.map((task) => (
          <li>
            {view.say(taskWords[task.kind])} <Due view={view} at={task.due} />{' '}
            <a href={`/cases/${it.id}/tasks/${task.id}/extension`}>
              {view.t('延长期限', 'Give more time')}
              <span class="visually-hidden"> {view.say(taskWords[task.kind])}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** On the page of a task: when it was due first, and why it is due later now. */
export const Extended = ({ view, task }: { view: View; task: Pick<Task, 'extended'> }) => {
  const last = task.extended?.at(-1)
  return last === undefined ? null : (
    <p class="extension">
      {view.t('期限已延长，原定 ', 'More time was given; it was due ')}
      <Moment view={view} at={last.from} />
      {view.t('。', '. ')}
      {last.reason}
    </p>
  )
}
