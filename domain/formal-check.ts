import { heldClaims, upgradingOf } from './application.ts'
import { chosenNow, inTheWay, missing, verdicts } from './submission.ts'
import { deadline } from './calendar.ts'
import type { ApplicationHead, CaseFile } from './case.ts'
import type { Position } from './case-run.ts'
import { nextStep } from './case-steps.ts'
import { remarkProblems } from './correction.ts'
import type { Decision } from './decision.ts'
import { handIn } from './handed-in.ts'
import { askLeads } from './lead-tasks.ts'
import { days, type Moment } from './moment.ts'
import { Refusal } from './refusal.ts'
import { returnedParts } from './remarks.ts'
import type { Verdict } from './rule-check.ts'
import { stepOf } from './scheme-step.ts'
import { leads, newTask, office, overdueSince, stepId, tell, tellOfTask, visitOf } from './step.ts'
import type { AnswerTo } from './task-answer.ts'
import { clipped, same, type Words } from './words.ts'

/** A part of a decision: the caller adds the step and the event's stamp. */
export type Part = Decision & { readonly outcome: string }
/** An opened wait: until when. An outcome instead means that nothing is left to wait for. */
export type Wait = Decision & ({ readonly due?: string } | { readonly outcome: string })

/** A case that is an application, or nothing to see here. */
export const asApplication = (file: CaseFile): ApplicationHead => {
  if (file.head.kind !== 'application') throw new Refusal('not-found')
  return file.head
}

/** The machine's half: the programme's rules, on what was handed in. Never merit. */
export const checkEligibility = (file: CaseFile, moment: Moment): Part => {
  const head = asApplication(file)
  const all = verdicts(file, moment)
  const blocking = inTheWay(file, all)
  const facts = {
    rules: all.length,
    failed: blocking.map((verdict) => verdict.rule.id).join(','),
    unknown: all
      .filter((verdict) => verdict.holds === 'unknown')
      .map((verdict) => verdict.rule.id)
      .join(','),
  }
  if (blocking.length === 0) return { head, events: [{ what: 'eligible', facts }], outcome: 'eligible' }
  return {
    head: { ...head, refusal: { at: 'eligibility', reason: reasonOf(blocking) } },
    events: [{ what: 'ineligible', facts }],
    outcome: 'ineligible',
  }
}

/** Why rules that block keep a case from going on. */
export const reasonOf = (broken: readonly Verdict[]): Words => ({
  zh: clipped(broken.map(({ explanation }) => explanation.zh).join('；')),
  en: clipped(broken.map(({ explanation }) => explanation.en).join('; ')),
})

/** Which of the scheme's steps comes next: the first one not done yet that is for such an application. */
export const findNextStep = (file: CaseFile, moment: Moment): Part => {
  const head = asApplication(file)
  const { at, step, passedBy } = nextStep(file, head.done, moment)
  return {
    head: { ...head, done: at },
    events: passedBy.map((kind) => ({ what: 'step-passed-by', facts: { step: kind } })),
    outcome: step?.kind ?? 'none',
  }
}

/** An officer is asked whether the application is complete and in order. */
export const openFormalCheck = (file: CaseFile, position: Position, moment: Moment): Wait => {
  const head = asApplication(file)
  const step = stepOf(moment.scheme, 'formalCheck')
  if (!step) throw new Refusal('not-at-this-step')
  const due = deadline(moment.now, step.limit, days(moment))
  const task = newTask(head, moment, {
    kind: 'formal-check',
    step: stepId('ask-formal-check', visitOf(position, 'ask-formal-check')),
    ...overdueSince(file, position, 'ask-formal-check'),
    round: head.corrections + 1,
    audience: office(head, 'officer'),
    lateness: 'escalates',
    due,
  })
  return {
    head: { ...head, status: { is: 'formal-check', since: moment.now } },
    tasks: [task],
    events: [{ what: 'formal-check-opened', facts: { due } }],
    tell: [tellOfTask(task)],
    due,
  }
}

