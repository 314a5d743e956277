import type { FormField, FormSection } from './form.ts'
import type { Path, SchemeMistake } from './scheme-mistake.ts'
import type { Prefill } from './prefill-rule.ts'
import type { Scheme } from './scheme.ts'
import { selfSheetId } from './self-score.ts'
import type { TableColumn, TableField } from './table-field.ts'

const wrong = (path: Path, zh: string, en: string): SchemeMistake => ({ path, message: { zh, en } })

const fieldAt = (form: readonly FormSection[], path: string): FormField | undefined => {
  const [section, field] = path.split('.')
  return form.find(({ id }) => id === section)?.fields.find(({ id }) => id === field)
}

/** Whether an answer of one field has a place in the other. */
const fits = (from: FormField, into: FormField): boolean =>
  from.kind === into.kind || [from.kind, into.kind].every((kind) => kind === 'text' || kind === 'longText')

/** What a report is filled in from that is not there, and applications that would be filled in from before. */
export const prefillMistakes = (scheme: Scheme): SchemeMistake[] => {
  const { form, evaluation } = scheme
  const report = evaluation?.form ?? []
  return [
    ...form.flatMap((section, index) =>
      section.fields.flatMap((field, at) => notInApplications(['form', index, 'fields', at], field)),
    ),
    ...report.flatMap((section, index) =>
      section.fields.flatMap((field, at) =>
        reportField(scheme, report, section, field, ['evaluation', 'form', index, 'fields', at]),
      ),
    ),
    ...planMistakes(scheme),
    ...(evaluation?.selfSheet && !evaluation.rubric
      ? [
          wrong(
            ['evaluation', 'selfSheet'],
            '自评表须有评分细则',
            'an own score by the rubric needs a rubric',
          ),
        ]
      : []),
    ...(evaluation?.selfSheet && report.some(({ id }) => id === selfSheetId)
      ? [
          wrong(
            ['evaluation', 'form'],
            `${selfSheetId} 是自评表的名称`,
            `the section ${selfSheetId} is the own score by the rubric`,
          ),
        ]
      : []),
  ]
}

/** What of the application a change of the plan may be about. */
const planMistakes = ({ changes, form }: Scheme): SchemeMistake[] =>
  (changes?.kinds ?? []).flatMap(({ kind, fields }, index) => {
    const path: Path = ['changes', 'kinds', index, 'fields']
    if (kind !== 'plan')
      return fields === undefined
        ? []
        : [wrong(path, '只有计划内容变更指定字段', 'only a change of the plan names fields')]
    return fields === undefined
      ? [wrong(path.slice(0, -1), '计划内容变更须指定字段', 'a change of the plan names its fields')]
      : fields
          .filter((at) => fieldAt(form, at) === undefined)
          .map((at) => wrong(path, `申报书没有字段 ${at}`, `the application has no field ${at}`))
  })

const notInApplications = (path: Path, field: FormField): SchemeMistake[] => [
  ...(field.prefill
    ? [wrong([...path, 'prefill'], '只有年度报告可以预填', 'only a report is filled in from before')]
    : []),
  ...(field.kind === 'table' &&
  (field.rows.is === 'targets' || field.columns.some(({ given }) => given !== undefined))
    ? [wrong(path, '只有年度报告的表格可以取自计划', 'only a report’s table has rows of the plan')]
    : []),
]

const reportField = (
  scheme: Scheme,
  report: readonly FormSection[],
  section: FormSection,
  field: FormField,
  path: Path,
): SchemeMistake[] => [
  ...(field.prefill
    ? prefillOf(scheme, report, `${section.id}.${field.id}`, field, field.prefill, [...path, 'prefill'])
    : []),
  ...(field.kind === 'table' ? tableOf(scheme, field, path) : []),
]

