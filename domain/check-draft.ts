import { z } from 'zod'
import { CaseId, PersonId, TaskId } from './ids.ts'
import { longestText } from './words.ts'

/**
 * How far an office is with the checklist of a formal check, or a recommending unit with its opinion: what was ticked and
 * written, before it is an answer. It is
 * the office's, not one officer's: whoever is ill is stood in for.
 */
export const CheckDraft = z.strictObject({
  case: CaseId,
  task: TaskId,
  by: PersonId,
  name: z.string().max(120),
  at: z.iso.datetime({ precision: 3 }),
  values: z.record(z.string().max(140), z.string().max(longestText)),
  revision: z.number().int().min(1),
})
export type CheckDraft = z.infer<typeof CheckDraft>

/** What an item of the checklist says: in order, or to be corrected. */
export const itemMarks = ['ok', 'fix'] as const
export const markName = (part: string): string => `check.${part}`

type Values = Readonly<Record<string, readonly string[]>>
const said = (values: Values, name: string): string => (values[name]?.[0] ?? '').trim()

/** How many items of the list are ticked either way. */
export const checkedOf = (values: Values, parts: readonly string[]): number =>
  parts.filter((part) => itemMarks.some((mark) => mark === said(values, markName(part)))).length

/** Items whose mark does not fit what is decided: the name of the field, and why. */
export const markProblems = (
  values: Values,
  decision: string,
): readonly { readonly field: string; readonly code: string }[] =>
  Object.keys(values).flatMap((name) => {
    const part = /^check\.(.+)$/.exec(name)?.[1]
    if (part === undefined || said(values, name) !== 'fix') return []
    if (decision === 'pass') return [{ field: name, code: 'not-with-this-decision' }]
    const remarked = Object.keys(values).some(
      (one) =>
        (one === `answer.remarks.${part}` || one.startsWith(`answer.remarks.${part}.`)) &&
        said(values, one) !== '',
    )
    return decision === 'return' && !remarked ? [{ field: `answer.remarks.${part}`, code: 'missing' }] : []
  })
