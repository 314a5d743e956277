import { describe, expect, test } from 'vitest'
import { CivilDate } from '../../domain/calendar.ts'
import type { MilestoneBody, NewMilestone, RecordLine } from '../../domain/consortium-record.ts'
import { enterMilestone, milestonesIn, paidFor } from '../../domain/milestone.ts'
import { Refusal } from '../../domain/refusal.ts'
import { Scheme } from '../../domain/scheme.ts'
import { lingang } from '../../schemes/lingang.ts'
import { consortium, momentAt, stampBy, today } from '../support/cases.ts'

const day = (text: string) => CivilDate.parse(text)
const scheme = Scheme.parse({
  ...lingang,
  milestones: { most: 2, evidence: ['test', 'financing-raised'], renegotiable: true },
  support: [
    {
      id: 'payments',
      kind: 'grant',
      title: { zh: '里程碑付款', en: 'Milestone payments' },
      payment: 'on-milestone',
      cap: 1000,
    },
  ],
})
const moment = momentAt(today, scheme)
const set: NewMilestone = { title: '样机试验', due: day('2026-12-31'), payment: 600, evidence: 'test' }
const enter = (lines: readonly RecordLine[], entry: MilestoneBody, at = moment) =>
  enterMilestone(consortium(), lines, entry, stampBy('officer', 'officer'), at)
const entered = (...entries: readonly MilestoneBody[]): RecordLine[] =>
  entries.reduce<RecordLine[]>((lines, entry) => [...lines, enter(lines, entry)], [])
const refusal = (act: () => unknown): string | undefined => {
  try {
    act()
    return undefined
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem
    return problem.problems.map(({ field, code }) => `${field} ${code}`).join() || problem.code
  }
}

const setting: MilestoneBody = { is: 'milestone-set', ...set }
const claim: MilestoneBody = { is: 'milestone-claimed', milestone: 1, evidence: '试验报告 001' }
const accept: MilestoneBody = {
  is: 'milestone-accepted',
  milestone: 1,
  amount: 600,
  paid: day('2026-03-09'),
}
const refuse: MilestoneBody = { is: 'milestone-refused', milestone: 1, reason: '未达指标' }
const move: MilestoneBody = {
  is: 'milestone-moved',
  milestone: 1,
  ...set,
  due: day('2027-06-30'),
  reason: '协商调整',
}

describe('a milestone', () => {
  test.each([
    ['is set', [], setting, undefined],
    [
      'is set with evidence that the programme takes',
      [],
      { ...setting, evidence: 'report' },
      'evidence not-an-option',
    ],
    ['is set no more than so often', [setting, setting], setting, 'too-many'],
    ['is claimed', [setting], claim, undefined],
    ['is claimed again after it was refused', [setting, claim, refuse], claim, undefined],
    ['is not claimed twice', [setting, claim], claim, 'not-at-this-step'],
    ['is not accepted before it is claimed', [setting], accept, 'not-at-this-step'],
    ['is accepted', [setting, claim], accept, undefined],
    ['is accepted once', [setting, claim, accept], accept, 'not-at-this-step'],
    [
      'is paid on a day that has come',
      [setting, claim],
      { ...accept, paid: day('2026-03-11') },
      'paid in-the-future',
    ],
    ['pays no more than it was set to', [setting, claim], { ...accept, amount: 601 }, 'amount over-payment'],
    [
      'is paid within the cap',
      [{ ...setting, payment: 1200 }, claim],
      { ...accept, amount: 1001 },
      'amount over-cap',
    ],
    ['is refused with a reason', [setting, claim], refuse, undefined],
    ['is moved while it is open', [setting], move, undefined],
    ['is not moved once it was accepted', [setting, claim, accept], move, 'not-at-this-step'],
    ['that was never set is not claimed', [setting], { ...claim, milestone: 7 }, 'not-found'],
  ] as const satisfies readonly (readonly [
    string,
    readonly MilestoneBody[],
    MilestoneBody,
    string | undefined,
  ])[])('%s', (_, before, entry, expected) => {
    expect(refusal(() => enter(entered(...before), entry))).toBe(expected)
  })

  test('is not moved where the programme does not negotiate again, nor set where it has none', () => {
    const firm = momentAt(
      today,
      Scheme.parse({ ...scheme, milestones: { ...scheme.milestones, renegotiable: false } }),
    )
    expect(refusal(() => enter(entered(setting), move, firm))).toBe('not-allowed-here')
    expect(refusal(() => enter([], setting, momentAt(today, lingang)))).toBe('not-allowed-here')
  })
})

test('a record tells where each milestone stands, and what was paid of the cap', () => {
  const second: MilestoneBody = { ...setting, title: '融资', evidence: 'financing-raised', payment: 400 }
  const lines = entered(setting, second, claim, refuse, claim, accept, {
    ...move,
    milestone: 2,
    title: '第二轮融资',
  })
  const milestones = milestonesIn(lines)
  expect(milestones).toMatchObject([
    { milestone: 1, title: '样机试验', state: { is: 'accepted', amount: 600, paid: '2026-03-09' } },
    { milestone: 2, title: '第二轮融资', due: '2027-06-30', moved: '协商调整', state: { is: 'open' } },
  ])
  expect(paidFor(milestones, scheme)).toEqual({ paid: 600, cap: 1000 })
  const left = () => enter(lines, { is: 'milestone-claimed', milestone: 2, evidence: '到账证明' })
  const over: MilestoneBody = {
    is: 'milestone-accepted',
    milestone: 2,
    amount: 401,
    paid: day('2026-03-10'),
  }
  expect(refusal(() => enter([...lines, left()], over))).toBe('amount over-cap')
  expect(refusal(() => enter([...lines, left()], { ...over, amount: 400 }))).toBeUndefined()
})
