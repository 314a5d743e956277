import type { Condition } from './condition.ts'
import type { FormField, FormSection } from './form.ts'

/** The field of a form that a rule is about; nothing where it is about the organisations themselves. */
export const ruleField = (condition: Condition, form: readonly FormSection[]): string | undefined => {
  switch (condition.kind) {
    case 'figure':
    case 'ratio':
      return found(form, (field) => feedsFigure(field, condition.figure))
    case 'chosen':
      return found(form, (field) => field.kind === 'choice' && field.feeds === condition.what)
    case 'documents':
      return found(form, ({ id }) => condition.required.some(({ value }) => value === id))
    case 'all':
    case 'any':
      return condition.of.map((part) => ruleField(part, form)).find((field) => field !== undefined)
    case 'not':
      return ruleField(condition.of, form)
    default:
      return undefined
  }
}

const feedsFigure = (field: FormField, figure: string): boolean =>
  (field.kind === 'number' && field.feeds?.figure === figure) ||
  (field.kind === 'table' && field.checks.some((check) => 'feeds' in check && check.feeds?.figure === figure))

const found = (form: readonly FormSection[], is: (field: FormField) => boolean): string | undefined => {
  for (const section of form) {
    const field = section.fields.find(is)
    if (field) return `${section.id}.${field.id}`
  }
  return undefined
}
