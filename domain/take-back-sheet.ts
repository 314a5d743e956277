import { asTypedSheet, type DraftSheet } from './draft-sheet.ts'
import type { CaseFile } from './case.ts'
import type { Decision } from './decision.ts'
import type { Moment } from './moment.ts'
import { reviewRules, scoreTasks } from './panel.ts'
import { Refusal } from './refusal.ts'
import { waitingStep } from './step.ts'
import type { Task } from './task.ts'

/**
 * Sheets are final. Where the programme says otherwise, a sheet may be taken back before its deadline for as long as
 * the review still waits for another: once the last is in, they are combined.
 */
export const mayTakeBackSheet = (file: CaseFile, task: Task, moment: Moment): boolean =>
  task.kind === 'score' &&
  task.answer?.kind === 'score' &&
  task.answer.answer.decision === 'score' &&
  file.head.review.open &&
  reviewRules(file, moment).panel.sheetsReopen === true &&
  scoreTasks(file).some(({ id }) => id === task.id) &&
  waitingStep(file, task.step) !== undefined &&
  (task.due === undefined || moment.now <= task.due)

/** The sheet is open again, and what stood in it is the draft to go on from. */
export const takeBackSheet = (
  file: CaseFile,
  task: Task,
  moment: Moment,
): { readonly decision: Decision; readonly values: DraftSheet['values'] } => {
  const { answer, ...rest } = task
  if (!mayTakeBackSheet(file, task, moment) || answer?.kind !== 'score' || answer.answer.decision !== 'score')
    throw new Refusal('not-at-this-step')
  return {
    decision: {
      head: file.head,
      tasks: [
        {
          ...rest,
          state: { is: 'open' },
          // What was declared with the sheet still is.
          ...(task.declared === undefined && task.state.is === 'answered'
            ? { declared: task.state.stamp }
            : {}),
        },
      ],
      events: [
        { what: 'sheet-taken-back', facts: { task: task.id, answer: moment.digest(JSON.stringify(answer)) } },
      ],
    },
    values: asTypedSheet(answer.answer),
  }
}
