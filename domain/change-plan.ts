import { z } from 'zod'
import type { Member } from './case-member.ts'
import type { Section } from './case-section.ts'
import type { ChangeRequest } from './change-request.ts'
import { Answer, type FormField, type FormSection, isTable, problemsOf } from './form.ts'
import { canonical } from './history.ts'
import { FieldPath } from './prefill-rule.ts'
import type { Problem } from './refusal.ts'
import { aroundOf } from './around.ts'

/** One field of the recognised application, as it is to be from now on. */
export const NewPlan = z.strictObject({ field: FieldPath, answer: Answer })
export type NewPlan = z.infer<typeof NewPlan>

/** The section in which the case of a change keeps what the application said before. No form has a section of this name. */
const before = 'before-change'

const parts = (path: string): readonly [string, string] => {
  const [section = '', field = ''] = path.split('.')
  return [section, field]
}

/** The field that a change of the plan is about, alone in its section: what is asked and shown. */
export const planField = (
  form: readonly FormSection[],
  path: string,
): (FormSection & { readonly fields: [FormField] }) | undefined => {
  const [name, id] = parts(path)
  const section = form.find((one) => one.id === name)
  const field = section?.fields.find((one) => one.id === id)
  return section && field ? { ...section, fields: [field] } : undefined
}

export const planAnswer = (sections: readonly Section[], path: string): Answer | undefined => {
  const [section, field] = parts(path)
  return sections.find(({ id, owner }) => id === section && owner === undefined)?.answers[field]
}

/** The sections with a new answer in one place. */
export const withPlan = (
  sections: readonly Section[],
  plan: NewPlan | undefined,
  saved: Section['saved'],
): Section[] => {
  if (plan === undefined) return [...sections]
  const [name, field] = parts(plan.field)
  const own = sections.find(({ id, owner }) => id === name && owner === undefined)
  const changed: Section = own
    ? { ...own, answers: { ...own.answers, [field]: plan.answer } }
    : { id: name, answers: { [field]: plan.answer }, saved }
  return own ? sections.map((one) => (one === own ? changed : one)) : [...sections, changed]
}

/** What a change of the plan keeps in its case: the one answer, and the one that it takes the place of. */
export const planSections = (
  { field: path, answer }: NewPlan,
  known: readonly Section[],
  saved: Section['saved'],
): Section[] => {
  const [id, field] = parts(path)
  const was = planAnswer(known, path)
  return [
    { id, answers: { [field]: answer }, saved, revision: 1 },
    ...(was === undefined ? [] : [{ id: before, answers: { [field]: was }, saved, revision: 1 }]),
  ]
}

/** What the application said in the field before the change was asked for. */
export const planBefore = (request: ChangeRequest, sections: readonly Section[]): Answer | undefined =>
  request.kind === 'plan' ? planAnswer(sections, `${before}.${parts(request.field)[1]}`) : undefined

/** The new answer that a change has in its case. */
export const planIn = (request: ChangeRequest, sections: readonly Section[]): NewPlan | undefined => {
  if (request.kind !== 'plan') return undefined
  const answer = planAnswer(sections, request.field)
  return answer === undefined ? undefined : { field: request.field, answer }
}

/** What is wrong with the new answer, as the application's own form would say it; an answer that is the old one is none. */
export const planProblems = (
  form: readonly FormSection[],
  sections: readonly Section[],
  members: readonly Member[],
  plan: NewPlan,
): Problem[] => {
  const section = planField(form, plan.field)
  const [, field] = parts(plan.field)
  if (section === undefined) return [{ field: 'field', code: 'not-an-option' }]
  if (canonical(planAnswer(sections, plan.field) ?? null) === canonical(plan.answer))
    return [{ field: plan.field, code: 'unchanged' }]
  const around = aroundOf(form, (id) => planOf(sections, id), members)
  return problemsOf(section, { [field]: plan.answer }, around)
}

const planOf = (sections: readonly Section[], id: string): Section['answers'] =>
  sections.find((one) => one.id === id && one.owner === undefined)?.answers ?? {}

/** The members whose own rows of a table change: they are asked whether they agree. */
export const concernedBy = (
  form: readonly FormSection[],
  sections: readonly Section[],
  plan: NewPlan,
): ReadonlySet<string> => {
  const field = planField(form, plan.field)?.fields[0]
  if (field?.kind !== 'table') return new Set()
  const columns: readonly string[] = field.columns.filter(({ kind }) => kind === 'member').map(({ id }) => id)
  const [was, is] = [planAnswer(sections, plan.field), plan.answer].map((answer) =>
    isTable(answer) ? answer.rows : [],
  )
  const rowIn = (rows: typeof was, id: string) => rows?.find((row) => row.id === id)?.cells
  const ids = new Set([...(was ?? []), ...(is ?? [])].map(({ id }) => id))
  return new Set(
    [...ids].flatMap((id) => {
      const [then, now] = [rowIn(was, id), rowIn(is, id)]
      if (canonical(then ?? null) === canonical(now ?? null)) return []
      return columns.flatMap((column) =>
        [then?.[column], now?.[column]].filter((cell) => typeof cell === 'string'),
      )
    }),
  )
}
