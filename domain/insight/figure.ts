import type { BoardFilter } from '../board-filter.ts'
import type { Words } from '../words.ts'

/** What a number counts or measures. */
export type Unit =
  'cases' | 'days' | 'points' | 'percent' | 'pieces' | 'people' | 'consortia' | 'organisations'

export type FigureColumn = { readonly id: string; readonly head: Words; readonly unit: Unit }

/** A number, and what it counts where the reader may go there. Without a value there is nothing to say. */
export type FigureCell = { readonly value?: number; readonly of?: readonly string[] }

export type FigureRow = {
  readonly key: string
  readonly label: Words
  /** One for each column. */
  readonly cells: readonly FigureCell[]
  /** The case or consortium that the row is. */
  readonly is?: string
  /** The call whose own figures the row sums up. */
  readonly sums?: string
  /** The board's filter that shows the cases of the row. */
  readonly asked?: Partial<BoardFilter>
}

/** A tie from an organisation (by its row) to a consortium. */
export type Tie = {
  readonly row: string
  readonly group: string
  readonly name: Words
  readonly leads: boolean
}

/** How the rows are drawn. Whatever is drawn stands in the table: a column is named, never copied. */
export type Picture =
  | { readonly is: 'bars'; readonly columns: readonly string[] }
  /** A box for each row, of the columns `least`, `low`, `middle`, `high` and `most`, and a mark at the limit. */
  | { readonly is: 'boxes'; readonly limit?: string; readonly around?: number }
  /** Columns of different units side by side, each as long as its own most. */
  | { readonly is: 'pairs'; readonly columns: readonly string[] }
  | { readonly is: 'network'; readonly ties: readonly Tie[] }

/** A table of numbers that is reckoned from records, and how it is drawn. */
export type Figure = {
  readonly id: string
  readonly title: Words
  /** What is counted, and what is not. */
  readonly about: Words
  /** What the rows are. */
  readonly first: Words
  readonly columns: readonly FigureColumn[]
  readonly rows: readonly FigureRow[]
  readonly picture: Picture
  /** What the numbers lead to. */
  readonly leadsTo: 'cases' | 'consortia'
}

/** So many of something, and which. */
export const countOf = (items: readonly { readonly id: string }[]): FigureCell => ({
  value: items.length,
  of: items.map(({ id }) => id),
})

/** A measured number with one digit behind the point; nothing where nothing was measured. */
export const measured = (value: number | undefined): FigureCell =>
  value === undefined ? {} : { value: Math.round(value * 10) / 10 }

export const columnAt = ({ columns }: Pick<Figure, 'columns'>, id: string): number =>
  columns.findIndex((column) => column.id === id)

/** The number of a row in a column. */
export const valueAt = (figure: Pick<Figure, 'columns'>, row: FigureRow, id: string): number | undefined =>
  row.cells[columnAt(figure, id)]?.value

/** Nothing in it counts anything. */
export const isEmpty = ({ rows }: Pick<Figure, 'rows'>): boolean =>
  rows.every(({ cells }) => cells.every(({ value = 0 }) => value === 0))
