import { civilDate } from '../../domain/calendar.ts'
import type { FormSection } from '../../domain/form.ts'
import { TableAnswer } from '../../domain/table-answer.ts'
import type { Scheme } from '../../domain/scheme.ts'
import { reportForm, selfSheetId } from '../../domain/self-score.ts'
import { attained } from '../../domain/targets.ts'
import { filledForm, type Typed } from './fill-form.ts'

type Table = Extract<FormSection['fields'][number], { kind: 'table' }>
type Row = { readonly id: string; readonly cells: Readonly<Record<string, unknown>> }

/** What a report says already, by section: what was filled in before, and the rows of the plan. */
export type There = readonly { readonly id: string; readonly answers: Readonly<Record<string, unknown>> }[]

export type YearPlayed = {
  /** What somebody says of it, by section and field; it goes before what is there. */
  readonly said?: Typed
  /** So much of every target was reached. */
  readonly reached?: number
  readonly now: Date
}

/**
 * A year's report filled in by somebody who reads what is there: what was filled in before stays, targets get what was
 * reached and a note where too little was, a result is named with its day and evidence, and the lead scores itself.
 */
export const reportAnswers = (
  scheme: Scheme,
  there: There,
  { said = {}, reached = 0.7, now }: YearPlayed,
): Typed => {
  const form = reportForm(scheme.evaluation)
  const usual = filledForm(scheme, form, {}, now)
  return Object.fromEntries(
    form.map((section) => {
      const known = there.find(({ id }) => id === section.id)?.answers ?? {}
      const own = said[section.id] ?? {}
      return [
        section.id,
        Object.fromEntries(
          section.fields.map((field) => [
            field.id,
            own[field.id] ??
              (section.id === selfSheetId
                ? ownScores(scheme)
                : field.kind === 'table'
                  ? tableSaid(field, known[field.id], reached, scheme, now)
                  : (known[field.id] ?? usual[section.id]?.[field.id])),
          ]),
        ),
      ]
    }),
  )
}

const tableSaid = (field: Table, known: unknown, reached: number, scheme: Scheme, now: Date): unknown => {
  const read = TableAnswer.safeParse(known)
  const answer = read.success ? read.data : { rows: [] }
  if (field.rows.is === 'targets') return { rows: answer.rows.map((row) => against(field, row, reached)) }
  return answer.rows.length > 0 ? answer : { rows: [ofTheYear(field, scheme, now)] }
}

/** A row of the plan with what was reached of it, and why no more where that is asked. */
const against = (field: Table, row: TableAnswer['rows'][number], reached: number): Row => {
  const attainment = field.rows.is === 'targets' ? field.rows.attainment : undefined
  if (!attainment) return row
  const { actual, target, note } = attainment
  const wanted = row.cells[target]
  const cells = { ...row.cells, [actual]: typeof wanted === 'number' ? Math.round(wanted * reached) : 0 }
  const [judged] = attained(field, { rows: [{ id: row.id, cells }] })
  return {
    id: row.id,
    cells: {
      ...cells,
      ...(judged?.asksNote && note !== undefined ? { [note]: '按计划分年推进，后续年度补足' } : {}),
    },
  }
}

/** One result of the year that the report is about, with its day and where it can be seen. */
const ofTheYear = (field: Table, { timeZone }: Scheme, now: Date): Row => {
  const year = Number(civilDate(now.toISOString(), timeZone).slice(0, 4)) - 1
  const cells = field.columns.map((column): [string, unknown] => {
    switch (column.kind) {
      case 'choice':
        return [column.id, column.options[0]?.value]
      case 'number':
        return [column.id, String(Math.max(column.min ?? 0, 1))]
      case 'date':
        return [column.id, `${year}-06-30`]
      case 'document':
        return [column.id, `证书编号 ${year}-001`]
      case 'text':
        return [column.id, `${year} 年度成果`]
      case 'member':
        return [column.id, undefined]
    }
  })
  return { id: 'r1', cells: Object.fromEntries(cells) }
}

/** By the rubric, item by item, with the reason. */
const ownScores = ({ evaluation }: Scheme): { rows: Row[] } => ({
  rows: (evaluation?.rubric?.items ?? []).map(({ id, max }) => ({
    id,
    cells: { score: Math.round(max * 8.5) / 10, reason: '见成果清单与目标完成情况' },
  })),
})
