import type { Section } from './case.ts'
import type { FormSection } from './form.ts'
import type { Problem } from './refusal.ts'
import type { Cell, TableAnswer, TableRow } from './table-answer.ts'
import type { TableField } from './table-field.ts'

/** The tables that a consortium set itself, by `section.field`: of its application, or as a change made them since. */
export type Plan = ReadonlyMap<string, TableAnswer>

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
  plan: Plan,
  lastYear: LastYear,
): TableAnswer | undefined => {
  if (field.rows.is !== 'targets') return undefined
  const planned = plan.get(field.rows.of)
  if (planned === undefined || planned.rows.length === 0) return undefined
  const before = lastYear(section, field.id)
  return {
    rows: planned.rows.map(({ id, cells }) => ({
      id,
      cells: Object.fromEntries(
        field.columns.flatMap(({ id: column, given }): [string, Cell][] => {
          if (given === undefined) return []
          const cell =
            given.from === 'plan' ? cells[given.column ?? column] : cellsIn(before, id)[given.column]
          return cell === undefined ? [] : [[column, cell]]
        }),
      ),
    })),
  }
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
