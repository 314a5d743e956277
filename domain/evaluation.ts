import { missing } from './application.ts'
import { CivilDate, deadline, endOfDay, Instant } from './calendar.ts'
import type { CaseFile, EvaluationHead, Position } from './case.ts'
import type { Consortium } from './consortium.ts'
import type { Decision } from './decision.ts'
import type { Part, Wait } from './formal-check.ts'
import { chainStart, type Stamp } from './history.ts'
import { CaseId, idFrom } from './ids.ts'
import { days, type Moment } from './moment.ts'
import { nextDue } from './recognition.ts'
import { Refusal } from './refusal.ts'
import type { EvaluationRules, Grade } from './scheme.ts'
import { everybody, leads, newTask, office, organisation, stepId, tell, visitOf } from './step.ts'
import type { AnswerTo } from './task.ts'

const asEvaluation = (file: CaseFile): EvaluationHead => {
  if (file.head.kind !== 'evaluation') throw new Refusal('not-found')
  return file.head
}

const rulesOf = (moment: Pick<Moment, 'scheme'>): EvaluationRules => {
  const rules = moment.scheme.evaluation
  if (!rules) throw new Refusal('not-at-this-step')
  return rules
}

/** The evaluations of a programme and a year, for lists. */
export const evaluationRound = (schemeCode: string, year: number): string =>
  `evaluation-${schemeCode}-${year}`

/** The evaluation of a consortium and a year has one id, however often its opening is tried. */
export const evaluationId = (
  consortium: Consortium,
  year: number,
  moment: Pick<Moment, 'digest'>,
): CaseId => {
  const hex = moment.digest(`evaluation/${consortium.id}/${year}`)
  return CaseId.parse(
    idFrom(Uint8Array.from({ length: 13 }, (_, i) => parseInt(hex.slice(2 * i, 2 * i + 2), 16))),
  )
}

/** Opens the annual evaluation that a recognised consortium is due for, and sets when it is due next. */
export const openEvaluation = (consortium: Consortium, stamp: Stamp, moment: Moment): Decision => {
  const { standing, nextEvaluation: year } = consortium
  const lead = consortium.parties.find((party) => party.role === 'lead')
  if (standing.is !== 'recognised' || year === undefined || !lead) throw new Refusal('not-at-this-step')
  const code = standing.scheme.slice(0, standing.scheme.indexOf('@'))
  const head: EvaluationHead = {
    kind: 'evaluation',
    id: evaluationId(consortium, year, moment),
    scheme: standing.scheme,
    batch: evaluationRound(code, year),
    batchTitle: { zh: `${year} 年度评估`, en: `Annual evaluation ${year}` },
    title: consortium.name,
    lead: lead.organisation,
    leadName: lead.name,
    opened: stamp,
    consortium: consortium.id,
    number: standing.number,
    year,
    status: { is: 'report', since: moment.now },
    noShow: false,
    rectifications: 0,
    run: { workflow: 'annual-evaluation', cycle: 1, attempt: 1, ended: false },
    corrections: 0,
    review: { round: 0, open: false, accepted: false },
    approval: { round: 0, open: false, levelsDone: 0 },
    chain: { seq: 0, hash: chainStart },
    revision: 1,
    updated: moment.now,
  }
  const { nextEvaluation: _, alarm: __, ...rest } = consortium
  return {
    head,
    members: consortium.parties.map((party) => ({
      ...party,
      credentials: [],
      confirmation: { is: 'not-needed' as const },
      joined: moment.now,
    })),
    consortium: {
      ...rest,
      ...nextDue(moment.scheme, Instant.parse(standing.recognised), Instant.parse(standing.validUntil), year),
    },
    events: [{ what: 'evaluation-opened', facts: { year, number: standing.number } }],
    claims: [`evaluation:${consortium.id}:${year}`],
    start: true,
  }
}

/** A consortium's term is over. */
export const expire = (consortium: Consortium, now: string): Consortium => {
  const { standing, alarm: _, nextEvaluation: __, ...rest } = consortium
  if (standing.is !== 'recognised') return consortium
  const { scheme, number, recognised } = standing
  return { ...rest, standing: { is: 'expired', scheme, number, recognised, ended: now } }
}

/** Asks the lead for the year's report. */
export const openReport = (file: CaseFile, position: Position, moment: Moment): Wait => {
  const head = asEvaluation(file)
  const rules = rulesOf(moment)
  const due = endOfDay(CivilDate.parse(`${head.year}-${rules.reportDue}`), moment.scheme.timeZone)
  const task = newTask(head, moment, {
    kind: 'report',
    step: stepId('ask-report', visitOf(position, 'ask-report')),
    round: 1,
    audience: organisation(head.lead),
    lateness: 'escalates',
    due,
  })
  return {
    head: { ...head, status: { is: 'report', since: moment.now, due } },
    tasks: [task],
    events: [{ what: 'report-asked', facts: { due } }],
    tell: [tell(head, moment, 'evaluation-opened', everybody(file), { year: head.year, due })],
    due,
  }
}

/** The report did not come: a last time, and the officer hears of it. */
export const openOverdueReport = (file: CaseFile, position: Position, moment: Moment): Wait => {
  const head = asEvaluation(file)
  const due = deadline(moment.now, rulesOf(moment).grace, days(moment))
  const task = newTask(head, moment, {
    kind: 'report',
    step: stepId('ask-overdue-report', visitOf(position, 'ask-overdue-report')),
    round: 2,
    audience: organisation(head.lead),
    lateness: 'closes',
    due,
  })
  return {
    head: { ...head, status: { is: 'overdue', since: moment.now, due } },
    tasks: [task],
    events: [{ what: 'report-overdue', facts: { due } }],
    tell: [
      tell(head, moment, 'evaluation-overdue', [...leads(file), office(head, 'officer')], {
        year: head.year,
        due,
      }),
    ],
    due,
  }
}

/** The lead hands the report in; its sections were saved before. */
export const answerReport = (file: CaseFile, moment: Moment): Part => {
  const head = asEvaluation(file)
  const problems = missing(file, moment)
  if (problems.length > 0) throw new Refusal('incomplete', { problems })
  return {
    head: { ...head, status: { is: 'review', since: moment.now } },
    events: [{ what: 'reported', facts: { late: head.status.is === 'overdue' } }],
    outcome: 'reported',
  }
}

/** No report at all: counts as the scheme says (in several published measures: unqualified). */
export const countNoShow = (file: CaseFile, moment: Moment): Part => {
  const head = asEvaluation(file)
  const grade = rulesOf(moment).noShow
  return {
    head: { ...head, noShow: true, grade },
    events: [{ what: 'counted-as-not-taking-part', facts: { grade } }],
    outcome: 'counted',
  }
}

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
    head: { ...head, status: { is: 'review', since: moment.now } },
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

/** The recognition is taken back. */
export const revoke = (file: CaseFile, consortium: Consortium, moment: Moment): Part => {
  const head = asEvaluation(file)
  const { standing, alarm: _, nextEvaluation: __, ...rest } = consortium
  const reason =
    head.status.is === 'rectification'
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
    events: [{ what: 'revoked', facts: { year: head.year, zh: reason.zh, en: reason.en } }],
    tell: [tell(head, moment, 'revoked', [...everybody(file), office(head, 'officer')], { ...reason })],
    outcome: 'revoked',
  }
}

const ended = (head: EvaluationHead): EvaluationHead =>
  head.run ? { ...head, run: { ...head.run, ended: true } } : head
