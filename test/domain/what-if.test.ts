import { describe, expect, test } from 'vitest'
import { missingOffices } from '../../domain/missing-offices.ts'
import { Scheme } from '../../domain/scheme.ts'
import { standingOf, whatIf } from '../../domain/what-if.ts'
import { lingang } from '../../schemes/lingang.ts'
import {
  applicationHead,
  consortiumMembers,
  fileOf,
  handedIn,
  holder,
  momentAt,
  today,
} from '../support/cases.ts'

const moment = (scheme: Scheme) => momentAt(today, scheme)
const file = fileOf(applicationHead({ ...handedIn }), { members: consortiumMembers })
const withRules = (change: (rules: Scheme['rules']) => unknown): Scheme =>
  Scheme.parse({ ...lingang, rules: change(lingang.rules) })
const count = lingang.rules.find(({ condition }) => condition.kind === 'organisation-count')
const asked = (min: number, force: 'blocks' | 'warns' = 'blocks') =>
  withRules((rules) =>
    rules.map((rule) =>
      rule.id === count?.id ? { ...rule, force, condition: { kind: 'organisation-count', min } } : rule,
    ),
  )
const under = (scheme: Scheme) => whatIf(file, moment(lingang), moment(scheme))

describe('what a past application would come to', () => {
  test('is nothing new under the version of its own', () => {
    const { before, after, turns, missing } = under(lingang)
    expect([before, turns, missing]).toEqual([after, [], 0])
  })

  test('is to fail where a bound rose, and to be warned where it only advises', () => {
    expect(under(asked(40)).after).toBe('fails')
    expect(under(asked(40)).turns).toMatchObject([
      { asks: { zh: '至少 40 家单位' }, before: true, after: false },
    ])
    expect(standingOf([{ rule: { ...rule('warns') }, holds: false, explanation: said }])).toBe('warns')
    expect(standingOf([{ rule: rule('blocks'), holds: false, explanation: said }])).toBe('fails')
    expect(standingOf([{ rule: rule('blocks'), holds: 'unknown', explanation: said }])).toBe('open')
    expect(standingOf([])).toBe('passes')
  })

  test('tells of a rule that is new only where it does not hold', () => {
    const more = (min: number) =>
      withRules((rules) => [
        ...rules,
        { id: 'new-one', phase: 'apply', force: 'blocks', condition: { kind: 'organisation-count', min } },
      ])
    expect(under(more(1)).turns).toEqual([])
    expect(under(more(50)).turns).toMatchObject([{ before: undefined, after: false }])
  })

  test('counts what the form would ask for besides', () => {
    const [first, ...rest] = lingang.form
    if (!first) throw new Error('no section')
    const field = { kind: 'text', id: 'extra', label: { zh: '补充', en: 'Extra' }, required: true }
    const scheme = Scheme.parse({
      ...lingang,
      form: [{ ...first, fields: [...first.fields, field] }, ...rest],
    })
    expect(under(scheme).missing).toBe(1)
  })
})

const said = { zh: '说明', en: 'said' }
const rule = (force: 'blocks' | 'warns') => ({
  id: 'one',
  phase: 'apply' as const,
  force,
  condition: { kind: 'identified' as const },
})

describe('the offices that a call still needs', () => {
  const levels = lingang.steps.flatMap((step) => (step.kind === 'approval' ? step.levels : []))
  const everybody = [
    holder('officer', 'officer'),
    holder('recommender', 'recommender'),
    ...['甲', '乙', '丙', '丁', '戊'].map((name) => holder(name, 'expert')),
    ...levels.flatMap(({ id }) =>
      ['一', '二', '三'].map((n) => holder(`${id}${n}`, 'approver', { level: id })),
    ),
  ]

  test('are none when everybody is appointed', () => {
    expect(missingOffices(lingang, everybody)).toEqual([])
  })

  test('name the level, and how many there are of how many', () => {
    const [level] = levels
    const others = everybody.filter(({ offices }) => offices[0]?.level !== level?.id)
    expect(missingOffices(lingang, others)).toEqual([
      { role: 'approver', level: level?.title, have: 0, need: 1 },
    ])
    expect(missingOffices(lingang, []).map(({ role }) => role)).toEqual([
      'officer',
      'recommender',
      'expert',
      ...levels.map(() => 'approver'),
    ])
  })

  test('are held by nobody of another programme, or who may not sign in any more', () => {
    const elsewhere = everybody.map((one) => ({
      ...one,
      offices: one.offices.map((office) => ({ ...office, scheme: 'else' })),
    }))
    const gone = everybody.map((one) => ({ ...one, active: false }))
    for (const people of [elsewhere, gone])
      expect(missingOffices(lingang, people)).toHaveLength(3 + levels.length)
  })
})
