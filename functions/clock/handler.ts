import { z } from 'zod'
import { environment } from '../environment.ts'
import { messageDefaults } from '../message-defaults.ts'
import { awsWorld, onTime, stepFunctions } from '../ports-aws.ts'
import { keepRegisterPacked } from '../register-lines.ts'
import { sweepOutbox } from '../relay/relay.ts'
import { longAgo } from '../relay/sweep.ts'
import { runClock } from './clock.ts'
import { nextStop } from './next-stop.ts'

const env = environment()
const world = awsWorld(env)
const ports = {
  workflows: stepFunctions(
    {
      application: env.MACHINE_APPLICATION,
      'annual-evaluation': env.MACHINE_ANNUAL_EVALUATION,
      change: env.MACHINE_CHANGE,
      inspection: env.MACHINE_INSPECTION,
    },
    env.STEP_FUNCTIONS_ENDPOINT,
  ),
  publicUrl: env.PUBLIC_URL ?? '',
  defaults: messageDefaults(env),
}

/** The schedule sends nothing of this; a rehearsal says to where time is to be moved. */
const Asked = z.looseObject({ moveTo: z.iso.datetime().optional() }).nullish()

type Answer = { now: string; done: number; failed: number; swept: number }

/**
 * Every hour: what is due, and what the stream lost. Reports in the embedded metric format. Asked in a rehearsal to
 * move time, it goes as far as the next thing that is due, and says in `now` how far that was.
 */
export const handler = onTime(world, async (event: unknown): Promise<Answer> => {
  const moveTo = Asked.parse(event)?.moveTo
  if (moveTo !== undefined) {
    if (world.practice === undefined) throw new Error('Time is moved in a rehearsal only: -c practice=true')
    await world.practice.moveTo(await nextStop(world, new Date(moveTo)))
  }
  const { done, failed } = await runClock(world)
  const swept = await sweepOutbox(world, ports, longAgo(world.now()))
  await keepRegisterPacked(world)
  for (const { alarm, problem } of failed)
    console.error(JSON.stringify({ level: 'error', at: 'clock', alarm, problem }))
  for (const { id, problem } of swept.failed)
    console.error(JSON.stringify({ level: 'error', at: 'clock', effect: id, problem }))
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
      StuckCases: failed.length + swept.failed.length,
      SweptEffects: swept.done,
      ClockRuns: 1,
    }),
  )
  return {
    now: world.now().toISOString(),
    done,
    failed: failed.length + swept.failed.length,
    swept: swept.done,
  }
})
