import { type CivilDate, civilDate } from './calendar.ts'
import type { CaseFile } from './case.ts'
import type { Section } from './case-section.ts'
import { formOf, lastFullYear } from './case-form.ts'
import type { RecordLine } from './consortium-record.ts'
import type { Consortium } from './consortium.ts'
import { type Answer, type Answers, type FormField, isTable } from './form.ts'
import { canonical, type Stamp } from './history.ts'
import { milestonesIn, paidFor } from './milestone.ts'
import type { Moment } from './moment.ts'
import type { Prefill, Prefilled } from './prefill-rule.ts'
import { inForce, type Result, resultsIn } from './result.ts'
import type { Cell, TableAnswer, TableRow } from './table-answer.ts'
import { givenRows, type Plan, type PlanSoFar, withGiven } from './targets.ts'

/** What a report can be filled in from. */
export type ReportSources = {
  readonly consortium: Consortium
  readonly lines: readonly RecordLine[]
  readonly plan: Plan
  readonly application?: { readonly at: string; readonly sections: readonly Section[] } | undefined
  readonly lastReport?: { readonly year: number; readonly sections: readonly Section[] } | undefined
}

type Given = Pick<Moment, 'scheme' | 'now'>
type Filled = { readonly answer: Answer; readonly mark: Prefilled }

const answerAt = (sections: readonly Section[], path: string): Answer | undefined => {
  const [section, field = ''] = path.split('.')
  return sections.find(({ id, owner }) => id === section && owner === undefined)?.answers[field]
}

/**
 * The sections of a report as it is opened: what was said before and what is on record since, each marked with where
 * it is from, and the rows of the plan. What somebody wrote already stays.
 */
export const prefilledSections = (
  file: Pick<CaseFile, 'head' | 'sections'>,
  sources: ReportSources,
  moment: Given,
): Section[] => {
  const saved: Stamp = { by: 'system', as: 'system', at: moment.now }
  const plan: PlanSoFar = { tables: sources.plan, year: planYearOf(sources.consortium, file, moment) }
  return formOf(file.head, moment).flatMap((section): Section[] => {
    if (file.sections.some(({ id }) => id === section.id)) return []
    const answers: Answers = {}
    const prefilled: Record<string, Prefilled> = {}
    const given: Record<string, TableAnswer> = {}
    for (const field of section.fields) {
      const rows =
        field.kind === 'table'
          ? givenRows(section.id, field, plan, (id, name) =>
              tableOf(answerAt(sources.lastReport?.sections ?? [], `${id}.${name}`)),
            )
          : undefined
      if (rows) given[field.id] = rows
      const filled =
        field.prefill && fill(`${section.id}.${field.id}`, field, field.prefill, sources, file, moment)
      if (!filled) continue
      answers[field.id] = filled.answer
      prefilled[field.id] = filled.mark
    }
    const nothing = Object.keys(prefilled).length + Object.keys(given).length === 0
    return nothing
      ? []
      : [
          {
            id: section.id,
            answers: withGiven(given, answers),
            saved,
            prefilled,
            given,
            revision: 1,
          },
        ]
  })
}

const tableOf = (answer: Answer | undefined): TableAnswer | undefined =>
  isTable(answer) ? answer : undefined

const fill = (
  path: string,
  field: FormField,
  prefill: Prefill,
  sources: ReportSources,
  file: Pick<CaseFile, 'head'>,
  moment: Given,
): Filled | undefined => {
  switch (prefill.from) {
    case 'last-report': {
      const { lastReport } = sources
      const answer = lastReport && fitting(field, answerAt(lastReport.sections, prefill.field ?? path))
      return answer === undefined
        ? undefined
        : { answer, mark: { from: 'last-report', of: `${lastReport?.year}` } }
    }
    case 'application': {
      const { application } = sources
      const answer = application && fitting(field, answerAt(application.sections, prefill.field))
      return application === undefined || answer === undefined
        ? undefined
        : { answer, mark: { from: 'application', of: civilDate(application.at, moment.scheme.timeZone) } }
    }
    case 'record': {
      const answer = fromRecord(field, prefill, sources, yearsOf(file, moment), moment)
      return answer === undefined
        ? undefined
        : { answer, mark: { from: 'record', of: civilDate(moment.now, moment.scheme.timeZone) } }
    }
  }
}

/** An answer of another form, as far as this field has a place for it. */
const fitting = (field: FormField, answer: Answer | undefined): Answer | undefined => {
  if (answer === undefined) return undefined
  if (field.kind !== 'table') {
    if (isTable(answer)) return undefined
    return field.kind === 'number' && typeof answer !== 'number' ? undefined : answer
  }
  if (!isTable(answer)) return undefined
  const typed: string[] = field.columns.filter(({ given }) => given === undefined).map(({ id }) => id)
  return filledTable(answer.rows.map(({ id, cells }) => ({ id, cells: only(cells, typed) })))
}

const only = (cells: TableRow['cells'], columns: readonly string[]): TableRow['cells'] =>
  Object.fromEntries(Object.entries(cells).filter(([column]) => columns.includes(column)))

const filledTable = (rows: readonly TableRow[]): TableAnswer | undefined => {
  const filled = rows.filter(({ cells }) => Object.keys(cells).length > 0)
  return filled.length === 0 ? undefined : { rows: filled }
}

