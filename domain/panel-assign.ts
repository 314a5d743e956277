import type { CaseFile, CaseHead } from './case.ts'
import { type Conflict, type DismissedConflict, isFact } from './conflict-kind.ts'
import type { Decision } from './decision.ts'
import type { Stamp } from './history.ts'
import type { PersonId } from './ids.ts'
import type { Moment } from './moment.ts'
import { askExpert, chooseExperts, reviewRules, scoreTasks, sheets } from './panel.ts'
import { openSeats, seat } from './panel-mix.ts'
import type { Person } from './person.ts'
import { Refusal } from './refusal.ts'
import { longer } from './review.ts'
import { tellOfTask, waitingStep } from './step.ts'
import { closed, type Task } from './task.ts'

/** Somebody as the officer chooses them: with what stands against them for this case. */
export type Chosen = {
  readonly person: Person
  readonly against: readonly Conflict[]
  /** Has as many cases of the call as the programme lets one expert have. */
  readonly full?: boolean
}

/** Nobody is asked against whom something stands, whoever chose them; `field` is where the page shows it. */
export const requireFree = (
  file: CaseFile,
  chosen: readonly Chosen[],
  moment: Moment,
  field: string,
): void => {
  const free = new Set(
    chooseExperts(
      file,
      chosen.map(({ person }) => person),
      chosen.length,
      moment,
    ),
  )
  const barred = chosen.filter(({ person, against }) => against.length > 0 || !free.has(person))
  if (barred.length > 0)
    throw new Refusal('invalid', {
      problems: barred.map(({ person }) => ({
        field,
        code: 'not-free',
        facts: { name: person.name },
      })),
    })
  const full = chosen.filter((one) => one.full === true)
  if (full.length > 0)
    throw new Refusal('invalid', {
      problems: full.map(({ person }) => ({ field, code: 'has-enough', facts: { name: person.name } })),
    })
}

/** A panel may be assigned from the day that the case is handed in until it is chosen. */
export const mayAssign = ({ review, status }: CaseHead): boolean =>
  !review.open &&
  ['submitted', 'formal-check', 'correction', 'recommendation', 'report', 'report-check'].includes(status.is)

/**
 * The officer's choice of a panel, for when the review begins: as many as the programme asks for at least, an odd
 * number where it says so. Nobody chosen takes the assignment back.
 */
export const assignPanel = (
  file: CaseFile,
  chosen: readonly Chosen[],
  reason: string | undefined,
  stamp: Stamp,
  moment: Moment,
): Decision => {
  const { head } = file
  if (!mayAssign(head)) throw new Refusal('not-at-this-step')
  const { panel } = reviewRules(file, moment)
  const { assigned: before, ...review } = head.review
  if (chosen.length === 0)
    return {
      head: { ...head, review },
      events: before === undefined ? [] : [{ what: 'panel-unassigned', facts: { reason: reason ?? '' } }],
    }
  requireFree(file, chosen, moment, 'experts')
  const problem =
    new Set(chosen.map(({ person }) => person.id)).size < chosen.length
      ? { code: 'twice', facts: {} }
      : chosen.length < panel.quorum
        ? { code: 'too-few-experts', facts: { min: panel.quorum, count: chosen.length } }
        : chosen.length > panel.maxExperts
          ? { code: 'too-many-experts', facts: { max: panel.maxExperts, count: chosen.length } }
          : panel.odd === true && chosen.length % 2 === 0
            ? { code: 'not-odd', facts: { count: chosen.length } }
            : undefined
  if (problem) throw new Refusal('invalid', { problems: [{ field: 'experts', ...problem }] })
  const people = chosen.map(({ person }) => person)
  const seated = seat(
    people,
    people.length,
    openSeats(panel.mix, []),
    panel.mix,
    people.map(({ id }) => id),
  )
  const experts = seated.map(({ person, field }) => ({
    person: person.id,
    ...(field === undefined ? {} : { field }),
  }))
  return {
    head: {
      ...head,
      review: { ...review, assigned: { experts, ...(reason === undefined ? {} : { reason }), stamp } },
    },
    events: [
      {
        what: 'panel-assigned',
        facts: { ...byNumber(experts), reason: reason ?? '' },
      },
    ],
  }
}

