import { z } from 'zod'
import type { CaseFile, CaseHead } from './case.ts'
import type { Decision } from './decision.ts'
import { Grade } from './evaluation-rules.ts'
import { ActingAs } from './history.ts'
import { CaseId, OrganisationId, PersonId, SchemeRef } from './ids.ts'
import { OrganisationKind } from './organisation-kind.ts'
import { isSelected } from './ranking.ts'
import { reachedIn, ReachedWork } from './reached.ts'
import type { Task } from './task.ts'
import { taskKinds } from './task-answer.ts'

const Time = z.string()

/** Whose turn it is, with what, and by when: open work of one kind, of whoever is asked in one capacity. Never who. */
export const Turn = z.strictObject({
  as: ActingAs,
  does: z.enum(taskKinds),
  /** The earliest deadline of what is open. */
  due: Time.optional(),
  /** The first deadline that was missed, when the same work was asked for again. */
  overdueSince: Time.optional(),
})
export type Turn = z.infer<typeof Turn>

/** Work of one kind that is done, all of it together: how much, how long it took, and how long it might have. */
export const Done = z.strictObject({
  does: z.enum(taskKinds),
  n: z.number().int(),
  /** Milliseconds from asking to answering. */
  took: z.number(),
  /** Milliseconds from asking to the deadline, of as many as had one. */
  allowed: z.number(),
  limited: z.number().int(),
  late: z.number().int(),
})
export type Done = z.infer<typeof Done>

/**
 * A case as a list of thousands needs it: a quarter of the case's head, and the little of the rest that officers sort
 * and filter by. It is written in the transaction that changes the case, so it is never behind.
 */
export const BoardRow = z.strictObject({
  id: CaseId,
  kind: z.enum(['application', 'evaluation', 'change']),
  scheme: SchemeRef,
  title: z.string(),
  lead: OrganisationId,
  leadName: z.string(),
  /** The receipt's number, or the certificate's. */
  number: z.string().optional(),
  status: z.string(),
  /** The level of the approval chain. */
  level: z.string().optional(),
  since: Time,
  opened: Time,
  /** An application: when it was handed in, and that its formal check was passed. Rows of an earlier program have neither. */
  handedIn: Time.optional(),
  checked: z.literal(true).optional(),
  /** The end of a public notice. */
  ends: Time.optional(),
  turns: z.array(Turn),
  done: z.array(Done).optional(),
  /** The office's overdue work, and how far its chain has come. Rows of an earlier program have none. */
  reached: z.array(ReachedWork).optional(),
  formation: z.string().optional(),
  tier: z.string().optional(),
  field: z.string().optional(),
  /** Of the lead. */
  organisationKind: OrganisationKind.optional(),
  region: z.string().optional(),
  /** The officer in charge. */
  officer: z.strictObject({ id: PersonId, name: z.string() }).optional(),
  /** How often it was returned for correction. */
  corrections: z.number(),
  /** What the panel came to, once its review is over. */
  mean: z.number().optional(),
  spread: z.number().optional(),
  sheets: z.number().optional(),
  /** Finally approved or recognised. */
  selected: z.literal(true).optional(),
  grade: Grade.optional(),
})
export type BoardRow = z.infer<typeof BoardRow>

/** The case as it is after a decision, as far as a list shows it. */
export const afterwards = (
  file: Pick<CaseFile, 'tasks' | 'members' | 'steps'> | undefined,
  { head, tasks = [], members = [], removedMembers = [], steps = [] }: Decision,
): Pick<CaseFile, 'head' | 'tasks' | 'members' | 'steps'> => {
  const written = new Set(tasks.map(({ id }) => id))
  const moved = new Set(steps.map(({ id }) => id))
  const gone = new Set([...removedMembers, ...members.map(({ organisation }) => organisation)])
  return {
    head,
    tasks: [...(file?.tasks ?? []).filter(({ id }) => !written.has(id)), ...tasks],
    steps: [...(file?.steps ?? []).filter(({ id }) => !moved.has(id)), ...steps],
    members: [...(file?.members ?? []).filter(({ organisation }) => !gone.has(organisation)), ...members],
  }
}

