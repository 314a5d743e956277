import { civilDate } from '../domain/calendar.ts'
import { schemeCode } from '../domain/ids.ts'
import type { PanelRow } from '../domain/panel-row.ts'
import type { Scheme } from '../domain/scheme.ts'
import { allCalls } from './calls-of.ts'
import type { World } from './ports/world.ts'

/**
 * The reviews of a programme that work of this calendar year may lie in: the calls that opened in it or in the year
 * before, and the evaluations of both. A request for each beside the list of calls.
 */
export const panelsOfYear = async (
  world: World,
  scheme: Scheme,
  /** Rows of one batch that were read already. */
  known: { readonly batch: string; readonly rows: readonly PanelRow[] },
): Promise<readonly PanelRow[]> => {
  const code = schemeCode(scheme.ref)
  const year = Number(civilDate(world.now().toISOString(), scheme.timeZone).slice(0, 4))
  const calls = (await allCalls(world)).filter(
    (call) =>
      schemeCode(call.scheme) === code &&
      Number(civilDate(call.opens, scheme.timeZone).slice(0, 4)) >= year - 1,
  )
  const batches = [
    ...calls.map(({ id }) => id),
    ...(scheme.evaluation === undefined ? [] : [year - 1, year].map((one) => `evaluation-${code}-${one}`)),
  ].filter((batch) => batch !== known.batch)
  const others = await Promise.all(batches.map(async (batch) => (await world.store.panels.rows(batch)).rows))
  return [...known.rows, ...others.flat()]
}
