import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { heldClaims } from '../../domain/application.ts'
import { answerApproval, openLevel } from '../../domain/approval.ts'
import type { ApplicationHead } from '../../domain/case.ts'
import { placeFor, rankingOf, selectedOf } from '../../domain/ranking.ts'
import type { Task } from '../../domain/task.ts'
import { withReview } from '../support/other-programme.ts'
import {
  answeredBy,
  applicationHead,
  caseId,
  fileOf,
  handedIn,
  holder,
  momentAt,
  personId,
  position,
  task,
  today,
} from '../support/cases.ts'

const reviewed = (name: string, mean: number, more: Partial<ApplicationHead> = {}): ApplicationHead =>
  applicationHead({
    ...handedIn,
    id: caseId(name),
    title: name,
    status: { is: 'approval', since: today, level: 'meeting' },
    review: { round: 1, open: false, accepted: false, result: { sheets: 3, counted: 3, mean, spread: 5 } },
    approval: { round: 1, open: true, levelsDone: 2 },
    ...more,
  })
const placesOf = (means: readonly number[], most?: number) =>
  rankingOf(
    means.map((mean, index) => reviewed(`案件${index}`, mean)),
    most,
  ).map(({ mean, place, tied, line }) => [mean, place, tied, line])

describe('a ranking', () => {
  test.each([
    [
      'gives the best the first place',
      [70, 90, 80],
      [
        [90, 1, false],
        [80, 2, false],
        [70, 3, false],
      ],
    ],
    [
      'gives equals one place, and leaves the next one out',
      [80, 90, 80, 70],
      [
        [90, 1, false],
        [80, 2, true],
        [80, 2, true],
        [70, 4, false],
      ],
    ],
    ['of nobody is empty', [], []],
  ])('%s', (_name, means, expected) => {
    expect(placesOf(means).map(([mean, place, tied]) => [mean, place, tied])).toEqual(expected)
  })

  test.each([
    ['between two', [90, 80, 70], 2, ['over', 'over', 'under']],
    ['through a tie: none of the tied is over it', [90, 80, 80, 70], 2, ['over', 'at', 'at', 'under']],
    ['after a tie that fits', [90, 90, 70], 2, ['over', 'over', 'under']],
    ['after everybody', [90, 80], 5, ['over', 'over']],
    ['nowhere', [90, 80], undefined, ['none', 'none']],
  ])('draws its line %s', (_name, means, most, lines) => {
    expect(placesOf(means, most).map(([, , , line]) => line)).toEqual(lines)
  })

  test('leaves out whose review is not done and who withdrew, and keeps who was refused', () => {
    const heads = [
      reviewed('在评', 99, { review: { round: 1, open: true, accepted: false } }),
      reviewed('撤回', 98, { status: { is: 'withdrawn', since: today, reason: '撤回' } }),
      reviewed('未通过', 50, {
        status: { is: 'refused', since: today, at: 'review', reason: { zh: '低', en: 'low' } },
      }),
      applicationHead({ id: caseId('草稿') }),
    ]
    expect(rankingOf(heads).map(({ head }) => head.title)).toEqual(['未通过'])
  })

  test('puts no more over the line than may pass, and nobody under it who is better than one over it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 8 }),
        (means, most) => {
          const ranked = rankingOf(
            means.map((mean, index) => reviewed(`案件${index}`, mean)),
            most,
          )
          const of = (line: string) => ranked.filter((one) => one.line === line).map(({ mean }) => mean)
          expect(of('over').length).toBeLessThanOrEqual(most)
          expect(of('over').length + of('at').length).toBeGreaterThanOrEqual(Math.min(most, means.length))
          expect(new Set(of('at')).size).toBeLessThanOrEqual(1)
          expect(Math.min(...of('over'), Infinity)).toBeGreaterThan(Math.max(...of('at'), ...of('under'), -1))
        },
      ),
    )
  })
})

const scheme = withReview('lingang@1', { selection: { most: 2, mayBeNone: true } })
const with_ = (others: readonly ApplicationHead[]) => ({ ...momentAt(today, scheme), others })
const recognised = (name: string, place?: number) =>
  reviewed(name, 80, {
    status: { is: 'notice', since: today, firstDay: '2026-03-10', lastDay: '2026-03-16', ends: today },
    approval: { round: 1, open: false, levelsDone: 3 },
    ...(place === undefined ? {} : { place }),
  })
