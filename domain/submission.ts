import { mayNotLead, unstated } from './member-dues.ts'
import { upgradeProblems } from './upgrade.ts'
import { aroundOf } from './around.ts'
import { clausesMissing } from './agreement.ts'
import type { ApplicationHead, CaseFile } from './case.ts'
import type { Member } from './case-member.ts'
import { isStale } from './confirmation-bound.ts'
import { partsMissing } from './member-part.ts'
import { graceUsed, isClosed } from './closing.ts'
import { nextRun } from './cycle.ts'
import type { Decision } from './decision.ts'
import { documentProblems } from './reference-problems.ts'
import { problemsOf } from './form.ts'
import { handIn, handedInOf, hashOf } from './handed-in.ts'
import type { EventFacts } from './history.ts'
import type { Moment } from './moment.ts'
import { type Problem, Refusal } from './refusal.ts'
import { reportProblems } from './report.ts'
import type { Phase } from './rule.ts'
import { blocks, checkRules, type Verdict } from './rule-check.ts'
import { chosenIn, factsOf } from './facts.ts'
import { everybody, tell } from './step.ts'
import { begun, answersIn, askedOf } from './case-form.ts'
import { upgradingOf } from './application.ts'
import { isOverruled } from './appeal.ts'

/** Everything that keeps the case from being submitted, all at once; an empty list means ready. */
export const missing = (file: CaseFile, moment: Moment): Problem[] => {
  const answersOf = answersIn(file)
  const asked = askedOf(file, moment)
  const around = aroundOf(asked, answersOf, file.members)
  return [
    ...asked.flatMap((section) => [
      ...problemsOf(section, answersOf(section.id), around),
      ...clausesMissing(section, answersOf(section.id)),
    ]),
    ...documentProblems(file, asked),
    ...reportProblems(file, moment),
    ...(file.head.kind === 'application'
      ? [
          ...upgradeProblems(file, asked, moment),
          ...partsMissing(file, moment),
          ...unconfirmed(file, moment),
          ...unstated(file, moment.scheme.membership),
          ...mayNotLead(file, moment.scheme.membership),
          ...blockedBy(file, moment),
        ]
      : []),
  ]
}

const unconfirmed = (file: CaseFile, moment: Moment): Problem[] =>
  moment.scheme.members.confirmBeforeSubmission
    ? file.members
        .map((member) => ({ member, code: unconfirmedAs(file, member, moment) }))
        .flatMap(({ member: { organisation, name }, code }) =>
          code === undefined ? [] : [{ field: `members.${organisation}`, code, facts: { name } }],
        )
    : []

/** Not asked again yet is as good as asked: what it said yes to is not what would be handed in. */
const unconfirmedAs = (file: CaseFile, member: Member, moment: Moment): string | undefined => {
  const { confirmation } = member
  if (confirmation.is === 'declined') return 'declined'
  if (confirmation.is === 'asked') return confirmation.before ? 'confirmed-otherwise' : 'not-confirmed'
  return isStale(file, member, moment) ? 'confirmed-otherwise' : undefined
}

const blockedBy = (file: CaseFile, moment: Moment): Problem[] =>
  inTheWay(file, verdicts(file, moment)).map((verdict) => ({
    field: `rules.${verdict.rule.id}`,
    code: 'rule',
    facts: { zh: verdict.explanation.zh, en: verdict.explanation.en },
  }))

/** The rules that keep the case from going on, but for those that an upheld appeal set aside. */
export const inTheWay = ({ head }: Pick<CaseFile, 'head'>, all: readonly Verdict[]): Verdict[] =>
  blocks(all).filter(({ rule }) => !isOverruled(head, rule.id))

/** What the programme's rules say of the case as it is now. */
export const verdicts = (file: CaseFile, moment: Moment, phase: Phase = 'apply'): Verdict[] =>
  checkRules(
    moment.scheme.rules,
    factsOf(file, askedOf(file, moment), {
      now: begun(file.head),
      timeZone: moment.scheme.timeZone,
      already: moment.already,
    }),
    phase,
  )

/**
 * Hands the application in. The time that counts is the one at which the request arrived (`moment.now`).
 * The receipt names what was handed in by its hash.
 */
export const submit = (
  file: CaseFile,
  moment: Moment,
): Decision & { readonly receipt: NonNullable<ApplicationHead['receipt']> } => {
  const { head } = file
  if (head.kind !== 'application') throw new Refusal('not-found')
  if (head.status.is !== 'draft') throw new Refusal('not-at-this-step', { facts: { status: head.status.is } })
  if (isClosed(head, moment.now))
    throw new Refusal('call-closed', { facts: { closes: head.closes, zone: moment.scheme.timeZone } })
  const problems = missing(file, moment)
  if (problems.length > 0) throw new Refusal('incomplete', { problems })
  const { facts, ...handed } = handIn(file, 'submitted', moment)
  const { hash } = facts
  const number = `A${moment.now.slice(0, 4)}-${moment.newId().slice(0, 8).toUpperCase()}`
  const receipt = { number, at: moment.now, hash }
  const upgrading = upgradingOf(file, moment)
  return {
    receipt,
    head: {
      ...head,
      ...upgrading.head,
      ...chosenNow(file, moment),
      status: { is: 'submitted', since: moment.now },
      receipt,
      run: nextRun(file, 'application'),
    },
    events: [{ what: 'submitted', facts: { number, ...facts, ...graceFacts(head, moment.now) } }],
    ...handed,
    claims: [`receipt:${number}`, ...upgrading.claims],
    start: true,
    tell: [{ ...tell(head, moment, 'submitted', everybody(file), { number, hash }), receipt: number }],
  }
}

/** What lists tell applications apart by, as it was chosen in the form that is handed in. */
export const chosenNow = (
  file: Pick<CaseFile, 'head' | 'sections'>,
  moment: Pick<Moment, 'scheme'>,
): Pick<ApplicationHead, 'chosen'> => {
  const chosen = chosenIn(file, askedOf(file, moment))
  const [formation, tier, field] = (['formation-type', 'tier', 'field'] as const).map((feed) =>
    chosen[feed]?.at(0)?.slice(0, 120),
  )
  if (formation === undefined && tier === undefined && field === undefined) return {}
  return {
    chosen: {
      ...(formation === undefined ? {} : { formation }),
      ...(tier === undefined ? {} : { tier }),
      ...(field === undefined ? {} : { field }),
    },
  }
}

/** That it came after the deadline and still counts is on record. */
const graceFacts = (head: ApplicationHead, now: string): EventFacts => {
  const graceSeconds = graceUsed(head, now)
  return graceSeconds === undefined ? {} : { graceSeconds }
}

/** The hash of what would be handed in now, with the salt that was drawn for it, or bare. */
export const contentHash = (
  file: CaseFile,
  moment: Pick<Moment, 'digest' | 'now' | 'scheme'>,
  salt?: string,
): string =>
  hashOf({ ...handedInOf(file, 'submitted', moment), ...(salt === undefined ? {} : { salt }) }, moment.digest)
