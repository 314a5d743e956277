import { z } from 'zod'
import { type FormSection, isTable } from '../../../domain/form.ts'
import type { Value } from '../../../domain/merge-answers.ts'
import type { TypedChanges } from '../../../domain/save-section.ts'
import type { View } from '../context.ts'
import { fileSaid, type NamedFile } from './file-said.ts'

/** What stood in each control of a section's form when it was drawn, by the control's name. */
export const Bases = z.record(z.string().max(200), z.array(z.string()))
export type Bases = z.infer<typeof Bases>

type Values = Readonly<Record<string, readonly string[]>>

const FromText = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      context.issues.push({ code: 'custom', input: text, message: 'not JSON' })
      return z.NEVER
    }
  })
  .pipe(Bases)

export const basesIn = (values: Values): Bases | undefined => FromText.safeParse(values.bases?.[0]).data

/**
 * What a form without script says was changed: every control that it sent, against what the control held when it was
 * drawn. A control that was drawn and is not there any more was emptied (a row that was removed).
 */
export const changesIn = (
  section: string,
  values: Values,
  bases: Bases | undefined,
  chosen: (path: string) => 'mine' | 'theirs' | undefined,
): TypedChanges => {
  const prefix = `${section}.`
  const sent = Object.keys(values).filter((name) => name.startsWith(prefix))
  const names = new Set([...sent, ...Object.keys(bases ?? {}).filter((name) => name.startsWith(prefix))])
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const path = name.slice(prefix.length)
      const value = held(values[name])
      const base = held(bases?.[name])
      if (chosen(path) === 'theirs') return []
      // Of a form that does not say what it was drawn from, everything is meant.
      if (bases === undefined) return [[path, { value }]]
      return alike(base, value) ? [] : [[path, { base, value }]]
    }),
  )
}

const held = (values: readonly string[] | undefined): string[] =>
  (values ?? []).filter((value) => value.trim() !== '').map((value) => value.replaceAll('\r\n', '\n'))

const alike = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index])

/** What stands at a place, as a reader would say it. */
export const valueSaid = (
  view: View,
  section: FormSection,
  path: string,
  value: Value | undefined,
  files: readonly NamedFile[],
): string => {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return view.t('（空）', '(empty)')
  const [id, , columnId] = path.split('.')
  const field = section.fields.find((candidate) => candidate.id === id)
  const place = field?.kind === 'table' ? field.columns.find((candidate) => candidate.id === columnId) : field
  if (field?.kind === 'table' && place === undefined)
    return view.t(`${[value].flat().length} 行的另一顺序`, `another order of ${[value].flat().length} rows`)
  const words = (one: string | number): string => {
    const option =
      place?.kind === 'choice' ? place.options.find((candidate) => candidate.value === one) : undefined
    if (place?.kind === 'document') return fileSaid(view, files, String(one))
    return option ? view.say(option.label) : String(one)
  }
  return [value]
    .flat()
    .map((one) => (isTable(one) ? '' : words(one)))
    .join(view.t('、', ', '))
}

/** What was typed into one control, by the control's name, as a reader would say it. */
export const typedSaid = (
  view: View,
  section: FormSection,
  name: string,
  given: readonly string[],
  files: readonly NamedFile[],
): string => valueSaid(view, section, name.slice(section.id.length + 1), held(given), files)

/** Without the names of rows: they are for the form, not for readers. */
export const withoutRowIds = (section: FormSection, values: Values): Values => {
  const rows = new Set(
    section.fields.flatMap((field) => (field.kind === 'table' ? [`${section.id}.${field.id}`] : [])),
  )
  return Object.fromEntries(Object.entries(values).filter(([name]) => !rows.has(name)))
}
