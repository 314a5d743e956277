import { BoardFilter, type Column, columnKeys } from '../../../domain/board-filter.ts'

/** What a page of a board is asked for: the filter, and which columns are shown. */
export type BoardQuery = { readonly filter: BoardFilter; readonly columns: readonly Column[] }

export const usualColumns: readonly Column[] = ['lead', 'step', 'turn', 'due', 'age', 'officer']

type Asked = Readonly<Record<string, readonly string[]>>

const lists = new Set(['step'])

/** What an address asks for. What it says that cannot be is left out: an old link still shows a board. */
export const boardQueryFrom = (asked: Asked): BoardQuery => {
  const given: Record<string, unknown> = {}
  for (const name of BoardFilter.keyof().options) {
    const held = (asked[name] ?? []).map((text) => text.trim()).filter((text) => text !== '')
    const value = lists.has(name) ? held : held[0]
    if (value !== undefined && BoardFilter.partial().safeParse({ [name]: value }).success) given[name] = value
  }
  // What the board's links were called before.
  const [status] = asked.status ?? []
  if (status !== undefined && status !== '' && asked.step === undefined) given.step = [status.slice(0, 60)]
  const columns = (asked.columns ?? []).flatMap((text) => text.split(','))
  const known = columnKeys.filter((name) => columns.includes(name))
  return { filter: BoardFilter.parse(given), columns: known.length === 0 ? usualColumns : known }
}

/** The address's part for a query, always the same for the same one; what goes without saying is left out. */
export const queryString = ({ filter, columns }: BoardQuery): string => {
  const parts = new URLSearchParams()
  for (const name of BoardFilter.keyof().options) {
    const value = filter[name]
    if (value === undefined || (name === 'sort' && value === 'due')) continue
    for (const one of Array.isArray(value) ? value : [value]) parts.append(name, one)
  }
  if (columns.join() !== usualColumns.join()) parts.append('columns', columns.join(','))
  return parts.toString()
}

/** The same query with some of it changed. */
export const withFilter = (query: BoardQuery, change: Partial<BoardFilter>): BoardQuery => ({
  ...query,
  filter: BoardFilter.parse({ ...query.filter, ...change }),
})

export const boardPath = (batch: string, query: BoardQuery): string => {
  const text = queryString(query)
  return `/board/${batch}${text === '' ? '' : `?${text}`}`
}

/** Whether anything is left out of the list. */
export const isNarrowed = ({ filter }: BoardQuery): boolean => {
  const { sort: _, down: __, step, ...rest } = filter
  return step.length > 0 || Object.values(rest).some((value) => value !== undefined)
}

/** An address's part as what each name of it holds. */
export const readQuery = (text: string): Record<string, string[]> => {
  const found: Record<string, string[]> = {}
  for (const [name, value] of new URLSearchParams(text)) found[name] = [...(found[name] ?? []), value]
  return found
}
