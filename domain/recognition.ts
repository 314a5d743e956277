import { addMonths, civilDate, endOfDay, startOfDay, CivilDate, type Instant } from './calendar.ts'
import type { CaseFile } from './case.ts'
import { applicationClaim } from './application.ts'
import type { Consortium } from './consortium.ts'
import { asApplication, type Part } from './formal-check.ts'
import { ConsortiumId } from './ids.ts'
import type { Moment } from './moment.ts'
import type { Scheme } from './scheme.ts'
import { everybody, leads, office, tell } from './step.ts'

/** Gives the certificate's number, the term and the entry in the public register. */
export const recognise = (file: CaseFile, moment: Moment): Part => {
  const head = asApplication(file)
  const { scheme, now } = moment
  const id = ConsortiumId.parse(moment.newId())
  const today = civilDate(now, scheme.timeZone)
  const number = scheme.outcome.numberPattern
    .replace('{year}', today.slice(0, 4))
    .replace('{code}', moment.newId().slice(0, 6).toUpperCase())
  const validUntil = endOfDay(addMonths(today, scheme.outcome.validityMonths), scheme.timeZone)
  const consortium: Consortium = {
    id,
    name: head.title,
    ...(head.field === undefined ? {} : { field: head.field }),
    parties: file.members
      .filter((member) => member.confirmation.is !== 'declined')
      .map(({ organisation, name, kind, country, role }) => ({ organisation, name, kind, country, role })),
    standing: { is: 'recognised', scheme: head.scheme, number, recognised: now, validUntil },
    grades: [],
    revision: 1,
    ...nextDue(scheme, now, validUntil, undefined),
  }
  return {
    head: {
      ...head,
      status: { is: 'recognised', since: now, number, consortium: id },
      ...(head.run ? { run: { ...head.run, ended: true } } : {}),
    },
    consortium,
    claims: [`number:${number}`],
    events: [{ what: 'recognised', facts: { number, consortium: id, validUntil } }],
    tell: [tell(head, moment, 'recognised', everybody(file), { number, validUntil })],
    outcome: 'recognised',
  }
}

/**
 * When the clock must look at a consortium next: the opening of its next annual evaluation, or the end of its
 * term. The newly recognised are exempt for as many months as the scheme says.
 */
export const nextDue = (
  scheme: Scheme,
  recognised: Instant,
  validUntil: Instant,
  lastYear: number | undefined,
): { nextEvaluation?: number; alarm: Instant } => {
  const rules = scheme.evaluation
  if (!rules) return { alarm: validUntil }
  const since = civilDate(recognised, scheme.timeZone)
  const exemptUntil = addMonths(since, rules.exemptMonths)
  let year = lastYear === undefined ? Number(since.slice(0, 4)) : lastYear + 1
  while (CivilDate.parse(`${year}-${rules.opens}`) <= exemptUntil) year += 1
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
  return {
    head: {
      ...head,
      status: { is: 'refused', since: moment.now, at, reason },
      ...(head.run ? { run: { ...head.run, ended: true } } : {}),
    },
    events: [{ what: 'refused', facts: { at, zh: reason.zh, en: reason.en } }],
    // The call may still be open: the lead may try again.
    releases: [applicationClaim(head)],
    tell: [
      tell(
        head,
        moment,
        at === 'eligibility' ? 'ineligible' : 'refused',
        [...leads(file), office(head, 'officer')],
        {
          zh: reason.zh,
          en: reason.en,
        },
      ),
    ],
    outcome: 'refused',
  }
}
