import type { Scheme } from '../../domain/scheme.ts'
import { filledForm, type Typed } from '../../infra/demo/fill-form.ts'

/**
 * What a test types, and for everything else that the form asks for an answer of its kind: a test says only what it is
 * about, and a form that asks for more needs no test to be typed anew. `lead` is whom tables name.
 */
export const filledIn = (
  scheme: Pick<Scheme, 'timeZone' | 'form'>,
  typed: Typed,
  lead: string,
  now: string,
): Typed => {
  return Object.fromEntries(
    scheme.form.map(({ id, fields }) => {
      // What stands elsewhere decides what is asked here; a field of the same name elsewhere is another field.
      const elsewhere = Object.values(typed)
        .flatMap((answers) => Object.entries(answers))
        .filter(([name]) => !fields.some((field) => field.id === name))
      const given = { ...Object.fromEntries(elsewhere), ...typed[id] }
      const filled = filledForm(scheme, scheme.form, given, new Date(now), lead)[id] ?? {}
      const required = fields.flatMap((field): [string, unknown][] => {
        const answer = field.required ? filled[field.id] : undefined
        return answer === undefined ? [] : [[field.id, answer]]
      })
      return [id, { ...Object.fromEntries(required), ...typed[id] }]
    }),
  )
}
