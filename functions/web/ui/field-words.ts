import { figuresByYear } from '../../../domain/figures.ts'
import type { FormField, FormSection } from '../../../domain/form.ts'
import type { TableField } from '../../../domain/table-field.ts'
import { listed, monthsWords } from '../words/amount-words.ts'
import type { View } from '../context.ts'
import { signingWords } from '../words/scheme-words.ts'

/** The calendar year that a form means by its year 1, 2 …, when year 1 is this one. */
export const yearSaid = (lastYear: number, year: number): string => `${lastYear - year + 1}`

/** What a field is called: a figure by its year, as its table says it. */
export const fieldLabel = (view: View, section: FormSection, field: FormField, lastYear: number): string => {
  const row = figuresByYear(section).find(({ years }) =>
    [...years.values()].some(({ id }) => id === field.id),
  )
  if (!row || field.kind !== 'number' || !field.feeds) return view.say(field.label)
  const year = yearSaid(lastYear, field.feeds.year)
  return view.t(`${view.say(row.label)}（${year} 年）`, `${view.say(row.label)} ${year}`)
}

/**
 * What every field of a form is called, by the name that problems have for it; each cell of a table too, by the rows
 * that `rowsAt` says are there.
 */
export const fieldLabels = (
  view: View,
  form: readonly FormSection[],
  lastYear: number,
  rowsAt: (name: string) => readonly string[] = () => [],
): Record<string, string> =>
  Object.fromEntries(
    form.flatMap((section) =>
      section.fields.flatMap((field): [string, string][] => {
        const name = `${section.id}.${field.id}`
        return [
          [name, fieldLabel(view, section, field, lastYear)],
          ...(field.kind === 'table' ? cellLabels(view, name, field, rowsAt(name)) : []),
        ]
      }),
    ),
  )

/** `经费预算 · 第 2 行 · 金额` / `Budget · row 2 · Amount`; rows of the programme by their own name. */
const cellLabels = (
  { t, say }: View,
  name: string,
  { label, columns, rows }: TableField,
  there: readonly string[],
): [string, string][] => {
  const known: (readonly [string, string])[] =
    rows.is === 'fixed'
      ? rows.rows.map((row) => [row.id, say(row.label)])
      : there.map((id, index) => [id, t(`第 ${index + 1} 行`, `row ${index + 1}`)])
  return known.flatMap(([id, said]) =>
    columns.map((column): [string, string] => [
      `${name}.${id}.${column.id}`,
      `${say(label)} · ${said} · ${say(column.label)}`,
    ]),
  )
}

/** How a document has to look, how many there may be, and how recent. */
const documentWords = (view: View, field: Extract<FormField, { kind: 'document' }>): string => {
  const { t, say } = view
  const validity = field.validMonths === undefined ? undefined : say(monthsWords(field.validMonths))
  return [
    field.formats.map((format) => format.toUpperCase()).join(t('、', ' or ')),
    field.maxFiles === 1
      ? t('1 份', '1 file')
      : t(`最多 ${field.maxFiles} 份，每行一份`, `at most ${field.maxFiles}, one on each line`),
    ...(validity === undefined ? [] : [t(`${validity}内出具`, `issued within the last ${validity}`)]),
    ...(field.signing === 'none' ? [] : [say(signingWords[field.signing])]),
  ].join(t('；', '; '))
}

/** `“类型”为“其他”时必填` / `Required when “Type” is: other`. */
export const whenWords = (view: View, section: FormSection, field: FormField): string | undefined => {
  const when = field.requiredWhen
  const other = section.fields.find(({ id }) => id === when?.field)
  if (!when || !other || field.required) return undefined
  const options = other.kind === 'choice' ? other.options : []
  const values = when.anyOf.map(
    (value) => options.find((option) => option.value === value)?.label ?? { zh: value, en: value },
  )
  return view.t(
    `“${view.say(other.label)}”为“${view.say(listed(values))}”时必填`,
    `Required when “${view.say(other.label)}” is: ${view.say(listed(values))}`,
  )
}

/** What stands under a field's hint: when it is required, how a document has to look, an example. */
export const fieldNotes = (view: View, section: FormSection, field: FormField): string[] => {
  const { t, say } = view
  const when = whenWords(view, section, field)
  return [
    ...(when === undefined ? [] : [when]),
    ...(field.kind === 'document' ? [documentWords(view, field)] : []),
    ...(field.example ? [t(`例如：${say(field.example)}`, `For example: ${say(field.example)}`)] : []),
  ]
}
