import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { Store } from '../../functions/ports/store.ts'
import type { Reach } from '../../infra/demo/client.ts'
import { NotAsked, type Stage } from '../../infra/demo/stage.ts'
import { atRest } from './at-rest.ts'
import type { EmulatedAws } from './emulated-aws.ts'

/** Streams and executions run beside us: whatever they do within a minute is soon enough. */
const patienceMs = 60_000
/** Far more things to stop at than a year of the demo has. */
const mostStops = 2000

const Ticked = z.object({ now: z.iso.datetime(), done: z.number(), failed: z.number() })

type Deployed = {
  readonly reach: Reach
  readonly aws: EmulatedAws
  readonly store: Store
  readonly clockFunction: string
}

/** The deployed program: talked to over HTTP, its time moved by its own clock function, waited for with patience. */
export const deployedStage = ({ reach, aws, store, clockFunction }: Deployed): Stage => {
  let ahead = 0
  const tick = async (payload: object): Promise<z.infer<typeof Ticked>> => {
    const ticked = await aws.invoke(clockFunction, payload, Ticked)
    if (ticked.failed > 0) throw new Error(`The clock failed on ${ticked.failed} cases: see its log.`)
    ahead = Date.parse(ticked.now) - Date.now()
    return ticked
  }
  const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
    for (const end = Date.now() + patienceMs; !(await holds()); await pause(50)) {
      if (Date.now() > end)
        throw new NotAsked(`after ${patienceMs / 1000} seconds it is still not so that ${what}`)
      await aws.lookNow()
    }
  }
  const rest = () => until('everything under way is done', () => atRest(store))
  return {
    reach,
    now: () => Promise.resolve(new Date(Date.now() + ahead)),
    // As the hourly schedule would, at every full hour at which something is due.
    moveTo: async (time) => {
      await rest()
      for (let stops = 1; ; stops += 1) {
        if (stops > mostStops) throw new Error(`Time does not come to ${time.toISOString()}`)
        const { now } = await tick({ moveTo: time.toISOString() })
        await rest()
        if (Date.parse(now) >= time.getTime()) return
      }
    },
    until,
    cost: () => undefined,
  }
}
