import { everything } from './every-page.ts'
import type { CaseFile, CaseHead } from '../domain/case.ts'
import type { Moment } from '../domain/moment.ts'
import { selectionOf } from '../domain/ranking.ts'
import type { World } from './ports/world.ts'

/** Every case of a call, or of a year: read a page at a time, for a programme that ranks them. */
export const casesOf = ({ store }: World, batch: string): Promise<CaseHead[]> =>
  everything((page) => store.cases.byTime(batch, page))

/** The moment with the other cases of the call or year, where the programme lets only so many of them pass. */
export const withOthers = async (world: World, { head }: CaseFile, moment: Moment): Promise<Moment> => {
  const limited =
    head.kind === 'evaluation'
      ? moment.scheme.evaluation?.bands.some(({ mostShare }) => mostShare !== undefined)
      : selectionOf(head, moment)?.most !== undefined
  return limited === true ? { ...moment, others: await casesOf(world, head.batch) } : moment
}