/** The row that a case has on the board. */
export const boardRowOf = (file: Pick<CaseFile, 'head' | 'tasks' | 'members' | 'steps'>): BoardRow => {
  const { head } = file
  const { status, review } = head
  const lead = file.members.find(({ organisation }) => organisation === head.lead)
  const { open, result } = review
  const reached = reachedIn(file)
  return {
    ...{ id: head.id, kind: head.kind, scheme: head.scheme, title: head.title },
    ...{ lead: head.lead, leadName: head.leadName, status: status.is, since: status.since },
    ...{
      opened: head.opened.at,
      corrections: head.corrections,
      turns: turnsOf(file.tasks),
      done: doneIn(file.tasks),
    },
    ...(reached.length > 0 ? { reached } : {}),
    ...(numberOf(head) === undefined ? {} : { number: numberOf(head) }),
    ...('level' in status ? { level: status.level } : {}),
    ...('ends' in status ? { ends: status.ends } : {}),
    ...(head.kind === 'application' ? chosenOf(head) : {}),
    ...(head.kind === 'application' && head.receipt !== undefined ? { handedIn: head.receipt.at } : {}),
    ...(file.tasks.some(isPassedCheck) ? { checked: true } : {}),
    ...(lead === undefined || lead.unregistered ? {} : { organisationKind: lead.kind }),
    ...regionOf(lead),
    ...(head.officer === undefined ? {} : { officer: head.officer }),
    ...(result === undefined || open
      ? {}
      : { mean: meanOf(head, result.mean), spread: result.spread, sheets: result.sheets }),
    ...(isSelected(head) ? { selected: true } : {}),
    ...(head.kind === 'evaluation' && head.grade !== undefined ? { grade: head.grade } : {}),
  }
}

/** Where the lead is, as far as it says so: the region, else the place of its registration. */
const regionOf = (lead: CaseFile['members'][number] | undefined): Pick<BoardRow, 'region'> => {
  const region = lead?.region ?? lead?.place
  return region === undefined || region === '' ? {} : { region }
}

const numberOf = (head: CaseHead): string | undefined =>
  head.kind === 'application' ? head.receipt?.number : head.number

const chosenOf = (head: Extract<CaseHead, { kind: 'application' }>) => {
  const field = head.chosen?.field ?? head.field
  return {
    ...(head.chosen?.formation === undefined ? {} : { formation: head.chosen.formation }),
    ...(head.chosen?.tier === undefined ? {} : { tier: head.chosen.tier }),
    ...(field === undefined ? {} : { field }),
  }
}

/** That it was passed once stays true, wherever the case is sent back to. */
const isPassedCheck = ({ state, answer }: Task): boolean =>
  state.is === 'answered' && answer?.kind === 'formal-check' && answer.answer.decision === 'pass'

const meanOf = (head: CaseHead, mean: number): number =>
  head.kind === 'evaluation' ? (head.score?.result ?? mean) : mean

const actingOf = ({ audience, kind }: Pick<Task, 'audience' | 'kind'>): Turn['as'] => {
  if (audience.is === 'office') return audience.role
  if (audience.is === 'organisation') return kind === 'confirmation' ? 'member' : 'lead'
  return kind === 'score' ? 'expert' : 'approver'
}

/** Open work, of each kind once, the earliest deadline first. */
const turnsOf = (tasks: readonly Task[]): Turn[] => {
  const turns = new Map<string, Turn>()
  for (const task of tasks) {
    if (task.state.is !== 'open') continue
    const as = actingOf(task)
    const known = turns.get(`${as}/${task.kind}`)
    const due = earlier(known?.due, task.due)
    const overdueSince = earlier(known?.overdueSince, task.overdueSince)
    turns.set(`${as}/${task.kind}`, {
      ...{ as, does: task.kind },
      ...(due === undefined ? {} : { due }),
      ...(overdueSince === undefined ? {} : { overdueSince }),
    })
  }
  return [...turns.values()].toSorted((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1))
}

/** What was answered or missed, by kind. Work that was called off took nobody's time. */
const doneIn = (tasks: readonly Task[]): Done[] => {
  const over = tasks.flatMap((task) => {
    const { state } = task
    const at = state.is === 'answered' ? state.stamp.at : state.is === 'late' ? state.at : undefined
    return at === undefined ? [] : [{ task, at }]
  })
  const span = (from: string, to: string): number => Math.max(0, Date.parse(to) - Date.parse(from))
  return [...Map.groupBy(over, ({ task }) => task.kind)].map(([does, own]) => {
    const limited = own.flatMap(({ task: { opened, due } }) => (due === undefined ? [] : [span(opened, due)]))
    return {
      ...{ does, n: own.length, limited: limited.length },
      took: own.reduce((sum, { task, at }) => sum + span(task.opened, at), 0),
      allowed: limited.reduce((sum, ms) => sum + ms, 0),
      late: own.filter(
        ({ task: { due, overdueSince }, at }) =>
          overdueSince !== undefined || (due !== undefined && at >= due),
      ).length,
    }
  })
}

const earlier = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || (other !== undefined && other < one) ? other : one

/** The next deadline: of what is open, or the end of the notice. */
export const dueOf = ({ turns, ends }: Pick<BoardRow, 'turns' | 'ends'>): string | undefined =>
  turns.reduce<string | undefined>((first, { due }) => earlier(first, due), ends)

/** The first deadline that is missed and whose work is still open; nothing while all are in time. */
export const lateSince = ({ turns }: Pick<BoardRow, 'turns'>, now: string): string | undefined =>
  turns.reduce<string | undefined>(
    (first, { due, overdueSince }) =>
      earlier(first, overdueSince ?? (due !== undefined && due < now ? due : undefined)),
    undefined,
  )
