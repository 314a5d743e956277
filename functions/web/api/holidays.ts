import { z } from 'zod'
import { Arrangement, ArrangedYear } from '../../../domain/arrangement.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { ChangeHolidays, changeHolidays } from '../../commands/holidays.ts'
import { holidayYears } from '../holidays/holidays-view.ts'
import { Done, operationsOn } from './operation.ts'

const { list, operation } = operationsOn('Administration')
export const holidayOperations = list

const HolidayYear = ArrangedYear.omit({ source: true, off: true }).extend({
  off: z.array(ArrangedYear.shape.off.element),
  from: z.enum(['entered', 'program', 'nobody']).describe('`nobody`: not announced, weekends only'),
  source: z.string().optional(),
  version: z.number().int(),
})

operation({
  method: 'get',
  path: '/holidays',
  id: 'listHolidays',
  summary: 'Days off and weekend days worked, by year, and who says so (administrators)',
  answer: z.object({ items: z.array(HolidayYear) }),
  run: async ({ web, person }) => {
    if (!may(person(), { to: 'manage-people' })) throw notFound()
    return { items: await holidayYears(web.world) }
  },
})

const OfYear = z.object({ year: z.coerce.number().int().min(2024).max(2099) })

operation({
  method: 'get',
  path: '/holidays/{year}/versions',
  id: 'listHolidayVersions',
  summary: 'Every version of a year that was entered, the newest first (administrators)',
  params: OfYear,
  answer: z.object({ items: z.array(Arrangement) }),
  run: async ({ web, person, path }) => {
    if (!may(person(), { to: 'manage-people' })) throw notFound()
    return { items: await web.world.store.holidays.versions(path.year) }
  },
})

operation({
  method: 'put',
  path: '/holidays/{year}',
  id: 'changeHolidays',
  summary: 'Enter the days off of a year by its notice; told deadlines stay (administrators of everything)',
  params: OfYear,
  body: ChangeHolidays,
  answer: Done,
  run: async ({ web, asking, path, body }) => changeHolidays(web.world, asking(), path.year, body),
})
