import { z } from 'zod'
import { ExpertLoad, expertLoads } from '../../../domain/expert-load.ts'
import type { Person } from '../../../domain/person.ts'
import { Words } from '../../../domain/words.ts'
import { panelsOfYear } from '../../panels-of-year.ts'
import type { Web } from '../context.ts'
import { openPanels } from './open-panels.ts'

/** Who has how much, in a call and in the year of its programme. */
export const LoadsView = z.object({
  batch: z.string(),
  title: Words,
  mean: z.number().describe('Cases of this call that an expert has on average'),
  most: z.number().int().describe('The most that anybody has'),
  items: z.array(ExpertLoad),
})
export type LoadsView = z.infer<typeof LoadsView>

export const loadsFor = async (web: Web, person: Person, name: string): Promise<LoadsView> => {
  const { batch, scheme, panel, desk, now } = await openPanels(web, person, name)
  const ofYear = await panelsOfYear(web.world, scheme, { batch: batch.id, rows: desk.rows })
  const items = expertLoads(desk.rows, desk.people, { panel, now, zone: scheme.timeZone, ofYear })
  const total = items.reduce((sum, { load }) => sum + load, 0)
  return {
    ...{ batch: batch.id, title: batch.title, items },
    mean: items.length === 0 ? 0 : Math.round((total / items.length) * 100) / 100,
    most: items.reduce((most, { load }) => Math.max(most, load), 0),
  }
}
