import type { CaseFile, CaseHead } from './case.ts'
import type { Member } from './case-member.ts'
import { type OrganisationId, TaskId } from './ids.ts'
import type { Tell } from './message.ts'
import type { Moment } from './moment.ts'
import { newTask, organisation, tellOfTask, type TaskToOpen } from './step.ts'
import { closed, type Task } from './task.ts'
import type { TaskKind } from './task-answer.ts'

/** What is asked of all who lead a case: each has it in its list, and the first answer is everybody's. */
const kinds: ReadonlySet<TaskKind> = new Set(['correction', 'report', 'rectification'])
export const isOfLeads = ({ kind }: Pick<Task, 'kind'>): boolean => kinds.has(kind)

type Led = { readonly members: readonly Pick<Member, 'organisation' | 'role' | 'confirmation'>[] }

/** The lead and the co-leads, but for who said no. They are equals: what one of them may, all may. */
export const leadingIn = ({ members }: Led): OrganisationId[] =>
  members
    .filter(({ role, confirmation }) => role !== 'member' && confirmation.is !== 'declined')
    .toSorted((a, b) => Number(b.role === 'lead') - Number(a.role === 'lead'))
    .map(({ organisation: id }) => id)

/** One task for each that leads, and one message to all of them. */
export const askLeads = (
  file: Led,
  head: CaseHead,
  moment: Moment,
  asked: Omit<TaskToOpen, 'audience'>,
): { readonly tasks: Task[]; readonly tell: Tell[] } => {
  const leading = leadingIn(file)
  const tasks = (leading.length > 0 ? leading : [head.lead]).map((id) =>
    newTask(head, moment, { ...asked, audience: organisation(id) }),
  )
  return { tasks, tell: tellOfOne(tasks) }
}

/** Whoever speaks for two of them gets one message. */
const tellOfOne = (tasks: readonly Task[]): Tell[] => {
  const [first] = tasks
  return first ? [{ ...tellOfTask(first), to: tasks.map(({ audience }) => audience) }] : []
}

/** The same work, asked of another lead. */
const isSameWork = (one: Task, other: Task): boolean => one.kind === other.kind && one.step === other.step

/** Open tasks of the leads, one of each work. */
export const openWork = (tasks: readonly Task[]): Task[] =>
  tasks
    .filter((task) => isOfLeads(task) && task.state.is === 'open')
    .filter((task, at, all) => all.findIndex((one) => isSameWork(one, task)) === at)

/** The open tasks of the others for the same work. */
export const askedOfOthers = ({ tasks }: Pick<CaseFile, 'tasks'>, task: Task): Task[] =>
  isOfLeads(task)
    ? tasks.filter((one) => one.id !== task.id && one.state.is === 'open' && isSameWork(one, task))
    : []

/** The task as the first of the leads answered it, where it was closed by that. */
export const asAnswered = ({ tasks }: Pick<CaseFile, 'tasks'>, task: Task): Task =>
  (isOfLeads(task) && task.state.is === 'cancelled'
    ? tasks.find((one) => one.state.is === 'answered' && isSameWork(one, task))
    : undefined) ?? task

/** Of what was asked of several leads one is shown: what was answered, else the reader's own, else the first one. */
export const shownOnce = (
  tasks: readonly Task[],
  isOwn: (organisation: OrganisationId) => boolean,
): Task[] => {
  const rank = ({ state, audience }: Task): number =>
    state.is === 'answered' ? 0 : audience.is === 'organisation' && isOwn(audience.organisation) ? 1 : 2
  return tasks.filter((task) => {
    if (!isOfLeads(task)) return true
    const [best] = tasks.filter((one) => isSameWork(one, task)).toSorted((a, b) => rank(a) - rank(b))
    return best === task
  })
}

/** Who leads now is another: what was asked of one who left goes to one who came, and is theirs alone no more. */
export const followLeads = (
  file: Pick<CaseFile, 'tasks'>,
  now: Led,
  moment: Pick<Moment, 'now' | 'newId'>,
): { readonly tasks: Task[]; readonly opened: Task[] } => {
  const leading = leadingIn(now)
  const asks = (task: Task, id: OrganisationId): boolean =>
    task.audience.is === 'organisation' && task.audience.organisation === id
  const followed = openWork(file.tasks).map((work) => {
    const open = [work, ...askedOfOthers(file, work)]
    const left = open.filter((task) => !leading.some((id) => asks(task, id)))
    const opened = leading
      .filter((id) => !open.some((task) => asks(task, id)))
      .map((id, at) => ({
        ...(left[at] ?? { ...work, id: TaskId.parse(moment.newId()) }),
        audience: organisation(id),
      }))
    const over = left.slice(opened.length).map((task) => closed(task, 'cancelled', moment.now))
    return { opened, over }
  })
  const opened = followed.flatMap((one) => one.opened)
  return { tasks: [...opened, ...followed.flatMap(({ over }) => over)], opened }
}
