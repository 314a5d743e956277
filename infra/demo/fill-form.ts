import { askedForm } from '../../domain/asked-form.ts'
import { type Answers, type FormField, type FormSection, readAnswers } from '../../domain/form.ts'
import type { Scheme } from '../../domain/scheme.ts'

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
): Typed => {
  const typed: Typed = Object.fromEntries(
    form.map(({ id, fields }) => [
      id,
      Object.fromEntries(fields.map((field) => [field.id, given[field.id] ?? usual(field)])),
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

const usual = (field: FormField): unknown => {
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
    case 'table':
      return undefined
  }
}
