import { z } from 'zod'
import { type BoardRow, dueOf, lateSince } from './board.ts'
import { ActingAs } from './history.ts'
import { PersonId } from './ids.ts'
import { OrganisationKind } from './organisation-kind.ts'

export const sortKeys = ['due', 'late', 'since', 'opened', 'title', 'lead', 'number', 'mean'] as const
export const columnKeys = [
  'number',
  'lead',
  'region',
  'organisationKind',
  'formation',
  'field',
  'step',
  'turn',
  'due',
  'age',
  'opened',
  'officer',
  'corrections',
  'mean',
] as const
export type Column = (typeof columnKeys)[number]

/** What somebody wants to see of a board, in what order. Each part is a parameter of the page's address. */
export const BoardFilter = z.strictObject({
  /** A status, or a level of the approval chain: `approval:bureau`. */
  step: z
    .array(z.string().max(60))
    .max(12)
    .default([])
    .describe('Where cases stand: a status, or a level of the chain (`approval:bureau`)'),
  late: z.enum(['yes', 'soon', 'no']).optional().describe('Late, due within three days, or neither'),
  turn: ActingAs.optional().describe('Whose turn it is'),
  formation: z.string().max(120).optional(),
  field: z.string().max(120).optional(),
  region: z.string().max(120).optional(),
  organisation: z.string().max(200).optional().describe('Any part of the lead’s name or code'),
  organisationKind: OrganisationKind.optional(),
  officer: z
    .union([PersonId, z.enum(['me', 'none'])])
    .optional()
    .describe('The officer in charge; `me`, or `none` for nobody'),
  text: z.string().max(200).optional().describe('Any part of a title, a lead’s name or a number'),
  sort: z.enum(sortKeys).default('due'),
  down: z.literal('yes').optional().describe('The last one first'),
})
export type BoardFilter = z.infer<typeof BoardFilter>

/** Letters and digits as they are looked for: width, capitals and spaces are all one. */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s·\-_/()（）]/g, '')

const wordsIn = (text: string): string[] =>
  text
    .normalize('NFKC')
    .split(/\s+/)
    .map(folded)
    .filter((word) => word !== '')

/** Every word is somewhere in one of these. */
export const saysAll = (query: string, texts: readonly (string | undefined)[]): boolean => {
  const inside = texts.flatMap((text) => (text === undefined ? [] : [folded(text)]))
  return wordsIn(query).every((word) => inside.some((text) => text.includes(word)))
}

/** What a reader may know of a case in a list. Whatever is filtered or sorted by comes from here. */
export type SeenRow = Omit<BoardRow, 'lead' | 'leadName'> & Partial<Pick<BoardRow, 'lead' | 'leadName'>>

export const stepsOfRow = ({ status, level }: Pick<BoardRow, 'status' | 'level'>): string[] =>
  level === undefined ? [status] : [status, `${status}:${level}`]

const soonMs = 3 * 86_400_000

/** Late, due within three days, or neither. */
export const latenessOf = (row: Pick<BoardRow, 'turns' | 'ends'>, now: string): 'yes' | 'soon' | 'no' => {
  if (lateSince(row, now) !== undefined) return 'yes'
  const due = dueOf(row)
  return due !== undefined && row.turns.length > 0 && Date.parse(due) - Date.parse(now) < soonMs
    ? 'soon'
    : 'no'
}

/** Whether a case is among those that are asked for. `me` is the reader. */
export const isAsked = (row: SeenRow, filter: BoardFilter, now: string, me: PersonId): boolean => {
  const { step, late, turn, formation, field, region, organisation, organisationKind, officer, text } = filter
  return (
    (step.length === 0 || stepsOfRow(row).some((one) => step.includes(one))) &&
    (late === undefined || latenessOf(row, now) === late) &&
    (turn === undefined || row.turns.some(({ as }) => as === turn)) &&
    (formation === undefined || row.formation === formation) &&
    (field === undefined || row.field === field) &&
    (region === undefined || row.region === region) &&
    (organisationKind === undefined || row.organisationKind === organisationKind) &&
    (organisation === undefined || saysAll(organisation, [row.leadName, row.lead])) &&
    (officer === undefined ||
      (officer === 'none'
        ? row.officer === undefined
        : row.officer?.id === (officer === 'me' ? me : officer))) &&
    (text === undefined || saysAll(text, [row.title, row.leadName, row.number, row.id, row.officer?.name]))
  )
}

/** What rows are put in order by; what has nothing there comes last, whichever way. */
const keyOf = (row: SeenRow, sort: BoardFilter['sort'], now: string): string | number | undefined => {
  switch (sort) {
    // What is asked again has a new deadline; it waits since the one that was missed.
    case 'due':
      return lateSince(row, now) ?? dueOf(row)
    case 'late':
      return lateSince(row, now)
    case 'since':
      return row.since
    case 'opened':
      return row.opened
    case 'title':
      return row.title
    case 'lead':
      return row.leadName
    case 'number':
      return row.number
    case 'mean':
      return row.mean
  }
}

const collator = new Intl.Collator('zh-Hans-CN', { numeric: true })

const compared = (a: string | number, b: string | number, inWords: boolean): number =>
  typeof a === 'number' && typeof b === 'number'
    ? a - b
    : inWords
      ? collator.compare(String(a), String(b))
      : a < b
        ? -1
        : a > b
          ? 1
          : 0

/** In the order that is asked for; two that are equal there stand in the order of their ids. */
export const inOrder = <Row extends SeenRow>(
  rows: readonly Row[],
  { sort, down }: BoardFilter,
  now: string,
): Row[] => {
  const inWords = sort === 'title' || sort === 'lead'
  const way = down === 'yes' ? -1 : 1
  return rows
    .map((row) => ({ row, key: keyOf(row, sort, now) }))
    .toSorted((a, b) => {
      if (a.key === undefined || b.key === undefined)
        return Number(a.key === undefined) - Number(b.key === undefined) || (a.row.id < b.row.id ? -1 : 1)
      return way * compared(a.key, b.key, inWords) || (a.row.id < b.row.id ? -1 : 1)
    })
    .map(({ row }) => row)
}
