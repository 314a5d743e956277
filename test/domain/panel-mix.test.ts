import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseFile } from '../../domain/case.ts'
import { choosePanel } from '../../domain/panel.ts'
import { openSeats, seat, type Seated } from '../../domain/panel-mix.ts'
import type { Person } from '../../domain/person.ts'
import { answerScore, combineScores, scoringOutcome } from '../../domain/review.ts'
import { Scheme } from '../../domain/scheme.ts'
import type { Task } from '../../domain/task.ts'
import { lingang } from '../../schemes/lingang.ts'
import {
  answeredBy,
  applicationHead,
  expert,
  fileOf,
  handedIn,
  inReview,
  momentAt,
  personId,
  position,
  sheet,
  task,
  today,
} from '../support/cases.ts'

const ic = { zh: '集成电路', en: 'Integrated circuits' }
const law = { zh: '法律', en: 'Law' }
const scheme = Scheme.parse({
  ...lingang,
  steps: lingang.steps.map((step) =>
    step.kind === 'review'
      ? {
          ...step,
          panel: {
            ...step.panel,
            mix: [
              { field: ic, min: 1 },
              { field: law, min: 1 },
            ],
          },
        }
      : step,
  ),
})
const moment = momentAt(today, scheme)
const of = (name: string, ...fields: string[]): Person => expert(name, { fields })
const beforeReview = (tasks: readonly Task[] = []): CaseFile =>
  fileOf(applicationHead({ ...handedIn, status: { is: 'recommendation', since: today }, done: 2 }), { tasks })
const named = (seated: readonly Seated[]) => seated.map(({ person, field }) => [person.name, field])
const mixOf = (mins: Record<string, number>) =>
  Object.entries(mins).map(([name, min]) => ({ field: { zh: name, en: `field ${name}` }, min }))

describe('places in a panel', () => {
  test.each([
    [
      'goes to somebody of the field',
      [of('甲'), of('乙', '法律')],
      2,
      [
        ['乙', '法律'],
        ['甲', undefined],
      ],
    ],
    ['knows a field by its English name, in any case', [of('甲', ' LAW ')], 1, [['甲', '法律']]],
    ['stays free when nobody is of the field', [of('甲'), of('乙')], 2, [['甲', undefined]]],
  ])('a place for a field %s', (_name, ranked, places, expected) => {
    expect(named(seat(ranked, places, ['法律'], [{ field: law, min: 1 }], []))).toEqual(expected)
  })

  test('move who could take several, where that seats one more', () => {
    const both = [of('甲', '法律', '集成电路'), of('乙', '法律')]
    const mix = [
      { field: law, min: 1 },
      { field: ic, min: 1 },
    ]
    expect(named(seat(both, 2, ['法律', '集成电路'], mix, []))).toEqual([
      ['乙', '法律'],
      ['甲', '集成电路'],
    ])
  })

  test('go to whom the officer named, when nobody is of the field', () => {
    const asked = seat([of('甲'), of('乙')], 2, ['法律'], [{ field: law, min: 1 }], [personId('甲')])
    expect(asked).toMatchObject([
      { person: { name: '甲' }, field: '法律', standsIn: true },
      { person: { name: '乙' } },
    ])
  })

  const fields = ['a', 'b', 'c']
  const people = fc
    .array(fc.subarray(fields), { maxLength: 7 })
    .map((all) => all.map((held, index) => of(`专家${index}`, ...held)))
  const mins = fc.record({
    a: fc.integer({ min: 0, max: 2 }),
    b: fc.integer({ min: 0, max: 2 }),
    c: fc.integer({ min: 0, max: 2 }),
  })
  /** As many places by field as can be taken at all, by trying everything. */
  const most = (ranked: readonly Person[], seats: readonly string[]): number => {
    const [first, ...others] = seats
    if (first === undefined) return 0
    const with_ = ranked
      .filter((person) => person.expertise?.fields.includes(first))
      .map(
        (person) =>
          1 +
          most(
            ranked.filter((other) => other !== person),
            others,
          ),
      )
    return Math.max(most(ranked, others), ...with_)
  }
  test('are taken by as many of their fields as can be, by nobody twice, and never too many', () => {
    fc.assert(
      fc.property(people, mins, fc.integer({ min: 0, max: 3 }), (ranked, given, more) => {
        const mix = mixOf(given)
        const seats = openSeats(mix, [])
        const seated = seat(ranked, seats.length + more, seats, mix, [])
        const kept = seated.filter(({ field }) => field !== undefined)
        expect(kept).toHaveLength(most(ranked, seats))
        expect(kept.every(({ person, field }) => person.expertise?.fields.includes(field ?? ''))).toBe(true)
        for (const { field, min } of mix)
          expect(kept.filter((one) => one.field === field.zh).length).toBeLessThanOrEqual(min)
        expect(new Set(seated.map(({ person }) => person)).size).toBe(seated.length)
        expect(seated.length - kept.length).toBe(Math.min(more, ranked.length - kept.length))
      }),
    )
  })
})

