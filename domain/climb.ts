import { civilDate, workingDaysBetween } from './calendar.ts'
import type { CaseFile, CaseHead } from './case.ts'
import type { Position, Step } from './case-run.ts'
import { leadersOf, rungsOf } from './escalation-rules.ts'
import { chainFrom, dueRungs, type Escalation, type Rung, withTold } from './escalation.ts'
import type { NewEvent } from './history.ts'
import { schemeCode } from './ids.ts'
import type { Hearers, Tell } from './message.ts'
import { days, type Moment } from './moment.ts'
import { office, stepId, visitOf } from './step.ts'
import type { Task } from './task.ts'
import type { TaskKind } from './task-answer.ts'
import type { Words } from './words.ts'

/** The office's own work that a step waits for, and what is asked there. What applicants owe goes to the officers alone. */
const officesWork: Readonly<Record<string, TaskKind>> = {
  'ask-formal-check': 'formal-check',
  'ask-recommendation': 'recommendation',
  'ask-defence': 'defence-date',
  'ask-approvers': 'approval',
  'ask-officer-about-review': 'review-help',
  'ask-change-decision': 'change-decision',
  'ask-report-check': 'report-check',
}

/** Whether lateness of a step is the office's. */
export const isOfficesWork = ({ task }: Pick<Step, 'task'>): boolean => Object.hasOwn(officesWork, task)

/** The chain of work whose first missed deadline this was. */
export const newChain = (head: CaseHead, since: string, moment: Moment): Escalation =>
  chainFrom(since, rungsOf(moment.scheme, head.kind), days(moment))

/** The chain of the visit before, when that one ended late: asked again, the work does not begin a new one. */
export const chainSoFar = (
  file: Pick<CaseFile, 'steps'>,
  position: Position,
  task: string,
): Escalation | undefined => {
  const before = file.steps.find((step) => step.id === stepId(task, visitOf(position, task) - 1))
  return before?.state.is === 'done' && before.state.outcome === 'late' ? before.escalation : undefined
}

/** What stays undone: by what it is known on record, what is asked, and who is asked now. */
export type Undone = { readonly key: string; readonly kind: TaskKind; readonly task?: Task | undefined }

export const undoneAt = (file: Pick<CaseFile, 'head' | 'tasks'>, step: Step): Undone => {
  const task = file.tasks.find((one) => one.step === step.id && one.state.is === 'open')
  return {
    key: `${file.head.id}/${step.task}`,
    kind: task?.kind ?? officesWork[step.task] ?? 'approval',
    task,
  }
}

/** What climbing comes to: the chain as it is then, whom it reaches, and what is on record and told of that. */
export type Climbed = {
  readonly escalation: Escalation
  /** Those who are told at once, with everybody who hears of the missed deadline. */
  readonly atOnce: readonly Hearers[]
  readonly events: readonly NewEvent[]
  readonly tell: readonly Tell[]
}

/**
 * Climbs every rung whose day has come. When the clock was away over several, each audience hears once, of how late it
 * is now.
 */
export const climb = (file: CaseFile, chain: Escalation, undone: Undone, moment: Moment): Climbed => {
  const rungs = dueRungs(chain, moment.now)
  const { timeZone } = moment.scheme
  const late = workingDaysBetween(
    civilDate(chain.since, timeZone),
    civilDate(moment.now, timeZone),
    moment.calendar,
  )
  const { head } = file
  return {
    escalation: withTold(chain, moment.now),
    atOnce: rungs.filter(({ after }) => after === 0).map((rung) => hearersOf(head, rung)),
    events: rungs
      .filter(({ after, to }) => after > 0 || to !== 'officer')
      .map(({ to, level }) => ({
        what: 'escalated',
        facts: {
          ...{ kind: undone.kind, told: to, was: chain.since, lateDays: late },
          ...(level === undefined ? {} : { level }),
        },
      })),
    tell: (['officer', 'administrator', 'approver'] as const).flatMap((to) => {
      const told = rungs.filter((rung) => rung.after > 0 && rung.to === to)
      const [first] = told
      if (first === undefined) return []
      return [
        {
          key: `${undone.key}/escalated/${chain.since}/${to}/${first.after}`,
          about: 'task-escalated',
          to: told.map((rung) => hearersOf(head, rung)),
          facts: {
            ...{ title: head.title, scheme: head.scheme, case: head.id, at: moment.now },
            ...{ task: undone.kind, since: chain.since, days: late, reader: to },
            ...(head.officer === undefined ? {} : { officer: head.officer.name }),
            ...turnFacts(undone, head, moment),
          },
        } satisfies Tell,
      ]
    }),
  }
}

/** Whom a rung reaches. */
export const hearersOf = (head: CaseHead, { to, level }: Pick<Rung, 'to' | 'level'>): Hearers =>
  to === 'approver' ? { is: 'level', scheme: schemeCode(head.scheme), level: level ?? '' } : office(head, to)

/** Whose turn it is: an office by its role, leaders by their level. Never who. */
export const turnOf = (
  { kind, task }: Undone,
  head: CaseHead,
  { scheme }: Pick<Moment, 'scheme'>,
): { readonly as: 'officer' | 'recommender' | 'approver' } | { readonly level: Words } => {
  const level = task?.level ?? (head.status.is === 'approval' ? head.status.level : undefined)
  const title =
    kind === 'approval' ? leadersOf(scheme, head.kind).find(({ id }) => id === level)?.title : undefined
  if (title) return { level: title }
  return { as: kind === 'recommendation' ? 'recommender' : kind === 'approval' ? 'approver' : 'officer' }
}

const turnFacts = (...[undone, head, moment]: Parameters<typeof turnOf>): Tell['facts'] => {
  const turn = turnOf(undone, head, moment)
  return 'level' in turn ? { turnZh: turn.level.zh, turnEn: turn.level.en } : { turn: turn.as }
}
