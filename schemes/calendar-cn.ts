import { holidayNames } from '../domain/arrangement.ts'
import { addDays, CivilDate, type WorkingCalendar } from '../domain/calendar.ts'
import type { Words } from '../domain/words.ts'

/** First day, number of days off, name. */
type Break = readonly [first: string, days: number, name: Words]

const { newYear, spring, qingming, labour, dragonBoat, midAutumn, national } = holidayNames

/** The State Council's yearly arrangements (国务院办公厅关于部分节假日安排的通知） for 2024, 2025 and 2026. */
const breaks: readonly Break[] = [
  ['2024-01-01', 1, newYear],
  ['2024-02-10', 8, spring],
  ['2024-04-04', 3, qingming],
  ['2024-05-01', 5, labour],
  ['2024-06-10', 1, dragonBoat],
  ['2024-09-15', 3, midAutumn],
  ['2024-10-01', 7, national],
  ['2025-01-01', 1, newYear],
  ['2025-01-28', 8, spring],
  ['2025-04-04', 3, qingming],
  ['2025-05-01', 5, labour],
  ['2025-05-31', 3, dragonBoat],
  ['2025-10-01', 8, national],
  ['2026-01-01', 3, newYear],
  ['2026-02-15', 9, spring],
  ['2026-04-04', 3, qingming],
  ['2026-05-01', 5, labour],
  ['2026-06-19', 3, dragonBoat],
  ['2026-09-25', 3, midAutumn],
  ['2026-10-01', 7, national],
]

/** The Chinese working calendar with make-up days (调休). */
export const calendarCn: WorkingCalendar = {
  code: 'cn',
  title: { zh: '中国工作日历', en: 'Chinese working calendar' },
  holidays: Object.fromEntries(
    breaks.flatMap(([first, days, name]) =>
      Array.from({ length: days }, (_, index) => [addDays(CivilDate.parse(first), index), name]),
    ),
  ),
  workdays: [
    ...[
      '2024-02-04',
      '2024-02-18',
      '2024-04-07',
      '2024-04-28',
      '2024-05-11',
      '2024-09-14',
      '2024-09-29',
      '2024-10-12',
    ],
    ...['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
    ...['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  ],
  knownUntil: CivilDate.parse('2026-12-31'),
}
