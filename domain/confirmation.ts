import type { CaseFile } from './case.ts'
import type { Member } from './case-member.ts'
import type { Section } from './case-section.ts'
import { boundDigest, boundSections, boundTo, changedSince, isStale } from './confirmation-bound.ts'
import type { Decision } from './decision.ts'
import { canonical, type Stamp } from './history.ts'
import type { OrganisationId } from './ids.ts'
import { followLeads } from './lead-tasks.ts'
import { hearOfNo } from './leaving.ts'
import { statedBy } from './member-dues.ts'
import {
  contributionField,
  contributionIn,
  partAnswers,
  partIn,
  partOf,
  partProblems,
} from './member-part.ts'
import type { Moment } from './moment.ts'
import { type Problem, Refusal } from './refusal.ts'
import { leads, newTask, organisation as audienceOf, tell } from './step.ts'
import type { AnswerTo } from './task-answer.ts'
import type { Task } from './task.ts'

/** Before the application is handed in, or handed in again. */
export const confirmBy = ({ head }: Pick<CaseFile, 'head'>): { due?: string } => {
  if (head.status.is === 'correction') return { due: head.status.due }
  return head.kind === 'application' ? { due: head.closes } : {}
}

/** Asks a member to confirm; how often it was asked is the round. */
export const confirmationTask = (file: CaseFile, id: OrganisationId, moment: Moment): Task =>
  newTask(file.head, moment, {
    kind: 'confirmation',
    round: file.tasks.filter((task) => isConfirmationOf(task, id)).length + 1,
    audience: audienceOf(id),
    lateness: 'closes',
    ...confirmBy(file),
  })

export const isConfirmationOf = ({ kind, audience }: Task, id: OrganisationId): boolean =>
  kind === 'confirmation' && audience.is === 'organisation' && audience.organisation === id

/** With its task each is two writes of a transaction that holds a hundred; the rest is asked with the next one. */
const mostAskedAtOnce = 40

/**
 * Asks everybody again who confirmed what is not so any more: once, with the first save that changes it. Whoever is
 * asked already is not asked a second time, however often the text changes until it answers.
 */
export const askAgain = (file: CaseFile, moment: Moment): Decision | undefined => {
  if (!['draft', 'correction'].includes(file.head.status.is)) return undefined
  const stale = file.members.filter((member) => isStale(file, member, moment)).slice(0, mostAskedAtOnce)
  if (stale.length === 0) return undefined
  const changed = new Set(stale.flatMap((member) => changedSince(file, member, moment)))
  return {
    head: file.head,
    members: stale.flatMap((member) => reopened(member, moment)),
    tasks: stale.map(({ organisation }) => confirmationTask(file, organisation, moment)),
    events: [
      {
        what: 'confirmation-reopened',
        facts: {
          names: stale
            .map(({ name }) => name)
            .join('、')
            .slice(0, 3900),
          changed: [...changed].join(', ').slice(0, 3900),
        },
      },
    ],
    tell: [
      {
        ...tell(
          file.head,
          moment,
          'asked-again',
          stale.map(({ organisation }) => audienceOf(organisation)),
          { lead: file.head.leadName, due: confirmBy(file).due ?? '' },
        ),
      },
    ],
  }
}

const reopened = (member: Member, { now }: Moment): Member[] => {
  const { confirmation } = member
  if (confirmation.is !== 'confirmed') return []
  const { is: _, ...before } = confirmation
  return [{ ...member, confirmation: { is: 'asked', at: now, before } }]
}

