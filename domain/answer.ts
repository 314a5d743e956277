import { answerAppeal } from './appeal-decision.ts'
import { answerApproval } from './approval.ts'
import type { CaseFile } from './case.ts'
import type { Decision } from './decision.ts'
import { answerDefenceDate, answerDefenceRecord } from './defence.ts'
import { answerReport } from './evaluation.ts'
import { answerCorrection, answerFormalCheck } from './formal-check.ts'
import { answerChangeDecision, answerChangeNotice } from './change-steps.ts'
import { answerRecommendation } from './recommendation.ts'
import { answerRectification } from './grade.ts'
import { answerReportCheck } from './report-check.ts'
import { canonical, type Stamp } from './history.ts'
import { answerConfirmation } from './confirmation.ts'
import { asAnswered } from './lead-tasks.ts'
import type { Moment } from './moment.ts'
import { answerObjection } from './notice.ts'
import type { Person } from './person.ts'
import { Refusal } from './refusal.ts'
import { answerReviewHelp, answerScore, scoringOutcome } from './review.ts'
import { settle, waitingStep } from './step.ts'
import type { Task } from './task.ts'
import type { TaskAnswer } from './task-answer.ts'

/** Refuses an answer to a task that is answered, closed or past its deadline. The same words for page and API. */
export const requireAnswerable = (task: Task, { now, scheme }: Pick<Moment, 'now' | 'scheme'>): void => {
  const zone = scheme.timeZone
  switch (task.state.is) {
    case 'answered':
      throw new Refusal('already-answered', { facts: { at: task.state.stamp.at, zone } })
    case 'late':
      throw new Refusal('deadline-passed', { facts: { due: task.due ?? '', zone } })
    case 'cancelled':
      throw new Refusal('not-at-this-step')
    case 'open':
      if (task.lateness === 'closes' && task.due !== undefined && now > task.due)
        throw new Refusal('deadline-passed', { facts: { due: task.due, zone } })
  }
}

/** What a rule said about an answer, and how the wait ends with it (when it does). */
type Said = Decision & { readonly outcome?: string }

/**
 * Answers a task. The rule of its kind decides; the answer and its stamp go on the task; when the wait is
 * over, its other tasks are closed and the workflow goes on. `candidates` are the programme's experts, needed
 * where a recusal asks for a substitute.
 */
export const answerTask = (
  file: CaseFile,
  task: Task,
  given: TaskAnswer,
  stamp: Stamp,
  moment: Moment,
  candidates: readonly Person[] = [],
): Decision => {
  requireAnswerable(asAnswered(file, task), moment)
  if (given.kind !== task.kind)
    throw new Refusal('invalid', { problems: [{ field: 'kind', code: 'not-an-option' }] })
  const { alarm: _, ...rest } = task
  const answered: Task = { ...rest, state: { is: 'answered', stamp }, answer: given }
  const { outcome, ...said } = decide(file, task, answered, given, stamp, moment, candidates)
  const [first, ...events] = said.events
  const step = waitingStep(file, task.step)
  const settled =
    step && outcome !== undefined ? settle(file, step, outcome, moment.now, [answered]) : undefined
  return {
    ...said,
    events: first ? [{ ...first, facts: { ...first.facts, ...sealOf(answered, moment) } }, ...events] : [],
    ...(settled?.resume ? { resume: settled.resume } : {}),
    steps: [...(said.steps ?? []), ...(settled?.steps ?? [])],
    tasks: [...(said.tasks ?? []), ...(settled?.tasks ?? [answered])],
  }
}

/** What ties an answer to the history: change it in the record, and it no longer fits the chain. */
const sealOf = ({ id, answer }: Task, moment: Moment) => ({
  task: id,
  answer: moment.digest(canonical(answer)),
})

const decide = (
  file: CaseFile,
  task: Task,
  answered: Task,
  given: TaskAnswer,
  stamp: Stamp,
  moment: Moment,
  candidates: readonly Person[],
): Said => {
  switch (given.kind) {
    case 'confirmation':
      return answerConfirmation(file, task, given.answer, stamp, moment)
    case 'formal-check':
      return answerFormalCheck(file, given.answer, moment)
    case 'correction':
      return answerCorrection(file, given.answer, moment)
    case 'recommendation':
      return answerRecommendation(file, given.answer, moment)
    case 'score': {
      const said = answerScore(file, task, given.answer, candidates, moment)
      const outcome = scoringOutcome(file, [answered, ...(said.tasks ?? [])], moment)
      return outcome === undefined ? said : { ...said, outcome }
    }
    case 'review-help':
      return answerReviewHelp(file, given.answer)
    case 'defence-date':
      return answerDefenceDate(file, task, given.answer, moment)
    case 'defence-record':
      return answerDefenceRecord(file, task, given.answer, moment)
    case 'approval':
      if (stamp.by === 'system') throw new Refusal('not-found')
      return answerApproval(file, task, given.answer, stamp.by, moment)
    case 'objection':
      return answerObjection(file, task, given.answer, stamp, moment)
    case 'appeal':
      return answerAppeal(file, task, given.answer, stamp, moment)
    case 'report':
      return answerReport(file, moment)
    case 'report-check':
      return answerReportCheck(file, given.answer, moment)
    case 'rectification':
      return answerRectification(file, given.answer, moment)
    case 'change-decision':
      return answerChangeDecision(file, given.answer)
    case 'change-notice':
      return answerChangeNotice(file, given.answer)
  }
}
