import { addMonths, civilDate, endOfDay, Instant } from './calendar.ts'
import type { CaseFile, ChangeHead } from './case.ts'
import { asChange, changeClaim, factsOfChange, saidOf } from './change.ts'
import { asParty, type KnownConsortium, membersAfter } from './change-effect.ts'
import { findingsOn, joiningOf, over } from './change-steps.ts'
import { type AppliedChange, type Consortium, mostChanges, type Party } from './consortium.ts'
import type { Part } from './formal-check.ts'
import type { Moment } from './moment.ts'
import { nextDue } from './recognition.ts'
import { Refusal } from './refusal.ts'
import type { Scheme } from './scheme.ts'
import { everybody, office, organisation, tell } from './step.ts'
import type { Audience } from './task.ts'

/**
 * The day has come: the entry of the register is written anew. Other changes may have come before, so the rules are
 * asked once more. `other` is the consortium that this one merges with: its leads hear of it.
 */
export const applyChange = (
  file: CaseFile,
  known: KnownConsortium,
  other: Consortium | undefined,
  moment: Moment,
): Part => {
  const head = asChange(file)
  const { why } = findingsOn(file, known, moment)
  if (why)
    return {
      head: { ...head, refusal: why },
      events: [{ what: 'change-impossible', facts: { ...why } }],
      outcome: 'broken',
    }
  const effective = head.status.is === 'agreed' ? head.status.effective : moment.now
  const { consortium } = known
  const parties = membersAfter(known.members, head.request, joiningOf(file, head)).map(asParty)
  const change: AppliedChange = {
    kind: head.request.kind,
    what: saidOf(head),
    effective,
    ...(head.request.kind === 'plan' ? { field: head.request.field } : {}),
    case: head.id,
  }
  const changed: Consortium = {
    ...termAfter(consortium, head, effective, moment),
    name: head.request.kind === 'name' ? head.request.name : consortium.name,
    parties,
    changes: [...(consortium.changes ?? []), change].slice(-mostChanges),
    revision: consortium.revision + 1,
  }
  return {
    head: { ...over(head), status: { is: 'applied', since: moment.now, effective } },
    consortium: changed,
    parties: rowsOf(consortium, changed),
    events: [{ what: 'change-applied', facts: { effective, ...factsOfChange(head) } }],
    releases: [changeClaim(head.consortium, head.request.kind)],
    tell: [
      tell(head, moment, 'change-applied', [...everybody(file), office(head, 'officer'), ...leadsOf(other)], {
        change: head.request.kind,
        ...change.what,
      }),
    ],
    outcome: 'applied',
  }
}

const leadsOf = (other: Consortium | undefined): Audience[] =>
  (other?.parties ?? [])
    .filter((party) => party.role !== 'member')
    .map((party) => organisation(party.organisation))

/** Rows of organisations' lists: those that say something else than before, and those that go. */
const rowsOf = (before: Consortium, after: Consortium): NonNullable<Part['parties']> => {
  const held = new Map(before.parties.map((party) => [party.organisation, party]))
  const kept = new Set(after.parties.map((party) => party.organisation))
  return {
    written: after.parties.filter(
      (party: Party) => before.name !== after.name || held.get(party.organisation)?.role !== party.role,
    ),
    removed: before.parties.map((party) => party.organisation).filter((id) => !kept.has(id)),
  }
}

/** The standing once the change holds: longer by a renewal, over by a withdrawal, else as it was. */
const termAfter = (
  consortium: Consortium,
  { request, validUntil }: ChangeHead,
  effective: string,
  { scheme, now }: Moment,
): Consortium => {
  const { standing, alarm: _, nextEvaluation, ...rest } = consortium
  if (standing.is !== 'recognised' && standing.is !== 'expired') throw new Refusal('not-at-this-step')
  const { scheme: ref, number, recognised } = standing
  switch (request.kind) {
    case 'withdrawal':
      return { ...rest, standing: { is: 'withdrawn', scheme: ref, number, recognised, ended: effective } }
    case 'renewal': {
      const months = scheme.outcome.renewal?.months ?? 0
      // Who asked in time is given the time after the old term, also when the office was late.
      const ends = standing.is === 'recognised' ? standing.validUntil : validUntil
      const until = endOfDay(addMonths(civilDate(ends, scheme.timeZone), months), scheme.timeZone)
      return {
        ...rest,
        standing: { is: 'recognised', scheme: ref, number, recognised, validUntil: until },
        renewals: (consortium.renewals ?? 0) + 1,
        ...(nextEvaluation !== undefined && consortium.alarm !== undefined
          ? { nextEvaluation, alarm: consortium.alarm }
          : nextDue(scheme, Instant.parse(recognised), until, lastOpened(consortium, scheme, now))),
      }
    }
    default:
      return consortium
  }
}

/** The last year that an evaluation was opened for: those whose day has come were. */
const lastOpened = ({ grades }: Consortium, { evaluation, timeZone }: Scheme, now: string): number => {
  const today = civilDate(now, timeZone)
  const year = Number(today.slice(0, 4))
  const opened = evaluation && today.slice(5) >= evaluation.opens ? year : year - 1
  return Math.max(opened, ...grades.map((one) => one.year))
}
