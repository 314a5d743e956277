import { z } from 'zod'
import type { CaseFile, CaseHead } from './case.ts'
import { ReviewResult } from './review-result.ts'
import { DismissedConflict } from './conflict-kind.ts'
import { decidedOn, recusedFrom, scoreTasks } from './panel.ts'
import { AssignedPanel } from './panel-assigned.ts'
import { CaseId, ConsortiumId, OrganisationId, PersonId, SchemeRef, TaskId } from './ids.ts'
import type { Task } from './task.ts'

const Time = z.string()

/** A place in a panel: who was asked, and what became of it. */
export const PanelSeat = z.strictObject({
  task: TaskId,
  person: PersonId,
  name: z.string(),
  /** The field that the place is kept for. */
  field: z.string().optional(),
  state: z.enum(['open', 'scored', 'recused', 'late', 'cancelled']),
  declared: z.boolean(),
  opened: Time,
  due: Time.optional(),
  /** When the sheet came in, or the expert stepped aside. */
  at: Time.optional(),
  reminded: Time.optional(),
  scores: z.record(z.string(), z.number()).optional(),
})
export type PanelSeat = z.infer<typeof PanelSeat>

/**
 * The review of a case as the officers' lists of a whole call need it, in one row: who is in the case, who was asked,
 * and how far they are. Written in the transaction that changes the case. It names experts: officers and auditors alone
 * read it.
 */
export const PanelRow = z.strictObject({
  id: CaseId,
  batch: z.string(),
  kind: z.enum(['application', 'evaluation']),
  scheme: SchemeRef,
  title: z.string(),
  field: z.string().optional(),
  /** Whether a panel is still to be chosen, at work, or done. */
  stage: z.enum(['before', 'review', 'after']),
  consortium: ConsortiumId.optional(),
  members: z.array(
    z.strictObject({
      organisation: OrganisationId,
      name: z.string(),
      role: z.enum(['lead', 'co-lead', 'member']),
      region: z.string().optional(),
      controller: z.string().optional(),
    }),
  ),
  round: z.number(),
  seats: z.array(PanelSeat),
  /** Who was asked in an earlier round, who stepped aside in any, and who decided on it in another office. */
  earlier: z.array(PersonId),
  aside: z.array(PersonId),
  decided: z.array(PersonId),
  assigned: AssignedPanel.optional(),
  dismissed: z.array(DismissedConflict).optional(),
  /** The officer is asked how the review goes on. */
  stuck: z.boolean(),
  result: ReviewResult.optional(),
})
export type PanelRow = z.infer<typeof PanelRow>

/** What a panel judges, once it is handed in. */
export const isJudged = (head: CaseHead): boolean =>
  head.kind === 'evaluation' || (head.kind === 'application' && head.receipt !== undefined)

/** Nothing for what no panel judges, and for what nobody has handed in. */
export const panelRowOf = (file: Pick<CaseFile, 'head' | 'members' | 'tasks'>): PanelRow | undefined => {
  const { head } = file
  if (head.kind === 'change' || !isJudged(head)) return undefined
  const { review } = head
  const now = scoreTasks(file)
  const asked = (task: Task): PersonId[] => (task.audience.is === 'person' ? [task.audience.person] : [])
  const field = head.kind === 'application' ? (head.chosen?.field ?? head.field) : undefined
  return {
    ...{ id: head.id, batch: head.batch, kind: head.kind, scheme: head.scheme, title: head.title },
    ...(field === undefined ? {} : { field }),
    stage: stageOf(head),
    ...(head.kind === 'evaluation' ? { consortium: head.consortium } : {}),
    members: file.members
      .filter(({ confirmation }) => confirmation.is !== 'declined')
      .map(({ organisation, name, role, region, place, controller }) => ({
        ...{ organisation, name, role },
        ...((region ?? place) === undefined ? {} : { region: region ?? place }),
        ...(controller === undefined ? {} : { controller }),
      })),
    round: review.round,
    seats: now.flatMap(seatOf),
    earlier: [
      ...new Set(
        file.tasks.filter(({ kind, round }) => kind === 'score' && round < review.round).flatMap(asked),
      ),
    ],
    aside: recusedFrom(file),
    decided: [...new Set(decidedOn(file))],
    ...(review.assigned === undefined ? {} : { assigned: review.assigned }),
    ...(review.dismissed === undefined ? {} : { dismissed: review.dismissed }),
    stuck: file.tasks.some(({ kind, state }) => kind === 'review-help' && state.is === 'open'),
    ...(review.result === undefined || review.open ? {} : { result: review.result }),
  }
}

const before: readonly CaseHead['status']['is'][] = [
  'submitted',
  'formal-check',
  'correction',
  'recommendation',
  'report',
  'overdue',
  'report-check',
]

const stageOf = ({ status, review }: CaseHead): PanelRow['stage'] => {
  if (review.open) return 'review'
  return before.includes(status.is) ? 'before' : 'after'
}

const seatOf = (task: Task): PanelSeat[] => {
  const { audience, state, answer } = task
  if (audience.is !== 'person') return []
  const given = answer?.kind === 'score' ? answer.answer : undefined
  return [
    {
      ...{ task: task.id, person: audience.person, name: task.asked ?? audience.person },
      ...(task.field === undefined ? {} : { field: task.field }),
      state:
        given === undefined
          ? state.is === 'answered'
            ? 'cancelled'
            : state.is
          : given.decision === 'score'
            ? 'scored'
            : 'recused',
      declared: task.declared !== undefined,
      opened: task.opened,
      ...(task.due === undefined ? {} : { due: task.due }),
      ...(state.is === 'answered' ? { at: state.stamp.at } : 'at' in state ? { at: state.at } : {}),
      ...(task.reminded === undefined ? {} : { reminded: task.reminded }),
      ...(given?.decision === 'score' ? { scores: given.scores } : {}),
    },
  ]
}

/** Still at work, or done with it: who counts for the load of an expert. */
export const isBusy = ({ state }: Pick<PanelSeat, 'state'>): boolean => state === 'open' || state === 'scored'

/** How many cases of these everybody has: asked for a sheet, or assigned to a panel that is not chosen yet. */
export const loadsIn = (rows: readonly PanelRow[]): ReadonlyMap<PersonId, number> => {
  const loads = new Map<PersonId, number>()
  const count = (person: PersonId) => loads.set(person, (loads.get(person) ?? 0) + 1)
  for (const { seats, assigned, stage } of rows) {
    for (const seat of seats) if (isBusy(seat)) count(seat.person)
    if (stage === 'before') for (const { person } of assigned?.experts ?? []) count(person)
  }
  return loads
}
