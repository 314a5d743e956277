import { type Answer, type Answers, isTable, type TableAnswer } from './form.ts'
import { canonical } from './history.ts'
import { filledRows } from './table-answer.ts'

/** What stands at one place: text, number, choices or references, or the ids of a table's rows in their order. */
export type Value = string | number | readonly string[]

/** What somebody typed at a place, and what stood there when they began. Nothing means empty. */
export type Change = { readonly base?: Value | undefined; readonly value?: Value | undefined }

/** Two people changed the same place to different things: what is stored stays until somebody chooses. */
export type Conflict = {
  readonly path: string
  readonly mine?: Value | undefined
  readonly theirs?: Value | undefined
}

/** Places are named `field`, and `field.row.column` in a table, whose `field` itself is the order of its rows. */
export type Places = ReadonlyMap<string, Value>

export const placesOf = (answers: Answers): Places =>
  new Map(Object.entries(answers).flatMap(([field, answer]) => placesIn(field, answer)))

const placesIn = (field: string, answer: Answer): [string, Value][] =>
  isTable(answer)
    ? [
        [field, answer.rows.map(({ id }) => id)],
        ...answer.rows.flatMap(({ id, cells }) =>
          Object.entries(cells).map(([column, cell]): [string, Value] => [`${field}.${id}.${column}`, cell]),
        ),
      ]
    : [[field, answer]]

const isEmpty = (value: Value | undefined): value is undefined =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** Empty is empty, however it is spelled. */
export const same = (a: Value | undefined, b: Value | undefined): boolean =>
  isEmpty(a) || isEmpty(b) ? isEmpty(a) && isEmpty(b) : canonical(a) === canonical(b)

const listOf = (value: Value | undefined): readonly string[] =>
  Array.isArray(value) ? value.map(String) : []

/**
 * Takes over what was changed, place by place. What is still as it was when the typing began, or became the same
 * meanwhile, is taken; what became something else is a conflict of that place alone. Rows that two people add both
 * stay; a row that one removes stays while the other's words are in it.
 */
export const mergeAnswers = (
  stored: Answers,
  changes: ReadonlyMap<string, Change>,
  tables: ReadonlySet<string>,
): { readonly answers: Answers; readonly conflicts: readonly Conflict[] } => {
  const places = new Map(placesOf(stored))
  const conflicts: Conflict[] = []
  for (const [path, { base, value }] of changes) {
    if (tables.has(path)) continue
    const now = places.get(path)
    if (same(now, value)) continue
    if (!same(now, base)) conflicts.push({ path, mine: value, theirs: now })
    else if (isEmpty(value)) places.delete(path)
    else places.set(path, value)
  }
  for (const table of tables) {
    const { rows, disputed } = mergeRows(table, places, changes.get(table))
    conflicts.push(...disputed.filter(({ path }) => !conflicts.some((one) => one.path === path)))
    places.set(table, rows)
  }
  return { answers: answersAt(places, tables), conflicts }
}

/** Whether what both lists have comes in the same order in both. */
const inOneOrder = (a: readonly string[], b: readonly string[]): boolean => {
  const common = (list: readonly string[], other: readonly string[]) =>
    list.filter((id) => other.includes(id))
  return canonical(common(a, b)) === canonical(common(b, a))
}

/** Puts the wanted rows that are not there yet behind those that they follow in `from`. */
const withRowsOf = (
  list: readonly string[],
  from: readonly string[],
  wanted: readonly string[],
): string[] => {
  const rows = [...list]
  for (const id of wanted) {
    if (rows.includes(id)) continue
    const at = from.indexOf(id)
    const before = from.slice(0, Math.max(at, 0)).findLast((one) => rows.includes(one))
    // A row that no list has yet comes last.
    rows.splice(at < 0 ? rows.length : before === undefined ? 0 : rows.indexOf(before) + 1, 0, id)
  }
  return rows
}

const mergeRows = (
  table: string,
  places: Places,
  change: Change | undefined,
): { readonly rows: string[]; readonly disputed: readonly Conflict[] } => {
  const now = listOf(places.get(table))
  const cells = [...places.keys()].filter((path) => path.startsWith(`${table}.`))
  const rowOf = (path: string): string => path.slice(table.length + 1, path.lastIndexOf('.'))
  const written = [...new Set(cells.map(rowOf))]
  if (change === undefined) return { rows: withRowsOf(now, now, written), disputed: [] }
  const base = listOf(change.base)
  const mine = listOf(change.value)
  const removed = base.filter((id) => !mine.includes(id))
  const added = mine.filter((id) => !base.includes(id))
  const moved = !inOneOrder(mine, base)
  const apart = moved && !inOneOrder(now, base) && !inOneOrder(mine, now)
  const kept = now.filter((id) => !removed.includes(id) || written.includes(id))
  const sorted =
    moved && !apart
      ? withRowsOf(
          // A row that somebody else took away and this one wrote in is back, where this one put it.
          mine.filter((id) => kept.includes(id) || written.includes(id)),
          now,
          kept,
        )
      : kept
  const stillThere = cells.filter((path) => removed.includes(rowOf(path)))
  return {
    rows: withRowsOf(withRowsOf(sorted, mine, added), now, written),
    disputed: [
      ...(apart ? [{ path: table, mine, theirs: now }] : []),
      ...stillThere.map((path) => ({ path, mine: undefined, theirs: places.get(path) })),
    ],
  }
}

const answersAt = (places: Places, tables: ReadonlySet<string>): Answers =>
  Object.fromEntries(
    [...places].flatMap(([path, value]): [string, Answer][] => {
      if (path.includes('.')) return []
      if (!tables.has(path)) return [[path, typeof value === 'object' ? [...value] : value]]
      const table = tableAt(path, listOf(value), places)
      return table.rows.length === 0 ? [] : [[path, table]]
    }),
  )

const tableAt = (table: string, rows: readonly string[], places: Places): TableAnswer => ({
  rows: filledRows({
    rows: rows.map((id) => ({
      id,
      cells: Object.fromEntries(
        [...places].flatMap(([path, value]): [string, string | number][] =>
          path.startsWith(`${table}.${id}.`) && typeof value !== 'object'
            ? [[path.slice(table.length + id.length + 2), value]]
            : [],
        ),
      ),
    })),
  }),
})
