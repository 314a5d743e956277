import { z } from 'zod'
import { CaseId, DocumentId, PersonId, TaskId } from './ids.ts'
import { readNumber } from './read-number.ts'
import type { Rubric } from './rubric.ts'
import { sheetProblems } from './sheet.ts'
import { longestRemark, mostRemarks, type SheetRemark } from './sheet-remark.ts'
import type { Problem } from './refusal.ts'
import type { AnswerTo } from './task-answer.ts'
import { longestText } from './words.ts'

/** The longest text that a draft keeps at one place; what is too long to hand in is kept nevertheless. */
const longestTyped = 2 * longestText
const mostPlaces = 2 * mostRemarks + 100

/**
 * A sheet while it is written: what stands in each control, as typed. It lies with the person and in no case, so that
 * whoever reads the case, in whatever office, does not read it.
 */
export const DraftSheet = z.strictObject({
  task: TaskId,
  case: CaseId,
  person: PersonId,
  /** By the name of the control: `scores.need`, `reasons.need`, `comment`, `remarks.plan.budget`, `pages.…`. */
  values: z.record(z.string().max(140), z.string().max(longestTyped)),
  saved: z.iso.datetime({ precision: 3 }),
  revision: z.number().int().min(1),
})
export type DraftSheet = z.infer<typeof DraftSheet>
type Values = DraftSheet['values']

/** What a page says was typed over what: merged place by place, since one person may write in two windows. */
export type TypedOver = Readonly<Record<string, { readonly base: string; readonly value: string }>>

export type MergedSheet = {
  readonly values: Values
  readonly changed: boolean
  readonly refused: readonly Problem[]
  /** Places that another window changed otherwise meanwhile. */
  readonly conflicts: readonly { readonly name: string; readonly theirs: string }[]
}

/** Whether a control of the sheet has this name. `places` are those of the application that may be remarked on. */
export const isOfSheet = (name: string, rubric: Rubric, places: readonly string[]): boolean => {
  const [part, ...rest] = name.split('.')
  const which = rest.join('.')
  switch (part) {
    case 'comment':
      return rest.length === 0
    case 'scores':
    case 'reasons':
      return rubric.items.some(({ id }) => id === which)
    case 'remarks':
      return places.includes(which.replace(/-\d+$/, '')) || places.includes(which)
    case 'pages':
      return which.startsWith('document:') && places.includes(which.replace(/-\d+$/, ''))
    default:
      return false
  }
}

export const mergeSheet = (
  before: Values,
  typed: TypedOver,
  known: (name: string) => boolean,
): MergedSheet => {
  const values: Record<string, string> = { ...before }
  const refused: Problem[] = []
  const conflicts: { name: string; theirs: string }[] = []
  for (const [name, { base, value }] of Object.entries(typed)) {
    const stored = before[name] ?? ''
    if (!known(name)) refused.push({ field: `answer.${name}`, code: 'unknown-field' })
    else if (value.length > longestTyped)
      refused.push({ field: `answer.${name}`, code: 'too-long', facts: { max: longestTyped } })
    else if (stored === value) continue
    else if (stored !== base) conflicts.push({ name, theirs: stored })
    else if (value === '') delete values[name]
    else if (Object.keys(values).length < mostPlaces) values[name] = value
    else refused.push({ field: `answer.${name}`, code: 'too-large', facts: { max: mostPlaces } })
  }
  const changed = Object.keys(typed).some((name) => values[name] !== before[name])
  return { values, changed, refused, conflicts }
}

const under = (values: Values, part: string): [string, string][] =>
  Object.entries(values).flatMap(([name, text]): [string, string][] =>
    name.startsWith(`${part}.`) && text.trim() !== '' ? [[name.slice(part.length + 1), text]] : [],
  )

/** Scores that read as numbers; what does not is not scored yet. */
export const scoresIn = (values: Values): Record<string, number> =>
  Object.fromEntries(
    under(values, 'scores').flatMap(([id, text]): [string, number][] => {
      const score = readNumber(text)
      return score === undefined ? [] : [[id, score]]
    }),
  )

/** Scores that may stand as they are: one that is over its maximum, or below nothing, adds nothing to a total. */
export const standingScores = (values: Values, rubric: Rubric): Record<string, number> => {
  const max = new Map<string, number>(rubric.items.map((item) => [item.id, item.max]))
  return Object.fromEntries(
    Object.entries(scoresIn(values)).filter(([id, score]) => score >= 0 && score <= (max.get(id) ?? -1)),
  )
}

/** How far a draft is: items with a score that counts, and what each of them still needs. */
export const progressOf = (
  values: Values,
  rubric: Rubric,
): { readonly done: number; readonly of: number } => {
  const problems = draftProblems(values, rubric)
  const open = rubric.items.filter(({ id }) =>
    problems.some(({ field }) => [`answer.scores.${id}`, `answer.reasons.${id}`].includes(field)),
  )
  return { done: rubric.items.length - open.length, of: rubric.items.length }
}

/** Everything that keeps a draft from being handed in as it is. */
export const draftProblems = (values: Values, rubric: Rubric): Problem[] => {
  const unreadable = under(values, 'scores')
    .filter(([, text]) => readNumber(text) === undefined)
    .map(([id]) => ({ field: `answer.scores.${id}`, code: 'not-a-number' }))
  const said = new Set(unreadable.map(({ field }) => field))
  return [
    ...unreadable,
    ...sheetProblems(rubric, {
      scores: scoresIn(values),
      reasons: Object.fromEntries(under(values, 'reasons')),
    }).filter(({ field }) => !said.has(field)),
  ]
}

/** Remarks as they are handed in: each with its place, those on a document with their page. */
export const remarksIn = (values: Values): SheetRemark[] =>
  under(values, 'remarks').flatMap(([place, typed]): SheetRemark[] => {
    const text = typed.trim().slice(0, longestRemark)
    const [, document, slot] = /^document:([0-9a-z]{20})-(\d+)$/.exec(place) ?? []
    if (document !== undefined) {
      const page = readNumber(values[`pages.document:${document}-${slot}`] ?? '')
      const whole = page !== undefined && Number.isInteger(page) && page >= 1 && page <= 9999
      return [{ on: 'document', document: DocumentId.parse(document), ...(whole ? { page } : {}), text }]
    }
    const [section = '', field] = place.split('.')
    return [{ on: 'form', section, ...(field === undefined ? {} : { field }), text }]
  })

/** A sheet that was handed in, as its controls would show it: for whoever may take it back. */
export const asTypedSheet = (given: Extract<AnswerTo<'score'>, { decision: 'score' }>): Values => {
  const values: Record<string, string> = {}
  for (const [id, score] of Object.entries(given.scores)) values[`scores.${id}`] = String(score)
  for (const [id, reason] of Object.entries(given.reasons)) values[`reasons.${id}`] = reason
  if (given.comment !== undefined && given.comment !== '') values.comment = given.comment
  const slots = new Map<string, number>()
  for (const remark of given.remarks ?? []) {
    if (remark.on === 'form') {
      const { section, field, text } = remark
      values[`remarks.${section}${field === undefined ? '' : `.${field}`}`] = text
      continue
    }
    const slot = (slots.get(remark.document) ?? 0) + 1
    slots.set(remark.document, slot)
    values[`remarks.document:${remark.document}-${slot}`] = remark.text
    if (remark.page !== undefined) values[`pages.document:${remark.document}-${slot}`] = String(remark.page)
  }
  return values
}
