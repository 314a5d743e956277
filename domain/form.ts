import { z } from 'zod'
import { ChoiceFeed, FigureName } from './condition.ts'
import { DocumentFormats, fieldBase as base, FieldId, MostMegabytes, Options } from './field-base.ts'
import { readDate } from './read-date.ts'
import { keptNumber, readNumber } from './read-number.ts'
import type { Problem } from './refusal.ts'
import { OnlyFor } from './rule.ts'
import { readTable, TableAnswer } from './table-answer.ts'
import { TableField } from './table-field.ts'
import { type Around, tableProblems } from './table-problems.ts'
import { dateProblem, numberProblem, optionProblem, textProblem, type ValueProblem } from './value-problem.ts'
import { Words } from './words.ts'

export { readNumber } from './read-number.ts'
export { TableAnswer, TableRow } from './table-answer.ts'

/** A form is data: sections of fields, both languages, read by the page, the check and the API alike. */
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
    feeds: z
      .strictObject({
        figure: FigureName,
        year: z.number().int().min(1).max(10).default(1),
        label: Words.optional().describe(
          'What the figure is called where several of its years stand beside each other.',
        ),
      })
      .optional()
      .describe('What rules know the number as; year 1 is the last full year, 2 the one before it.'),
  }),
  z.strictObject({
    kind: z.literal('date'),
    ...base,
    feeds: z
      .literal('founded')
      .optional()
      .describe('The day on which the lead was founded: younger organisations are asked for fewer years.'),
  }),
  z.strictObject({
    kind: z.literal('choice'),
    ...base,
    many: z.boolean().default(false),
    options: Options,
    feeds: ChoiceFeed.optional().describe('What rules know the choice as.'),
  }),
  /**
   * A document that is handed in beside the form. Its answer is a reference, or a list of them: a number, a title, or
   * where it lies. A file that is kept here is one more thing to refer to, so answers given before stay as they are.
   */
  z.strictObject({
    kind: z.literal('document'),
    ...base,
    formats: DocumentFormats.default(['pdf']),
    maxFiles: z.number().int().min(1).max(50).default(1),
    maxMegabytes: MostMegabytes.describe('What one file may weigh, in megabytes.'),
    validMonths: z.number().int().min(1).max(120).optional().describe('Issued no longer ago than this.'),
    signing: z.enum(['none', 'seal', 'seal-of-all', 'legal-representative-of-all']).default('none'),
  }),
  TableField,
])
export type FormField = z.infer<typeof FormField>
type DocumentField = Extract<FormField, { kind: 'document' }>

/** Whether several values may be sent for a field. */
export const takesList = (field: FormField): boolean =>
  field.kind === 'choice' ? field.many : field.kind === 'document' && field.maxFiles > 1

export const FormSection = z.strictObject({
  id: FieldId,
  title: Words,
  help: Words.optional(),
  onlyFor: OnlyFor.optional(),
  bindsMembers: z
    .boolean()
    .optional()
    .describe('Members confirm what stands in it, and are asked again when it changes.'),
  fields: z.array(FormField).min(1).max(60),
})
export type FormSection = z.infer<typeof FormSection>

/** More than any field allows, so that a text that is too long is kept with its problem, never cut to fit. */
const longestKept = 20_000
const longestOption = 60
/** A document's number, title or address. */
export const longestReference = 300
const mostInList = 60

export const Answer = z.union([
  z.string().max(longestKept),
  z.number(),
  z.array(z.string().max(longestReference)).max(mostInList),
  TableAnswer,
])
export type Answer = z.infer<typeof Answer>

/** A table's answer, told from the others. */
export const isTable = (answer: Answer | undefined): answer is TableAnswer =>
  typeof answer === 'object' && !Array.isArray(answer)

/** The values of an answer that is no table, as texts. */
export const asTexts = (answer: Answer | undefined): string[] =>
  answer === undefined || isTable(answer) ? [] : [answer].flat().map(String)

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
  if (field.kind === 'table') return readTable(field, typed)
  const given = (Array.isArray(typed) ? typed : [typed]).flatMap(asTyped)
  if (given.length === 0) return undefined
  if (field.kind === 'choice' && field.many)
    return given.slice(0, mostInList).map((option) => option.slice(0, longestOption))
  if (field.kind === 'document') return readReferences(field, given)
  const text = given.join(', ').replaceAll('\r\n', '\n')
  if (field.kind === 'number')
    return (typeof typed === 'number' ? keptNumber(typed) : readNumber(text)) ?? text.slice(0, longestKept)
  if (field.kind === 'date') return readDate(text) ?? text.slice(0, longestKept)
  return text.slice(0, longestKept)
}

