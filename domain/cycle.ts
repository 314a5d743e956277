import type { CaseFile } from './case.ts'
import type { Run, Step } from './case-run.ts'

const visitIn = ({ id }: Pick<Step, 'id'>): number => Number(id.slice(id.lastIndexOf('.') + 1))

/** How often each task was visited in all cycles so far: what the next cycle counts on from. */
export const visitsSoFar = ({ steps }: Pick<CaseFile, 'steps'>): NonNullable<Run['visits']> => {
  const visits: NonNullable<Run['visits']> = {}
  for (const step of steps) visits[step.task] = Math.max(visits[step.task] ?? 0, visitIn(step))
  return visits
}

/** What counts as done already when a cycle begins: nothing, or, for a case that goes on, what stood before. */
export const stepsSince = ({ head }: Pick<CaseFile, 'head'>): NonNullable<Run['visits']> =>
  head.run?.stands ?? head.run?.visits ?? {}

/** The steps that the present cycle took; those of a cycle that was taken back decide nothing any more. */
export const stepsOfCycle = ({ head, steps }: Pick<CaseFile, 'head' | 'steps'>): Step[] => {
  const before = stepsSince({ head })
  return steps.filter((step) => visitIn(step) > (before[step.task] ?? 0))
}

/** The run of the next cycle. An execution is named by it, so that none of an earlier one is taken for it. */
export const nextRun = (file: Pick<CaseFile, 'head' | 'steps'>, workflow: Run['workflow']): Run => {
  const visits = visitsSoFar(file)
  return {
    workflow,
    cycle: (file.head.run?.cycle ?? 0) + 1,
    attempt: 1,
    ended: false,
    ...(Object.keys(visits).length === 0 ? {} : { visits }),
  }
}

/** What the execution of a cycle begins with: counts go on, so no step and no nested execution is named twice. */
export const begins = ({ visits = {} }: Run): { n: number; visits: NonNullable<Run['visits']> } => ({
  n: Object.values(visits).reduce((sum, count) => sum + count, 0),
  visits,
})

/** An execution of a cycle that is over: it was taken back or given up while the machine was on its way. */
export const isOver = ({ run, status }: CaseFile['head'], cycle: number): boolean =>
  run !== undefined && (run.cycle !== cycle || (run.ended && ['draft', 'withdrawn'].includes(status.is)))
