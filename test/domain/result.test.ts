import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CivilDate, CivilDate as Day } from '../../domain/calendar.ts'
import type { NewResult, RecordLine } from '../../domain/consortium-record.ts'
import { canonical } from '../../domain/history.ts'
import { Refusal } from '../../domain/refusal.ts'
import { enterResult, inForce, resultsIn, sumsOf } from '../../domain/result.ts'
import { Scheme } from '../../domain/scheme.ts'
import { lingang } from '../../schemes/lingang.ts'
import { consortium, digest, momentAt, stampBy, today } from '../support/cases.ts'

const scheme = Scheme.parse({
  ...lingang,
  results: [
    ...lingang.results.filter(({ id }) => !['standards', 'revenue'].includes(id)),
    {
      id: 'standards',
      title: { zh: '标准', en: 'Standards' },
      unit: { zh: '项', en: 'items' },
      sort: 'standard',
    },
    {
      id: 'revenue',
      title: { zh: '收入', en: 'Revenue' },
      unit: { zh: '万元', en: '× 10,000 CNY' },
      sort: 'revenue',
    },
  ],
})
const moment = momentAt(today, scheme)
const on = (day: string): CivilDate => Day.parse(day)
const result = (more: Partial<NewResult> = {}): NewResult => ({
  kind: 'standards',
  title: '企业联合标准',
  on: on('2026-01-05'),
  quantity: 1,
  evidence: 'Q/PD 001-2026',
  ...more,
})
const enter = (lines: readonly RecordLine[], given: NewResult, standing = consortium()) =>
  enterResult(standing, lines, given, stampBy('lead'), moment)
const entered = (...all: readonly NewResult[]): RecordLine[] =>
  all.reduce<RecordLine[]>((lines, given) => [...lines, enter(lines, given)], [])

const problems = (act: () => unknown): string[] => {
  try {
    act()
    return []
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem
    return problem.problems.length === 0
      ? [problem.code]
      : problem.problems.map(({ field, code }) => `${field} ${code}`)
  }
}

describe('a result', () => {
  test.each([
    ['of a kind that the programme counts', {}, []],
    ['of another kind', { kind: 'prizes' }, ['kind not-an-option']],
    ['of today', { on: on('2026-03-10') }, []],
    ['of tomorrow', { on: on('2026-03-11') }, ['on in-the-future']],
    ['of nothing', { quantity: 0 }, ['quantity nothing-to-take-back']],
    ['that corrects no entry', { corrects: 3 }, ['corrects already-corrected']],
    ['that takes an entry back', { corrects: 1, quantity: 0 }, []],
  ] as const)('%s', (_, more, expected) => {
    expect(problems(() => enter(entered(result()), result(more)))).toEqual(expected)
  })

  test('is entered while the consortium stands, in a programme that counts some', () => {
    const gone = consortium({
      standing: { is: 'revoked', scheme: lingang.ref, number: 'X', recognised: today, ended: today },
    })
    expect(problems(() => enter([], result(), gone))).toEqual(['not-at-this-step'])
    const none = () =>
      enterResult(consortium(), [], result(), stampBy('lead'), momentAt(today, { ...scheme, results: [] }))
    expect(problems(none)).toEqual(['not-allowed-here'])
  })

  test('is corrected once, by another entry; both stay on record', () => {
    const lines = entered(result(), result({ quantity: 3, corrects: 1 }))
    expect(resultsIn(lines).map(({ seq, corrected }) => [seq, corrected])).toEqual([
      [2, undefined],
      [1, 2],
    ])
    expect(inForce(resultsIn(lines)).map(({ quantity }) => quantity)).toEqual([3])
    expect(problems(() => enter(lines, result({ corrects: 1 })))).toEqual(['corrects already-corrected'])
    expect(inForce(resultsIn([...lines, enter(lines, result({ corrects: 2, quantity: 0 }))]))).toEqual([])
  })
})

test('sums are by kind and by the year of the result, whatever was entered when', () => {
  const lines = entered(
    result({ on: on('2025-11-02'), quantity: 2 }),
    result({ on: on('2026-02-01') }),
    result({ kind: 'revenue', on: on('2025-06-30'), quantity: 120.5 }),
    result({ on: on('2025-01-01'), quantity: 4, corrects: 1 }),
  )
  expect(sumsOf(resultsIn(lines))).toEqual([
    { kind: 'standards', years: { '2026': 1, '2025': 4 }, total: 5 },
    { kind: 'revenue', years: { '2025': 120.5 }, total: 120.5 },
  ])
})

test('the sums are those of a list without corrections, however often it was corrected', () => {
  const quantity = fc.integer({ min: 1, max: 50 })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(quantity, fc.array(quantity, { maxLength: 3 })), { maxLength: 8 }),
      (plan) => {
        let lines: RecordLine[] = []
        for (const [first, corrections] of plan) {
          lines = [...lines, enter(lines, result({ quantity: first }))]
          for (const next of corrections)
            lines = [...lines, enter(lines, result({ quantity: next, corrects: lines.length }))]
        }
        const last = plan.map(([first, corrections]) => corrections.at(-1) ?? first)
        expect(sumsOf(resultsIn(lines))[0]?.total ?? 0).toBe(last.reduce((sum, one) => sum + one, 0))
      },
    ),
  )
})

test('every line is tied to the one before it', () => {
  const lines = entered(result(), result({ title: '另一项' }), result({ title: '第三项' }))
  for (const [index, { hash, ...rest }] of lines.entries()) {
    expect(hash).toBe(digest(canonical(rest)))
    expect(rest.previous).toBe(lines[index - 1]?.hash ?? '0'.repeat(64))
  }
})
