import { width } from '../../infra/demo/table.ts'

/** One table of the bench's report: what was measured, with its numbers as they are. */
export type Report = {
  readonly title: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
  readonly notes?: readonly string[]
}

/** Says how far a subject has come; silent when the report is for machines. */
export type Say = (line: string) => void

const shown = (value: string | number): string =>
  typeof value === 'string' ? value : Number.isInteger(value) ? `${value}` : value.toFixed(value < 10 ? 2 : 1)

/** A report as a table for people; words to the left, numbers to the right. */
export const printed = ({ title, heads, rows, notes = [] }: Report): string => {
  const lines = [heads, ...rows.map((row) => row.map(shown))]
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => width(line[column] ?? ''))))
  const numeric = (column: number) => rows.some((row) => typeof row[column] === 'number')
  const gap = (text: string, column: number) => ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(text)))
  const drawn = lines.map((line) =>
    line
      .map((text, column) =>
        numeric(column) ? `${gap(text, column)}${text}` : `${text}${gap(text, column)}`,
      )
      .join('  ')
      .trimEnd(),
  )
  const [first = '', ...rest] = drawn
  const rule = widths.map((width) => '-'.repeat(width)).join('  ')
  return [`\n${title}\n`, first, rule, ...rest, ...notes.map((note) => `  ${note}`)].join('\n')
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}
