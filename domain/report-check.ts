import { deadline } from './calendar.ts'
import { askedOf } from './case-form.ts'
import type { CaseFile } from './case.ts'
import type { Position } from './case-run.ts'
import { asEvaluation, rulesOf } from './evaluation.ts'
import type { Part, Wait } from './formal-check.ts'
import { days, type Moment } from './moment.ts'
import { type Problem, Refusal } from './refusal.ts'
import { newTask, office, overdueSince, stepId, tellOfTask, visitOf } from './step.ts'
import type { AnswerTo } from './task-answer.ts'

/** An officer alone looks whether the report is there and complete. */
export const openReportCheck = (file: CaseFile, position: Position, moment: Moment): Wait => {
  const head = asEvaluation(file)
  const { officerCheck } = rulesOf(moment)
  if (!officerCheck) throw new Refusal('not-at-this-step')
  const due = deadline(moment.now, officerCheck.limit, days(moment))
  const task = newTask(head, moment, {
    kind: 'report-check',
    step: stepId('ask-report-check', visitOf(position, 'ask-report-check')),
    ...overdueSince(file, position, 'ask-report-check'),
    round: head.rectifications + 1,
    audience: office(head, 'officer'),
    lateness: 'escalates',
    due,
  })
  return {
    head: { ...head, status: { is: 'report-check', since: moment.now } },
    tasks: [task],
    events: [{ what: 'report-check-asked', facts: { due } }],
    tell: [tellOfTask(task)],
    due,
  }
}

/** Accepted is the first of the two bands, something to be put right the last; no merit is judged. */
export const answerReportCheck = (file: CaseFile, answer: AnswerTo<'report-check'>, moment: Moment): Part => {
  const head = asEvaluation(file)
  const { bands } = rulesOf(moment)
  if (answer.decision === 'accept')
    return {
      head: { ...head, grade: bands[0]?.grade ?? 'qualified' },
      events: [{ what: 'report-accepted', facts: { remark: answer.remark ?? '' } }],
      outcome: 'checked',
    }
  const problems = remarkProblems(file, answer.remarks, moment)
  if (problems.length > 0) throw new Refusal('invalid', { problems })
  return {
    head: { ...head, grade: bands.at(-1)?.grade ?? 'unqualified' },
    events: [
      { what: 'report-to-put-right', facts: { sections: Object.keys(answer.remarks).toSorted().join(',') } },
    ],
    outcome: 'checked',
  }
}

/** Something must be said, and of parts that the report has. */
const remarkProblems = (
  file: CaseFile,
  remarks: Readonly<Record<string, string>>,
  moment: Moment,
): Problem[] => {
  const asked = new Set<string>(askedOf(file, moment).map(({ id }) => id))
  const named = Object.keys(remarks)
  return named.length === 0
    ? [{ field: 'answer.remarks', code: 'missing' }]
    : named
        .filter((id) => !asked.has(id))
        .map((id) => ({ field: `answer.remarks.${id}`, code: 'unknown-field' }))
}
