import { type SchemeRef, schemeCode } from '../../../domain/ids.ts'
import type { Person } from '../../../domain/person.ts'
import type { Task } from '../../../domain/task.ts'
import type { View, Web } from '../context.ts'
import { mayBeAnswered } from '../tasks/tasks.tsx'
import { taskWords } from '../../../domain/task-words.ts'

/** So many are looked at: the first of them may be this case's own, or barred to this reader. */
const lookedAt = 10

/**
 * What the office has to do next, the first to fall due first, for whoever has just done something of it. The list may
 * still name what was done a moment ago: the case `here` is not what comes next.
 */
export const nextOfOffice = async (
  { world }: Web,
  person: Person,
  scheme: SchemeRef,
  here: string,
): Promise<Task | undefined> => {
  const code = schemeCode(scheme)
  const office = person.offices.find(
    (one) =>
      (one.role === 'officer' || one.role === 'recommender') && (one.scheme === code || one.scheme === '*'),
  )
  if (office === undefined) return undefined
  const waiting = await world.store.tasks.openFor(`office:${code}:${office.role}`, { limit: lookedAt })
  return mayBeAnswered(person, waiting).items.find((task) => task.case !== here)
}

/** The way on, so that nobody goes back to a list of two hundred after each of them. */
export const NextTask = ({ view: { t, say }, task }: { view: View; task: Task | undefined }) =>
  task === undefined ? null : (
    <p class="next-task">
      {t('下一件：', 'Next: ')}
      <a href={`/cases/${task.case}/tasks/${task.id}`}>
        {say(taskWords[task.kind])} · {task.about.title}
      </a>
    </p>
  )
