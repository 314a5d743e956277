import { decisionsAt, levelsOf, needed, openBeside, settledBy } from './approval.ts'
import { nextStep } from './case-steps.ts'
import type { CaseFile } from './case.ts'
import type { Moment } from './moment.ts'
import { stepWords } from './scheme-words.ts'
import type { Task } from './task.ts'
import { outcomeWords } from './outcome-words.ts'
import type { Words } from './words.ts'

/** What approving comes to now: how the level would stand, and where the case goes once it has agreed. */
export type ApprovalEffect = {
  /** Who agreed at this level so far, of how many that it needs, this decision not counted. */
  readonly agreed: number
  readonly needs: number
  /** With this decision the level has agreed. */
  readonly settles: boolean
  readonly leadsTo: Words
}

/** Asked before anything is decided, by the same rules that will decide. */
export const approvalEffect = (
  file: CaseFile,
  task: Task,
  moment: Pick<Moment, 'scheme'>,
): ApprovalEffect | undefined => {
  const levels = levelsOf(file.head, moment)
  const at = levels.findIndex(({ id }) => id === task.level)
  const level = levels[at]
  if (!level) return undefined
  const given = decisionsAt(file, level)
  const people = given.length + openBeside(file, task).length + 1
  const next = levels[at + 1]
  return {
    agreed: given.filter((decision) => decision === 'approve').length,
    needs: needed(level, people),
    settles: settledBy(level, [...given, 'approve'], people) === 'approved',
    leadsTo: next ? next.title : afterTheChain(file, moment),
  }
}

/** After the last level: the programme's next step, or what it gives; a year's evaluation is graded. */
const afterTheChain = (file: CaseFile, moment: Pick<Moment, 'scheme'>): Words => {
  const { head } = file
  if (head.kind !== 'application') return { zh: '确定评估等级', en: 'The grade is given' }
  const { step } = nextStep(file, head.done + 1, moment)
  return step ? (step.title ?? stepWords[step.kind]) : outcomeWords(moment.scheme.outcome.verb).given
}