const asked = (name: string, more: Partial<Task> = {}): Task =>
  task('approval', {
    name: `approval of ${name}`,
    step: 'ask-approvers.3',
    level: 'meeting',
    audience: { is: 'person', person: personId(name) },
    asked: name,
    ...more,
  })
const atLastLevel = (tasks: readonly Task[] = [asked('甲'), asked('乙')]) =>
  fileOf(reviewed('本案', 85), { tasks })
const approve = { decision: 'approve' } as const

describe('the places of a call', () => {
  test('are taken one after the other, a free one first', () => {
    expect(placeFor(atLastLevel(), with_([]))).toBe(1)
    expect(placeFor(atLastLevel(), with_([recognised('一', 1)]))).toBe(2)
    expect(placeFor(atLastLevel(), with_([recognised('二', 2)]))).toBe(1)
    expect(placeFor(atLastLevel(), momentAt())).toBeUndefined()
  })

  test('are full with as many as may pass, whether they were numbered or not', () => {
    for (const others of [
      [recognised('一', 1), recognised('二', 2)],
      [recognised('一'), recognised('二', 1)],
    ])
      expect(() => placeFor(atLastLevel(), with_(others))).toThrow(
        expect.objectContaining({ code: 'quota-full', facts: { most: 2, selected: 2 } }),
      )
  })

  test('are free again when a selected case is refused, and are not taken by the case itself', () => {
    const refused = reviewed('一', 80, {
      place: 1,
      status: { is: 'refused', since: today, at: 'notice', reason: { zh: '异议成立', en: 'upheld' } },
    })
    expect(selectedOf([refused, recognised('二', 2)])).toHaveLength(1)
    expect(placeFor(atLastLevel(), with_([refused, recognised('二', 2)]))).toBe(1)
    expect(placeFor(atLastLevel(), with_([reviewed('本案', 85, { place: 1 }), recognised('二', 2)]))).toBe(1)
  })

  test('are held by a name that nobody else can take, until the case ends otherwise', () => {
    const first = atLastLevel([
      answeredBy(asked('甲'), '甲', 'approver', { kind: 'approval', answer: approve }),
      asked('乙'),
    ])
    const decided = answerApproval(first, asked('乙'), approve, personId('乙'), with_([recognised('一', 1)]))
    const { head } = decided
    if (head.kind !== 'application') throw new Error('not an application')
    expect(decided).toMatchObject({
      outcome: 'approved',
      head: { place: 2 },
      claims: [`place:${head.call}:2`],
    })
    expect(heldClaims(head)).toContain(`place:${head.call}:2`)
  })
})

describe('when as many as may pass have passed', () => {
  const full = with_([recognised('一', 1), recognised('二', 2)])
  test('the last level cannot approve, with the first vote or the one that settles it, but may reject and return', () => {
    const answer = (given: Parameters<typeof answerApproval>[2]) =>
      answerApproval(atLastLevel(), asked('甲'), given, personId('甲'), full)
    expect(() => answer(approve)).toThrow(expect.objectContaining({ code: 'quota-full' }))
    expect(answer({ decision: 'return', to: 'review', remark: '再评' }).outcome).toBe('returned')
    expect(answer({ decision: 'reject', reason: '名额已满' }).head).toBeDefined()
  })

  test('earlier levels still may', () => {
    const file = fileOf(reviewed('本案', 85, { approval: { round: 1, open: true, levelsDone: 0 } }), {
      tasks: [asked('甲', { level: 'division' })],
    })
    expect(
      answerApproval(file, asked('甲', { level: 'division' }), approve, personId('甲'), full).outcome,
    ).toBe('approved')
  })

  test('decisions given before it was full do not settle the last level by themselves', () => {
    const given = ['甲', '乙'].map((name) =>
      answeredBy(asked(name), name, 'approver', { kind: 'approval', answer: approve }),
    )
    const nobodyElse = [
      holder('甲', 'approver', { level: 'meeting' }),
      holder('乙', 'approver', { level: 'meeting' }),
    ]
    const opened = (others: readonly ApplicationHead[]) =>
      openLevel(atLastLevel(given), nobodyElse, position({ 'ask-approvers': 3 }), with_(others))
    expect(opened([recognised('一', 1)])).toMatchObject({ outcome: 'approved', head: { place: 2 } })
    expect(opened([recognised('一', 1), recognised('二', 2)])).toMatchObject({
      tasks: [],
      events: [{ what: 'level-asked', facts: { tooFew: true } }],
    })
  })
})
