import { civilDate, type CivilDate } from './calendar.ts'
import type { CaseFile, ChangeHead } from './case.ts'
import type { Member } from './case-member.ts'
import { brokenBy, effectOf, type KnownConsortium, worthKeeping } from './change-effect.ts'
import type { ChangeRequest, RuleEffect } from './change-request.ts'
import type { ChangeKind, ChangeRule, ChangeRules } from './change-rules.ts'
import { concernedBy, type NewPlan, planField, planProblems, planSections } from './change-plan.ts'
import { possibleFrom, renewalOpens } from './change-times.ts'
import { changeSaid, changeWords } from './change-words.ts'
import type { Consortium } from './consortium.ts'
import type { Decision } from './decision.ts'
import { chainStart, type EventFacts, type Stamp } from './history.ts'
import { CaseId, type ConsortiumId, type OrganisationId, schemeCode } from './ids.ts'
import { isForeign } from './members.ts'
import type { Moment } from './moment.ts'
import { type Problem, Refusal } from './refusal.ts'
import { everybody, tell } from './step.ts'
import type { Words } from './words.ts'

/** A case that is a change, or nothing to see here. */
export const asChange = (file: Pick<CaseFile, 'head'>): ChangeHead => {
  if (file.head.kind !== 'change') throw new Refusal('not-found')
  return file.head
}

/** The programme's rules of changes; a programme without them takes none. */
export const changeRules = ({ scheme }: Pick<Moment, 'scheme'>): ChangeRules => {
  if (!scheme.changes) throw new Refusal('not-allowed-here')
  return scheme.changes
}

export const ruleFor = (kind: ChangeKind, moment: Pick<Moment, 'scheme'>): ChangeRule => {
  const rule = changeRules(moment).kinds.find((one) => one.kind === kind)
  if (!rule) throw new Refusal('not-allowed-here')
  return rule
}

/** One open change of a kind per consortium. */
export const changeClaim = (consortium: ConsortiumId, kind: ChangeKind): string =>
  `change:${consortium}:${kind}`

/** The changes of a programme and a year, for lists. */
export const changeRound = (code: string, year: number | string): string => `change-${code}-${year}`

/** What is asked for, and what came along for it: who joins, the consortium to merge with. */
export type Requested = {
  readonly request: ChangeRequest
  readonly joining?: Member | undefined
  readonly other?: Consortium | undefined
  /** Of a change of the plan: what its field says from now on. */
  readonly plan?: NewPlan | undefined
}

/**
 * What a change would do to the rules; refused where it cannot be asked for at all. Whom or what it names must fit
 * already; its words need not be there yet. Nothing is written.
 */
export const previewChange = (
  known: KnownConsortium,
  { request, joining, other, plan }: Requested,
  moment: Moment,
): { effect: RuleEffect[]; broken: RuleEffect[] } => {
  requireOpenFor(known.consortium, request.kind, moment)
  const problem =
    problemWith(known, { request, joining, other, plan }, moment) ?? layerProblem(request, moment)
  if (problem && named.has(problem.field)) throw new Refusal('invalid', { problems: [problem] })
  requireRoom(known, request, moment)
  const effect = effectOf(known, request, joining, moment, plan)
  return { effect, broken: brokenBy(effect, request) }
}