/** A member confirms what binds it, or declines. */
export const answerConfirmation = (
  file: CaseFile,
  task: Task,
  answer: AnswerTo<'confirmation'>,
  stamp: Stamp,
  moment: Moment,
): Decision & { outcome: string } => {
  const member = file.members.find(
    ({ organisation }) => task.audience.is === 'organisation' && organisation === task.audience.organisation,
  )
  if (!member) throw new Refusal('not-found')
  const said = answer.decision === 'confirm' ? confirms(file, member, answer, stamp, moment) : undefined
  const what = said ? 'member-confirmed' : 'member-declined'
  const declined: Member = {
    ...member,
    confirmation: {
      is: 'declined',
      stamp,
      reason: answer.decision === 'decline' ? answer.reason : '',
    },
  }
  const members = file.members.map((one) => (one === member ? declined : one))
  return {
    head: file.head,
    // Where a step waits for this answer, it goes on with it: a change of a recognised consortium.
    outcome: said ? 'confirmed' : 'declined',
    members: [said?.member ?? declined],
    tasks: said ? [] : followLeads(file, { members }, moment).tasks,
    ...(said?.written ?? {}),
    events: [
      { what, facts: { organisation: member.organisation, name: member.name, ...(said?.facts ?? {}) } },
    ],
    tell: [
      tell(file.head, moment, what, said ? leads(file) : hearOfNo(file), {
        member: member.name,
        ...(answer.decision === 'decline' ? { reason: answer.reason } : {}),
      }),
    ],
  }
}

type Confirming = Extract<AnswerTo<'confirmation'>, { decision: 'confirm' }>

/** The member with everything that it says yes to, and what is written along with it. */
const confirms = (file: CaseFile, member: Member, answer: Confirming, stamp: Stamp, moment: Moment) => {
  const { organisation: id } = member
  // Only whoever applies is asked what it earns, and what it brings.
  const applies = file.head.kind === 'application'
  const stated = statedBy(answer, applies ? moment.scheme.membership : undefined, 'answer.')
  if (answer.seen !== undefined && answer.seen !== boundDigest(file, id, moment))
    throw new Refusal('changed-meanwhile', { facts: { stale: true } })
  const filled = withContribution(file, id, answer.contribution, stamp, moment)
  const contribution = contributionIn(partAnswers(filled, id)) || (answer.contribution ?? '')
  const problems: Problem[] = [
    ...partProblems(filled, id, moment),
    ...(contribution === '' && !hasContribution(file, moment)
      ? [{ field: 'answer.contribution', code: 'missing' }]
      : []),
  ]
  if (problems.length > 0) throw new Refusal('invalid', { problems })
  const own = partIn(filled, id)
  const writes = own !== undefined && own !== partIn(file, id)
  const of = applies ? boundTo(filled, id, moment) : undefined
  const confirmed: Member = {
    ...member,
    ...stated,
    confirmation: { is: 'confirmed', stamp, contribution, ...(of ? { of } : {}) },
  }
  return {
    member: confirmed,
    written: {
      ...(own && writes ? { sections: [own] } : {}),
      // A section that is written along with it is guarded by that.
      reliesOn: boundSections(file, id, moment).filter(({ owner }) => !writes || owner === undefined),
    },
    facts: of ? { bound: moment.digest(canonical(of)) } : {},
  }
}

const hasContribution = (file: CaseFile, moment: Moment): boolean =>
  partOf(file.head, moment)?.fields.some(({ id }) => id === contributionField) ?? false

/** What is said with the answer stands in the part from then on, where nothing stood before. */
const withContribution = (
  file: CaseFile,
  id: OrganisationId,
  contribution: string | undefined,
  stamp: Stamp,
  moment: Moment,
): CaseFile => {
  const part = partOf(file.head, moment)
  const own = partIn(file, id)
  if (!part || contribution === undefined || !hasContribution(file, moment)) return file
  if (contributionIn(own?.answers ?? {}) !== '') return file
  const now: Section = {
    ...own,
    id: part.id,
    owner: id,
    answers: { ...own?.answers, [contributionField]: contribution },
    saved: stamp,
    revision: (own?.revision ?? 0) + 1,
  }
  return { ...file, sections: [...file.sections.filter((one) => one !== own), now] }
}
