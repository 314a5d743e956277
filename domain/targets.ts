import type { Section } from './case-section.ts'
import type { FormSection } from './form.ts'
import type { GivenCell } from './prefill-rule.ts'
import type { Problem } from './refusal.ts'
import type { Cell, TableAnswer, TableRow } from './table-answer.ts'
import type { TableField } from './table-field.ts'
import { rounded } from './table-sums.ts'

/** The tables that a consortium set itself, by `section.field`: of its application, or as a change made them since. */
export type Plan = ReadonlyMap<string, TableAnswer>

/** The plan as a report is held against it, and which year of it the report ends: 1 is its first. */
export type PlanSoFar = { readonly tables: Plan; readonly year: number }

/** What last year's report said in a table, row by row. */
export type LastYear = (section: string, field: string) => TableAnswer | undefined

/** The tables of a report whose rows come from the plan. */
export const targetTables = (section: Pick<FormSection, 'fields'>) =>
  section.fields.flatMap((field) =>
    field.kind === 'table' && field.rows.is === 'targets' ? [{ field, rows: field.rows }] : [],
  )

const cellsIn = (answer: TableAnswer | undefined, row: string): TableRow['cells'] =>
  answer?.rows.find(({ id }) => id === row)?.cells ?? {}

/** The rows of a report's table as the plan has them, with what is shown of the plan and of last year. */
export const givenRows = (
  section: string,
  field: TableField,
  plan: PlanSoFar,
  lastYear: LastYear,
): TableAnswer | undefined => {
  if (field.rows.is !== 'targets') return undefined
  const planned = plan.tables.get(field.rows.of)
  if (planned === undefined || planned.rows.length === 0) return undefined
  const before = lastYear(section, field.id)
  return {
    rows: planned.rows.map((row) => ({
      id: row.id,
      cells: Object.fromEntries(
        field.columns.flatMap(({ id: column, given }): [string, Cell][] => {
          const cell = given && givenCell(column, given, row, plan.year, cellsIn(before, row.id))
          return cell === undefined ? [] : [[column, cell]]
        }),
      ),
    })),
  }
}

const givenCell = (
  column: string,
  given: GivenCell,
  { id, cells }: TableRow,
  year: number,
  before: TableRow['cells'],
): Cell | undefined => {
  switch (given.from) {
    case 'plan':
      return cells[given.column ?? column]
    case 'plan-row':
      return id
    case 'plan-years':
      return sumUntil(cells, given, year)
    case 'last-report':
      return before[given.column]
  }
}

/** Nothing planned for some of the years is nought; nothing planned for any is no number. */
const sumUntil = (
  cells: TableRow['cells'],
  { columns, until }: Extract<GivenCell, { from: 'plan-years' }>,
  year: number,
): number | undefined => {
  const amounts = columns.map((column) => cells[column])
  const upTo = until === 'end' ? amounts : amounts.slice(0, year)
  return amounts.every((cell) => typeof cell !== 'number')
    ? undefined
    : rounded(upTo.reduce<number>((sum, cell) => sum + (typeof cell === 'number' ? cell : 0), 0))
}

/** A section's answers with what is given put back: rows of the plan are neither added, removed nor rewritten. */
export const withGiven = (given: Section['given'], answers: Section['answers']): Section['answers'] =>
  given === undefined
    ? answers
    : {
        ...answers,
        ...Object.fromEntries(
          Object.entries(given).map(([field, { rows }]) => [field, { rows: rowsWith(rows, answers[field]) }]),
        ),
      }

const rowsWith = (given: readonly TableRow[], answer: Section['answers'][string] | undefined): TableRow[] => {
  const typed = typeof answer === 'object' && !Array.isArray(answer) ? answer : undefined
  const shown = new Set(given.flatMap(({ cells }) => Object.keys(cells)))
  return given.map(({ id, cells }) => {
    const own = Object.entries(cellsIn(typed, id)).filter(([column]) => !shown.has(column))
    return { id, cells: { ...Object.fromEntries(own), ...cells } }
  })
}

/** How far a target was reached, as a part of it; nothing where there is no number to compare. */
export type Reached = {
  readonly row: TableRow
  readonly part: number | undefined
  readonly asksNote: boolean
}

export const attained = (field: TableField, answer: TableAnswer | undefined): Reached[] => {
  if (field.rows.is !== 'targets' || field.rows.attainment === undefined) return []
  const { actual, target, noteBelow } = field.rows.attainment
  return (answer?.rows ?? []).map((row) => {
    const [reached, wanted] = [row.cells[actual], row.cells[target]]
    const part =
      typeof reached === 'number' && typeof wanted === 'number' && wanted > 0 ? reached / wanted : undefined
    return { row, part, asksNote: part !== undefined && noteBelow !== undefined && part < noteBelow }
  })
}

/** Targets that were missed by more than the programme passes over, and nobody said why. */
export const unexplained = (section: FormSection, answers: Section['answers']): Problem[] =>
  targetTables(section).flatMap(({ field, rows }) => {
    const answer = answers[field.id]
    const note = rows.attainment?.note
    if (note === undefined || typeof answer !== 'object' || Array.isArray(answer)) return []
    return attained(field, answer)
      .filter(({ row, asksNote }) => asksNote && (row.cells[note] ?? '') === '')
      .map(({ row, part = 0 }) => ({
        field: `${section.id}.${field.id}.${row.id}.${note}`,
        code: 'note-needed',
        facts: {
          percent: Math.round(part * 100),
          below: Math.round((rows.attainment?.noteBelow ?? 0) * 100),
        },
      }))
  })
