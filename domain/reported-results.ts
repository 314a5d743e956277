import { civilDate } from './calendar.ts'
import type { CaseFile } from './case.ts'
import { askedOf } from './case-form.ts'
import { EnteredResult, type RecordLine } from './consortium-record.ts'
import { isTable } from './form.ts'
import type { Moment } from './moment.ts'
import type { Problem } from './refusal.ts'
import type { TableRow } from './table-answer.ts'

type Reported = { readonly at: string; readonly row: TableRow; readonly kind: string | undefined }

const isOnRecord = ({ id }: TableRow): boolean => /^result-\d+$/.test(id)

/** The results that a report names and the record did not have: entered by the lead in the report's own table. */
const namedIn = (file: CaseFile, moment: Pick<Moment, 'scheme'>): Reported[] =>
  file.head.kind !== 'evaluation'
    ? []
    : askedOf(file, moment).flatMap((section) =>
        section.fields.flatMap((field) => {
          const { prefill } = field
          if (field.kind !== 'table' || prefill?.from !== 'record' || prefill.what !== 'results') return []
          const answer = file.sections.find(({ id, owner }) => id === section.id && owner === undefined)
            ?.answers[field.id]
          const rows = isTable(answer) ? answer.rows : []
          return rows
            .filter((row) => !isOnRecord(row) && Object.keys(row.cells).length > 0)
            .map((row) => ({ at: `${section.id}.${field.id}`, row, kind: prefill.kind }))
        }),
      )

/** A result that is still to come is none. */
export const reportedProblems = (file: CaseFile, moment: Pick<Moment, 'scheme' | 'now'>): Problem[] =>
  namedIn(file, moment).flatMap(({ at, row }) =>
    String(row.cells.on ?? '') > civilDate(moment.now, moment.scheme.timeZone)
      ? [{ field: `${at}.${row.id}.on`, code: 'in-the-future' }]
      : [],
  )

/** What goes to the record once the report is accepted: each row once, whatever was entered before. */
export const resultsToEnter = (
  file: CaseFile,
  lines: readonly RecordLine[],
  moment: Pick<Moment, 'scheme'>,
): EnteredResult[] => {
  const known = new Set(
    lines.flatMap(({ entry }) =>
      entry.is === 'result' && entry.reported?.case === file.head.id ? [entry.reported.row] : [],
    ),
  )
  return namedIn(file, moment).flatMap(({ row, kind }) => {
    if (known.has(row.id)) return []
    const { counts: _, ...cells } = row.cells
    const { title, on, quantity, evidence } = cells
    const read = EnteredResult.safeParse({
      kind: kind ?? cells.kind,
      title,
      on,
      quantity,
      evidence,
      reported: { case: file.head.id, row: row.id },
    })
    return read.success ? [read.data] : []
  })
}
