import { environment } from '../environment.ts'
import { awsWorld, stepFunctions } from '../ports-aws.ts'
import { sweepOutbox } from '../relay/relay.ts'
import { runClock } from './clock.ts'

const env = environment()
const world = awsWorld(env)
const ports = {
  workflows: stepFunctions(
    { application: env.MACHINE_APPLICATION, 'annual-evaluation': env.MACHINE_ANNUAL_EVALUATION },
    env.STEP_FUNCTIONS_ENDPOINT,
  ),
  publicUrl: env.PUBLIC_URL ?? '',
}

/** A stream record that was not carried out after so long is taken for lost. */
const lostAfterMs = 10 * 60_000

/** Every hour: what is due, and what the stream lost. Reports in the embedded metric format. */
export const handler = async (): Promise<{ done: number; failed: number; swept: number }> => {
  const { done, failed } = await runClock(world)
  const swept = await sweepOutbox(world, ports, new Date(world.now().getTime() - lostAfterMs).toISOString())
  for (const { alarm, problem } of failed)
    console.error(JSON.stringify({ level: 'error', at: 'clock', alarm, problem }))
  console.log(
    JSON.stringify({
      _aws: {
        Timestamp: Date.now(),
        CloudWatchMetrics: [
          {
            Namespace: 'Consort',
            // Two installations in one account do not hide each other's stuck cases.
            Dimensions: [['Table']],
            Metrics: [{ Name: 'StuckCases' }, { Name: 'SweptEffects' }, { Name: 'ClockRuns' }],
          },
        ],
      },
      Table: env.TABLE,
      StuckCases: failed.length,
      SweptEffects: swept,
      ClockRuns: 1,
    }),
  )
  return { done, failed: failed.length, swept }
}
