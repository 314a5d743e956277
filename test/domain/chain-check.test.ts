import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { checkChain } from '../../domain/chain-check.ts'
import { chainStart, extendChain, type HistoryEvent } from '../../domain/history.ts'

const digest = (text: string) => createHash('sha256').update(text).digest('hex')
const { head, events } = extendChain(
  { seq: 0, hash: chainStart },
  'case',
  ['opened', 'submitted', 'eligible', 'refused'].map((what) => ({ what, facts: { what } })),
  { by: 'system', as: 'system', at: '2031-03-03T01:00:00.000Z' },
  digest,
)
const but = (at: number, change: Partial<HistoryEvent>) =>
  events.map((event) => (event.seq === at ? { ...event, ...change } : event))
const check = (some: readonly HistoryEvent[]) => checkChain(head, some, digest)

test('a history that nobody touched is whole, in whatever order it comes', () => {
  expect(check(events.toReversed())).toEqual({ is: 'whole', events: 4, hash: head.hash })
})

describe('what somebody did to it shows at the event', () => {
  test.each([
    ['a fact changed', but(2, { facts: { what: 'other' } }), { at: 2, why: 'changed' }],
    ['an event taken out', events.filter(({ seq }) => seq !== 2), { at: 2, why: 'missing' }],
    ['an event put in its place', but(3, { previous: chainStart }), { at: 3, why: 'not-following' }],
    ['the last one cut off', events.slice(0, 3), { at: 4, why: 'end' }],
    ['everything gone', [], { at: 1, why: 'end' }],
  ])('%s', (_, some, found) => {
    expect(check(some)).toEqual({ is: 'broken', ...found })
  })
})