/** Asks for a change. A rule that blocks and would not hold any more refuses it; a warning goes along with it. */
export const requestChange = (
  known: KnownConsortium,
  asked: Requested,
  stamp: Stamp,
  moment: Moment,
): Decision & { head: ChangeHead } => {
  const { consortium, members } = known
  const { request, joining, plan } = asked
  const { effect, broken } = previewChange(known, asked, moment)
  const problem = problemWith(known, asked, moment) ?? layerProblem(request, moment)
  if (problem) throw new Refusal('invalid', { problems: [problem] })
  const wrong = plan ? planProblems(moment.scheme.form, known.sections, members, plan) : []
  if (wrong.length > 0) throw new Refusal('invalid', { problems: wrong })
  if (broken.length > 0) throw new Refusal('rules-broken', { problems: broken.map(asProblem) })
  const lead = members.find((member) => member.role === 'lead')
  const { standing } = consortium
  if (!lead || standing.is !== 'recognised') throw new Refusal('not-at-this-step')
  const about = 'organisation' in request ? nameOf([...members, ...(joining ? [joining] : [])], request) : ''
  const year = civilDate(moment.now, moment.scheme.timeZone).slice(0, 4)
  const words = changeWords[request.kind]
  const head: ChangeHead = {
    kind: 'change',
    id: CaseId.parse(moment.newId()),
    scheme: standing.scheme,
    batch: changeRound(schemeCode(standing.scheme), year),
    batchTitle: { zh: `${year} 年变更：${words.zh}`, en: `Change ${year}: ${words.en}` },
    title: consortium.name,
    lead: lead.organisation,
    leadName: lead.name,
    opened: stamp,
    consortium: consortium.id,
    number: standing.number,
    request,
    ...(about === '' ? {} : { named: about }),
    validUntil: standing.validUntil,
    status: { is: 'requested', since: moment.now },
    effect: worthKeeping(effect),
    run: { workflow: 'change', cycle: 1, attempt: 1, ended: false },
    corrections: 0,
    review: { round: 0, open: false, accepted: false },
    approval: { round: 0, open: false, levelsDone: 0 },
    chain: { seq: 0, hash: chainStart },
    revision: 1,
    updated: moment.now,
  }
  const concerned = plan ? concernedBy(moment.scheme.form, known.sections, plan) : new Set<string>()
  const withAsked = members.map((member) =>
    isAsked(member, request, stamp) ||
    (concerned.has(member.organisation) && member.organisation !== stamp.for)
      ? { ...member, confirmation: { is: 'asked' as const, at: moment.now } }
      : member,
  )
  return {
    head,
    members: [...withAsked, ...(joining ? [joining] : [])],
    ...(plan ? { sections: planSections(plan, known.sections, stamp) } : {}),
    events: [{ what: 'change-requested', facts: { number: standing.number, ...factsOfChange(head) } }],
    claims: [changeClaim(consortium.id, request.kind)],
    start: true,
    // Who joins is asked, not told.
    tell: [
      tell(head, moment, 'change-requested', everybody({ members }), {
        change: request.kind,
        ...saidOf(head),
      }),
    ],
  }
}

/** Of another lead, both are asked: who is to lead, and who leads now. Whoever asked for it has said so already. */
const isAsked = (member: Member, request: ChangeRequest, { for: by }: Stamp): boolean =>
  request.kind === 'lead' &&
  (member.role === 'lead' || member.organisation === request.organisation) &&
  member.organisation !== by

/** The change in a line, as events and messages carry it. */
export const saidOf = ({ request, named = '' }: Pick<ChangeHead, 'request' | 'named'>): Words =>
  changeSaid(request, named)

/** The same for its trail. */
export const factsOfChange = ({ request, named }: Pick<ChangeHead, 'request' | 'named'>): EventFacts => ({
  change: request.kind,
  ...(named === undefined ? {} : { name: named }),
  ...(request.kind === 'name' ? { title: request.name } : {}),
  ...(request.kind === 'merger' ? { with: request.number } : {}),
  ...(request.kind === 'plan' ? { field: request.field } : {}),
})

const nameOf = (members: readonly Member[], request: { organisation: string }): string =>
  members.find((member) => member.organisation === request.organisation)?.name ?? ''

const asProblem = ({ rule, after }: RuleEffect): Problem => ({
  field: `rules.${rule}`,
  code: 'rule',
  facts: { zh: after.words.zh, en: after.words.en },
})

/** Whether a request of this kind can be made now, whatever it says. */
export const requireOpenFor = (consortium: Consortium, kind: ChangeKind, moment: Moment): void => {
  const { standing } = consortium
  const { scheme, now } = moment
  if (standing.is !== 'recognised') throw new Refusal('not-at-this-step', { facts: { status: standing.is } })
  ruleFor(kind, moment)
  const from = possibleFrom(changeRules(moment), now, scheme.timeZone)
  if (from !== undefined) throw new Refusal('changes-blocked', { facts: { from } })
  if (kind === 'renewal') requireRenewable(consortium, standing.validUntil, moment)
}

const requireRenewable = ({ renewals = 0 }: Consortium, validUntil: string, moment: Moment): void => {
  const { scheme, now } = moment
  const { renewal } = scheme.outcome
  if (!renewal) throw new Refusal('not-allowed-here')
  if (renewals >= renewal.times) throw new Refusal('no-renewal-left', { facts: { times: renewal.times } })
  const from: CivilDate = renewalOpens(renewal, validUntil, scheme.timeZone)
  if (civilDate(now, scheme.timeZone) < from) throw new Refusal('renewal-not-open', { facts: { from } })
}

