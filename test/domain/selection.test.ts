import { describe, expect, test } from 'vitest'
import { inRank } from '../../domain/ranking.ts'
import { Refusal } from '../../domain/refusal.ts'
import { requireSelectable, selectionProblems } from '../../domain/selection.ts'
import { caseId } from '../support/cases.ts'

const means = { a: 90, b: 80, c: 80, d: 70 }
const ranked = inRank(
  Object.entries(means).map(([name, mean]) => ({ id: caseId(name), mean })),
  2,
)
const input = (names: readonly string[], more: { reason?: string; tieReason?: string } = {}) => ({
  selected: names.map(caseId),
  n: 0,
  ...more,
})

describe('a selection', () => {
  test.each([
    ['in the order of the ranking needs no reason', ['a', 'b', 'c'], []],
    ['of nobody needs one', [], ['reason']],
    ['that leaves out somebody better needs one', ['b', 'c'], ['reason']],
    ['of some among equals needs one for that', ['a', 'b'], ['tieReason']],
    ['of some among equals and not in order needs both', ['b'], ['reason', 'tieReason']],
  ])('%s', (_, names, fields) => {
    expect(selectionProblems(ranked, input(names)).map(({ field }) => field)).toEqual(fields)
    const more = { reason: '专家意见一致', tieReason: '产业带动性更强' }
    expect(selectionProblems(ranked, input(names, more))).toEqual([])
  })

  test('names no case that is not ranked', () => {
    expect(selectionProblems(ranked, input(['a', 'elsewhere'], { reason: '有' }))).toEqual([
      { field: 'selected', code: 'not-an-option' },
    ])
  })

  test('is of no more than may pass', () => {
    const refused = () => requireSelectable(ranked, input(['a', 'b', 'c']), { most: 2, mayBeNone: true })
    expect(refused).toThrow(Refusal)
    expect(() => requireSelectable(ranked, input(['a', 'b', 'c']), undefined)).not.toThrow()
  })
})
