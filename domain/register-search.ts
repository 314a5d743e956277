import { z } from 'zod'
import { foldedNumber } from './certificate-number.ts'
import { RegisterLine } from './register-line.ts'

/** What the register can be put in order by. */
export const RegisterOrder = z.enum(['name', 'newest', 'oldest', 'ends', 'members'])
export type RegisterOrder = z.infer<typeof RegisterOrder>

const said = z.string().trim().max(200)
/** A search of the register. Everything may be left out; what is said must all hold. */
export const RegisterQuery = z.object({
  q: said.optional().describe('Words of the name, a lead, a member, the number, the field or the place'),
  programme: said.optional().describe('The code of a programme'),
  kind: said.optional().describe('What was given: recognition, filing, establishment and so on'),
  year: z.coerce.number().int().min(1900).max(2200).optional().describe('The year in which it was given'),
  field: said.optional(),
  region: said.optional().describe('The place, as the register has it'),
  standing: RegisterLine.shape.is.optional(),
  grade: said.optional().describe('The last grade, where the programme publishes grades'),
  sort: RegisterOrder.optional().describe('By name when absent'),
})
export type RegisterQuery = z.infer<typeof RegisterQuery>

/** Wide and narrow signs, capitals and blanks make no difference to whoever searches. */
const folded = (text: string): string => foldedNumber(text).replaceAll(/\s+/g, ' ')

const texts = new WeakMap<RegisterLine, string>()
const textOf = (line: RegisterLine): string => {
  const known = texts.get(line)
  if (known !== undefined) return known
  const { name, number, former = [], field, place, leads, members } = line
  // A sign that nobody types keeps a word from being found across two names.
  const text = [name, number, ...former, field, place, ...leads, ...members]
    .filter((part) => part !== undefined)
    .map(folded)
    .join('\n')
  texts.set(line, text)
  return text
}

/** Every word of the search is somewhere in the line. Chinese is written without blanks: any part of a name will do. */
const wordsIn = (q: string): ((line: RegisterLine) => boolean) => {
  const words = folded(q)
    .split(' ')
    .filter((word) => word !== '')
  return (line) => {
    const text = textOf(line)
    return words.every((word) => text.includes(word))
  }
}

/** What a line is counted and filtered by. */
export const facets = {
  programme: ({ programme }) => programme,
  kind: ({ kind }) => kind,
  year: ({ year }) => (year === undefined ? undefined : String(year)),
  field: ({ field }) => field,
  region: ({ place }) => place,
  standing: ({ is }) => is,
  grade: ({ grade }) => grade?.grade,
} as const satisfies Record<string, (line: RegisterLine) => string | undefined>
export type Facet = keyof typeof facets
export const facetNames = ['programme', 'year', 'kind', 'field', 'region', 'standing', 'grade'] as const

export const findLines = (lines: readonly RegisterLine[], query: RegisterQuery): RegisterLine[] => {
  const wanted = facetNames.flatMap((name) => {
    const value = query[name]
    return value === undefined || value === '' ? [] : [{ of: facets[name], value: String(value) }]
  })
  const says = query.q === undefined || query.q === '' ? () => true : wordsIn(query.q)
  return lines
    .filter((line) => wanted.every(({ of, value }) => of(line) === value) && says(line))
    .toSorted(orders[query.sort ?? 'name'])
}

/** Chinese by its sounds, as a register is looked through. */
const chinese = new Intl.Collator('zh-Hans-CN')
const byName = (a: RegisterLine, b: RegisterLine): number =>
  chinese.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)
/** What has no date stands at the end, in either direction. */
const byDate =
  (of: (line: RegisterLine) => string | undefined, direction: 1 | -1) =>
  (a: RegisterLine, b: RegisterLine): number => {
    const [one, other] = [of(a), of(b)]
    if (one === other) return byName(a, b)
    if (one === undefined) return 1
    if (other === undefined) return -1
    return one < other ? -direction : direction
  }

const orders: Record<RegisterOrder, (a: RegisterLine, b: RegisterLine) => number> = {
  name: byName,
  newest: byDate(({ since }) => since, -1),
  oldest: byDate(({ since }) => since, 1),
  ends: byDate(({ is, until }) => (is === 'recognised' ? until : undefined), 1),
  members: (a, b) => b.leads.length + b.members.length - a.leads.length - a.members.length || byName(a, b),
}

/** How many lines there are of each value, the most first. */
export const countsBy = (
  lines: readonly RegisterLine[],
  facet: Facet,
): { readonly value: string; readonly count: number }[] => {
  const counts = new Map<string, number>()
  for (const line of lines) {
    const value = facets[facet](line)
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count || chinese.compare(a.value, b.value))
}