/** Fields that name somebody else: an organisation and its layer, another consortium. */
const named: ReadonlySet<string> = new Set(['organisation', 'number', 'layer', 'field'])

const requireRoom = (known: KnownConsortium, request: ChangeRequest, moment: Moment): void => {
  if (request.kind !== 'member-in') return
  const { max, coLeads } = moment.scheme.members
  if (request.role === 'co-lead' && !coLeads) throw new Refusal('not-allowed-here')
  if (known.members.length > max) throw new Refusal('too-many', { facts: { max } })
}

/** Whoever joins stands in one of the programme's layers. Asked once: what was asked for before is not held to it. */
const layerProblem = (request: ChangeRequest, { scheme }: Pick<Moment, 'scheme'>): Problem | undefined => {
  if (request.kind !== 'member-in') return undefined
  const { layers = [] } = scheme.members
  if (request.layer === undefined) return layers.length > 0 ? { field: 'layer', code: 'missing' } : undefined
  return layers.some(({ id }) => id === request.layer) ? undefined : { field: 'layer', code: 'not-an-option' }
}

/** Who leads, or leads along, once a change holds, and did not before. */
export const comesToLead = (request: ChangeRequest): OrganisationId | undefined =>
  request.kind === 'lead' || (request.kind === 'member-in' && request.role === 'co-lead')
    ? request.organisation
    : undefined

/** Whoever led what was taken back leads nothing else by way of a change, for as long as it may not apply. */
const bannedFrom = (
  request: ChangeRequest,
  { banned, scheme, now }: Pick<Moment, 'scheme' | 'now' | 'banned'>,
): Problem | undefined => {
  const until = banned?.get(comesToLead(request) ?? '')
  return until === undefined || now > until
    ? undefined
    : { field: 'organisation', code: 'banned', facts: { until, zone: scheme.timeZone } }
}

/** What in the request does not fit the consortium as it is. */
export const problemWith = (
  { consortium, members }: KnownConsortium,
  { request, joining, other, plan }: Requested,
  moment: Pick<Moment, 'scheme' | 'now' | 'banned'>,
): Problem | undefined => {
  const partyOf = (id: string) => members.find((member) => member.organisation === id)
  switch (request.kind) {
    case 'member-in':
      if (partyOf(request.organisation)) return { field: 'organisation', code: 'member-twice' }
      if (!joining) return { field: 'organisation', code: 'not-registered' }
      return moment.scheme.members.foreign === 'no' && isForeign(joining, members)
        ? { field: 'organisation', code: 'foreign', facts: { country: joining.country } }
        : bannedFrom(request, moment)
    case 'member-out': {
      const role = partyOf(request.organisation)?.role
      if (role === 'lead') return { field: 'organisation', code: 'leads' }
      return role ? undefined : { field: 'organisation', code: 'not-an-option' }
    }
    case 'lead': {
      const role = partyOf(request.organisation)?.role
      return role === undefined || role === 'lead'
        ? { field: 'organisation', code: 'not-an-option' }
        : bannedFrom(request, moment)
    }
    case 'name':
      return request.name === consortium.name ? { field: 'name', code: 'unchanged' } : undefined
    case 'merger':
      return other && other.id !== consortium.id && sameProgramme(other, moment)
        ? undefined
        : { field: 'number', code: 'no-such-consortium' }
    case 'plan':
      return planField(moment.scheme.form, request.field) !== undefined &&
        ruleFor('plan', moment).fields?.includes(request.field) &&
        plan?.field === request.field
        ? undefined
        : { field: 'field', code: 'not-an-option' }
    case 'milestone':
      return request.action !== 'amend' && request.due === undefined
        ? { field: 'due', code: 'missing' }
        : undefined
    case 'task':
    case 'amount':
    case 'renewal':
    case 'withdrawal':
      return undefined
  }
}

const sameProgramme = ({ standing }: Consortium, { scheme }: Pick<Moment, 'scheme'>): boolean =>
  standing.is === 'recognised' && schemeCode(standing.scheme) === schemeCode(scheme.ref)
