import { askedForm, type AnswersOf, answersTo, keptAside as notAsked } from './asked-form.ts'
import { civilDate } from './calendar.ts'
import type { Call } from './call.ts'
import type { ApplicationHead, CaseFile, CaseHead, Member, Section } from './case.ts'
import type { Decision } from './decision.ts'
import { type Answers, mistakesIn, problemsOf, readAnswers, takesList } from './form.ts'
import { canonical, chainStart, type Stamp } from './history.ts'
import { CaseId } from './ids.ts'
import { unstated } from './member-dues.ts'
import type { Moment } from './moment.ts'
import type { Organisation } from './organisation.ts'
import { placeClaim } from './ranking.ts'
import { type Problem, Refusal } from './refusal.ts'
import { blocks, checkRules, type Verdict } from './rule-check.ts'
import { factsOf } from './facts.ts'
import type { FormSection } from './form.ts'
import { everybody, leads, tell } from './step.ts'
import { upgradeClaim, upgradedBy, upgradeProblems } from './upgrade.ts'

/** Starts an application: a draft of the lead's, once per lead and call. */
export const openApplication = (
  opening: { call: Call; lead: Organisation; title: string; field?: string | undefined },
  stamp: Stamp,
  moment: Moment,
): Decision & { head: ApplicationHead } => {
  const { call, lead, title, field } = opening
  requireOpen(call, moment)
  const head: ApplicationHead = {
    kind: 'application',
    id: CaseId.parse(moment.newId()),
    scheme: call.scheme,
    batch: call.id,
    batchTitle: call.title,
    title,
    ...(field === undefined ? {} : { field }),
    lead: lead.id,
    leadName: lead.name,
    opened: stamp,
    call: call.id,
    opens: call.opens,
    closes: call.closes,
    status: { is: 'draft', since: moment.now },
    done: 0,
    corrections: 0,
    review: { round: 0, open: false, accepted: false },
    approval: { round: 0, open: false, levelsDone: 0 },
    chain: { seq: 0, hash: chainStart },
    revision: 1,
    updated: moment.now,
  }
  return {
    head,
    members: [asMember(lead, 'lead', { is: 'not-needed' }, moment.now)],
    events: [{ what: 'opened', facts: { call: call.id, scheme: call.scheme, lead: lead.id, title } }],
    claims: [applicationClaim(head)],
  }
}

/** One live application per lead and call. */
export const applicationClaim = (head: Pick<ApplicationHead, 'call' | 'lead'>): string =>
  `application:${head.call}:${head.lead}`

export const requireOpen = (
  { opens, closes }: Pick<Call, 'opens' | 'closes'>,
  { now, scheme: { timeZone: zone } }: Pick<Moment, 'now' | 'scheme'>,
): void => {
  if (now < opens) throw new Refusal('call-not-open', { facts: { opens, zone } })
  if (now > closes) throw new Refusal('call-closed', { facts: { closes, zone } })
}

/** An organisation's row in a case, from what is registered of it. */
export const asMember = (
  organisation: Organisation,
  role: Member['role'],
  confirmation: Member['confirmation'],
  joined: string,
): Member => ({
  organisation: organisation.id,
  name: organisation.name,
  kind: organisation.kind,
  country: organisation.country,
  ...(organisation.region === undefined ? {} : { region: organisation.region }),
  ...(organisation.place === undefined ? {} : { place: organisation.place }),
  ...(organisation.controller === undefined ? {} : { controller: organisation.controller }),
  credentials: organisation.credentials,
  role,
  confirmation,
  joined,
})

/** The form that the case is filled in by: the application's, or the annual report's. */
export const formOf = (head: CaseHead, moment: Pick<Moment, 'scheme'>): readonly FormSection[] =>
  head.kind === 'application'
    ? moment.scheme.form
    : head.kind === 'evaluation'
      ? (moment.scheme.evaluation?.form ?? [])
      : []

