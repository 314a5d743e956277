import { describe, expect, test } from 'vitest'
import type { EvaluationHead } from '../../domain/case.ts'
import { EvaluationRules, type Grade } from '../../domain/evaluation-rules.ts'
import { FormSection } from '../../domain/form.ts'
import { conclude, confirm, revoke } from '../../domain/grade.ts'
import { proposeGrade } from '../../domain/proposed-grade.ts'
import { lingang } from '../../schemes/lingang.ts'
import { caseId, consortium, evaluationHead, fileOf, momentAt, section, today } from '../support/cases.ts'

const bands: EvaluationRules['bands'] = [
  {
    grade: 'excellent',
    from: 90,
    leadsTo: 'confirm',
    mostShare: 0.3,
    consequence: { zh: '奖励 50 万元', en: 'A reward of 500,000 CNY' },
  },
  { grade: 'good', from: 80, leadsTo: 'confirm' },
  { grade: 'qualified', from: 60, leadsTo: 'confirm' },
  { grade: 'unqualified', from: 0, leadsTo: 'rectify' },
]
const ruled = (more: Partial<EvaluationRules> = {}) =>
  momentAt(today, {
    ...lingang,
    evaluation: EvaluationRules.parse({ ...lingang.evaluation, bands, ...more }),
  })
/** One number of the report, as programmes asked for it before they asked item by item. */
const oneNumber = (max: number): Partial<EvaluationRules> => {
  const { form = [] } = lingang.evaluation ?? {}
  const own = {
    kind: 'number',
    id: 'selfScore',
    label: { zh: '自评得分', en: 'Own score' },
    required: true,
    min: 0,
    max,
  }
  return {
    selfSheet: undefined,
    form: form.map((one) =>
      FormSection.parse({ ...one, fields: one.id === 'self' ? [own, ...one.fields] : one.fields }),
    ),
  }
}
const result = (mean: number) => ({ sheets: 3, counted: 3, mean, spread: 4 })
const reviewed = (mean: number, more: Partial<EvaluationHead> = {}) =>
  evaluationHead({ review: { round: 1, open: false, accepted: false, result: result(mean) }, ...more })
/** The other evaluations of the year: so many with each grade, and so many that are not graded yet. */
const others = (grades: readonly (Grade | undefined)[]) =>
  grades.map((grade, index) =>
    evaluationHead({ id: caseId(`other ${index}`), ...(grade === undefined ? {} : { grade }) }),
  )

describe('a proposed grade', () => {
  test.each([
    [100, 0.2, 80, 84],
    [50, 0.5, 90, 70],
    [0, 0.1, 88, 79.2],
  ])('weighs an own score of %d at %d with a mean of %d', (self, selfWeight, mean, score) => {
    const file = fileOf(reviewed(mean), { sections: [section('self', { selfScore: self })] })
    const proposed = proposeGrade(file, ruled({ selfWeight, ...oneNumber(100) }))
    expect(proposed.head).toMatchObject({ score: { panel: mean, self, weight: selfWeight, result: score } })
    expect(proposed.events).toMatchObject([
      { what: 'grade-proposed', facts: { mean, self, weight: selfWeight, result: score } },
    ])
  })

  test('takes an own score of another maximum as a part of it', () => {
    const file = fileOf(reviewed(80), { sections: [section('self', { selfScore: 45 })] })
    expect(proposeGrade(file, ruled({ selfWeight: 0.5, ...oneNumber(50) })).head).toMatchObject({
      score: { self: 90, result: 85 },
      grade: 'good',
    })
  })

  test('is the panel’s alone where the lead gave no score or it has no weight', () => {
    for (const moment of [ruled(), ruled({ selfWeight: 0.3 })]) {
      const { head } = proposeGrade(fileOf(reviewed(85)), moment)
      expect(head).toMatchObject({ grade: 'good' })
      expect(head).not.toHaveProperty('score')
    }
  })

  test('is the lowest when an item was vetoed', () => {
    const vetoes = [{ item: 'results', mean: 3, below: 10 }]
    const head = reviewed(95, {
      review: { round: 1, open: false, accepted: false, result: { ...result(95), vetoes } },
    })
    expect(proposeGrade(fileOf(head), ruled())).toMatchObject({
      head: { grade: 'unqualified' },
      events: [{ facts: { vetoed: 'results' } }],
    })
  })

  test.each([
    [
      'still has room: 3 of 10',
      ['excellent', 'excellent', ...Array(7).fill(undefined)],
      'excellent',
      undefined,
    ],
    ['is full: 4 of 10', ['excellent', 'excellent', 'excellent', ...Array(6).fill(undefined)], 'good', 3],
    [
      'is of all that were opened, not of those graded so far',
      Array(9).fill(undefined),
      'excellent',
      undefined,
    ],
    ['cannot hold one of one', [], 'good', 0],
  ] as const)('in a band that %s', (_name, grades, grade, inBand) => {
    const own = reviewed(93)
    const moment = { ...ruled(), others: [own, ...others(grades)] }
    const proposed = proposeGrade(fileOf(own), moment)
    expect(proposed.head).toMatchObject({ grade })
    const lowered =
      inBand === undefined ? undefined : { from: 'excellent', inBand, of: grades.length + 1, mostShare: 0.3 }
    expect(Object(proposed.head).lowered).toEqual(lowered)
    const { reached, inBand: told, of } = Object(proposed.events[0]?.facts)
    expect([reached, told, of]).toEqual([lowered?.from, inBand, lowered?.of])
  })

  test('never falls into a band that leads to something else because the one above is full', () => {
    const tight = bands.map((band) => (band.grade === 'qualified' ? { ...band, mostShare: 0.1 } : band))
    expect(proposeGrade(fileOf(reviewed(65)), ruled({ bands: tight })).head).toMatchObject({
      grade: 'qualified',
    })
  })
})

