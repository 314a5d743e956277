import { z } from 'zod'
import type { Problem } from './refusal.ts'
import { Words } from './words.ts'

/** A form is data: sections of fields, both languages, read by the page, the check and the API alike. */
const FieldId = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/)

const base = {
  id: FieldId,
  label: Words,
  hint: Words.optional(),
  required: z.boolean().default(false),
}

export const FormField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), ...base, max: z.number().int().min(1).max(500).default(200) }),
  z.strictObject({
    kind: z.literal('longText'),
    ...base,
    max: z.number().int().min(1).max(8000).default(2000),
  }),
  z.strictObject({
    kind: z.literal('number'),
    ...base,
    unit: Words.optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    whole: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('date'), ...base }),
  z.strictObject({
    kind: z.literal('choice'),
    ...base,
    many: z.boolean().default(false),
    options: z
      .array(z.strictObject({ value: z.string().max(60), label: Words }))
      .min(2)
      .max(60),
  }),
])
export type FormField = z.infer<typeof FormField>

export const FormSection = z.strictObject({
  id: FieldId,
  title: Words,
  help: Words.optional(),
  fields: z.array(FormField).min(1).max(60),
})
export type FormSection = z.infer<typeof FormSection>

export const Answer = z.union([z.string().max(8000), z.number(), z.array(z.string().max(60)).max(60)])
export type Answer = z.infer<typeof Answer>

/** Answers of one section: kept as understood, or as typed where they were not understood. */
export const Answers = z.record(FieldId, Answer)
export type Answers = z.infer<typeof Answers>

/**
 * Reads what was typed: full-width digits and both decimal marks count as numbers, blanks as no answer.
 * What is not understood stays as typed, so that nothing is lost; `problemsOf` then names it.
 */
export const readAnswers = (section: FormSection, typed: Record<string, unknown>): Answers => {
  const answers: Answers = {}
  for (const field of section.fields) {
    const value = readAnswer(field, typed[field.id])
    if (value !== undefined) answers[field.id] = value
  }
  return answers
}

const readAnswer = (field: FormField, typed: unknown): Answer | undefined => {
  if (field.kind === 'choice' && field.many) {
    const list = (Array.isArray(typed) ? typed : [typed]).filter(
      (item) => typeof item === 'string' && item !== '',
    )
    return list.length > 0 ? list.map(String) : undefined
  }
  if (typeof typed === 'number') return typed
  if (typeof typed !== 'string' || typed.trim() === '') return undefined
  const text = typed.replaceAll('\r\n', '\n')
  if (field.kind === 'number') return readNumber(text) ?? text.slice(0, 200)
  if (field.kind === 'date') return readDate(text) ?? text.slice(0, 200)
  return text.slice(0, 8000)
}

/** `1,234.5`, `1234,5`, `１２３４．５` and `1 234` are numbers; anything doubtful is not. */
export const readNumber = (text: string): number | undefined => {
  const plain = text.normalize('NFKC').replaceAll(/[\s']/g, '')
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)) return Number(plain.replaceAll(',', ''))
  if (/^-?\d+([.,]\d+)?$/.test(plain)) return Number(plain.replace(',', '.'))
  return undefined
}

const readDate = (text: string): string | undefined => {
  const plain = text.normalize('NFKC').trim()
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain)
  if (!found) return undefined
  const [, year, month = '', day = ''] = found
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return new Date(`${iso}T00:00:00Z`).toISOString().startsWith(iso) ? iso : undefined
}

/** What keeps a section from being complete. Fields are named `sectionId.fieldId`. */
export const problemsOf = (section: FormSection, answers: Answers): Problem[] =>
  section.fields.flatMap((field) => {
    const code = problemOf(field, answers[field.id])
    return code ? [{ field: `${section.id}.${field.id}`, ...code }] : []
  })

/** What is wrong with what was typed; a required field left empty is not wrong yet. */
export const mistakesIn = (section: FormSection, answers: Answers): Problem[] =>
  problemsOf(section, answers).filter((problem) => problem.code !== 'missing')

const problemOf = (field: FormField, answer: Answer | undefined): Omit<Problem, 'field'> | undefined => {
  if (answer === undefined) return field.required ? { code: 'missing' } : undefined
  switch (field.kind) {
    case 'text':
    case 'longText': {
      const length = typeof answer === 'string' ? [...answer].length : 0
      return length > field.max ? { code: 'too-long', facts: { max: field.max, length } } : undefined
    }
    case 'number':
      if (typeof answer !== 'number') return { code: 'not-a-number' }
      if (field.whole && !Number.isInteger(answer)) return { code: 'not-whole' }
      if (field.min !== undefined && answer < field.min)
        return { code: 'too-small', facts: { min: field.min } }
      if (field.max !== undefined && answer > field.max)
        return { code: 'too-large', facts: { max: field.max } }
      return undefined
    case 'date':
      return typeof answer === 'string' && /^\d{4}-\d\d-\d\d$/.test(answer)
        ? undefined
        : { code: 'not-a-date' }
    case 'choice': {
      const chosen = Array.isArray(answer) ? answer : [String(answer)]
      const known = new Set(field.options.map((option) => option.value))
      return chosen.every((value) => known.has(value)) ? undefined : { code: 'not-an-option' }
    }
  }
}
