import { mostOrganisations } from '../../../domain/pre-check.ts'
import type { Scheme } from '../../../domain/scheme.ts'

type Values = Readonly<Record<string, readonly string[]>>

/** The fields of the n-th organisation are called `o3.name`. */
export const rowField = (row: number, field: string): string => `o${row}.${field}`
const inRow = /^o(\d{1,2})\.([A-Za-z]{1,20})$/

/** The rows that were sent, in the order of their numbers, whatever the numbers are. */
const rowsIn = (values: Values): Record<string, readonly string[]>[] => {
  const rows = new Map<number, Record<string, readonly string[]>>()
  for (const [name, given] of Object.entries(values)) {
    const found = inRow.exec(name)
    if (!found) continue
    const [, number = '', field = ''] = found
    rows.set(Number(number), { ...rows.get(Number(number)), [field]: given })
  }
  return [...rows].toSorted(([a], [b]) => a - b).map(([, row]) => row)
}

export const rowCount = (values: Values): number => rowsIn(values).length

const numbered = (values: Values, rows: readonly Record<string, readonly string[]>[]): Values => ({
  ...Object.fromEntries(Object.entries(values).filter(([name]) => !inRow.test(name) && name !== 'do')),
  ...Object.fromEntries(
    rows
      .slice(0, mostOrganisations)
      .flatMap((row, index) =>
        Object.entries(row).map(([field, given]) => [rowField(index + 1, field), given] as const),
      ),
  ),
})

/** A row to be filled in. Most organisations have a code, and most are members of the lead's own country. */
const blank = (role: string, country: string): Record<string, readonly string[]> => ({
  role: [role],
  kind: ['enterprise'],
  country: [country],
  holds: ['code'],
})

const homes: Record<Scheme['timeZone'], string> = {
  'Asia/Shanghai': 'CN',
  'Europe/Brussels': '',
  'America/New_York': 'US',
  'Asia/Tokyo': 'JP',
}

/** A first look: the lead and one more. */
export const firstRows = ({ timeZone }: Pick<Scheme, 'timeZone'>): Values =>
  numbered({}, [blank('lead', homes[timeZone]), blank('member', homes[timeZone])])

/** What the pressed button does to the rows: `add`, `add5`, `remove.3`; any other leaves them as they are. */
export const rowsAfter = (values: Values, { timeZone }: Pick<Scheme, 'timeZone'>): Values => {
  const rows = rowsIn(values)
  const pressed = values.do?.[0] ?? ''
  const removed = /^remove\.(\d{1,2})$/.exec(pressed)?.[1]
  const added = pressed === 'add' ? 1 : pressed === 'add5' ? 5 : 0
  return numbered(values, [
    ...rows.filter((_, index) => removed === undefined || index + 1 !== Number(removed)),
    ...Array.from({ length: added }, () => blank('member', homes[timeZone])),
  ])
}
