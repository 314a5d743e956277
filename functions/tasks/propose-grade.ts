import { overAlready } from '../../domain/evaluation.ts'
import { proposeGrade } from '../../domain/proposed-grade.ts'
import { onLambda } from '../lambda-task.ts'
import { withOthers } from '../other-cases.ts'
import { consortiumOf } from '../panel.ts'
import { automaticTask } from '../workflow-steps.ts'

/** The panel's mean gives the grade that the chain is asked to confirm. */
export const task = automaticTask(
  'propose-grade',
  async ({ file, moment, world }) =>
    overAlready(file, await consortiumOf(world, file)) ??
    proposeGrade(file, await withOthers(world, file, moment)),
)

export const handler = onLambda(task)
