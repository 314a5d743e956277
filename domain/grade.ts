import { missing } from './submission.ts'
import { deadline } from './calendar.ts'
import type { CaseFile, EvaluationHead } from './case.ts'
import type { Position } from './case-run.ts'
import type { Consortium } from './consortium.ts'
import { asEvaluation, handedInStatus, rulesOf } from './evaluation.ts'
import type { Part, Wait } from './formal-check.ts'
import { handIn } from './handed-in.ts'
import { measureProblems } from './rectification.ts'
import { askLeads } from './lead-tasks.ts'
import { days, type Moment } from './moment.ts'
import { verbFacts } from './outcome-words.ts'
import { Refusal } from './refusal.ts'
import type { EvaluationRules, Grade } from './evaluation-rules.ts'
import { everybody, leads, office, stepId, tell, visitOf } from './step.ts'
import type { AnswerTo } from './task-answer.ts'
import { gradeWords } from './task-words.ts'
import type { Words } from './words.ts'

/** The consortium's grade of the evaluation before this one; what rectification was asked for counts, not what came of it. */
const gradeBefore = ({ year }: EvaluationHead, { grades }: Consortium): Grade | undefined => {
  const before = grades.filter((one) => one.year < year).toSorted((a, b) => b.year - a.year)[0]
  return before?.first ?? before?.grade
}

/** This grade twice in a row, where the programme draws a consequence from it; once rectified, it has drawn it. */
const twiceInARow = (
  head: EvaluationHead,
  consortium: Consortium,
  { twoInARow }: EvaluationRules,
): EvaluationRules['twoInARow'] =>
  head.rectifications === 0 &&
  twoInARow?.grade === head.grade &&
  twoInARow?.grade === gradeBefore(head, consortium)
    ? twoInARow
    : undefined

/** What the approved grade leads to, and what comes of it besides; rectification only as often as the scheme allows. */
export const conclude = (file: CaseFile, consortium: Consortium, moment: Moment): Part => {
  const head = asEvaluation(file)
  const rules = rulesOf(moment)
  const grade = head.grade ?? 'unqualified'
  const band = rules.bands.find((one) => one.grade === grade)
  const repeated = twiceInARow(head, consortium, rules)
  const leadsTo = repeated?.leadsTo ?? band?.leadsTo ?? 'rectify'
  const outcome =
    leadsTo === 'rectify' && head.rectifications >= rules.rectification.times ? 'revoke' : leadsTo
  return {
    head: {
      ...head,
      grade,
      firstGrade: head.firstGrade ?? grade,
      status: { is: 'graded', since: moment.now },
    },
    events: [{ what: 'graded', facts: { grade, leadsTo: outcome, twice: repeated !== undefined } }],
    tell: [
      tell(head, moment, 'graded', everybody(file), {
        grade,
        year: head.year,
        leadsTo: outcome,
        ...(repeated ? { twice: 'yes' } : {}),
        ...(band?.consequence
          ? { consequenceZh: band.consequence.zh, consequenceEn: band.consequence.en }
          : {}),
      }),
    ],
    outcome,
  }
}

/** Unqualified: put right by a date, then evaluated again. */
export const openRectification = (file: CaseFile, position: Position, moment: Moment): Wait => {
  const head = asEvaluation(file)
  const due = deadline(moment.now, rulesOf(moment).rectification.limit, days(moment))
  const { tasks } = askLeads(file, head, moment, {
    kind: 'rectification',
    step: stepId('ask-rectification', visitOf(position, 'ask-rectification')),
    round: head.rectifications + 1,
    lateness: 'closes',
    due,
  })
  return {
    head: {
      ...head,
      rectifications: head.rectifications + 1,
      status: { is: 'rectification', since: moment.now, due },
    },
    tasks,
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
  const problems = [...measureProblems(file, answer, moment), ...missing(file, moment)]
  if (problems.length > 0) throw new Refusal('incomplete', { problems })
  const { facts, ...handed } = handIn(file, 'rectified', moment)
  return {
    ...handed,
    // The report is there now: from here on the year is reviewed like any other.
    head: { ...head, noShow: false, status: handedInStatus(moment) },
    events: [{ what: 'rectified', facts: { account: answer.account, ...facts } }],
    outcome: rulesOf(moment).officerCheck ? 'filed' : 'rectified',
  }
}

/** The year is passed: the grade goes on record and, where published, into the register. */
export const confirm = (file: CaseFile, consortium: Consortium, moment: Moment): Part => {
  const head = asEvaluation(file)
  const grade = head.grade ?? 'unqualified'
  // Given on trial: the first evaluation that is passed makes it firm.
  const { provisionalUntil: _, ...firm } = consortium
  return {
    head: { ...ended(head), status: { is: 'confirmed', since: moment.now, grade } },
    consortium: { ...firm, grades: [...consortium.grades, gradeOn(head)] },
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
      : unqualified(head, twiceInARow(head, consortium, rulesOf(moment)))
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
            validUntil: standing.validUntil,
          },
          grades: [...consortium.grades, gradeOn(head)],
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

/** Why a grade took the recognition back. */
const unqualified = (head: EvaluationHead, twice: EvaluationRules['twoInARow']): Words => {
  const { zh, en } = gradeWords[head.grade ?? 'unqualified']
  return twice
    ? { zh: `连续两次评估为“${zh}”`, en: `Graded ${en} twice in a row` }
    : { zh: `年度评估${zh}`, en: `${en.charAt(0).toUpperCase()}${en.slice(1)} in the annual evaluation` }
}

/** The year's row among the grades: what it ended with, and what it was before rectification when that is another. */
const gradeOn = ({ year, grade = 'unqualified', firstGrade = grade }: EvaluationHead) => ({
  year,
  grade,
  ...(firstGrade === grade ? {} : { first: firstGrade }),
})

const ended = (head: EvaluationHead): EvaluationHead =>
  head.run ? { ...head, run: { ...head.run, ended: true } } : head