const byNumber = (experts: readonly { readonly person: PersonId }[]): Record<string, string> =>
  Object.fromEntries(experts.map(({ person }, index) => [`expert${index + 1}`, person]))

/** A suspected conflict was looked into and is none. What is a fact nobody dismisses. */
export const dismissConflict = (
  file: CaseFile,
  person: Person,
  conflict: Conflict,
  reason: string,
  stamp: Stamp,
): Decision => {
  if (isFact(conflict.is)) throw new Refusal('not-allowed-here')
  const { head } = file
  const { is, with: about } = conflict
  const entry: DismissedConflict = {
    ...{ person: person.id, is, reason },
    ...(about === undefined ? {} : { with: about }),
    by: stamp.by === 'system' ? person.id : stamp.by,
    at: new Date(stamp.at).toISOString(),
  }
  const others = (head.review.dismissed ?? []).filter(
    (one) => !(one.person === person.id && one.is === is && one.with === about),
  )
  return {
    head: { ...head, review: { ...head.review, dismissed: [...others, entry] } },
    events: [
      {
        what: 'conflict-dismissed',
        facts: { expert: person.id, conflict: is, member: about ?? '', reason },
      },
    ],
  }
}

/** A place of a panel at work is given to somebody else: who had it is asked no more, and reads no more. */
export const replaceExpert = (
  file: CaseFile,
  task: Task,
  chosen: Chosen,
  reason: string,
  moment: Moment,
): Decision => {
  const { review } = file.head
  const current = scoreTasks(file).some(({ id }) => id === task.id)
  if (!review.open || !current || task.state.is !== 'open') throw new Refusal('not-at-this-step')
  requireFree(file, [chosen], moment, 'expert')
  const field = task.field === undefined ? {} : { field: task.field }
  const next = askExpert(file, { person: chosen.person, ...field }, task.step ?? '', task.round, moment)
  return {
    head: file.head,
    tasks: [closed(task, 'cancelled', moment.now), next],
    steps: longer(waitingStep(file, task.step), next.due),
    ...(task.audience.is === 'person'
      ? { draftsOver: [{ person: task.audience.person, task: task.id }] }
      : {}),
    events: [
      {
        what: 'expert-replaced',
        facts: {
          expert: task.audience.is === 'person' ? task.audience.person : '',
          by: chosen.person.id,
          round: task.round,
          reason,
        },
      },
    ],
    tell: [tellOfTask(next)],
  }
}

/** One more expert for a panel at work. */
export const addToPanel = (file: CaseFile, chosen: Chosen, reason: string, moment: Moment): Decision => {
  const { panel } = reviewRules(file, moment)
  const now = scoreTasks(file)
  const open = now.filter(({ state }) => state.is === 'open')
  const step = open[0]?.step
  if (!file.head.review.open || step === undefined || waitingStep(file, step) === undefined)
    throw new Refusal('not-at-this-step')
  if (open.length + sheets(file).length >= panel.maxExperts)
    throw new Refusal('too-many', { facts: { max: panel.maxExperts } })
  requireFree(file, [chosen], moment, 'expert')
  const [seated] = seat([chosen.person], 1, openSeats(panel.mix, now), panel.mix, [])
  const next = askExpert(file, seated ?? { person: chosen.person }, step, file.head.review.round, moment)
  return {
    head: file.head,
    tasks: [next],
    steps: longer(waitingStep(file, step), next.due),
    events: [
      {
        what: 'expert-added',
        facts: { expert: chosen.person.id, round: file.head.review.round, reason },
      },
    ],
    tell: [tellOfTask(next)],
  }
}
