import type { Answer, Answers, FormField, FormSection } from '../../../domain/form.ts'
import { filledIn, type Typed, type View } from '../context.ts'
import { AreaField, ChoiceField, TextField } from './form.tsx'
import { dayWords, Facts } from './parts.tsx'

/** One field of a programme's form, drawn from its definition. Names are `sectionId.fieldId`, as problems name them. */
export const SchemeField = ({
  view,
  typed,
  section,
  field,
}: {
  view: View
  typed: Typed
  section: string
  field: FormField
}) => {
  const shared = {
    view,
    typed,
    name: `${section}.${field.id}`,
    label: view.say(field.label),
    hint: field.hint && view.say(field.hint),
    required: field.required,
  }
  switch (field.kind) {
    case 'text':
      return <TextField {...shared} />
    case 'longText':
      return <AreaField {...shared} rows={6} max={field.max} />
    case 'number':
      return (
        <TextField
          {...shared}
          short
          inputmode={field.whole ? 'numeric' : 'decimal'}
          {...(field.unit ? { unit: view.say(field.unit) } : {})}
        />
      )
    case 'date':
      return (
        <TextField
          {...shared}
          short
          hint={shared.hint ?? view.t('例如 2026-11-23', 'for example 2026-11-23')}
        />
      )
    case 'document':
      return (
        <TextField
          {...shared}
          hint={
            shared.hint ??
            view.t('文件名称、编号或存放地址', 'The document’s title, number or where it can be found')
          }
        />
      )
    case 'choice':
      return (
        <ChoiceField
          {...shared}
          many={field.many}
          options={field.options.map((option) => ({ value: option.value, label: view.say(option.label) }))}
        />
      )
  }
}

/** Saved answers as the form shows them again. */
export const asTyped = (section: FormSection, answers: Answers): Typed =>
  filledIn(
    Object.fromEntries(
      section.fields.map((field) => {
        const answer = answers[field.id]
        const values = answer === undefined ? [] : Array.isArray(answer) ? answer : [String(answer)]
        return [`${section.id}.${field.id}`, values]
      }),
    ),
  )

/** Answers to read: what was given, in the words of the form. */
export const AnswerList = ({
  view,
  section,
  answers,
}: {
  view: View
  section: FormSection
  answers: Answers
}) => (
  <Facts
    facts={section.fields.map((field) => [
      view.say(field.label),
      answerWords(view, field, answers[field.id]),
    ])}
  />
)

const answerWords = (view: View, field: FormField, answer: Answer | undefined) => {
  if (answer === undefined) return <span class="hint">{view.t('未填', 'not given')}</span>
  if (field.kind === 'choice') {
    const chosen = Array.isArray(answer) ? answer : [String(answer)]
    return chosen
      .map((value) => {
        const option = field.options.find((candidate) => candidate.value === value)
        return option ? view.say(option.label) : value
      })
      .join(view.t('、', ', '))
  }
  if (field.kind === 'number' && typeof answer === 'number')
    return `${new Intl.NumberFormat(view.language === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: 6 }).format(answer)}${field.unit ? ` ${view.say(field.unit)}` : ''}`
  if (field.kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(String(answer))) return dayWords(view, String(answer))
  return <span class="prose">{String(answer)}</span>
}
