import { describe, expect, test } from 'vitest'
import { checkedOf, markProblems } from '../../domain/check-draft.ts'

const list = { 'check.plan': ['fix'], 'check.overview': ['ok'], 'answer.remarks.plan.budget': ['补充依据'] }

describe('the marks of a checklist', () => {
  test('count what is ticked either way', () => {
    expect(checkedOf(list, ['plan', 'overview', 'members'])).toBe(2)
    expect(checkedOf({ 'check.plan': ['x'] }, ['plan'])).toBe(0)
  })

  test('do not go with a pass where something is to be corrected', () => {
    expect(markProblems(list, 'pass')).toEqual([{ field: 'check.plan', code: 'not-with-this-decision' }])
    expect(markProblems({ 'check.plan': ['ok'] }, 'pass')).toEqual([])
  })

  test('need a remark to return with: on the part, or on something in it', () => {
    expect(markProblems(list, 'return')).toEqual([])
    expect(markProblems({ 'check.plan': ['fix'] }, 'return')).toEqual([
      { field: 'answer.remarks.plan', code: 'missing' },
    ])
    expect(markProblems({ 'check.plan': ['fix'] }, 'reject')).toEqual([])
  })
})
