import type { FormField, FormSection } from './form.ts'
import type { Words } from './words.ts'

/** A place in a document. */
export type Path = readonly (string | number)[]

/** Where in the document, and what is wrong there. */
export type SchemeMistake = { readonly path: Path; readonly message: Words }

/** Everything of a list that bears a name which came before. */
export const repeated = (path: Path, names: readonly string[], what: string): SchemeMistake[] =>
  names.flatMap((name, index) =>
    names.indexOf(name) < index
      ? [{ path, message: { zh: `${name} 重复`, en: `${what} ${name} stands twice` } }]
      : [],
  )

export const fallen = (
  { min, max }: { min?: number | undefined; max?: number | undefined },
  path: Path,
): SchemeMistake[] =>
  min !== undefined && max !== undefined && min > max
    ? [{ path, message: { zh: '下限高于上限', en: 'the least is over the most' } }]
    : []

/** What is wrong with a form beyond its shape. */
export const formMistakes = (path: Path, form: readonly FormSection[]): SchemeMistake[] => [
  ...repeated(
    path,
    form.map(({ id }) => id),
    'the section',
  ),
  ...form.flatMap((section, index) => [
    ...repeated(
      [...path, index, 'fields'],
      section.fields.map(({ id }) => id),
      'the field',
    ),
    ...section.fields.flatMap((field, at) => fieldMistakes([...path, index, 'fields', at], section, field)),
  ]),
]

const fieldMistakes = (path: Path, section: FormSection, field: FormField): SchemeMistake[] => {
  const { requiredWhen } = field
  const asked = section.fields.find(({ id }) => id === requiredWhen?.field)
  return [
    ...(requiredWhen && (!asked || asked === field)
      ? [
          {
            path: [...path, 'requiredWhen'],
            message: {
              zh: `本部分没有其他字段 ${requiredWhen.field}`,
              en: `no other field ${requiredWhen.field} in this section`,
            },
          },
        ]
      : []),
    ...(field.kind === 'choice'
      ? repeated(
          [...path, 'options'],
          field.options.map(({ value }) => value),
          'the option',
        )
      : []),
    ...(field.kind === 'number' && field.min !== undefined && field.max !== undefined && field.min > field.max
      ? [{ path, message: { zh: '下限高于上限', en: 'the least is over the most' } }]
      : []),
  ]
}