/** Pass, return for correction with remarks per section and field, or reject. */
export const answerFormalCheck = (file: CaseFile, answer: AnswerTo<'formal-check'>, moment: Moment): Part => {
  const head = asApplication(file)
  switch (answer.decision) {
    case 'pass':
      return {
        head: { ...head, done: head.done + 1 },
        events: [{ what: 'formal-check-passed', facts: { remark: answer.remark ?? '' } }],
        outcome: 'passed',
      }
    case 'reject':
      return {
        head: { ...head, refusal: { at: 'formal-check', reason: same(answer.reason) } },
        events: [{ what: 'formal-check-rejected', facts: { reason: answer.reason } }],
        outcome: 'rejected',
      }
    case 'return': {
      const step = stepOf(moment.scheme, 'formalCheck')
      const problems = remarkProblems(file, answer.remarks, moment)
      if (problems.length > 0) throw new Refusal('invalid', { problems })
      if (!step || head.corrections >= step.corrections.rounds)
        throw new Refusal('no-rounds-left', { facts: { rounds: step?.corrections.rounds ?? 0 } })
      const due = deadline(moment.now, step.corrections.limit, days(moment))
      return {
        head: {
          ...head,
          corrections: head.corrections + 1,
          status: { is: 'correction', since: moment.now, due, remarks: answer.remarks },
        },
        events: [{ what: 'returned-for-correction', facts: { due, ...answer.remarks } }],
        tell: [
          tell(head, moment, 'returned-for-correction', leads(file), {
            due,
            sections: returnedParts(answer.remarks).join(', '),
          }),
        ],
        outcome: 'returned',
      }
    }
  }
}

/** The leads are asked to correct the returned sections. */
export const openCorrection = (file: CaseFile, position: Position, moment: Moment): Wait => {
  const head = asApplication(file)
  if (head.status.is !== 'correction') throw new Refusal('not-at-this-step')
  const { due } = head.status
  const asked = askLeads(file, head, moment, {
    kind: 'correction',
    step: stepId('ask-correction', visitOf(position, 'ask-correction')),
    round: head.corrections,
    lateness: 'closes',
    due,
  })
  return { head, ...asked, events: [], due }
}

/** Hands the corrected application in again, or withdraws it. */
export const answerCorrection = (file: CaseFile, answer: AnswerTo<'correction'>, moment: Moment): Part => {
  const head = asApplication(file)
  const returned = head.status.is === 'correction' ? head.status.remarks : {}
  if (answer.decision === 'withdraw')
    return {
      head: {
        ...head,
        status: { is: 'withdrawn', since: moment.now, reason: answer.reason },
        ...(head.run ? { run: { ...head.run, ended: true } } : {}),
      },
      events: [{ what: 'withdrawn', facts: { reason: answer.reason } }],
      // The call may still be open: the lead may try again.
      releases: heldClaims(head),
      tell: [tell(head, moment, 'withdrawn', [...leads(file), office(head, 'officer')])],
      outcome: 'withdrawn',
    }
  const strange = Object.keys(answer.done ?? {}).filter((key) => !(key in returned))
  if (strange.length > 0)
    throw new Refusal('invalid', {
      problems: strange.map((key) => ({ field: `answer.done.${key}`, code: 'unknown-field' })),
    })
  const problems = missing(file, moment)
  if (problems.length > 0) throw new Refusal('incomplete', { problems })
  const upgrading = upgradingOf(file, moment)
  const { facts, ...handed } = handIn(file, 'corrected', moment)
  return {
    ...handed,
    head: {
      ...head,
      ...upgrading.head,
      ...chosenNow(file, moment),
      status: { is: 'submitted', since: moment.now },
    },
    claims: upgrading.claims,
    releases: upgrading.releases,
    events: [
      { what: 'corrected', facts: { round: head.corrections, remark: answer.remark ?? '', ...facts } },
    ],
    outcome: 'corrected',
  }
}
