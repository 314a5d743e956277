import { describe, expect, test } from 'vitest'
import {
  asTypedSheet,
  draftProblems,
  isOfSheet,
  mergeSheet,
  progressOf,
  remarksIn,
  scoresIn,
  standingScores,
} from '../../domain/draft-sheet.ts'
import { Rubric } from '../../domain/rubric.ts'

const rubric = Rubric.parse({
  items: [
    { id: 'need', title: { zh: '需求', en: 'Need' }, max: 20, reasonBelow: 8 },
    { id: 'team', title: { zh: '团队', en: 'Team' }, max: 30 },
  ],
})
const document = '0123456789abcdefghjk'
const any = () => true

describe('two windows that write in one sheet', () => {
  test('both land where they wrote in different places', () => {
    const phone = mergeSheet({}, { 'scores.need': { base: '', value: '18' } }, any)
    const laptop = mergeSheet(phone.values, { 'scores.team': { base: '', value: '25' } }, any)
    expect(laptop.values).toEqual({ 'scores.need': '18', 'scores.team': '25' })
    expect(laptop.conflicts).toEqual([])
  })

  test('neither overwrites the other in the same place: the second is told what stands there', () => {
    const { values, conflicts, changed } = mergeSheet(
      { comment: '可行' },
      { comment: { base: '', value: '不可行' } },
      any,
    )
    expect([values, changed]).toEqual([{ comment: '可行' }, false])
    expect(conflicts).toEqual([{ name: 'comment', theirs: '可行' }])
  })

  test('saying it twice changes nothing, and an empty text clears the place', () => {
    const typed = { comment: { base: '', value: '可行' } }
    const once = mergeSheet({}, typed, any)
    expect(mergeSheet(once.values, typed, any)).toMatchObject({ changed: false, conflicts: [] })
    expect(mergeSheet(once.values, { comment: { base: '可行', value: '' } }, any)).toMatchObject({
      values: {},
      changed: true,
    })
  })

  test('a name that the sheet does not have is refused, and the rest is kept', () => {
    const { values, refused } = mergeSheet(
      {},
      { 'scores.need': { base: '', value: '1' }, 'scores.other': { base: '', value: '1' } },
      (name) => isOfSheet(name, rubric, []),
    )
    expect(values).toEqual({ 'scores.need': '1' })
    expect(refused).toEqual([{ field: 'answer.scores.other', code: 'unknown-field' }])
  })
})

test.each([
  ['scores.need', true],
  ['reasons.team', true],
  ['comment', true],
  ['remarks.plan.budget', true],
  ['remarks.plan', true],
  [`remarks.document:${document}-2`, true],
  [`pages.document:${document}-2`, true],
  ['remarks.plan.other', false],
  ['pages.plan', false],
  ['scores.plan', false],
  ['decision', false],
])('%s belongs to the sheet: %s', (name, expected) => {
  expect(isOfSheet(name, rubric, ['plan', 'plan.budget', `document:${document}`])).toBe(expected)
})

describe('how far a draft is', () => {
  test('an item counts once it has a score that may be handed in, with the reason that it needs', () => {
    const at = (values: Record<string, string>) => progressOf(values, rubric)
    expect(at({})).toEqual({ done: 0, of: 2 })
    expect(at({ 'scores.need': '8' })).toEqual({ done: 0, of: 2 })
    expect(at({ 'scores.need': '8', 'reasons.need': '理由' })).toEqual({ done: 1, of: 2 })
    expect(at({ 'scores.need': '８,５', 'scores.team': '31' })).toEqual({ done: 1, of: 2 })
    expect(at({ 'scores.need': '9', 'scores.team': '30' })).toEqual({ done: 2, of: 2 })
  })

  test('what is no number is said to be none, and is no score', () => {
    expect(draftProblems({ 'scores.need': 'many', 'scores.team': '1' }, rubric)).toEqual([
      { field: 'answer.scores.need', code: 'not-a-number' },
    ])
    expect(scoresIn({ 'scores.need': 'many', 'scores.team': '1,5' })).toEqual({ team: 1.5 })
  })
})

test('a score that cannot stand adds nothing to a total, and is not ready', () => {
  const values = { 'scores.need': '-3', 'scores.team': '３１', 'scores.other': '4' }
  expect(standingScores(values, rubric)).toEqual({})
  expect(standingScores({ 'scores.need': '０', 'scores.team': '30' }, rubric)).toEqual({ need: 0, team: 30 })
  expect(draftProblems({ 'scores.need': '-3', 'scores.team': '1' }, rubric)).toEqual([
    { field: 'answer.scores.need', code: 'too-small', facts: { min: 0 } },
  ])
})

test('remarks keep their place and their page, and come back into the controls as they were', () => {
  const values = {
    'scores.need': '9',
    'scores.team': '30',
    'remarks.plan.budget': '预算偏高',
    'remarks.plan': '总体清楚',
    [`remarks.document:${document}-1`]: '缺公章',
    [`pages.document:${document}-1`]: '3',
    [`remarks.document:${document}-2`]: '无页码',
    [`pages.document:${document}-2`]: 'iv',
    'remarks.members': '  ',
  }
  const remarks = remarksIn(values)
  expect(remarks).toEqual([
    { on: 'form', section: 'plan', field: 'budget', text: '预算偏高' },
    { on: 'form', section: 'plan', text: '总体清楚' },
    { on: 'document', document, page: 3, text: '缺公章' },
    { on: 'document', document, text: '无页码' },
  ])
  const again = asTypedSheet({ decision: 'score', scores: scoresIn(values), reasons: {}, remarks })
  expect(remarksIn(again)).toEqual(remarks)
  expect(scoresIn(again)).toEqual({ need: 9, team: 30 })
})
