import { z } from 'zod'
import { addWorkingDays, civilDate, endOfDay } from './calendar.ts'
import { type CaseFile, ended } from './case.ts'
import { nextStep } from './case-steps.ts'
import { isExtendable } from './extension.ts'
import { CaseId, PersonId, TaskId } from './ids.ts'
import type { Moment } from './moment.ts'
import { Refusal } from './refusal.ts'
import { officeTasks } from './office-tasks.ts'
import type { Task } from './task.ts'
import { type TaskAnswer, taskKinds } from './task-answer.ts'
import { longestText } from './words.ts'

/** As many cases as are done in one go: what one officer has. */
export const mostInBulk = 200

/** Panels are put together for a whole call at once. */
export const mostPanels = 300

/** Whom an officer chooses for one case. */
export const PanelChoice = z.strictObject({
  case: CaseId,
  experts: z.array(PersonId).min(1).max(15),
  seen: z
    .string()
    .max(40)
    .optional()
    .describe('Of the panel that this was chosen from; refused when it changed'),
})
export type PanelChoice = z.infer<typeof PanelChoice>

const text = z.string().trim().min(2).max(longestText)

/** What is done to many cases at once. Each of it is a command that exists for one case. */
export const BulkAction = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('return').describe('Return for correction'),
    part: z.string().max(120).describe('A section of the form, `members`, or a field: `plan.budget`'),
    remark: text,
  }),
  z.strictObject({
    do: z.literal('assign').describe('Put an officer in charge'),
    officer: PersonId.nullable().describe('`null` for nobody'),
  }),
  z.strictObject({ do: z.literal('remind').describe('Remind whoever’s turn it is') }),
  z.strictObject({
    do: z.literal('extend').describe('Give more time'),
    days: z.number().int().min(1).max(120).describe('Working days from the present deadline on'),
    reason: z.string().trim().min(2).max(500),
  }),
  z.strictObject({
    do: z.literal('advance').describe('Pass what the office is asked at this step'),
    to: z.literal('notice').optional().describe('Only where the public notice comes next'),
    remark: text,
  }),
  z.strictObject({
    do: z.literal('panel').describe('Assign a panel to each case, or ask these experts where a review waits'),
    panels: z.array(PanelChoice).min(1).max(mostPanels),
    reason: z.string().trim().min(2).max(2000).optional(),
  }),
])
export type BulkAction = z.infer<typeof BulkAction>
export type BulkKind = BulkAction['do']

/** What an action means for one case: the work that it answers or gives more time for, and what comes next. */
export const Planned = z.strictObject({
  task: TaskId.optional(),
  kind: z.enum(taskKinds).optional(),
  /** The new deadline. */
  due: z.iso.datetime({ precision: 3 }).optional(),
  /** The step that follows, where the programme says so. */
  next: z.string().max(30).optional(),
  /** So many experts. */
  experts: z.number().int().optional(),
})
export type Planned = z.infer<typeof Planned>

/** What an action means for this case; refused where it means nothing there. */
export const plannedFor = (file: CaseFile, action: BulkAction, moment: Moment): Planned => {
  switch (action.do) {
    case 'assign':
      if (ended(file.head)) throw new Refusal('not-at-this-step')
      return {}
    case 'remind':
      return {}
    case 'panel': {
      const chosen = action.panels.find((one) => one.case === file.head.id)
      if (!chosen) throw new Refusal('not-at-this-step')
      const task = file.tasks.find(({ kind, state }) => kind === 'review-help' && state.is === 'open')
      return {
        ...(task === undefined ? {} : { task: task.id, kind: task.kind }),
        experts: chosen.experts.length,
      }
    }
    case 'return':
    case 'advance': {
      const task = officeTasks(file).find(({ kind }) => answerFor(action, kind) !== undefined)
      if (!task) throw new Refusal('not-at-this-step')
      const next = action.do === 'return' ? 'correction' : comesNext(file, moment)
      if (action.do === 'advance' && action.to !== undefined && next !== action.to)
        throw new Refusal('not-next')
      return { task: task.id, kind: task.kind, ...(next === undefined ? {} : { next }) }
    }
    case 'extend': {
      const task = file.tasks.find((one) => one.kind !== 'confirmation' && isExtendable(one))
      if (!task?.due) throw new Refusal('not-at-this-step')
      return { task: task.id, kind: task.kind, due: laterBy(task.due, action.days, moment) }
    }
  }
}

/** How the action answers work of this kind; nothing where it does not. */
export const answerFor = (action: BulkAction, kind: Task['kind']): TaskAnswer | undefined => {
  if (action.do === 'advance') return passing(kind, action.remark)
  if (action.do !== 'return' || kind !== 'formal-check') return undefined
  return { kind, answer: { decision: 'return', remarks: { [action.part]: action.remark } } }
}

/** The end of the n-th working day after a deadline. */
const laterBy = (due: string, days: number, { scheme, calendar }: Moment): string =>
  endOfDay(addWorkingDays(civilDate(due, scheme.timeZone), days, calendar), scheme.timeZone)

/** How an officer says yes to what is asked; nothing where a yes alone is no answer. */
const passing = (kind: Task['kind'], remark: string): TaskAnswer | undefined => {
  switch (kind) {
    case 'formal-check':
      return { kind, answer: { decision: 'pass', remark } }
    case 'review-help':
      return { kind, answer: { decision: 'accept', reason: remark } }
    case 'report-check':
      return { kind, answer: { decision: 'accept', remark } }
    case 'change-decision':
      return { kind, answer: { decision: 'approve', remark } }
    case 'change-notice':
      return { kind, answer: { decision: 'take-note', remark } }
    default:
      return undefined
  }
}

/** The step of an application that follows the one it is at; of other cases nobody asks. */
const comesNext = (file: CaseFile, moment: Moment): string | undefined =>
  file.head.kind === 'application'
    ? (nextStep(file, file.head.done + 1, moment).step?.kind ?? 'none')
    : undefined

/** Why it cannot be done to a case: of a panel, what is wrong with whoever was chosen. */
export const whyRefused = (action: BulkAction, { code, facts, problems: [first] }: Refusal) =>
  action.do === 'panel' && code === 'invalid' && first
    ? { code: first.code, facts: first.facts ?? {} }
    : { code, facts }

/** What became of one case of many. */
export const BulkItem = z.strictObject({
  case: CaseId,
  state: z.enum(['waiting', 'done', 'refused']),
  planned: Planned.optional(),
  /** Why it was refused. */
  code: z.string().max(40).optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
})
export type BulkItem = z.infer<typeof BulkItem>

/** One go over many cases: written before the first of them, so that whoever repeats it goes on where it stopped. */
export const BulkRun = z.strictObject({
  id: z.string().regex(/^[0-9a-hjkmnp-tv-z]{20}$/),
  person: PersonId,
  batch: z.string().max(60),
  action: BulkAction,
  items: z.array(BulkItem).max(mostPanels),
  begun: z.iso.datetime({ precision: 3 }),
  /** The key of the form: what each case's own key is made from. */
  key: z.string().max(100),
  revision: z.number().int().min(1),
})
export type BulkRun = z.infer<typeof BulkRun>
