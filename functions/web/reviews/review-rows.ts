import { everything } from '../../every-page.ts'
import { z } from 'zod'
import type { Instant } from '../../../domain/calendar.ts'
import { isDeclared } from '../../../domain/declared.ts'
import { progressOf } from '../../../domain/draft-sheet.ts'
import { CaseId, SchemeRef, TaskId } from '../../../domain/ids.ts'
import type { OwnReview } from '../../../domain/own-review.ts'
import type { Person } from '../../../domain/person.ts'
import type { Rubric } from '../../../domain/rubric.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import { stepOf } from '../../../domain/scheme-step.ts'
import { audienceKey, type Task } from '../../../domain/task.ts'
import { Words } from '../../../domain/words.ts'
import type { World } from '../../ports/world.ts'
import { defined } from '../defined.ts'

/** One of a person's own reviews, whatever became of it. */
export const ReviewRow = z.object({
  task: TaskId,
  case: CaseId,
  title: z.string(),
  caseKind: z.enum(['application', 'evaluation', 'change']),
  scheme: SchemeRef,
  batch: z.string().optional(),
  batchTitle: Words.optional(),
  due: z.string().optional(),
  state: z
    .enum(['asked', 'declared', 'draft', 'handed-in', 'stepped-aside', 'late', 'not-needed'])
    .describe('`declared`: nothing written yet; `draft`: begun; `not-needed`: the review ended without it'),
  done: z.number().optional().describe('Items of the rubric that are ready'),
  of: z.number().optional(),
  at: z.string().optional().describe('When it came to stand so'),
  total: z.number().optional().describe('Of the own sheet, of 100'),
})
export type ReviewRow = z.infer<typeof ReviewRow>

export const rubricIn = (
  scheme: Scheme,
  kind: 'application' | 'evaluation' | 'change',
): Rubric | undefined =>
  kind === 'application' ? stepOf(scheme, 'review')?.rubric : scheme.evaluation?.rubric

const openRow = (
  task: Task,
  scheme: Scheme,
  values: Readonly<Record<string, string>> | undefined,
  own: OwnReview | undefined,
): ReviewRow => {
  const rubric = rubricIn(scheme, task.about.caseKind)
  const begun = values !== undefined && Object.keys(values).length > 0
  const progress = rubric === undefined ? undefined : progressOf(values ?? {}, rubric)
  return {
    task: task.id,
    case: task.case,
    title: task.about.title,
    caseKind: task.about.caseKind,
    scheme: task.about.scheme,
    state: begun ? 'draft' : isDeclared(task) ? 'declared' : 'asked',
    ...defined({ due: task.due, batch: own?.batch, batchTitle: own?.batchTitle, at: task.declared?.at }),
    ...(progress ?? {}),
  }
}

const closedRow = (own: OwnReview, now: Instant): ReviewRow => ({
  task: own.task,
  case: own.case,
  title: own.title,
  caseKind: own.caseKind,
  scheme: own.scheme,
  batch: own.batch,
  batchTitle: own.batchTitle,
  state:
    own.state.is !== 'declared'
      ? own.state.is
      : own.due !== undefined && own.due < now
        ? 'late'
        : 'not-needed',
  at: own.state.at,
  ...defined({ due: own.due }),
  ...(own.state.is === 'handed-in' ? { total: own.state.total } : {}),
})

/** Everything open first, by its deadline; then what is over, the last first. */
export const myReviews = async (world: World, person: Person, now: Instant): Promise<ReviewRow[]> => {
  const [open, { reviews, drafts }] = await Promise.all([
    openSheets(world, person),
    world.store.reviews.of(person.id),
  ])
  const rows = await Promise.all(
    open.map(async (task) =>
      openRow(
        task,
        await world.schemes.load(task.about.scheme),
        drafts.find((draft) => draft.task === task.id)?.values,
        reviews.find((own) => own.task === task.id),
      ),
    ),
  )
  const over = reviews
    .filter((own) => !open.some(({ id }) => id === own.task))
    .toSorted((a, b) => (a.state.at < b.state.at ? 1 : -1))
  return [...rows, ...over.map((own) => closedRow(own, now))]
}

/** The sheets that somebody is asked for now. */
export const openSheets = async ({ store }: World, { id }: Pick<Person, 'id'>): Promise<Task[]> => {
  const audience = audienceKey({ is: 'person', person: id })
  const tasks = await everything((page) => store.tasks.openFor(audience, page))
  return tasks.filter(({ kind }) => kind === 'score')
}
