import type { FormField, FormSection } from './form.ts'
import { fallen, type Path, repeated, type SchemeMistake } from './scheme-mistake.ts'
import { tableMistakes } from './table-mistakes.ts'

/** What is wrong with a form beyond its shape; a report may take rows over from the form of the application. */
export const formMistakes = (
  path: Path,
  form: readonly FormSection[],
  application: readonly FormSection[] = [],
): SchemeMistake[] => [
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
    ...section.fields.flatMap((field, at) =>
      field.kind === 'table'
        ? tableMistakes([...path, index, 'fields', at], { form, section, application }, field)
        : [],
    ),
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
    ...(field.kind === 'number' ? fallen(field, path) : []),
  ]
}