describe('a grade', () => {
  const graded = (grade: Grade, more: Partial<EvaluationHead> = {}) =>
    fileOf(reviewed(85, { grade, ...more }))
  const twoInARow = { grade: 'qualified', leadsTo: 'rectify' } as const
  const before = (grade: Grade, first?: Grade) =>
    consortium({
      grades: [
        { year: 2025, grade, ...(first ? { first } : {}) },
        { year: 2020, grade: 'good' },
      ],
    })

  test('tells everybody what comes of it', () => {
    expect(conclude(graded('excellent'), consortium(), ruled()).tell).toMatchObject([
      { about: 'graded', facts: { grade: 'excellent', consequenceZh: '奖励 50 万元' } },
    ])
    expect(conclude(graded('good'), consortium(), ruled()).tell?.[0]?.facts).not.toHaveProperty(
      'consequenceZh',
    )
  })

  test.each([
    ['the same as the last time', before('qualified'), {}, 'rectify'],
    ['another than the last time', before('good'), {}, 'confirm'],
    ['the same as what rectification was asked for', before('good', 'qualified'), {}, 'rectify'],
    ['the first', consortium(), {}, 'confirm'],
    ['the same, but rectified this year already', before('qualified'), { rectifications: 1 }, 'confirm'],
  ])('that is %s', (_name, known, more, outcome) => {
    const concluded = conclude(graded('qualified', more), known, ruled({ twoInARow }))
    expect(concluded.outcome).toBe(outcome)
    expect(concluded.events).toMatchObject([{ facts: { twice: outcome === 'rectify' } }])
  })

  test('twice in a row takes the recognition back with that reason, where the programme says so', () => {
    const moment = ruled({ twoInARow: { grade: 'unqualified', leadsTo: 'revoke' } })
    const file = graded('unqualified')
    const known = before('unqualified')
    expect(conclude(file, known, moment).outcome).toBe('revoke')
    expect(conclude(file, consortium(), moment).outcome).toBe('rectify')
    expect(revoke(file, known, moment).head.status).toMatchObject({
      reason: { zh: '连续两次评估为“不合格”', en: 'Graded unqualified twice in a row' },
    })
    expect(revoke(file, consortium(), moment).head.status).toMatchObject({
      reason: { zh: '年度评估不合格', en: 'Unqualified in the annual evaluation' },
    })
  })

  test('that was rectified is kept with what it was at first, and makes a recognition on trial firm', () => {
    const first = conclude(graded('unqualified'), consortium(), ruled())
    expect(first).toMatchObject({ outcome: 'rectify', head: { firstGrade: 'unqualified' } })
    const passed = graded('good', { firstGrade: 'unqualified', rectifications: 1 })
    const known = consortium({ provisionalUntil: '2027-03-10T15:59:59.999Z' })
    const confirmed = confirm(passed, known, ruled()).consortium
    expect(confirmed?.grades).toEqual([{ year: 2026, grade: 'good', first: 'unqualified' }])
    expect(confirmed).not.toHaveProperty('provisionalUntil')
    expect(confirm(graded('good'), known, ruled()).consortium?.grades).toEqual([
      { year: 2026, grade: 'good' },
    ])
  })
})
