import { ChangeRequest } from '../../../domain/change-request.ts'
import type { ChangeKind } from '../../../domain/change-rules.ts'
import { readNumber } from '../../../domain/form.ts'
import { first, nested, parsed } from '../typed-form.ts'

type Values = Readonly<Record<string, readonly string[]>>

/** What each kind is asked for besides the reason. */
const fieldsOf: Record<ChangeKind, readonly string[]> = {
  'member-in': ['organisation', 'role', 'layer'],
  'member-out': ['organisation'],
  lead: ['organisation'],
  name: ['name'],
  task: ['text'],
  amount: ['amount'],
  plan: ['field'],
  merger: ['number'],
  milestone: ['action', 'milestone', 'due', 'line', 'payment', 'evidence'],
  renewal: [],
  withdrawal: [],
}

const pick = (kind: ChangeKind, from: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    [...fieldsOf[kind], 'reason'].flatMap((name) => (name in from ? [[name, from[name]]] : [])),
  )

/** A request as its form sends it. */
export const changeRequestFrom = (kind: ChangeKind, values: Values): ChangeRequest => {
  const amount = first(values, 'amount').trim()
  const sum = amount === '' ? {} : { amount: readNumber(amount) ?? amount }
  const numbers = Object.fromEntries(
    ['line', 'payment'].flatMap((name) => {
      const text = first(values, name).trim()
      return text === '' ? [] : [[name, readNumber(text) ?? text]]
    }),
  )
  return parsed(ChangeRequest, { kind, ...pick(kind, { ...nested(values), ...sum, ...numbers }) })
}

const unsaid = '……'
const untyped = { name: unsaid, text: unsaid, amount: 0, action: 'amend', milestone: unsaid, reason: unsaid }

/** What is known before anything is written: whom it names. Enough to see what it does, and never sent. */
export const changeNaming = (kind: ChangeKind, named: Readonly<Record<string, string>>): ChangeRequest =>
  parsed(ChangeRequest, { kind, ...pick(kind, { ...untyped, ...named }) })
