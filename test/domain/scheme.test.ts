import { expect, test } from 'vitest'
import { CivilDate } from '../../domain/calendar.ts'
import { MonthDay } from '../../domain/evaluation-rules.ts'
import { Scheme } from '../../domain/scheme.ts'
import { stepOf } from '../../domain/scheme-step.ts'
import { lingang } from '../../schemes/lingang.ts'

const evaluation = lingang.evaluation
const wrong = (changed: object) =>
  Scheme.safeParse({ ...lingang, ...changed }).error?.issues.map((issue) => issue.path.join('.'))
const withPanel = (panel: object) =>
  lingang.steps.map((step) =>
    step.kind === 'review' ? { ...step, panel: { ...step.panel, ...panel } } : step,
  )
const bands = (...from: number[]) => ({
  evaluation: {
    ...evaluation,
    bands: from.map((at, index) => ({ ...evaluation?.bands[index], from: at })),
  },
})

const membership = (dues: object, tier: object = {}) => ({
  membership: {
    currency: 'CNY',
    figure: { zh: '销售额', en: 'sales' },
    tiers: [
      {
        id: 'member',
        title: { zh: '成员', en: 'Member' },
        dues,
        votes: 1,
        mayLead: true,
        rights: [],
        commitmentYears: 1,
        ...tier,
      },
    ],
  },
})
const duesBands = (...from: number[]) => ({
  kind: 'bands',
  bands: from.map((at) => ({ from: at, amount: 1 })),
})

const headcount = (years: number) => ({
  id: 'staff',
  phase: 'apply',
  force: 'warns',
  condition: {
    kind: 'figure',
    figure: 'staff',
    label: { zh: '研发人员', en: 'R&D staff' },
    unit: { zh: '人', en: 'people' },
    min: 30,
    yearly: false,
    period: { years, take: 'latest' },
  },
})
const staff = { kind: 'number', id: 'staff', label: { zh: '研发人员', en: 'R&D staff' } }
const counting = [
  ...lingang.form,
  {
    id: 'people',
    title: { zh: '人员', en: 'People' },
    fields: [{ ...staff, feeds: { figure: 'staff', year: 1 } }],
  },
]
const dues = 'membership.tiers.0.dues'

test('a shipped programme is what it is after parsing again', () => {
  expect(Scheme.parse(lingang)).toEqual(lingang)
})

test.each([
  ['a step twice', { steps: [...lingang.steps, lingang.steps[0]] }, 'steps'],
  ['a section twice', { form: [...lingang.form, lingang.form[0]] }, 'form'],
  ['a quorum over the panel', { steps: withPanel({ quorum: 4 }) }, 'steps.2.panel'],
  ['a panel over its most', { steps: withPanel({ maxExperts: 2 }) }, 'steps.2.panel'],
  ['bands that rise', bands(80, 90, 60, 0), 'evaluation.bands'],
  ['a band twice', bands(90, 80, 80, 0), 'evaluation.bands'],
  ['bands that leave a mean without a grade', bands(90, 80, 60, 20), 'evaluation.bands'],
  ['dues with a least over their most', membership({ kind: 'percentage', rate: 0.1, min: 2, max: 1 }), dues],
  ['units with a least over their most', membership({ kind: 'units', price: 1, min: 2, max: 1 }), dues],
  ['bands of dues that fall', membership(duesBands(0, 20, 10)), `${dues}.bands`],
  ['a band of dues twice', membership(duesBands(0, 10, 10)), `${dues}.bands`],
  [
    'a tier that ends before it begins',
    membership({ kind: 'flat', amount: 1 }, { from: 5, below: 5 }),
    'membership.tiers.0',
  ],
  ['a headcount over three years', { rules: [headcount(3)], form: counting }, 'rules.0.condition'],
  ['an unknown field', { colour: 'red' }, ''],
])('%s is refused', (_name, changed, path) => {
  expect(wrong(changed)).toEqual([path])
})

test('a yearly day is one that every year has', () => {
  const days = (year: number) =>
    Array.from({ length: 12 * 33 }, (_, n) => {
      const [month, day] = [Math.floor(n / 33) + 1, n % 33].map((part) => String(part).padStart(2, '0'))
      return `${month}-${day}`
    }).filter((day) => CivilDate.safeParse(`${year}-${day}`).success)
  const found = days(2028).filter((day) => MonthDay.safeParse(day).success)
  expect(found).toEqual(days(2027))
  expect(days(2028).filter((day) => !found.includes(day))).toEqual(['02-29'])
})

test('a headcount as it stands is taken', () => {
  expect(wrong({ rules: [headcount(1)], form: counting })).toBeUndefined()
})

test('bounds of dues that meet are taken', () => {
  expect(wrong(membership({ kind: 'percentage', rate: 0.1, min: 1, max: 1 }))).toBeUndefined()
  expect(wrong(membership(duesBands(0, 10, 20), { from: 0, below: 1 }))).toBeUndefined()
})

test('a step that a programme does not have is nothing', () => {
  expect(stepOf(lingang, 'notice')?.limit).toEqual({ n: 5, unit: 'working-day' })
  expect(stepOf({ steps: [] }, 'notice')).toBeUndefined()
})

test.each(['/', '?', '#', '&', '<', '>', '\n', '\u0000', '\u200b', '\u2028'])(
  'a number pattern has no %j in it, nor has that of a tier',
  (sign) => {
    const numberPattern = `沪科${sign}（{year}）cert-{code}号`
    expect(wrong({ outcome: { ...lingang.outcome, numberPattern } })).toEqual(['outcome.numberPattern'])
    const words = { zh: '层级', en: 'Tier' }
    const tiers = ['one', 'two'].map((id) => ({ id, title: words, verb: words, numberPattern }))
    const found = wrong({ outcome: { ...lingang.outcome, tiers } })
    expect(found?.filter((path) => path.endsWith('.numberPattern'))).toEqual([
      'outcome.tiers.0.numberPattern',
      'outcome.tiers.1.numberPattern',
    ])
  },
)

test('a number pattern may have small letters and full-width signs', () => {
  const numberPattern = '沪科（{year}）cert-{code}号'
  expect(wrong({ outcome: { ...lingang.outcome, numberPattern } })).toBeUndefined()
})