/** When the case began, as far as years are concerned: with its call, however late somebody applies. */
export const begun = (head: CaseHead): string =>
  (head.kind === 'application' ? head.opens : undefined) ?? head.opened.at

/** The last full year before the case began: the form's year 1. */
export const lastFullYear = (head: CaseHead, { scheme }: Pick<Moment, 'scheme'>): number =>
  Number(civilDate(begun(head), scheme.timeZone).slice(0, 4)) - 1

const answersIn = (file: Pick<CaseFile, 'sections'>): AnswersOf => {
  const answers = new Map(file.sections.map((section) => [section.id, section.answers]))
  return (section) => answers.get(section) ?? {}
}

/** The part of the form that is asked of this case, by what it chose so far. */
export const askedOf = (
  file: Pick<CaseFile, 'head' | 'sections'>,
  moment: Pick<Moment, 'scheme'>,
): readonly FormSection[] =>
  askedForm(formOf(file.head, moment), answersIn(file), {
    now: begun(file.head),
    timeZone: moment.scheme.timeZone,
  })

/** What was typed and is not asked for any more: kept, not handed in. */
export const keptAside = (
  file: Pick<CaseFile, 'head' | 'sections'>,
  moment: Pick<Moment, 'scheme'>,
): readonly FormSection[] => notAsked(formOf(file.head, moment), askedOf(file, moment), answersIn(file))

/** Which sections the lead may write now, by id; the reason when none. `members` stands for the list of members. */
export const writable = (file: CaseFile, moment: Moment): { sections: string[] } | { closed: Refusal } => {
  const { head } = file
  const zone = moment.scheme.timeZone
  const asked = askedOf(file, moment)
  const all = [...asked.map((section) => section.id), 'members']
  switch (head.status.is) {
    case 'draft':
      return head.kind === 'application' && moment.now > head.closes
        ? { closed: new Refusal('call-closed', { facts: { closes: head.closes, zone } }) }
        : { sections: all }
    case 'correction':
      return moment.now > head.status.due
        ? { closed: new Refusal('deadline-passed', { facts: { due: head.status.due, zone } }) }
        : { sections: [...Object.keys(head.status.remarks), ...newlyAsked(file, asked, head.status.since)] }
    case 'report':
    case 'overdue':
    case 'rectification':
      return { sections: all.filter((id) => id !== 'members') }
    case 'submitted':
    case 'formal-check':
    case 'recommendation':
    case 'review':
    case 'defence':
    case 'approval':
    case 'notice':
    case 'graded':
    case 'recognised':
    case 'refused':
    case 'withdrawn':
    case 'confirmed':
    case 'revoked':
    case 'requested':
    case 'joining':
    case 'collected':
    case 'decision':
    case 'told':
    case 'agreed':
    case 'applied':
    case 'not-agreed':
    case 'dropped':
      return { closed: new Refusal('not-at-this-step', { facts: { status: head.status.is } }) }
  }
}

/** A choice that is corrected may ask for more: what lacks answers because of it can be written as well. */
const newlyAsked = (file: CaseFile, asked: readonly FormSection[], since: string): string[] =>
  asked
    .filter((section) => section.onlyFor !== undefined || section.fields.some((field) => field.onlyFor))
    .filter((section) => {
      const saved = file.sections.find(({ id }) => id === section.id)
      return (saved?.saved.at ?? '') > since || problemsOf(section, saved?.answers ?? {}).length > 0
    })
    .map(({ id }) => id)

/** Refuses unless this part of the case may be written now. */
export const requireWritable = (file: CaseFile, part: string, moment: Moment): void => {
  const now = writable(file, moment)
  if ('closed' in now) throw now.closed
  if (!now.sections.includes(part)) throw new Refusal('not-at-this-step', { facts: { section: part } })
}

/**
 * Saves what was typed into a section, understood or not; what was not understood is named in `problems`. An answer
 * that is not asked for stays as it was, unless another is given for it.
 */
