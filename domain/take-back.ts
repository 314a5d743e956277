import { heldClaims } from './application.ts'
import { asApplication } from './formal-check.ts'
import type { ApplicationHead, CaseFile } from './case.ts'
import type { Step } from './case-run.ts'
import { isClosed } from './closing.ts'
import { stepsOfCycle } from './cycle.ts'
import { isDecided } from './decided.ts'
import type { Decision } from './decision.ts'
import type { Moment } from './moment.ts'
import { Refusal } from './refusal.ts'
import { everybody, office, settle, tell } from './step.ts'
import { closed } from './task.ts'
import { upgradeClaim } from './upgrade.ts'

/** Steps in which an application waits for the office, and whose table has an arrow for its being taken back. */
const mayEndThere = new Set(['ask-formal-check', 'ask-recommendation', 'ask-defence'])
/** Where the machine may be about to lead, when it has not come there yet. */
const leadsThere = new Set(['formalCheck', 'recommendation', 'defence'])

/** The step that is left when it is taken back: one that waits, or none while the machine is still on its way. */
const leaves = (file: CaseFile): { readonly step: Step | undefined } | undefined => {
  const own = stepsOfCycle(file)
  const step = own.find(({ state }) => state.is === 'waiting')
  if (step) return mayEndThere.has(step.task) ? { step } : undefined
  const next = own.findLast(({ task }) => task === 'find-next-step')
  if (next?.state.is === 'done' && !leadsThere.has(next.state.outcome)) return undefined
  return file.head.status.is === 'submitted' ? { step: undefined } : undefined
}

/** Why it cannot be taken back now; nothing when it can. */
export const takeBackRefusal = (
  file: CaseFile,
  { now, scheme: { timeZone: zone } }: Pick<Moment, 'now' | 'scheme'>,
): Refusal | undefined => {
  const { head } = file
  if (head.kind !== 'application') return new Refusal('not-found')
  if (head.receipt === undefined || head.status.is === 'draft')
    return new Refusal('not-at-this-step', { facts: { status: head.status.is } })
  if (isDecided(file, head)) return new Refusal('decided-already')
  if (isClosed(head, now)) return new Refusal('call-closed', { facts: { closes: head.closes, zone } })
  return leaves(file) ? undefined : new Refusal('not-at-this-step', { facts: { status: head.status.is } })
}

/**
 * Takes a submission back while the call is open and nobody has decided on it: it is a draft again with everything in
 * place. The run ends; handing it in again begins the next cycle. What still carries the run out finds it over.
 */
export const takeBack = (file: CaseFile, moment: Moment): Decision & { head: ApplicationHead } => {
  const refusal = takeBackRefusal(file, moment)
  if (refusal) throw refusal
  const head = asApplication(file)
  const { receipt, upgrades, ...rest } = head
  if (!receipt) throw new Refusal('not-at-this-step')
  return {
    ...ending(file, moment),
    head: {
      ...rest,
      ...runEnded(head),
      status: { is: 'draft', since: moment.now },
      earlier: [...(head.earlier ?? []), { ...receipt, until: moment.now }],
    },
    events: [{ what: 'submission-taken-back', facts: { number: receipt.number } }],
    ...(upgrades === undefined ? {} : { releases: [upgradeClaim(upgrades)] }),
    tell: [tell(head, moment, 'taken-back', everybody(file), { number: receipt.number })],
  }
}

/** Why it cannot be given up for good now; nothing when it can. A correction has an answer of its own for that. */
export const giveUpRefusal = (file: CaseFile): Refusal | undefined => {
  const { head } = file
  if (head.kind !== 'application') return new Refusal('not-found')
  if (head.status.is === 'draft' || (head.refusal === undefined && leaves(file))) return undefined
  return new Refusal('not-at-this-step', { facts: { status: head.status.is } })
}

/** Gives up for good what was handed in: nobody is asked any more, and the lead's place in the call is free again. */
export const giveUp = (file: CaseFile, reason: string, moment: Moment): Decision => {
  const refusal = giveUpRefusal(file)
  if (refusal) throw refusal
  const head = asApplication(file)
  return {
    ...ending(file, moment),
    head: { ...head, ...runEnded(head), status: { is: 'withdrawn', since: moment.now, reason } },
    events: [{ what: 'withdrawn', facts: { reason } }],
    releases: heldClaims(head),
    tell: [tell(head, moment, 'withdrawn', [...everybody(file), office(head, 'officer')])],
  }
}

const runEnded = ({ run }: ApplicationHead): Pick<ApplicationHead, 'run'> =>
  run ? { run: { ...run, ended: true } } : {}

/** The wait ends, and what the office was asked is closed. Members are still asked to confirm. */
const ending = (file: CaseFile, moment: Moment): Pick<Decision, 'steps' | 'tasks' | 'resume'> => {
  const { step } = leaves(file) ?? {}
  if (step) return settle(file, step, 'takenBack', moment.now)
  return {
    tasks: file.tasks
      .filter(({ kind, state }) => kind !== 'confirmation' && state.is === 'open')
      .map((task) => closed(task, 'cancelled', moment.now)),
  }
}
