import { markProblems } from '../../../domain/check-draft.ts'
import { CaseId, TaskId } from '../../../domain/ids.ts'
import { notFound, Refusal } from '../../../domain/refusal.ts'
import { keepCheck } from '../../commands/check-draft.ts'
import { filledIn, type Typed, type Web } from '../context.ts'
import { asking, type Here, param } from '../page.tsx'
import { first } from '../typed-form.ts'
import type { OpenTask } from './answer-parts.tsx'

type Values = Readonly<Record<string, string[]>>

/** Kinds of work that an office keeps a draft of. */
export const isOfficeDraft = (kind: string): boolean => kind === 'formal-check' || kind === 'recommendation'

/** The checklist, or the opinion, as the office left it. */
export const checkDraft = async ({ world }: Web, { task }: OpenTask): Promise<Typed | undefined> => {
  if (!isOfficeDraft(task.kind) || task.state.is !== 'open') return undefined
  const draft = await world.store.checks.draft(task.id)
  return (
    draft &&
    filledIn({
      ...Object.fromEntries(Object.entries(draft.values).map(([name, text]) => [name, [text]])),
      draftRevision: [`${draft.revision}`],
      draftBy: [draft.name],
      draftAt: [draft.at],
    })
  )
}

/** Keeps what is ticked and written, and comes back to it. */
export const saveCheck = async ({ world }: Web, c: Here, values: Values): Promise<string> => {
  const id = CaseId.safeParse(param(c, 'case'))
  const task = TaskId.safeParse(param(c, 'task'))
  if (!id.success || !task.success) throw notFound()
  const held = Object.entries(values).flatMap(([name, [text = '']]) =>
    /^(?:check|answer)\./.test(name) && text.trim() !== '' ? [[name, text] as const] : [],
  )
  await keepCheck(
    world,
    asking(c, values),
    { case: id.data, task: task.data },
    { values: Object.fromEntries(held), revision: Number(first(values, 'draftRevision')) || 0 },
  )
  return `/cases/${id.data}/tasks/${task.data}`
}

/** A list that says one thing and a decision that says another are not sent. */
export const requireMarksFit = (values: Values): void => {
  const problems = markProblems(values, first(values, 'answer.decision'))
  if (problems.length > 0) throw new Refusal('invalid', { problems })
}
