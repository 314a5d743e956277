import { applyChange } from '../../domain/change-apply.ts'
import { asChange } from '../../domain/change.ts'
import { knownFor } from '../known-consortium.ts'
import { onLambda } from '../lambda-task.ts'
import { automaticTask } from '../workflow-steps.ts'

/** The change is written into the register. */
export const task = automaticTask('apply-change', async ({ file, moment, world }) => {
  const { consortium, request } = asChange(file)
  const other = request.kind === 'merger' ? await world.store.consortia.byNumber(request.number) : undefined
  return applyChange(file, await knownFor(world, consortium), other, moment)
})

export const handler = onLambda(task)