const prefillOf = (
  scheme: Scheme,
  report: readonly FormSection[],
  own: string,
  field: FormField,
  prefill: Prefill,
  path: Path,
): SchemeMistake[] => {
  if (prefill.from === 'record') {
    const table = ['results', 'milestones', 'members'].includes(prefill.what)
    return [
      ...(field.kind === (table ? 'table' : 'number')
        ? []
        : [
            table
              ? wrong(path, '须为表格', 'only a table is filled in with these')
              : wrong(path, '须为数字', 'only a number is filled in with a sum'),
          ]),
      ...(prefill.what === 'results' && field.kind === 'table'
        ? ['title', 'on', 'quantity', 'evidence', ...(prefill.kind === undefined ? ['kind'] : [])]
            .filter((name) => !field.columns.some(({ id, required }) => id === name && required))
            .map((name) =>
              wrong(path, `成果表须有必填列 ${name}`, `a table of results needs the required column ${name}`),
            )
        : []),
      ...(prefill.kind === undefined || scheme.results.some(({ id }) => id === prefill.kind)
        ? []
        : [wrong(path, `没有成果类别 ${prefill.kind}`, `no kind of result ${prefill.kind}`)]),
    ]
  }
  const at = prefill.field ?? own
  const from = fieldAt(prefill.from === 'application' ? scheme.form : report, at)
  if (from === undefined) return [wrong(path, `没有字段 ${at}`, `no field ${at}`)]
  return fits(from, field) ? [] : [wrong(path, `${at} 是另一种字段`, `${at} is a field of another kind`)]
}

const tableOf = (scheme: Scheme, field: TableField, path: Path): SchemeMistake[] => {
  const { rows } = field
  const own = new Set<string>(field.columns.map(({ id }) => id))
  const given = field.columns.filter((column) => column.given !== undefined)
  if (rows.is !== 'targets')
    return given.length === 0
      ? []
      : [
          wrong(
            [...path, 'columns'],
            '只有取自计划的表格有给定的列',
            'only rows of the plan have given columns',
          ),
        ]
  const source = fieldAt(scheme.form, rows.of)
  if (source?.kind !== 'table')
    return [
      wrong([...path, 'rows', 'of'], `申报书没有表格 ${rows.of}`, `the application has no table ${rows.of}`),
    ]
  const there = new Set<string>(source.columns.map(({ id }) => id))
  const missing = given.flatMap(({ id, given: cell }): string[] => {
    switch (cell?.from) {
      case undefined:
      case 'plan-row':
        return []
      case 'plan':
        return [cell.column ?? id].filter((name) => !there.has(name))
      case 'plan-years':
        return cell.columns.filter((name) => !source.columns.some((one) => one.id === name && isNumber(one)))
      case 'last-report':
        return [cell.column].filter((name) => !own.has(name))
    }
  })
  const { attainment } = rows
  const compared =
    attainment === undefined
      ? []
      : [attainment.actual, attainment.target, ...(attainment.note === undefined ? [] : [attainment.note])]
  return [
    ...missing.map((name) => wrong([...path, 'columns'], `没有列 ${name}`, `no column ${name}`)),
    ...given.flatMap((column) => [
      ...(column.given?.from === 'plan-row' ? unnamedRows(source, column, path) : []),
      ...(column.given?.from === 'plan-years' && !isNumber(column)
        ? [
            wrong(
              [...path, 'columns'],
              `${column.id} 须为数字列`,
              `${column.id} shows a sum: a column of numbers`,
            ),
          ]
        : []),
    ]),
    ...compared
      .filter((name) => !own.has(name))
      .map((name) => wrong([...path, 'rows', 'attainment'], `没有列 ${name}`, `no column ${name}`)),
    ...(attainment?.noteBelow !== undefined && attainment.note === undefined
      ? [wrong([...path, 'rows', 'attainment'], '须指定说明列', 'a note that is required needs its column')]
      : []),
    ...(field.required
      ? [
          wrong(
            [...path, 'required'],
            '行数由申报书决定，不能必填',
            'its rows come from the plan: it cannot be required where there may be none',
          ),
        ]
      : []),
  ]
}

const isNumber = ({ kind }: TableColumn): boolean => kind === 'number'

/** A column that says which row of the plan it is has words for each of them. */
const unnamedRows = ({ rows }: TableField, column: TableColumn, path: Path): SchemeMistake[] => {
  const at: Path = [...path, 'columns']
  if (rows.is !== 'fixed' || column.kind !== 'choice')
    return [
      wrong(
        at,
        `${column.id} 须为选项列，且申报书的表格须为固定行`,
        `${column.id} says which fixed row of the plan it is: it is a choice, and the plan's rows are fixed`,
      ),
    ]
  const named = new Set<string>(column.options.map(({ value }) => value))
  return rows.rows
    .filter(({ id }) => !named.has(id))
    .map(({ id }) => wrong(at, `${column.id} 没有选项 ${id}`, `${column.id} has no option ${id}`))
}
