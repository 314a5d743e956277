import { askedForm } from '../../domain/asked-form.ts'
import { type Answers, type FormField, type FormSection, readAnswers } from '../../domain/form.ts'
import type { Scheme } from '../../domain/scheme.ts'
import type { TableColumn, TableField } from '../../domain/table-field.ts'

/** What somebody types, by section and field. */
export type Typed = Record<string, Record<string, unknown>>

/**
 * A form filled in by somebody who has everything: what is given by field, and for the rest an answer of its kind.
 * Only what is asked of whoever chose so is typed.
 */
export const filledForm = (
  scheme: Pick<Scheme, 'timeZone'>,
  form: readonly FormSection[],
  given: Readonly<Record<string, unknown>>,
  now: Date,
  /** The organisation that tables name, where one has to be named. */
  lead?: string,
): Typed => {
  const typed: Typed = Object.fromEntries(
    form.map(({ id, fields }) => [
      id,
      Object.fromEntries(
        fields.map((field) => [
          field.id,
          given[field.id] ?? (field.kind === 'table' ? usualTable(field, form, given, lead) : usual(field)),
        ]),
      ),
    ]),
  )
  const answers = new Map<string, Answers>(
    form.map((section) => [section.id, readAnswers(section, typed[section.id] ?? {})]),
  )
  const asked = askedForm(form, (section) => answers.get(section) ?? {}, {
    now: now.toISOString(),
    timeZone: scheme.timeZone,
  })
  return Object.fromEntries(
    asked.map(({ id, fields }) => [
      id,
      Object.fromEntries(fields.map((field) => [field.id, typed[id]?.[field.id]])),
    ]),
  )
}

type Plain = Exclude<FormField, TableField>

const usual = (field: Plain): unknown => {
  switch (field.kind) {
    case 'text':
      return "O'Neill 王工"
    case 'longText':
      return '按组建协议分工推进，三年内完成关键核心技术攻关并实现应用。'
    case 'number': {
      const { min = 0, max = Infinity } = field
      return String(Math.min(max, Math.max(min, 1000)))
    }
    case 'date':
      return field.feeds === 'founded' ? '2008-05-20' : '2026年1月15日'
    case 'choice':
      return field.many ? field.options.map(({ value }) => value) : field.options[0]?.value
    case 'document':
      return '附件一'
  }
}

/** As many rows as are asked for; the first number is what another field says that the sum should be. */
const usualTable = (
  field: TableField,
  form: readonly FormSection[],
  given: Readonly<Record<string, unknown>>,
  lead: string | undefined,
): unknown => {
  const { rows } = field
  const ids =
    rows.is === 'fixed'
      ? rows.rows.map(({ id }) => id)
      : Array.from({ length: rows.is === 'free' ? Math.max(1, rows.min) : 0 }, (_, index) => `r${index + 1}`)
  const agrees = field.checks.find((check) => check.kind === 'equals-field')
  const other =
    agrees && form.flatMap(({ fields }) => fields).find(({ id }) => agrees.field.endsWith(`.${id}`))
  const total = other && other.kind !== 'table' ? (given[other.id] ?? usual(other)) : undefined
  return {
    rows: ids.map((id, index) => ({
      id,
      cells: Object.fromEntries(
        field.columns.map((column) => [
          column.id,
          agrees?.columns.includes(column.id)
            ? index === 0 && column.id === agrees.columns[0]
              ? total
              : '0'
            : usualCell(field, column, lead),
        ]),
      ),
    })),
  }
}

const usualCell = ({ checks, label }: TableField, column: TableColumn, lead: string | undefined): unknown => {
  switch (column.kind) {
    case 'member':
      return lead
    case 'choice': {
      const wanted = checks.find(
        (check) => check.kind === 'row-count' && check.where?.column === column.id && (check.min ?? 0) > 0,
      )
      return (wanted?.kind === 'row-count' && wanted.where?.anyOf[0]) || column.options[0]?.value
    }
    case 'number':
      return String(Math.min(column.max ?? Infinity, Math.max(column.min ?? 0, 6)))
    case 'text':
      return label.zh.slice(0, column.max)
    case 'date':
      return '2027年6月30日'
    case 'document':
      return '附件一'
  }
}
