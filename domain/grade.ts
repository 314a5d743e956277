import { missing } from './application.ts'
import { deadline } from './calendar.ts'
import type { CaseFile, EvaluationHead, Position } from './case.ts'
import type { Consortium } from './consortium.ts'
import { asEvaluation, rulesOf } from './evaluation.ts'
import type { Part, Wait } from './formal-check.ts'
import { days, type Moment } from './moment.ts'
import { verbFacts } from './outcome-words.ts'
import { Refusal } from './refusal.ts'
import type { EvaluationRules, Grade } from './evaluation-rules.ts'
import { everybody, leads, newTask, office, organisation, stepId, tell, visitOf } from './step.ts'
import type { AnswerTo } from './task.ts'

/** The band that a mean falls into. */
export const gradeFor = (mean: number, rules: Pick<EvaluationRules, 'bands'>): Grade =>
  (rules.bands.find((band) => mean >= band.from) ?? rules.bands.at(-1))?.grade ?? 'unqualified'

/** The panel's mean gives the grade that the approval chain is asked to confirm. */
export const proposeGrade = (file: CaseFile, moment: Moment): Part => {
  const head = asEvaluation(file)
  const mean = head.review.result?.mean ?? 0
  const grade = gradeFor(mean, rulesOf(moment))
  return {
    head: { ...head, grade },
    events: [{ what: 'grade-proposed', facts: { grade, mean } }],
    outcome: 'proposed',
  }
}

/** What the approved grade leads to; rectification only as often as the scheme allows. */
export const conclude = (file: CaseFile, moment: Moment): Part => {
  const head = asEvaluation(file)
  const rules = rulesOf(moment)
  const grade = head.grade ?? 'unqualified'
  const leadsTo = rules.bands.find((band) => band.grade === grade)?.leadsTo ?? 'rectify'
  const outcome =
    leadsTo === 'rectify' && head.rectifications >= rules.rectification.times ? 'revoke' : leadsTo
  return {
    head: { ...head, grade, status: { is: 'graded', since: moment.now } },
    events: [{ what: 'graded', facts: { grade, leadsTo: outcome } }],
    tell: [{ ...tell(head, moment, 'graded', everybody(file), { grade, year: head.year }) }],
    outcome,
  }
}

/** Unqualified: put right by a date, then evaluated again. */
export const openRectification = (file: CaseFile, position: Position, moment: Moment): Wait => {
  const head = asEvaluation(file)
  const due = deadline(moment.now, rulesOf(moment).rectification.limit, days(moment))
  const task = newTask(head, moment, {
    kind: 'rectification',
    step: stepId('ask-rectification', visitOf(position, 'ask-rectification')),
    round: head.rectifications + 1,
    audience: organisation(head.lead),
    lateness: 'closes',
    due,
  })
  return {
    head: {
      ...head,
      rectifications: head.rectifications + 1,
      status: { is: 'rectification', since: moment.now, due },
    },
    tasks: [task],
    events: [{ what: 'rectification-asked', facts: { due } }],
    tell: [
      tell(head, moment, 'rectification-asked', [...leads(file), office(head, 'officer')], {
        due,
        year: head.year,
      }),
    ],
    due,
  }
}

export const answerRectification = (
  file: CaseFile,
  answer: AnswerTo<'rectification'>,
  moment: Moment,
): Part => {
  const head = asEvaluation(file)
  const problems = missing(file, moment)
  if (problems.length > 0) throw new Refusal('incomplete', { problems })
  return {
    // The report is there now: from here on the year is reviewed like any other.
    head: { ...head, noShow: false, status: { is: 'review', since: moment.now } },
    events: [{ what: 'rectified', facts: { account: answer.account } }],
    outcome: 'rectified',
  }
}

/** The year is passed: the grade goes on record and, where published, into the register. */
export const confirm = (file: CaseFile, consortium: Consortium, moment: Moment): Part => {
  const head = asEvaluation(file)
  const grade = head.grade ?? 'unqualified'
  return {
    head: { ...ended(head), status: { is: 'confirmed', since: moment.now, grade } },
    consortium: { ...consortium, grades: [...consortium.grades, { year: head.year, grade }] },
    events: [{ what: 'confirmed', facts: { grade, year: head.year } }],
    outcome: 'confirmed',
  }
}

/** The recognition is taken back; when another year's evaluation did so before, this one ends and changes nothing. */
export const revoke = (file: CaseFile, consortium: Consortium, moment: Moment): Part => {
  const head = asEvaluation(file)
  const { standing, alarm: _, nextEvaluation: __, ...rest } = consortium
  const before = standing.is === 'revoked' || standing.is === 'withdrawn'
  const reason = before
    ? standing.is === 'withdrawn'
      ? { zh: '联合体已退出认定', en: 'The consortium has withdrawn' }
      : {
          zh: '资格已因另一年度的评估撤销',
          en: 'Another year’s evaluation took it back already',
        }
    : head.status.is === 'rectification'
      ? { zh: '逾期未完成整改', en: 'Not rectified by the deadline' }
      : { zh: '年度评估不合格', en: 'Unqualified in the annual evaluation' }
  const revoked: Consortium =
    standing.is === 'recognised'
      ? {
          ...rest,
          standing: {
            is: 'revoked',
            scheme: standing.scheme,
            number: standing.number,
            recognised: standing.recognised,
            ended: moment.now,
          },
          grades: [...consortium.grades, { year: head.year, grade: head.grade ?? 'unqualified' }],
        }
      : consortium
  return {
    head: { ...ended(head), status: { is: 'revoked', since: moment.now, reason } },
    consortium: revoked,
    events: [
      {
        what: before ? 'evaluation-ended' : 'revoked',
        facts: { year: head.year, zh: reason.zh, en: reason.en, ...verbFacts(consortium.verb) },
      },
    ],
    tell: [
      tell(head, moment, 'revoked', [...everybody(file), office(head, 'officer')], {
        ...reason,
        ...verbFacts(consortium.verb),
      }),
    ],
    outcome: 'revoked',
  }
}

const ended = (head: EvaluationHead): EvaluationHead =>
  head.run ? { ...head, run: { ...head.run, ended: true } } : head
