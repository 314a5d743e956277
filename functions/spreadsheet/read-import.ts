import { aroundOf } from '../../domain/around.ts'
import { answersIn, askedOf, writable } from '../../domain/case-form.ts'
import type { CaseFile } from '../../domain/case.ts'
import { type FormSection, isTable, mistakesIn } from '../../domain/form.ts'
import { placesOf } from '../../domain/merge-answers.ts'
import type { Moment } from '../../domain/moment.ts'
import type { TypedChanges } from '../../domain/save-section.ts'
import type { TableField } from '../../domain/table-field.ts'
import type { Words } from '../../domain/words.ts'
import { problemSaid } from '../web/words/problem-words.ts'
import { isMemberSheet, readMemberSheet, type SheetMember } from './member-sheet.ts'
import { type CellProblem, headsOf, readTableSheet } from './table-sheet.ts'
import { cellName, type Sheet } from './workbook.ts'
import { sheetName } from './write-xlsx.ts'

/** What a file would do to the form. Nothing is taken out by it: a row that the file does not name stays. */
export type Imported = {
  readonly changes: Readonly<Record<string, TypedChanges>>
  readonly members: readonly (SheetMember & { readonly sheet: string })[]
  readonly tables: readonly {
    readonly label: Words
    readonly added: number
    readonly changed: number
    readonly same: number
  }[]
  readonly problems: readonly CellProblem[]
}

/** Tables of the form that may be written now. */
export const openTables = (file: CaseFile, moment: Moment): { section: FormSection; field: TableField }[] => {
  const now = writable(file, moment)
  const open = 'sections' in now ? now.sections : []
  return askedOf(file, moment).flatMap((section) =>
    open.includes(section.id)
      ? section.fields.flatMap((field) => (field.kind === 'table' ? [{ section, field }] : []))
      : [],
  )
}

export const readImport = (sheets: readonly Sheet[], file: CaseFile, moment: Moment): Imported => {
  const tables = openTables(file, moment)
  const done: Imported[] = sheets.map((sheet) => {
    if (isMemberSheet(sheet)) {
      const { members, problems } = readMemberSheet(sheet, moment.scheme.members)
      return { ...nothing, problems, members: members.map((one) => ({ ...one, sheet: sheet.name })) }
    }
    const at = tableFor(sheet, tables)
    return at ? readTable(sheet, at, file, moment) : unknownSheet(sheet)
  })
  return done.reduce(
    (all, one) => ({
      changes: together(all.changes, one.changes),
      members: [...all.members, ...one.members],
      tables: [...all.tables, ...one.tables],
      problems: [...all.problems, ...one.problems],
    }),
    nothing,
  )
}

const nothing: Imported = { changes: {}, members: [], tables: [], problems: [] }

const together = (one: Imported['changes'], other: Imported['changes']): Imported['changes'] =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((section) => [
      section,
      { ...one[section], ...other[section] },
    ]),
  )

type At = { readonly section: FormSection; readonly field: TableField }

/** By the sheet's name; else the table whose heads it has most of. */
const tableFor = (sheet: Sheet, tables: readonly At[]): At | undefined => {
  const named = tables.find(({ field: { label } }) =>
    [label.zh, label.en].some((name) => sheetName(name) === sheet.name),
  )
  if (named && headsOf(sheet, named.field)) return named
  const heads = tables.map((at) => ({ at, known: headsOf(sheet, at.field)?.columns.size ?? 0 }))
  const [best, next] = heads.toSorted((one, other) => other.known - one.known)
  return best && best.known > 1 && best.known > (next?.known ?? 0) ? best.at : undefined
}

const unknownSheet = (sheet: Sheet): Imported =>
  sheet.rows.length === 0
    ? nothing
    : {
        ...nothing,
        problems: [
          {
            sheet: sheet.name,
            cell: 'A1',
            said: {
              zh: '看不出这张表对应申报书的哪个表格，请使用模板并保留表头',
              en: 'No table of the form has these heads: please use the template and keep its heads',
            },
          },
        ],
      }

const readTable = (sheet: Sheet, { section, field }: At, file: CaseFile, moment: Moment): Imported => {
  const heads = headsOf(sheet, field)
  if (!heads) return unknownSheet(sheet)
  const stored =
    file.sections.find(({ id, owner }) => id === section.id && owner === undefined)?.answers ?? {}
  const answer = stored[field.id]
  const before = isTable(answer) ? answer.rows : []
  const members = file.members.map(({ organisation, name }) => ({ organisation, name }))
  const read = readTableSheet(sheet, field, heads, before, members, () => moment.newId())
  const given = new Map(read.rows.map((row) => [row.id, row]))
  const shown = new Set([...heads.columns.values()].map(({ id }) => id))
  const after = [
    ...before.map((row) => {
      const now = given.get(row.id)
      const stays = Object.entries(row.cells).filter(([column]) => !shown.has(column))
      return now ? { id: row.id, cells: { ...Object.fromEntries(stays), ...now.cells } } : row
    }),
    ...read.rows.filter(({ id }) => !before.some((row) => row.id === id)),
  ]
  const answers = { ...stored, [field.id]: { rows: after } }
  const changes = changesBetween(
    placesOf({ [field.id]: { rows: [...before] } }),
    placesOf({ [field.id]: { rows: after } }),
  )
  const touched = new Set(Object.keys(changes).flatMap((path) => path.split('.')[1] ?? []))
  const fresh = read.rows.filter(({ id }) => !before.some((row) => row.id === id)).length
  const changed = before.filter(({ id }) => touched.has(id)).length
  return {
    changes: { [section.id]: changes },
    members: [],
    tables: [{ label: field.label, added: fresh, changed, same: read.rows.length - fresh - changed }],
    problems: [
      ...read.problems,
      ...mistakes({ section, field }, answers, file, moment, sheet, read.cells, heads.row),
    ],
  }
}

const changesBetween = (
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): TypedChanges =>
  Object.fromEntries(
    [...new Set([...before.keys(), ...after.keys()])].flatMap((path) => {
      const [base, value] = [before.get(path), after.get(path)]
      return JSON.stringify(base) === JSON.stringify(value)
        ? []
        : [
            [
              path,
              { ...(base === undefined ? {} : { base }), ...(value === undefined ? {} : { value }) },
            ] as const,
          ]
    }),
  )

/** What the form itself says of the cells; sums that do not agree yet are shown in the form, where they can be mended. */
const mistakes = (
  { section, field }: At,
  answers: CaseFile['sections'][number]['answers'],
  file: CaseFile,
  moment: Moment,
  sheet: Sheet,
  cells: ReadonlyMap<string, string>,
  headRow: number,
): CellProblem[] => {
  const name = `${section.id}.${field.id}`
  const around = aroundOf(askedOf(file, moment), answersIn(file), file.members)
  return mistakesIn({ ...section, fields: [field] }, answers, around).flatMap((problem) => {
    const rest = problem.field.slice(name.length + 1)
    const cell =
      problem.field === name && problem.code === 'too-many-rows' ? cellName(0, headRow) : cells.get(rest)
    return cell === undefined ? [] : [{ sheet: sheet.name, cell, said: problemSaid(problem) }]
  })
}
