import { type DaysOff, holidayNames } from '../../../domain/arrangement.ts'
import { CivilDate } from '../../../domain/calendar.ts'
import { type Problem, Refusal } from '../../../domain/refusal.ts'
import type { Words } from '../../../domain/words.ts'
import { ChangeHolidays } from '../../commands/holidays.ts'
import type { Typed } from '../context.ts'
import { first, parsed } from '../typed-form.ts'

type Values = Typed['values']

/** The rows of the form: the seven holidays, and one for what a year has besides (a day off that comes once). */
export const rows: readonly { readonly name: string; readonly words: Words }[] = [
  ...Object.entries(holidayNames).map(([name, words]) => ({ name, words })),
  { name: 'other', words: { zh: '其他放假', en: 'Another day off' } },
]

/** What is kept, as the form shows it. */
export const valuesOf = ({
  source,
  off,
  worked,
  version,
}: Pick<ChangeHolidays, 'off' | 'worked'> & Partial<Pick<ChangeHolidays, 'source' | 'version'>>): Values => {
  const values: Record<string, string[]> = {
    source: [source ?? ''],
    version: [String(version ?? 0)],
    worked: [worked.join('\n')],
  }
  for (const { first: begins, last, name } of off) {
    const row = rows.find(({ words }) => words.zh === name.zh)?.name ?? 'other'
    values[`${row}.first`] = [begins]
    values[`${row}.last`] = [last]
    if (row === 'other') {
      values['other.zh'] = [name.zh]
      values['other.en'] = [name.en]
    }
  }
  return values
}

/** The fields that are carried from the form to the look at what it changes, and on to saving. */
export const fields: readonly string[] = [
  ...['source', 'version', 'worked', 'other.zh', 'other.en'],
  ...rows.flatMap(({ name }) => [`${name}.first`, `${name}.last`]),
]

/** What was typed; every problem names the field that it is in. */
export const readHolidays = (values: Values): ChangeHolidays => {
  const problems: Problem[] = []
  const filled = rows.filter(
    ({ name }) => `${first(values, `${name}.first`)}${first(values, `${name}.last`)}`,
  )
  const off = filled.flatMap(({ name, words }): DaysOff[] => {
    const begins = date(values, `${name}.first`, problems)
    // One day alone is typed once.
    const last = first(values, `${name}.last`).trim() === '' ? begins : date(values, `${name}.last`, problems)
    const said = name === 'other' ? otherName(values, problems) : words
    return begins === undefined || last === undefined ? [] : [{ first: begins, last, name: said }]
  })
  if (filled.length === 0) problems.push({ field: 'newYear.first', code: 'missing' })
  const worked = first(values, 'worked')
    .split(/[\s,，、;；]+/)
    .filter((text) => text !== '')
    .flatMap((text): CivilDate[] => {
      const day = CivilDate.safeParse(text)
      if (!day.success)
        problems.push({ field: 'worked', code: 'not-a-day', facts: { day: text.slice(0, 40) } })
      return day.success ? [day.data] : []
    })
  if (first(values, 'source').trim() === '') problems.push({ field: 'source', code: 'missing' })
  if (problems.length > 0) throw new Refusal('invalid', { problems })
  const given = { source: first(values, 'source'), version: first(values, 'version') || '0' }
  return parsed(ChangeHolidays, { ...given, off, worked })
}

const date = (values: Values, field: string, problems: Problem[]): CivilDate | undefined => {
  const typed = first(values, field).trim()
  const day = CivilDate.safeParse(typed)
  if (!day.success)
    problems.push(
      typed === ''
        ? { field, code: 'missing' }
        : { field, code: 'not-a-day', facts: { day: typed.slice(0, 40) } },
    )
  return day.data
}

const otherName = (values: Values, problems: Problem[]): Words => {
  const zh = first(values, 'other.zh').trim()
  if (zh === '') problems.push({ field: 'other.zh', code: 'missing' })
  return { zh, en: first(values, 'other.en').trim() || zh }
}

/** A problem of the arrangement is in the list of breaks; on the page it is at the row that it was typed in. */
export const atRows = (values: Values, problem: unknown): unknown => {
  if (!(problem instanceof Refusal) || problem.code !== 'invalid') return problem
  const filled = rows.filter(({ name }) => first(values, `${name}.first`) !== '')
  return new Refusal('invalid', {
    problems: problem.problems.map((one) => {
      const [, index, end] = /^off\.(\d+)\.(first|last)$/.exec(one.field) ?? []
      const row = index === undefined ? undefined : filled[Number(index)]
      return row === undefined ? one : { ...one, field: `${row.name}.${end}` }
    }),
  })
}
