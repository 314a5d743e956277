import { z } from 'zod'
import { ArrangedYear, Arrangement, checkArrangement } from '../../domain/arrangement.ts'
import { may } from '../../domain/policy.ts'
import { notFound } from '../../domain/refusal.ts'
import type { World } from '../ports/world.ts'
import { type Asking, once, stale } from './run.ts'

export const ChangeHolidays = z.strictObject({
  ...ArrangedYear.omit({ year: true }).shape,
  /** The version that the page was made from; 0 where there was none. */
  version: z.coerce.number().int().min(0),
})
export type ChangeHolidays = z.infer<typeof ChangeHolidays>

/**
 * Enters the days off of a year, or the next version of them. Deadlines are counted by it from now on; those that were
 * told before stay as they are.
 */
export const changeHolidays = (
  world: World,
  asking: Asking,
  year: number,
  { version, ...arranged }: ChangeHolidays,
): Promise<object> =>
  once(
    world,
    asking,
    { command: 'change-holidays', year, arranged, version },
    z.object({}).parse,
    async (onceItem) => {
      if (!may(asking.person, { to: 'keep-holidays' })) throw notFound()
      checkArrangement({ year, ...arranged })
      const [latest] = await world.store.holidays.versions(year)
      if ((latest?.version ?? 0) !== version) throw stale()
      await world.store.holidays.save(
        Arrangement.parse({
          ...{ year, ...arranged, version: version + 1 },
          ...{ by: asking.person.id, at: asking.arrived },
        }),
        { at: asking.arrived, once: onceItem({}) },
      )
      world.calendars.renew()
      return {}
    },
  )