describe('a panel of a programme that asks for fields', () => {
  const plain = ['甲', '乙', '丙'].map((name) => of(name))

  test('has its fields, and begins', () => {
    const candidates = [...plain, of('电路', '集成电路'), of('律师', 'law')]
    const panel = choosePanel(beforeReview(), candidates, position(), moment)
    expect(panel.outcome).toBe('chosen')
    expect(panel.tasks?.map(({ asked, field }) => [asked, field])).toEqual([
      ['电路', '集成电路'],
      ['律师', '法律'],
      [expect.any(String), undefined],
    ])
  })

  test('without somebody of a field keeps the place and asks the officer, even when the quorum is there', () => {
    const panel = choosePanel(beforeReview(), [...plain, of('电路', '集成电路')], position(), moment)
    expect(panel.outcome).toBe('none')
    expect(panel.tasks).toHaveLength(2)
    expect(panel.events).toMatchObject([{ facts: { chosen: 2, vacant: '法律' } }])
  })

  test('takes whom the officer names for such a place, and says so on record', () => {
    const help = answeredBy(task('review-help'), 'officer', 'officer', {
      kind: 'review-help',
      answer: { decision: 'retry', experts: [personId('丙')], reason: '丙熟悉知识产权' },
    })
    const panel = choosePanel(beforeReview([help]), [...plain, of('电路', '集成电路')], position(), moment)
    expect(panel.outcome).toBe('chosen')
    expect(panel.events).toMatchObject([{ facts: { vacant: '', standIns: '法律' } }])
    expect(panel.tasks?.find(({ asked }) => asked === '丙')?.field).toBe('法律')
  })

  const recuse = { decision: 'recuse', reason: '有合作' } as const
  test('replaces who steps aside by somebody of the same field, or by nobody', () => {
    const asked = sheet('律师', undefined, { field: '法律' })
    const file = inReview([sheet('甲'), sheet('电路', undefined, { field: '集成电路' }), asked])
    const said = (candidates: readonly Person[]) => answerScore(file, asked, recuse, candidates, moment)
    expect(said([of('乙'), of('第二律师', '法律')]).tasks).toMatchObject([
      { asked: '第二律师', field: '法律' },
    ])
    expect(said([of('乙')]).tasks).toEqual([])
    expect(answerScore(file, sheet('甲'), recuse, [of('乙')], moment).tasks).toMatchObject([{ asked: '乙' }])
  })

  const others = [sheet('甲', 80), sheet('乙', 80), sheet('电路', 80, { field: '集成电路' })]
  test('is not complete without a sheet of every field, unless an officer takes the sheets as they are', () => {
    const without = [...others, sheet('律师', recuse, { field: '法律' })]
    expect(scoringOutcome(inReview(without), [], moment)).toBe('tooFew')
    expect(combineScores(inReview(without), moment).outcome).toBe('tooFew')
    const accepted = { review: { round: 1, open: true, accepted: true } }
    expect(combineScores(inReview(without, accepted), moment).outcome).toBe('passed')
    const complete = [...others, sheet('律师', 80, { field: '法律' })]
    expect(scoringOutcome(inReview(complete), [], moment)).toBe('complete')
    expect(combineScores(inReview(complete), moment).outcome).toBe('passed')
  })
})
