import { asChange } from '../../domain/change.ts'
import { checkChange, joiningOf } from '../../domain/change-steps.ts'
import { knownFor, withOthers } from '../known-consortium.ts'
import { onLambda } from '../lambda-task.ts'
import { automaticTask } from '../workflow-steps.ts'

/** Whom a change waits for next; the programme’s rules, on the consortium as it is by now. */
export const task = automaticTask('check-change', async ({ file, moment, world }) => {
  const head = asChange(file)
  const known = await knownFor(world, head.consortium)
  const asked = { request: head.request, joining: joiningOf(file, head) }
  return checkChange(file, known, await withOthers(world, known, asked, moment))
})

export const handler = onLambda(task)
