import { z } from 'zod'
import { requireAnswerable } from '../../domain/answer.ts'
import type { CaseId, TaskId } from '../../domain/ids.ts'
import { CheckDraft } from '../../domain/check-draft.ts'
import { may } from '../../domain/policy.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import type { World } from '../ports/world.ts'
import { type Asking, momentFor, once, stale } from './run.ts'

export const KeepCheck = z.strictObject({
  values: CheckDraft.shape.values,
  revision: z.number().int().min(0).describe('Of the draft that this was made from; 0 for the first'),
})
export type KeepCheck = z.infer<typeof KeepCheck>

/** Keeps how far a formal check, or an opinion, is. Nobody outside the office learns of it, and nothing of it counts yet. */
export const keepCheck = (
  world: World,
  asking: Asking,
  where: { readonly case: CaseId; readonly task: TaskId },
  input: KeepCheck,
): Promise<{ revision: number }> =>
  once(
    world,
    asking,
    { command: 'keep-check', ...where, input },
    z.object({ revision: z.number() }).parse,
    async (onceItem) => {
      const file = await world.store.cases.load(where.case)
      const task = file?.tasks.find(({ id }) => id === where.task)
      if (
        !file ||
        (task?.kind !== 'formal-check' && task?.kind !== 'recommendation') ||
        !may(asking.person, { to: 'answer', file, task })
      )
        throw notFound()
      requireAnswerable(task, await momentFor(world, file.head.scheme, asking.arrived))
      const known = await world.store.checks.draft(where.task)
      if ((known?.revision ?? 0) !== input.revision) throw stale()
      const revision = input.revision + 1
      const { id: by, name } = asking.person
      const draft = { ...where, by, name, at: asking.arrived, values: input.values, revision }
      if (JSON.stringify(draft).length > mostCharacters)
        throw new Refusal('too-many', { facts: { max: mostCharacters } })
      await world.store.checks.save(draft, { at: asking.arrived, once: onceItem({ revision }) })
      return { revision }
    },
  )

/** An item of the table holds 400 KB, and a Chinese sign takes three bytes. */
const mostCharacters = 120_000
