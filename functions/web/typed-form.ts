import type { HonoRequest } from 'hono'
import type { z } from 'zod'
import { atClock, CivilDate } from '../../domain/calendar.ts'
import type { Problem } from '../../domain/refusal.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Zone } from '../../domain/zone-time.ts'

type Values = Readonly<Record<string, readonly string[]>>

/** Everything a form sent, by name; a name may come several times. A file counts as the text that is in it. */
export const readForm = async (request: HonoRequest): Promise<Record<string, string[]>> => {
  const values = new Map<string, string[]>()
  for (const [name, value] of await formData(request)) {
    const text = typeof value === 'string' ? value : await value.text()
    // Half of a surrogate pair cannot be stored.
    values.set(name, [...(values.get(name) ?? []), text.toWellFormed()])
  }
  return Object.fromEntries(values)
}

const formData = async (request: HonoRequest): Promise<FormData> => {
  try {
    return await request.formData()
  } catch (problem) {
    if (problem instanceof Refusal) throw problem
    throw new Refusal('invalid', { problems: [{ field: '', code: 'malformed' }] })
  }
}

export const first = (values: Values, name: string): string => values[name]?.[0] ?? ''

/** Fields that every form carries besides its content. */
const frame = new Set(['csrf', 'once'])

/**
 * `scores.need=18` becomes `{ scores: { need: '18' } }`. Empty fields are left out, so that a schema's `optional`
 * means what it says; names in `lists` are always arrays.
 */
export const nested = (values: Values, lists: readonly string[] = []): Record<string, unknown> => {
  const out: Record<string, unknown> = {}
  for (const [name, given] of Object.entries(values)) {
    if (frame.has(name)) continue
    const held = given.filter((value) => value.trim() !== '')
    const value = lists.includes(name) ? held : held[0]
    if (value === undefined) continue
    const at = name.indexOf('.')
    if (at < 0) out[name] = value
    else out[name.slice(0, at)] = { ...asRecord(out[name.slice(0, at)]), [name.slice(at + 1)]: value }
  }
  return out
}

const asRecord = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})

/** Parses input at the door; what is wrong is said per field, in codes that have words. */
export const parsed = <Out>(schema: z.ZodType<Out>, input: unknown): Out => {
  const result = schema.safeParse(input, { reportInput: true })
  if (result.success) return result.data
  throw new Refusal('invalid', { problems: problemsFrom(result.error.issues) })
}

const formatProblems: Readonly<Record<string, string>> = { email: 'not-an-address', url: 'not-a-link' }

/** `2026-11-23 23:59` as typed, by the clocks of the programme's zone; anything else stays as it is. */
export const localInstant = (typed: string, zone: Zone): string => {
  const [, day, clock] =
    /^(\d{4}-\d\d-\d\d)[ T]((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(typed.normalize('NFKC').trim()) ?? []
  const date = CivilDate.safeParse(day)
  return date.success && clock !== undefined ? atClock(date.data, clock, zone) : typed
}

/** The end of a minute that was typed: who is told 23:59 is in time until that minute is over. */
export const closingInstant = (typed: string, zone: Zone): string => {
  const at = localInstant(typed, zone)
  return at === typed ? typed : new Date(Date.parse(at) + 59_999).toISOString()
}

/** What Zod says, in our codes. */
export const problemsFrom = (issues: readonly z.core.$ZodIssue[]): Problem[] =>
  issues.flatMap((issue): Problem[] => {
    const field = issue.path.map(String).join('.')
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) => ({
          field: field === '' ? key : `${field}.${key}`,
          code: 'unknown-field',
        }))
      case 'too_big':
        return [
          issue.origin === 'string'
            ? { field, code: 'too-long', facts: { max: Number(issue.maximum) } }
            : { field, code: 'too-large', facts: { max: Number(issue.maximum) } },
        ]
      case 'too_small':
        if (issue.origin === 'string' && Number(issue.minimum) <= 2) return [{ field, code: 'missing' }]
        return [
          issue.origin === 'string'
            ? { field, code: 'too-short', facts: { min: Number(issue.minimum) } }
            : { field, code: 'too-small', facts: { min: Number(issue.minimum) } },
        ]
      case 'invalid_type':
        return [
          {
            field,
            code:
              issue.input === undefined
                ? 'missing'
                : issue.expected === 'number'
                  ? 'not-a-number'
                  : 'not-an-option',
          },
        ]
      case 'invalid_value':
      case 'invalid_union':
        return [{ field, code: issue.input === undefined ? 'missing' : 'not-an-option' }]
      case 'invalid_format':
        return [
          {
            field,
            code: ['date', 'datetime'].includes(issue.format)
              ? 'not-a-date'
              : (formatProblems[issue.format] ?? 'not-an-option'),
          },
        ]
      default:
        return [{ field, code: 'not-an-option' }]
    }
  })
