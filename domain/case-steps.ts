import { askedOf } from './case-form.ts'
import type { CaseFile } from './case.ts'
import { stepsOfCycle } from './cycle.ts'
import { chosenIn } from './facts.ts'
import type { Moment } from './moment.ts'
import { isFor } from './rule-check.ts'
import type { SchemeStep, StepKind } from './scheme-step.ts'

/** The task that each step begins with: its record tells whether the step was ever made. */
const begins: Record<StepKind, string> = {
  formalCheck: 'ask-formal-check',
  recommendation: 'ask-recommendation',
  review: 'choose-experts',
  defence: 'ask-defence',
  approval: 'find-next-level',
  notice: 'publish-notice',
}

type Parts = Pick<CaseFile, 'head' | 'sections'>

/** Whether a step is for an application with these choices. What is not chosen counts as asked. */
const isForCase = (step: SchemeStep, file: Parts, moment: Pick<Moment, 'scheme'>): boolean =>
  step.onlyFor === undefined ||
  isFor(step.onlyFor, { chosen: chosenIn(file, askedOf(file, moment)) }) !== false

/** What this application goes through: the scheme's steps without those that are for others. */
export const stepsOf = (file: Parts, moment: Pick<Moment, 'scheme'>): SchemeStep[] =>
  moment.scheme.steps.filter((step) => isForCase(step, file, moment))

/**
 * Where in the scheme's steps an application goes on after `done` of them, and what it passes by on the way. A
 * correction may change what was chosen: an earlier step that was passed by then is made up for first.
 */
export const nextStep = (
  file: Parts & Pick<CaseFile, 'steps'>,
  done: number,
  moment: Pick<Moment, 'scheme'>,
): { readonly at: number; readonly step: SchemeStep | undefined; readonly passedBy: readonly StepKind[] } => {
  const { steps } = moment.scheme
  const owed = steps
    .slice(0, done)
    .findIndex((step) => step.onlyFor !== undefined && isForCase(step, file, moment) && !wasMade(step, file))
  const from = owed < 0 ? done : owed
  const found = steps.findIndex((step, index) => index >= from && isForCase(step, file, moment))
  const at = found < 0 ? steps.length : found
  return { at, step: steps[at], passedBy: steps.slice(from, at).map(({ kind }) => kind) }
}

const wasMade = ({ kind }: SchemeStep, file: Pick<CaseFile, 'head' | 'steps'>): boolean =>
  stepsOfCycle(file).some(({ task }) => task === begins[kind])
