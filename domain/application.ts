import type { Call } from './call.ts'
import type { ApplicationHead, CaseFile } from './case.ts'
import type { Member } from './case-member.ts'
import { isClosed } from './closing.ts'
import type { Decision } from './decision.ts'
import { chainStart, type Stamp } from './history.ts'
import { CaseId } from './ids.ts'
import type { Moment } from './moment.ts'
import type { Organisation } from './organisation.ts'
import { placeClaim } from './ranking.ts'
import { Refusal } from './refusal.ts'
import { leads, tell } from './step.ts'
import { upgradeClaim, upgradedBy } from './upgrade.ts'
import { askedOf } from './case-form.ts'

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
    ...(call.grace === undefined ? {} : { grace: call.grace }),
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
  call: Pick<Call, 'opens' | 'closes' | 'grace'>,
  { now, scheme: { timeZone: zone } }: Pick<Moment, 'now' | 'scheme'>,
): void => {
  const { opens, closes } = call
  if (now < opens) throw new Refusal('call-not-open', { facts: { opens, zone } })
  if (isClosed(call, now)) throw new Refusal('call-closed', { facts: { closes, zone } })
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