export const saveSection = (
  file: CaseFile,
  sectionId: string,
  typed: Record<string, unknown>,
  stamp: Stamp,
  moment: Moment,
): { decision: Decision; problems: Problem[] } => {
  const section = formOf(file.head, moment).find((candidate) => candidate.id === sectionId)
  if (!section) throw new Refusal('not-found')
  requireWritable(file, sectionId, moment)
  const known = new Set<string>(section.fields.map((field) => field.id))
  const strange = Object.keys(typed).filter((key) => !known.has(key))
  if (strange.length > 0)
    throw new Refusal('invalid', {
      problems: strange.map((key) => ({ field: `${sectionId}.${key}`, code: 'unknown-field' })),
    })
  // Several values make a list of choices; joined into a text they would be something that nobody wrote.
  const lists = section.fields.filter((field) => Array.isArray(typed[field.id]) && !takesList(field))
  if (lists.length > 0)
    throw new Refusal('invalid', {
      problems: lists.map(({ id }) => ({ field: `${sectionId}.${id}`, code: 'malformed' })),
    })
  const before = file.sections.find(({ id }) => id === sectionId)
  const given = readAnswers(section, typed)
  const saving = (answers: Answers): Section => ({ id: sectionId, answers, saved: stamp })
  const askedWith = (sections: readonly Section[]): FormSection | undefined =>
    askedOf({ ...file, sections }, moment).find(({ id }) => id === sectionId)
  const others = file.sections.filter((one) => one !== before)
  const stays = answersTo(
    askedWith(file.sections),
    answersTo(askedWith([...others, saving(given)]), before?.answers ?? {}),
  )
  const kept = Object.entries(before?.answers ?? {}).filter(([id]) => !(id in typed) && !(id in stays))
  const answers = { ...Object.fromEntries(kept), ...given }
  const now = askedWith([...others, saving(answers)])
  const saved = saving(answers)
  return {
    decision: {
      head: file.head,
      sections: [saved],
      events: [
        { what: 'section-saved', facts: { section: sectionId, answers: moment.digest(canonical(answers)) } },
      ],
    },
    problems: now ? mistakesIn(now, answers) : [],
  }
}

/** Everything that keeps the case from being submitted, all at once; an empty list means ready. */
export const missing = (file: CaseFile, moment: Moment): Problem[] => {
  const answersOf = answersIn(file)
  return [
    ...askedOf(file, moment).flatMap((section) => problemsOf(section, answersOf(section.id))),
    ...(file.head.kind === 'application'
      ? [
          ...upgradeProblems(file, askedOf(file, moment), moment),
          ...unconfirmed(file, moment),
          ...unstated(file, moment.scheme.membership),
          ...blockedBy(file, moment),
        ]
      : []),
  ]
}

const unconfirmed = (file: CaseFile, moment: Moment): Problem[] =>
  moment.scheme.members.confirmBeforeSubmission
    ? file.members
        .filter((member) => ['asked', 'declined'].includes(member.confirmation.is))
        .map((member) => ({
          field: `members.${member.organisation}`,
          code: member.confirmation.is === 'asked' ? 'not-confirmed' : 'declined',
          facts: { name: member.name },
        }))
    : []

const blockedBy = (file: CaseFile, moment: Moment): Problem[] =>
  blocks(verdicts(file, moment)).map((verdict) => ({
    field: `rules.${verdict.rule.id}`,
    code: 'rule',
    facts: { zh: verdict.explanation.zh, en: verdict.explanation.en },
  }))

