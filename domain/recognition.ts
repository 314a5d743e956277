import { addMonths, civilDate, endOfDay, startOfDay, CivilDate, type Instant } from './calendar.ts'
import type { ApplicationHead, CaseFile } from './case.ts'
import type { Member } from './case-member.ts'
import { askedOf } from './case-form.ts'
import { heldClaims } from './application.ts'
import { foldedNumber } from './certificate-number.ts'
import { asParty } from './change-effect.ts'
import type { Consortium } from './consortium.ts'
import type { Decision } from './decision.ts'
import { nextEvaluationYear } from './evaluation-years.ts'
import { asApplication, type Part, reasonOf } from './formal-check.ts'
import { canonical } from './history.ts'
import { ConsortiumId } from './ids.ts'
import type { Moment } from './moment.ts'
import { verbFacts } from './outcome-words.ts'
import type { Verdict } from './rule-check.ts'
import type { Scheme } from './scheme.ts'
import { everybody, leads, office, tell } from './step.ts'
import { inTheWay, verdicts } from './submission.ts'
import { closed } from './task.ts'
import { tierIn, upgradeClaim } from './upgrade.ts'
import type { Words } from './words.ts'

/**
 * Gives the certificate's number, the term and the entry in the public register, as the tier that was asked for says, else
 * the programme. An upgrade keeps the entry of the consortium as it is (`before`), with its grades, and gives it another
 * number and term; when that was taken back meanwhile, there is nothing to upgrade any more.
 */
export const recognise = (file: CaseFile, moment: Moment, before?: Consortium): Part => {
  const head = asApplication(file)
  const { scheme, now } = moment
  const { outcome } = scheme
  if (before && before.standing.is !== 'recognised' && before.standing.is !== 'expired')
    return over(head, gone)
  // Its lead may have been changed while the upgrade was under way.
  if (before && !ledBy(before, head.lead)) return over(head, notTheirs)
  const members = file.members.filter(isConfirmed)
  const broken = inTheWay(file, verdicts({ ...file, members }, moment, 'always'))
  if (broken.length > 0) return notEligible(head, broken)
  const tier = tierIn(file, askedOf(file, moment), moment)
  const verb = tier?.verb ?? outcome.verb
  const today = civilDate(now, scheme.timeZone)
  const number = (tier?.numberPattern ?? outcome.numberPattern)
    .replace('{year}', today.slice(0, 4))
    .replace('{code}', moment.newId().slice(0, 6).toUpperCase())
  const until = (months: number) => endOfDay(addMonths(today, months), scheme.timeZone)
  const validUntil = until(tier?.validityMonths ?? outcome.validityMonths)
  const consortium: Consortium = {
    ...(before ? lasting(before, now) : { id: ConsortiumId.parse(moment.newId()), grades: [], revision: 1 }),
    name: head.title,
    ...(head.field === undefined ? {} : { field: head.field }),
    parties: members.map(asParty),
    standing: { is: 'recognised', scheme: head.scheme, number, recognised: now, validUntil },
    verb,
    ...(tier ? { tier: tier.id } : {}),
    ...(outcome.provisionalMonths === undefined
      ? {}
      : { provisionalUntil: until(outcome.provisionalMonths) }),
    ...nextDue(scheme, now, validUntil, before && lastYearOf(before)),
  }
  const { id } = consortium
  return {
    head: {
      ...head,
      status: { is: 'recognised', since: now, number, consortium: id, verb },
      ...(head.run ? { run: { ...head.run, ended: true } } : {}),
    },
    consortium,
    ...(before ? { parties: changedRows(before, consortium), numbered: true } : {}),
    tasks: file.tasks
      .filter(({ kind, state }) => kind === 'confirmation' && state.is === 'open')
      .map((task) => closed(task, 'cancelled', now)),
    claims: [`number:${foldedNumber(number)}`],
    ...(head.upgrades === undefined ? {} : { releases: [upgradeClaim(head.upgrades)] }),
    events: [{ what: 'recognised', facts: { number, consortium: id, validUntil, ...verbFacts(verb) } }],
    tell: [
      tell(head, moment, 'recognised', everybody({ members }), { number, validUntil, ...verbFacts(verb) }),
    ],
    outcome: 'recognised',
  }
}

/** Only whoever gave its word becomes a party: silence until the end of the procedure binds nobody. */
const isConfirmed = ({ confirmation }: Member): boolean =>
  confirmation.is === 'confirmed' || confirmation.is === 'not-needed'

