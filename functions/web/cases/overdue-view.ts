import { z } from 'zod'
import type { Instant } from '../../../domain/calendar.ts'
import type { CaseFile } from '../../../domain/case.ts'
import { CaseId } from '../../../domain/ids.ts'
import type { Moment } from '../../../domain/moment.ts'
import { OverdueWork, overdueWork } from '../../../domain/overdue.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { pressedToday } from '../../../domain/press.ts'
import { notFound } from '../../../domain/refusal.ts'
import { Words } from '../../../domain/words.ts'
import { momentFor } from '../../commands/run.ts'
import type { World } from '../../ports/world.ts'
import { defined } from '../defined.ts'

/** The overdue work of a case alone, and nothing of what the case says: for those above, who may not read it. */
export const OverdueView = z.object({
  case: CaseId,
  title: z.string(),
  programme: Words,
  leadName: z.string(),
  officer: z.string().optional().describe('The name of the officer in charge'),
  works: z.array(OverdueWork),
  press: z
    .object({ today: z.boolean().describe('It was pressed for today: once a day') })
    .optional()
    .describe('You may press for what is still undone'),
})
export type OverdueView = z.infer<typeof OverdueView>

const overdueView = (person: Person, file: CaseFile, moment: Moment): OverdueView => {
  const { id, title, leadName, officer } = file.head
  const works = overdueWork(file, moment)
  const presses = works.some(({ over }) => over === undefined) && may(person, { to: 'press-overdue', file })
  return {
    ...{ case: id, title, leadName, works, programme: moment.scheme.title },
    ...defined({ officer: officer?.name }),
    ...(presses ? { press: { today: pressedToday(file, moment) } } : {}),
  }
}

/** The overdue work of a case, for whoever it has reached and for the office. */
export const openOverdue = async (
  world: World,
  person: Person,
  id: CaseId,
  arrived: Instant,
): Promise<{ readonly file: CaseFile; readonly moment: Moment; readonly view: OverdueView }> => {
  const file = await world.store.cases.load(id)
  if (!file || !may(person, { to: 'see-overdue', file })) throw notFound()
  const moment = await momentFor(world, file.head.scheme, arrived)
  return { file, moment, view: overdueView(person, file, moment) }
}