/** Several documents are named a line each. What is too long for a list stays in one piece, and is named as too long. */
const readReferences = ({ maxFiles }: DocumentField, given: readonly string[]): Answer | undefined => {
  const lines = given.flatMap((text) => (maxFiles > 1 ? text.split('\n') : text)).map((line) => line.trim())
  const named = lines.filter((line) => line !== '')
  const [first] = named
  if (first === undefined) return undefined
  const fits = named.length <= mostInList && named.every((line) => line.length <= longestReference)
  if (maxFiles > 1 && named.length > 1 && fits) return named
  return (named.length === 1 ? first : named.join('\n')).slice(0, longestKept)
}

/** The documents that an answer refers to. */
export const references = (answer: Answer | undefined): string[] =>
  Array.isArray(answer) ? answer : asTexts(answer).flatMap((text) => text.split('\n'))

/** A number where a text is asked for is the text that it reads as; blanks are no answer. */
const asTyped = (value: unknown): string[] =>
  typeof value === 'number' || (typeof value === 'string' && value.trim() !== '') ? [String(value)] : []

/**
 * What keeps a section from being complete. Fields are named `sectionId.fieldId`, cells `sectionId.fieldId.row.column`.
 * What a table says of other parts of the case is asked only where they are known.
 */
export const problemsOf = (section: FormSection, answers: Answers, around: Around = {}): Problem[] =>
  problemsIn(section, answers, around).map(({ waits: _, ...problem }) => problem)

/**
 * What is wrong with what was typed. A required field left empty is not wrong yet; one that another answer of the
 * section asks for is: the two do not go together.
 */
export const mistakesIn = (section: FormSection, answers: Answers, around: Around = {}): Problem[] =>
  problemsIn(section, answers, around).flatMap(({ waits, ...problem }) => (waits ? [] : [problem]))

const problemsIn = (section: FormSection, answers: Answers, around: Around) =>
  section.fields.flatMap((field) => {
    const name = `${section.id}.${field.id}`
    const required = isRequired(field, section, answers)
    const answer = answers[field.id]
    if (field.kind === 'table' && (answer === undefined || isTable(answer)))
      return tableProblems(field, answer, {
        name,
        required,
        answered: (id, anyOf) => asTexts(answers[id]).some((value) => anyOf.includes(value)),
        around: { numberAt: numberIn(section, answers), ...around },
      }).map((problem) => ({ ...problem, waits: problem.waits && (field.required || answer !== undefined) }))
    const problem = answer === undefined ? required && { code: 'missing' } : problemOf(field, answer)
    return problem ? [{ field: name, ...problem, waits: problem.code === 'missing' && field.required }] : []
  })

/** The numbers of the section itself, for what has to agree with one of them. */
const numberIn =
  (section: FormSection, answers: Answers): NonNullable<Around['numberAt']> =>
  (path) => {
    const field = section.fields.find(({ id }) => path === `${section.id}.${id}`)
    const answer = field && answers[field.id]
    return field && { label: field.label, value: typeof answer === 'number' ? answer : undefined }
  }

/** Required as it stands, or by what another field of the section was answered. */
export const isRequired = (
  { required, requiredWhen }: FormField,
  section: FormSection,
  answers: Answers,
): boolean => {
  if (required || requiredWhen === undefined) return required
  // A question that is not asked has no say.
  if (!section.fields.some(({ id }) => id === requiredWhen.field)) return false
  return asTexts(answers[requiredWhen.field]).some((value) => requiredWhen.anyOf.includes(value))
}

const problemOf = (field: FormField, answer: Answer): ValueProblem | undefined => {
  switch (field.kind) {
    case 'text':
    case 'longText':
      return textProblem(typeof answer === 'string' ? answer : '', field.max)
    case 'number':
      return numberProblem(answer, field)
    case 'document': {
      const named = references(answer)
      const length = Math.max(...named.map((line) => [...line].length))
      if (length > longestReference) return { code: 'too-long', facts: { max: longestReference, length } }
      return named.length > field.maxFiles
        ? { code: 'too-many-files', facts: { max: field.maxFiles } }
        : undefined
    }
    case 'date':
      return dateProblem(answer)
    case 'choice':
      return isTable(answer) ? { code: 'not-an-option' } : optionProblem(asTexts(answer), field.options)
    case 'table':
      return { code: 'malformed' }
  }
}
