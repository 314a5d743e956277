import { applyChange } from '../../domain/change-apply.ts'
import { joiningOf } from '../../domain/change-steps.ts'
import { asChange } from '../../domain/change.ts'
import { knownFor, withOthers } from '../known-consortium.ts'
import { onLambda } from '../lambda-task.ts'
import { automaticTask } from '../workflow-steps.ts'

/** The change is written into the register. */
export const task = automaticTask('apply-change', async ({ file, moment, world }) => {
  const head = asChange(file)
  const { consortium, request } = head
  const other = request.kind === 'merger' ? await world.store.consortia.byNumber(request.number) : undefined
  const known = await knownFor(world, consortium)
  const asked = { request, joining: joiningOf(file, head) }
  return applyChange(file, known, other, await withOthers(world, known, asked, moment))
})

export const handler = onLambda(task)