/** The full years that a report is about: the last one, or as many as the programme evaluates at once. */
export const yearsOf = ({ head }: Pick<CaseFile, 'head'>, moment: Pick<Moment, 'scheme'>) => {
  const to = lastFullYear(head, moment)
  return { from: to - (moment.scheme.evaluation?.everyYears ?? 1) + 1, to }
}

/**
 * Which year of its plan a consortium ends with the year reported on: full years since it was recognised, to the
 * nearest, as the money of a year is not spent in the weeks that are left of it. The first one at least.
 */
const planYearOf = (
  { standing }: Consortium,
  file: Pick<CaseFile, 'head'>,
  moment: Pick<Moment, 'scheme'>,
): number => {
  if (standing.is === 'reported') return 1
  const [year = 0, month = 1] = civilDate(standing.recognised, moment.scheme.timeZone).split('-').map(Number)
  const months = 12 * (yearsOf(file, moment).to + 1 - year) - (month - 1)
  return Math.max(1, Math.round(months / 12))
}

const isWithin = (on: CivilDate | string, { from, to }: ReturnType<typeof yearsOf>): boolean =>
  on.slice(0, 4) >= String(from) && on.slice(0, 4) <= String(to)

const fromRecord = (
  field: FormField,
  { what, kind }: Extract<Prefill, { from: 'record' }>,
  { consortium, lines }: ReportSources,
  years: ReturnType<typeof yearsOf>,
  { scheme }: Given,
): Answer | undefined => {
  const results = inForce(resultsIn(lines)).filter(
    (one) => isWithin(one.on, years) && (kind === undefined || one.kind === kind),
  )
  switch (what) {
    case 'result-sum':
      return results.length === 0 ? undefined : results.reduce((sum, { quantity }) => sum + quantity, 0)
    case 'paid': {
      const { paid } = paidFor(milestonesIn(lines), scheme)
      return paid === 0 ? undefined : paid
    }
    case 'results':
      return rowsFor(
        field,
        results.toReversed().map((one) => ({ id: recordRow(one), cells: resultCells(one) })),
      )
    case 'milestones':
      return rowsFor(
        field,
        milestonesIn(lines).map(({ milestone, title, due, payment, state }) => ({
          id: `milestone-${milestone}`,
          cells: { title, due, payment, state: state.is },
        })),
      )
    case 'members':
      return rowsFor(
        field,
        consortium.parties.slice(0, 60).map(({ organisation, name, role, layer }, index) => ({
          id: `party-${index + 1}`,
          cells: { member: organisation, name, role, ...(layer === undefined ? {} : { layer }) },
        })),
      )
  }
}

/** A row of a report that stands for an entry of the record, by its number. */
export const recordRow = ({ seq }: Pick<Result, 'seq'>): string => `result-${seq}`

const resultCells = ({ title, kind, on, quantity, evidence }: Result): Record<string, Cell> => ({
  title,
  kind,
  on,
  quantity,
  evidence,
  counts: 'yes',
})

/** As many columns as the table has of what is known; a choice takes only what is one of its options. */
const rowsFor = (field: FormField, rows: readonly TableRow[]): TableAnswer | undefined => {
  if (field.kind !== 'table') return undefined
  const most = field.rows.is === 'free' ? field.rows.max : rows.length
  return filledTable(
    rows.slice(-most).map(({ id, cells }) => ({
      id,
      cells: Object.fromEntries(
        field.columns.flatMap((column): [string, Cell][] => {
          const cell = cells[column.id]
          if (cell === undefined) return []
          const fits = column.kind !== 'choice' || column.options.some(({ value }) => value === String(cell))
          return fits ? [[column.id, cell]] : []
        }),
      ),
    })),
  )
}

/**
 * What of a section is still as it was filled in before, after it was written again: an answer that became another one
 * was looked at. The rows of the plan go along.
 */
export const stillPrefilled = (
  before: Section | undefined,
  answers: Answers,
): Pick<Section, 'prefilled' | 'given'> => ({
  ...(before?.prefilled
    ? {
        prefilled: Object.fromEntries(
          Object.entries(before.prefilled).filter(
            ([field]) => canonical(before.answers[field] ?? null) === canonical(answers[field] ?? null),
          ),
        ),
      }
    : {}),
  ...(before?.given ? { given: before.given } : {}),
})

/** A section whose named fields somebody vouched for, all of them where none is named. */
export const vouchedFor = (section: Section, fields?: readonly string[]): Section => ({
  ...section,
  ...(section.prefilled
    ? {
        prefilled: Object.fromEntries(
          Object.entries(section.prefilled).filter(
            ([field]) => fields !== undefined && !fields.includes(field),
          ),
        ),
      }
    : {}),
})

/** Fields that were filled in before and that nobody looked at, by section. */
export const uncheckedIn = (
  file: Pick<CaseFile, 'sections'>,
): { readonly section: string; readonly field: string; readonly mark: Prefilled }[] =>
  file.sections.flatMap(({ id, owner, prefilled = {} }) =>
    owner === undefined
      ? Object.entries(prefilled).map(([field, mark]) => ({ section: id, field, mark }))
      : [],
  )
