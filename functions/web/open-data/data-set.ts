import type { Instant } from '../../../domain/calendar.ts'
import type { Words } from '../../../domain/words.ts'
import type { World } from '../../ports/world.ts'

/** What stands in a field: nothing where there is nothing, several values where there may be several. */
export type Value = string | number | boolean | readonly string[] | undefined
export type Row = Readonly<Record<string, Value>>

/** The kinds of values, as the description of a table names them (W3C, CSV on the Web). */
export type Field = {
  readonly name: string
  readonly title: Words
  readonly kind: 'string' | 'integer' | 'boolean' | 'date' | 'dateTime' | 'anyURI' | 'strings'
}

/** Some rows, and the place after which the next file goes on. */
export type Part = { readonly rows: readonly Row[]; readonly next?: string | undefined }

export type Asked = {
  readonly world: World
  readonly publicUrl: string
  readonly arrived: Instant
  /** The place after which it goes on; the beginning when absent. */
  readonly after: string | undefined
}

/** Something that everybody may take away as a table: what each of its columns means, and where its rows come from. */
export type DataSet = {
  readonly name: 'register' | 'outcomes' | 'calls' | 'notices'
  readonly title: Words
  readonly about: Words
  readonly fields: readonly Field[]
  readonly part: (asked: Asked) => Promise<Part>
}

/** The most of one file: far below the 6 MB that a function may answer with, in either format. */
export const mostBytes = 4_000_000
export const mostRows = 5000

/** As many rows from a place on as one file holds; `at` names the place of a row. */
export const cut = (
  rows: readonly Row[],
  after: string | undefined,
  at: (row: Row) => string,
  most = { bytes: mostBytes, rows: mostRows },
): Part => {
  const left = after === undefined ? rows : rows.filter((row) => at(row) > after)
  let bytes = 0
  let taken = 0
  for (const row of left.slice(0, most.rows)) {
    bytes += Buffer.byteLength(JSON.stringify(row)) + 1
    if (bytes > most.bytes && taken > 0) break
    taken += 1
  }
  const last = left[taken - 1]
  return {
    rows: left.slice(0, taken),
    ...(taken < left.length && last !== undefined ? { next: at(last) } : {}),
  }
}
