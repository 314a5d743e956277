import { facetNames, RegisterQuery } from '../../../domain/register-search.ts'
import { defined } from '../defined.ts'

/** What the address of a search says. What it says wrongly is passed over: an old link still finds something. */
export const queryFrom = (given: Readonly<Record<string, string>>): RegisterQuery => {
  const { name, ...rest } = given
  // The search of earlier days, for the beginning of a name.
  const asked: Record<string, string | undefined> = { q: name, ...rest }
  const known = Object.keys(RegisterQuery.shape).flatMap((key) => {
    const value = asked[key]?.trim()
    return value === undefined || value === '' ? [] : [[key, value] as const]
  })
  const parts = known.flatMap(([key, value]) => {
    const read = RegisterQuery.partial().safeParse({ [key]: value })
    return read.success ? [read.data] : []
  })
  return Object.assign({}, ...parts.map(defined))
}

/** The address of the same search with something else in it. Another search begins at its first page. */
export const searchAddress = (
  query: RegisterQuery,
  change: Partial<RegisterQuery> = {},
  page = 1,
): string => {
  const wanted = { ...query, ...change }
  const params = new URLSearchParams()
  for (const key of ['q', ...facetNames, 'sort'] as const) {
    const value = wanted[key]
    if (value !== undefined && value !== '') params.set(key, String(value))
  }
  if (page > 1) params.set('page', String(page))
  const text = params.toString()
  return text === '' ? '/register' : `/register?${text}`
}
