import { decidesAt } from './approval.ts'
import type { CaseFile } from './case.ts'
import { conflictOf } from './conflict.ts'
import { isDeclared } from './declared.ts'
import { schemeCode } from './ids.ts'
import { isOfLeads, leadingIn } from './lead-tasks.ts'
import { recusedFrom, scoreTasks } from './panel.ts'
import { holds, type Person, speaksFor } from './person.ts'
import { standInFor } from './stand-in.ts'
import type { Task } from './task.ts'

/** Has a sheet of this case still to hand in. */
export const isScoring = (person: Person, file: CaseFile): boolean =>
  scoreTasks(file).some(
    ({ state, audience }) => state.is === 'open' && audience.is === 'person' && audience.person === person.id,
  )

/** Still the right person for what was asked by name: appointed, without a conflict, and not stepped aside. */
export const stillFit = (person: Person, file: CaseFile, task: Task): boolean =>
  appointedTo(person, task, schemeCode(file.head.scheme)) &&
  conflictOf(person, file) === undefined &&
  (task.kind !== 'score' || !recusedFrom(file).includes(person.id))

const appointedTo = (person: Person, task: Task, scheme: string): boolean =>
  task.kind === 'score' ? holds(person, 'expert', scheme) : decidesAt(person, task.level, scheme)

export const mayAnswer = (person: Person, file: CaseFile, task: Task): boolean => {
  switch (task.audience.is) {
    case 'person':
      return (
        (task.audience.person === person.id &&
          stillFit(person, file, task) &&
          (task.kind !== 'score' || isDeclared(task))) ||
        standInFor(person, file, task) !== undefined
      )
    case 'organisation':
      return isOfLeads(task)
        ? leadingIn(file).some((id) => speaksFor(person, id))
        : speaksFor(person, task.audience.organisation)
    case 'office':
      return (
        holds(person, task.audience.role, task.audience.scheme) &&
        conflictOf(person, file) === undefined &&
        !(task.barred ?? []).includes(person.id)
      )
  }
}

/**
 * Before anything of the application is theirs to read, whoever was asked for a sheet says whether a tie binds them
 * to those who apply.
 */
export const mayDeclare = (person: Person, file: CaseFile, task: Task): boolean =>
  mayRecuse(person, task) && stillFit(person, file, task) && !isDeclared(task)

/**
 * Whose own sheet is in, once the review is over: until then the others' sheets would tell who has scored and who has
 * not, and the next expert could be told what to write.
 */
export const isDoneScoring = (person: Person, file: CaseFile): boolean =>
  !file.head.review.open &&
  scoreTasks(file).every(({ state }) => state.is !== 'open') &&
  scoreTasks(file).some(
    (task) =>
      task.audience.is === 'person' &&
      task.audience.person === person.id &&
      task.answer?.kind === 'score' &&
      task.answer.answer.decision === 'score' &&
      stillFit(person, file, task),
  )

/**
 * Who was asked for a sheet may always step aside, and is replaced at once: whoever turned out to have a conflict
 * afterwards reads nothing of the case any more, and would otherwise keep the place until the deadline.
 */
export const mayRecuse = (person: Person, task: Task): boolean =>
  task.kind === 'score' &&
  task.state.is === 'open' &&
  task.audience.is === 'person' &&
  task.audience.person === person.id

/** In which capacity somebody answers a task: what the stamp says. */
export const answersAs = (
  task: Task,
): 'lead' | 'member' | 'officer' | 'recommender' | 'expert' | 'approver' | 'administrator' => {
  if (task.audience.is === 'office') return task.audience.role
  if (task.audience.is === 'organisation') return task.kind === 'confirmation' ? 'member' : 'lead'
  return task.kind === 'score' ? 'expert' : 'approver'
}
