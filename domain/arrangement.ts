import { z } from 'zod'
import { addDays, CivilDate, daysBetween, isWorkingDay, type WorkingCalendar } from './calendar.ts'
import { PersonId } from './ids.ts'
import { type Problem, Refusal } from './refusal.ts'
import { Words } from './words.ts'

/** The holidays of the year (全国年节及纪念日放假办法), in its order. */
export const holidayNames = {
  newYear: { zh: '元旦', en: "New Year's Day" },
  spring: { zh: '春节', en: 'Spring Festival' },
  qingming: { zh: '清明节', en: 'Qingming Festival' },
  labour: { zh: '劳动节', en: 'Labour Day' },
  dragonBoat: { zh: '端午节', en: 'Dragon Boat Festival' },
  midAutumn: { zh: '中秋节', en: 'Mid-Autumn Festival' },
  national: { zh: '国庆节', en: 'National Day' },
} as const satisfies Record<string, Words>

/** Days off in a row, with the name of the holiday. */
export const DaysOff = z.strictObject({ first: CivilDate, last: CivilDate, name: Words })
export type DaysOff = z.infer<typeof DaysOff>

/** As the notice of a year says it: which days are off, and which days of a weekend are worked in exchange (调休). */
export const ArrangedYear = z.strictObject({
  year: z.number().int().min(2024).max(2099),
  /** The number of the notice: 国办发明电〔2025〕7号. */
  source: z.string().trim().min(4).max(200),
  off: z.array(DaysOff).min(1).max(20),
  worked: z.array(CivilDate).max(30),
})
export type ArrangedYear = z.infer<typeof ArrangedYear>

/** Every version stays: a deadline was counted by the one that was in force then. */
export const Arrangement = ArrangedYear.extend({
  version: z.number().int().min(1),
  by: PersonId,
  at: z.iso.datetime(),
})
export type Arrangement = z.infer<typeof Arrangement>

/** The longest that was ever arranged is nine days. */
const longestBreak = 15

const daysOf = ({ first, last }: Pick<DaysOff, 'first' | 'last'>): CivilDate[] =>
  Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, index) => addDays(first, index))

const isWeekend = (date: CivilDate): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())

/** A New Year's break may begin in the last days of the year before. */
const isOfYear = (date: CivilDate, year: number): boolean =>
  date >= `${year - 1}-12-26` && date <= `${year}-12-31`

/** What a typing error looks like: a day named twice, a working day among the weekends worked, a day of another year. */
export const checkArrangement = ({ year, off, worked }: ArrangedYear): void => {
  const problems: Problem[] = []
  const seen = new Set<CivilDate>()
  for (const [index, part] of off.entries()) {
    const length = daysBetween(part.first, part.last) + 1
    const at = `off.${index}`
    if (length < 1) problems.push({ field: `${at}.last`, code: 'ends-before' })
    else if (length > longestBreak)
      problems.push({ field: `${at}.last`, code: 'too-long-a-break', facts: { max: longestBreak } })
    else if (!isOfYear(part.first, year) || !isOfYear(part.last, year))
      problems.push({ field: `${at}.first`, code: 'other-year', facts: { year } })
    else {
      const twice = daysOf(part).find((day) => seen.has(day))
      if (twice !== undefined)
        problems.push({ field: `${at}.first`, code: 'day-twice', facts: { day: twice } })
      for (const day of daysOf(part)) seen.add(day)
    }
  }
  for (const [index, day] of worked.entries()) {
    const problem = (code: string, facts: Problem['facts'] = { day }) =>
      problems.push({ field: 'worked', code, facts })
    if (worked.indexOf(day) < index || seen.has(day)) problem('day-twice')
    else if (!isOfYear(day, year)) problem('other-year', { year })
    else if (!isWeekend(day)) problem('not-a-weekend')
  }
  if (problems.length > 0) throw new Refusal('invalid', { problems })
}

/** Whether a day lies in an arrangement's place: its year, and those days before it that it names. */
const replaced =
  ({ year, off }: ArrangedYear) =>
  (day: string): boolean =>
    day.startsWith(`${year}-`) || off.some(({ first, last }) => day >= first && day <= last)

/** The calendar with these years as arranged. It is known up to the last year that follows without a gap. */
export const withArrangements = (
  calendar: WorkingCalendar,
  years: readonly ArrangedYear[],
): WorkingCalendar =>
  years
    .toSorted((a, b) => a.year - b.year)
    .reduce((so, arranged) => {
      const over = replaced(arranged)
      const before = Object.entries(so.holidays).filter(([day]) => !over(day))
      const named = arranged.off.flatMap((part) => daysOf(part).map((day) => [day, part.name] as const))
      return {
        ...so,
        holidays: Object.fromEntries([...before, ...named]),
        workdays: [...so.workdays.filter((day) => !over(day)), ...arranged.worked].toSorted(),
        knownUntil:
          Number(so.knownUntil.slice(0, 4)) + 1 === arranged.year
            ? CivilDate.parse(`${arranged.year}-12-31`)
            : so.knownUntil,
      }
    }, calendar)

/** What a calendar says of one year, in the shape of an arrangement: where the form begins. */
export const yearOf = (calendar: WorkingCalendar, year: number): Pick<ArrangedYear, 'off' | 'worked'> => {
  const off: DaysOff[] = []
  for (const [day, name] of Object.entries(calendar.holidays).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const date = CivilDate.parse(day)
    if (!isOfYear(date, year) || (!day.startsWith(`${year}-`) && name.en !== "New Year's Day")) continue
    const last = off.at(-1)
    if (last && addDays(last.last, 1) === date && last.name.zh === name.zh)
      off[off.length - 1] = { ...last, last: date }
    else off.push({ first: date, last: date, name })
  }
  return {
    off,
    worked: calendar.workdays.filter((day) => day.startsWith(`${year}-`)).map((day) => CivilDate.parse(day)),
  }
}

/** Days of a year that are worked under one calendar and off under the other. */
export const changedDays = (before: WorkingCalendar, after: WorkingCalendar, year: number): CivilDate[] =>
  daysOf({ first: CivilDate.parse(`${year - 1}-12-26`), last: CivilDate.parse(`${year}-12-31`) }).filter(
    (day) => isWorkingDay(day, before) !== isWorkingDay(day, after),
  )

/** Working days after a day, up to another one and with it: how long somebody has. */
export const workingDaysUntil = (from: CivilDate, to: CivilDate, calendar: WorkingCalendar): number =>
  daysOf({ first: addDays(from, 1), last: to }).filter((day) => isWorkingDay(day, calendar)).length