/** What the programme's rules say of the case as it is now. */
export const verdicts = (file: CaseFile, moment: Moment): Verdict[] =>
  checkRules(
    moment.scheme.rules,
    factsOf(file, askedOf(file, moment), {
      now: begun(file.head),
      timeZone: moment.scheme.timeZone,
      already: moment.already,
    }),
    'apply',
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
  if (moment.now > head.closes)
    throw new Refusal('call-closed', { facts: { closes: head.closes, zone: moment.scheme.timeZone } })
  const problems = missing(file, moment)
  if (problems.length > 0) throw new Refusal('incomplete', { problems })
  const hash = contentHash(file, moment)
  const number = `A${moment.now.slice(0, 4)}-${moment.newId().slice(0, 8).toUpperCase()}`
  const receipt = { number, at: moment.now, hash }
  const upgrading = upgradingOf(file, moment)
  return {
    receipt,
    head: {
      ...head,
      ...upgrading.head,
      status: { is: 'submitted', since: moment.now },
      receipt,
      run: { workflow: 'application', cycle: 1, attempt: 1, ended: false },
    },
    events: [{ what: 'submitted', facts: { number, hash } }],
    claims: [`receipt:${number}`, ...upgrading.claims],
    start: true,
    tell: [tell(head, moment, 'submitted', everybody(file), { number, hash })],
  }
}

/** The consortium that an application upgrades as it is handed in, or handed in again with another tier chosen. */
export const upgradingOf = (
  file: CaseFile,
  moment: Moment,
): { head: Pick<ApplicationHead, 'upgrades'>; claims: string[]; releases: string[] } => {
  const before = file.head.kind === 'application' ? file.head.upgrades : undefined
  const now = upgradedBy(file, askedOf(file, moment), moment)?.id
  return {
    head: { upgrades: now },
    claims: now === undefined || now === before ? [] : [upgradeClaim(now)],
    releases: before === undefined || now === before ? [] : [upgradeClaim(before)],
  }
}

/** Names that an application holds while it is under way: the lead's place in the call, the consortium it upgrades, its place among the selected. */
export const heldClaims = (head: ApplicationHead): string[] => [
  applicationClaim(head),
  ...(head.upgrades === undefined ? [] : [upgradeClaim(head.upgrades)]),
  ...(head.place === undefined ? [] : [placeClaim(head, head.place)]),
]

/** The hash of what is handed in: what was asked and answered, and members, in the one spelling that is hashed. */
export const contentHash = (file: CaseFile, moment: Pick<Moment, 'digest' | 'scheme'>): string =>
  moment.digest(
    canonical({
      title: file.head.title,
      sections: handedIn(file, askedOf(file, moment)),
      members: file.members
        .map(({ organisation, name, role, layer, figure, units }) => ({
          organisation,
          name,
          role,
          ...(layer === undefined ? {} : { layer }),
          ...(figure === undefined ? {} : { figure }),
          ...(units === undefined ? {} : { units }),
        }))
        .toSorted((a, b) => (a.organisation < b.organisation ? -1 : 1)),
    }),
  )

/** The answers that count, by section: those that were asked for. */
const handedIn = (file: CaseFile, asked: readonly FormSection[]): Record<string, Answers> =>
  Object.fromEntries(
    file.sections.flatMap(({ id, answers }) => {
      const section = asked.find((candidate) => candidate.id === id)
      return section ? [[id, answersTo(section, answers)]] : []
    }),
  )

/** Gives a draft up; the lead may then start anew in the same call. */
export const discardDraft = (file: CaseFile, reason: string, moment: Moment): Decision => {
  const { head } = file
  if (head.kind !== 'application' || head.status.is !== 'draft') throw new Refusal('not-at-this-step')
  return {
    head: { ...head, status: { is: 'withdrawn', since: moment.now, reason } },
    tasks: file.tasks
      .filter((task) => task.state.is === 'open')
      .map(({ alarm: _, ...task }) => ({ ...task, state: { is: 'cancelled', at: moment.now } })),
    events: [{ what: 'withdrawn', facts: { reason } }],
    releases: [applicationClaim(head)],
    tell: [tell(head, moment, 'withdrawn', leads(file))],
  }
}
