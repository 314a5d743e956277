import { openReport, overAlready } from '../../domain/evaluation.ts'
import { onLambda } from '../lambda-task.ts'
import { consortiumOf } from '../panel.ts'
import { reportSources } from '../report-sources.ts'
import { personalTask } from '../workflow-steps.ts'

/** The lead is asked for the year's report, which says already what is known. */
export const task = personalTask('ask-report', async ({ file, position, moment, world }) => {
  const consortium = await consortiumOf(world, file)
  return (
    overAlready(file, consortium) ??
    openReport(file, position, moment, await reportSources(world, file, consortium, moment))
  )
})

export const handler = onLambda(task)
