import { describe, expect, test } from 'vitest'
import {
  canonical,
  type ChainHead,
  chainStart,
  extendChain,
  type HistoryEvent,
} from '../../../domain/history.ts'
import { CivilDate } from '../../../domain/calendar.ts'
import { nextLine, type RecordLine } from '../../../domain/consortium-record.ts'
import { ConsortiumId } from '../../../domain/ids.ts'
import { sha256 } from '../../../functions/store/cases.ts'
import { verifyHistory } from '../../../infra/local/verify-history.ts'

const stamp = { by: 'system', as: 'system', at: '2031-03-03T01:00:00.000Z' } as const

const history = (): { chain: ChainHead; events: HistoryEvent[] } => {
  const first = { seq: 0, hash: chainStart }
  const texts = ['第一步', "O'Neill", 'third', '第四步']
  const { head, events } = extendChain(
    first,
    'case',
    texts.map((text) => ({ what: 'noted', facts: { text, b: 1, a: true } })),
    stamp,
    sha256,
  )
  return { chain: head, events }
}

const items = (chain: ChainHead, events: readonly HistoryEvent[]) => [
  { type: 'case', data: { id: 'case', chain } },
  ...events.map((event) => ({ type: 'event', data: event })),
]

test('a history that nobody touched has no fault', () => {
  const { chain, events } = history()
  expect(verifyHistory(items(chain, events))).toEqual([])
})

test.each<[string, (events: HistoryEvent[]) => HistoryEvent[]]>([
  [
    'changed',
    (events) => events.map((event) => (event.seq === 2 ? { ...event, facts: { text: 'other' } } : event)),
  ],
  ['removed in the middle', (events) => events.filter((event) => event.seq !== 2)],
  ['removed at the end', (events) => events.slice(0, -1)],
  ['inserted', (events) => events.flatMap((event) => (event.seq === 2 ? [event, event] : [event]))],
  [
    'swapped',
    (events) =>
      events.map((event) =>
        event.seq === 2 ? { ...event, seq: 3 } : event.seq === 3 ? { ...event, seq: 2 } : event,
      ),
  ],
  [
    'changed with its own hash made anew',
    (events) => {
      const { events: forged } = extendChain(
        { seq: 1, hash: events[0]?.hash ?? '' },
        'case',
        [{ what: 'noted', facts: {} }],
        stamp,
        sha256,
      )
      return events.map((event) => (event.seq === 2 ? (forged[0] ?? event) : event))
    },
  ],
])('an event that was %s is found', (_how, attack) => {
  const { chain, events } = history()
  expect(verifyHistory(items(chain, attack(events)))).not.toEqual([])
})

describe('an answer', () => {
  const answer = {
    kind: 'score',
    answer: { decision: 'score', scores: { need: 12, lead: 9.5 }, reasons: {} },
  }
  const sealed = extendChain(
    { seq: 0, hash: chainStart },
    'case',
    [
      { what: 'scored', facts: { task: 'sheet', answer: sha256(canonical(answer)) } },
      // From before answers were sealed.
      { what: 'recommended', facts: { opinion: '同意' } },
    ],
    stamp,
    sha256,
  )
  const withTask = (data: object) => [
    ...items(sealed.head, sealed.events),
    { type: 'task', data: { id: 'sheet', case: 'case', state: { is: 'answered' }, ...data } },
  ]

  test('that nobody touched has no fault', () => {
    expect(verifyHistory(withTask({ answer }))).toEqual([])
  })

  test.each([
    ['changed', { answer: { ...answer, answer: { ...answer.answer, scores: { need: 20, lead: 9.5 } } } }],
    ['taken away', {}],
    ['taken back', { answer, state: { is: 'open' } }],
    ['moved to another task', { answer, id: 'other' }],
  ])('that was %s in the record is found', (_how, data) => {
    expect(verifyHistory(withTask(data))).toEqual([
      'case: the answer to task sheet is not the one of event 1',
    ])
  })
})

describe('the record of a consortium', () => {
  const lines = [1, 2, 3].reduce<RecordLine[]>(
    (sofar, quantity) => [
      ...sofar,
      nextLine(
        { id: ConsortiumId.parse('0123456789abcdefghjk') },
        sofar,
        {
          is: 'result',
          kind: 'standards',
          title: '联合标准',
          on: CivilDate.parse('2031-01-01'),
          quantity,
          evidence: 'Q/PD 1',
        },
        stamp,
        sha256,
      ),
    ],
    [],
  )
  const end = {
    type: 'record-end',
    data: { consortium: lines[0]?.consortium, revision: 3, hash: lines[2]?.hash },
  }
  const stored = (some: readonly object[]) => [end, ...some.map((data) => ({ type: 'record-line', data }))]

  test('that nobody touched has no fault', () => {
    expect(verifyHistory(stored(lines))).toEqual([])
  })

  test.each([
    [
      'changed',
      lines.map((line) => (line.seq === 2 ? { ...line, entry: { ...line.entry, quantity: 9 } } : line)),
    ],
    ['cut short', lines.slice(0, -1)],
    ['with a line taken out', lines.filter(({ seq }) => seq !== 2)],
  ])('%s has one', (_, some) => {
    expect(verifyHistory(stored(some))).not.toEqual([])
  })

  test('without its end has one', () => {
    expect(verifyHistory(stored(lines).slice(1))).not.toEqual([])
  })
})

describe('what was handed in', () => {
  const cover = {
    case: 'case',
    n: 1,
    what: 'submitted',
    at: stamp.at,
    title: '创新联合体',
    members: [{ organisation: 'uscc:1', name: '甲' }],
    documents: [],
    parts: 2,
  }
  const part = (id: string, answers: unknown) => ({ case: 'case', n: 1, sections: [{ id, answers }] })
  const { title, members, documents } = cover
  const sections = [part('a', { x: '1' }), part('b', { y: 2 })].flatMap((one) => one.sections)
  const hash = sha256(canonical({ title, sections, members, documents }))
  const { head, events } = extendChain(
    { seq: 0, hash: chainStart },
    'case',
    [{ what: 'submitted', facts: { version: 1, hash } }],
    stamp,
    sha256,
  )
  const rows = (...kept: unknown[]) => [
    ...items(head, events),
    ...kept.map((data, index) => ({ type: index === 0 ? 'handed-in' : 'handed-in-part', data })),
  ]

  test('that nobody touched has no fault, in whatever order its rows come', () => {
    expect(verifyHistory(rows(cover, part('b', { y: 2 }), part('a', { x: '1' })))).toEqual([])
  })
  test.each<[string, unknown[], string]>([
    ['an answer changed', [cover, part('a', { x: '9' }), part('b', { y: 2 })], 'was changed'],
    [
      'a member changed',
      [{ ...cover, members: [] }, part('a', { x: '1' }), part('b', { y: 2 })],
      'was changed',
    ],
    ['a row missing', [cover, part('a', { x: '1' })], 'is not there'],
    ['all of it missing', [], 'is not there'],
  ])('with %s is found', (_what, kept, said) => {
    expect(verifyHistory(rows(...kept))).toEqual([expect.stringContaining(said)])
  })

  test('that was never kept, by an earlier program, is no fault', () => {
    const early = extendChain(
      { seq: 0, hash: chainStart },
      'case',
      [{ what: 'submitted', facts: { hash } }],
      stamp,
      sha256,
    )
    expect(verifyHistory(items(early.head, early.events))).toEqual([])
  })
})
