import { missing } from './submission.ts'
import { CivilDate, civilDate, deadline, endOfDay, Instant } from './calendar.ts'
import type { CaseFile, EvaluationHead } from './case.ts'
import type { Position } from './case-run.ts'
import type { Consortium } from './consortium.ts'
import type { Decision } from './decision.ts'
import type { Part, Wait } from './formal-check.ts'
import { handIn } from './handed-in.ts'
import { chainStart, type Stamp } from './history.ts'
import { CaseId, idFrom } from './ids.ts'
import { askLeads } from './lead-tasks.ts'
import { days, type Moment } from './moment.ts'
import { milestoneOf } from './evaluation-years.ts'
import { prefilledSections, type ReportSources } from './prefill.ts'
import { nextDue } from './recognition.ts'
import { Refusal } from './refusal.ts'
import type { EvaluationRules } from './evaluation-rules.ts'
import { everybody, leads, office, stepId, tell, visitOf } from './step.ts'

/** A case that is an annual evaluation, or nothing to see here. */
export const asEvaluation = (file: CaseFile): EvaluationHead => {
  if (file.head.kind !== 'evaluation') throw new Refusal('not-found')
  return file.head
}

/** The programme's rules of evaluation; a programme without them has no such step. */
export const rulesOf = (moment: Pick<Moment, 'scheme'>): EvaluationRules => {
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
  const since = civilDate(Instant.parse(standing.recognised), moment.scheme.timeZone)
  const milestone = milestoneOf(rulesOf(moment), since, year)
  const head: EvaluationHead = {
    kind: 'evaluation',
    id: evaluationId(consortium, year, moment),
    scheme: standing.scheme,
    batch: evaluationRound(code, year),
    batchTitle: milestone
      ? { zh: `${year} 年度评估（${milestone.zh}）`, en: `Annual evaluation ${year}: ${milestone.en}` }
      : { zh: `${year} 年度评估`, en: `Annual evaluation ${year}` },
    ...(milestone ? { milestone } : {}),
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
    events: [
      {
        what: 'evaluation-opened',
        facts: { year, number: standing.number, ...(milestone ? { milestone: milestone.zh } : {}) },
      },
    ],
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

/**
 * Two years may be open at once. When one of them takes the recognition back, there is nothing left to evaluate:
 * the other ends at its next step.
 */
export const overAlready = (file: CaseFile, consortium: Consortium): Part | undefined =>
  consortium.standing.is === 'revoked' || consortium.standing.is === 'withdrawn'
    ? { head: file.head, events: [], outcome: 'over' }
    : undefined

/** Asks the leads for the year's report, filled in as far as is known. */
export const openReport = (
  file: CaseFile,
  position: Position,
  moment: Moment,
  sources?: ReportSources,
): Wait => {
  const head = asEvaluation(file)
  const rules = rulesOf(moment)
  const day = endOfDay(CivilDate.parse(`${head.year}-${rules.reportDue}`), moment.scheme.timeZone)
  // Opened again after an appeal, its day is long past.
  const due =
    day > moment.now || head.run?.cycle === 1 ? day : deadline(moment.now, rules.grace, days(moment))
  const { tasks } = askLeads(file, head, moment, {
    kind: 'report',
    step: stepId('ask-report', visitOf(position, 'ask-report')),
    round: 1,
    lateness: 'escalates',
    due,
  })
  return {
    head: { ...head, status: { is: 'report', since: moment.now, due } },
    tasks,
    sections: sources ? prefilledSections(file, sources, moment) : [],
    events: [{ what: 'report-asked', facts: { due } }],
    tell: [
      tell(head, moment, 'evaluation-opened', everybody(file), {
        year: head.year,
        due,
        ...(head.milestone ? { milestoneZh: head.milestone.zh, milestoneEn: head.milestone.en } : {}),
      }),
    ],
    due,
  }
}

/** The report did not come: a last time, and the officer hears of it. */
export const openOverdueReport = (file: CaseFile, position: Position, moment: Moment): Wait => {
  const head = asEvaluation(file)
  const due = deadline(moment.now, rulesOf(moment).grace, days(moment))
  const { tasks } = askLeads(file, head, moment, {
    kind: 'report',
    step: stepId('ask-overdue-report', visitOf(position, 'ask-overdue-report')),
    round: 2,
    lateness: 'closes',
    due,
  })
  return {
    head: { ...head, status: { is: 'overdue', since: moment.now, due } },
    tasks,
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

/** Where a report goes that was handed in: to a panel, or to an officer who looks at it alone. */
export const handedInStatus = (moment: Pick<Moment, 'scheme' | 'now'>): EvaluationHead['status'] => ({
  is: rulesOf(moment).officerCheck ? 'report-check' : 'review',
  since: moment.now,
})
const takenTo = (moment: Moment): 'reported' | 'filed' =>
  rulesOf(moment).officerCheck ? 'filed' : 'reported'

/** The lead hands the report in; its sections were saved before. */
export const answerReport = (file: CaseFile, moment: Moment): Part => {
  const head = asEvaluation(file)
  const problems = missing(file, moment)
  if (problems.length > 0) throw new Refusal('incomplete', { problems })
  const { facts, ...handed } = handIn(file, 'reported', moment)
  return {
    head: { ...head, status: handedInStatus(moment) },
    events: [{ what: 'reported', facts: { late: head.status.is === 'overdue', ...facts } }],
    ...handed,
    outcome: takenTo(moment),
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