const ledBy = ({ parties }: Consortium, lead: string): boolean =>
  parties.some(({ organisation, role }) => organisation === lead && role !== 'member')

const gone: Words = {
  zh: '原联合体的资格已被撤销或已退出，无法提升',
  en: 'The consortium to be upgraded was taken back or has withdrawn meanwhile',
}

const notTheirs: Words = {
  zh: '申报单位已不再是原联合体的牵头单位，无法提升',
  en: 'The applicant does not lead the consortium to be upgraded any more',
}

const over = (head: ApplicationHead, reason: Words): Part => ({
  head: { ...head, refusal: { at: 'upgrade', reason } },
  events: [],
  outcome: 'over',
})

/** What must always hold may have been broken since it was checked: a member declined, or never confirmed. */
const notEligible = (head: ApplicationHead, broken: readonly Verdict[]): Part => ({
  head: { ...head, refusal: { at: 'eligibility', reason: reasonOf(broken) } },
  events: [
    {
      what: 'ineligible',
      facts: { rules: broken.length, failed: broken.map(({ rule }) => rule.id).join(','), unknown: '' },
    },
  ],
  outcome: 'over',
})

/** What an entry keeps when it is upgraded: its id, grades and changes; its number goes into its past. */
const lasting = (before: Consortium, now: string): Omit<Consortium, 'name' | 'parties' | 'standing'> => {
  const { standing, tier, alarm: _, nextEvaluation: __, provisionalUntil: ___, ...rest } = before
  const former =
    standing.is === 'reported'
      ? []
      : [
          {
            number: standing.number,
            ...(tier === undefined ? {} : { tier }),
            recognised: standing.recognised,
            ended: standing.is === 'recognised' ? now : standing.ended,
          },
        ]
  return { ...rest, former: [...(before.former ?? []), ...former] }
}

/** The year of its last evaluation, so that the next one is not put off by an upgrade. */
const lastYearOf = ({ nextEvaluation, grades }: Consortium): number | undefined =>
  nextEvaluation === undefined ? grades.at(-1)?.year : nextEvaluation - 1

/** Rows of organisations' lists that an upgrade changes: all that are new or other, and those of who is in it no more. */
const changedRows = (before: Consortium, after: Consortium): NonNullable<Decision['parties']> => ({
  written: after.parties.filter((party) => {
    const held = before.parties.find(({ organisation }) => organisation === party.organisation)
    return held === undefined || canonical(held) !== canonical(party) || before.name !== after.name
  }),
  removed: before.parties
    .map(({ organisation }) => organisation)
    .filter((id) => !after.parties.some(({ organisation }) => organisation === id)),
})

/**
 * When the clock must look at a consortium next: the opening of its next evaluation, or the end of its term.
 */
export const nextDue = (
  scheme: Scheme,
  recognised: Instant,
  validUntil: Instant,
  lastYear: number | undefined,
): { nextEvaluation?: number; alarm: Instant } => {
  const rules = scheme.evaluation
  if (!rules) return { alarm: validUntil }
  const year = nextEvaluationYear(rules, civilDate(recognised, scheme.timeZone), lastYear)
  const opens = startOfDay(CivilDate.parse(`${year}-${rules.opens}`), scheme.timeZone)
  return opens < validUntil ? { nextEvaluation: year, alarm: opens } : { alarm: validUntil }
}

/** The case ends without recognition; the reason is the one that the refusing step left. */
export const refuse = (file: CaseFile, moment: Moment): Part => {
  const head = asApplication(file)
  const late = {
    at: 'correction',
    reason: { zh: '逾期未提交补正材料', en: 'The correction was not handed in by its deadline' },
  }
  const { at, reason } = head.refusal ?? late
  const verb = tierIn(file, askedOf(file, moment), moment)?.verb ?? moment.scheme.outcome.verb
  return {
    head: {
      ...head,
      status: { is: 'refused', since: moment.now, at, reason, verb },
      ...(head.run ? { run: { ...head.run, ended: true } } : {}),
    },
    events: [{ what: 'refused', facts: { at, zh: reason.zh, en: reason.en, ...verbFacts(verb) } }],
    // The call may still be open: the lead may try again.
    releases: heldClaims(head),
    tell: [
      tell(
        head,
        moment,
        at === 'eligibility' ? 'ineligible' : 'refused',
        [...leads(file), office(head, 'officer')],
        {
          zh: reason.zh,
          en: reason.en,
          ...verbFacts(verb),
        },
      ),
    ],
    outcome: 'refused',
  }
}
