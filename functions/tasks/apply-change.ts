import { applyChange } from '../../domain/change-apply.ts'
import { joiningOf } from '../../domain/change-steps.ts'
import { asChange } from '../../domain/change.ts'
import { changeTakesEffect } from '../after-change.ts'
import { knownFor, withOthers } from '../known-consortium.ts'
import { onLambda } from '../lambda-task.ts'
import { evaluationsFollow } from '../follow-parties.ts'
import { automaticTask, type TaskHandler } from '../workflow-steps.ts'

const apply = automaticTask('apply-change', async ({ file, moment, world }) => {
  const head = asChange(file)
  const { consortium, request } = head
  const other = request.kind === 'merger' ? await world.store.consortia.byNumber(request.number) : undefined
  const known = await knownFor(world, consortium)
  const asked = { request, joining: joiningOf(file, head) }
  return applyChange(file, known, other, await withOthers(world, known, asked, moment))
})

/** The change is written into the register, and what is being evaluated follows: also when the first try stopped in between. */
export const task: TaskHandler = async (world, input) => {
  const position = await apply(world, input)
  if (position.outcome === 'applied') {
    await evaluationsFollow(world, position.case)
    await changeTakesEffect(world, position.case)
  }
  return position
}

export const handler = onLambda(task)
