import type { Call } from './call.ts'
import type { ApplicationHead, CaseFile, CaseHead, Member, Section } from './case.ts'
import type { Decision } from './decision.ts'
import { mistakesIn, problemsOf, readAnswers } from './form.ts'
import { canonical, chainStart, type Stamp } from './history.ts'
import { CaseId } from './ids.ts'
import type { Moment } from './moment.ts'
import type { Organisation } from './organisation.ts'
import { type Problem, Refusal } from './refusal.ts'
import { blocks, checkRules, type Verdict } from './rule-check.ts'
import { factsOf } from './facts.ts'
import type { FormSection } from './form.ts'
import { everybody, leads, tell } from './step.ts'

/** Starts an application: a draft of the lead's, once per lead and call. */
export const openApplication = (
  opening: { call: Call; lead: Organisation; title: string; field?: string | undefined },
  stamp: Stamp,
  moment: Moment,
): Decision & { head: ApplicationHead } => {
  const { call, lead, title, field } = opening
  requireOpen(call, moment.now)
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

export const requireOpen = (call: Pick<Call, 'opens' | 'closes'>, now: string): void => {
  if (now < call.opens) throw new Refusal('call-not-open', { facts: { opens: call.opens } })
  if (now > call.closes) throw new Refusal('call-closed', { facts: { closes: call.closes } })
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
  head.kind === 'application' ? moment.scheme.form : (moment.scheme.evaluation?.form ?? [])

/** Which sections the lead may write now, by id; the reason when none. `members` stands for the list of members. */
export const writable = (file: CaseFile, moment: Moment): { sections: string[] } | { closed: Refusal } => {
  const { head } = file
  const all = [...formOf(head, moment).map((section) => section.id), 'members']
  switch (head.status.is) {
    case 'draft':
      return head.kind === 'application' && moment.now > head.closes
        ? { closed: new Refusal('call-closed', { facts: { closes: head.closes } }) }
        : { sections: all }
    case 'correction':
      return moment.now > head.status.due
        ? { closed: new Refusal('deadline-passed', { facts: { due: head.status.due } }) }
        : { sections: Object.keys(head.status.remarks) }
    case 'report':
    case 'overdue':
    case 'rectification':
      return { sections: all.filter((id) => id !== 'members') }
    case 'submitted':
    case 'formal-check':
    case 'recommendation':
    case 'review':
    case 'approval':
    case 'notice':
    case 'graded':
    case 'recognised':
    case 'refused':
    case 'withdrawn':
    case 'confirmed':
    case 'revoked':
      return { closed: new Refusal('not-at-this-step', { facts: { status: head.status.is } }) }
  }
}

/** Refuses unless this part of the case may be written now. */
export const requireWritable = (file: CaseFile, part: string, moment: Moment): void => {
  const now = writable(file, moment)
  if ('closed' in now) throw now.closed
  if (!now.sections.includes(part)) throw new Refusal('not-at-this-step', { facts: { section: part } })
}

/** Saves what was typed into a section, understood or not; what was not understood is named in `problems`. */
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
  const lists = section.fields.filter(
    (field) => Array.isArray(typed[field.id]) && !(field.kind === 'choice' && field.many),
  )
  if (lists.length > 0)
    throw new Refusal('invalid', {
      problems: lists.map(({ id }) => ({ field: `${sectionId}.${id}`, code: 'malformed' })),
    })
  const answers = readAnswers(section, typed)
  const saved: Section = { id: sectionId, answers, saved: stamp }
  return {
    decision: {
      head: file.head,
      sections: [saved],
      events: [
        { what: 'section-saved', facts: { section: sectionId, answers: moment.digest(canonical(answers)) } },
      ],
    },
    problems: mistakesIn(section, answers),
  }
}

/** Everything that keeps the case from being submitted, all at once; an empty list means ready. */
export const missing = (file: CaseFile, moment: Moment): Problem[] => {
  const answers = new Map(file.sections.map((section) => [section.id, section.answers]))
  return [
    ...formOf(file.head, moment).flatMap((section) => problemsOf(section, answers.get(section.id) ?? {})),
    ...(file.head.kind === 'application' ? [...unconfirmed(file, moment), ...blockedBy(file, moment)] : []),
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
    factsOf(file, formOf(file.head, moment), {
      now: moment.now,
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
  if (moment.now > head.closes) throw new Refusal('call-closed', { facts: { closes: head.closes } })
  const problems = missing(file, moment)
  if (problems.length > 0) throw new Refusal('incomplete', { problems })
  const hash = contentHash(file, moment)
  const number = `A${moment.now.slice(0, 4)}-${moment.newId().slice(0, 8).toUpperCase()}`
  const receipt = { number, at: moment.now, hash }
  return {
    receipt,
    head: {
      ...head,
      status: { is: 'submitted', since: moment.now },
      receipt,
      run: { workflow: 'application', cycle: 1, attempt: 1, ended: false },
    },
    events: [{ what: 'submitted', facts: { number, hash } }],
    claims: [`receipt:${number}`],
    start: true,
    tell: [tell(head, moment, 'submitted', everybody(file), { number, hash })],
  }
}

/** The hash of what is handed in: answers and members, in the one spelling that is hashed. */
export const contentHash = (file: CaseFile, moment: Pick<Moment, 'digest'>): string =>
  moment.digest(
    canonical({
      title: file.head.title,
      sections: Object.fromEntries(file.sections.map((section) => [section.id, section.answers])),
      members: file.members
        .map(({ organisation, name, role }) => ({ organisation, name, role }))
        .toSorted((a, b) => (a.organisation < b.organisation ? -1 : 1)),
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
