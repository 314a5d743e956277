import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factsOf } from '../../domain/facts.ts'
import { type ConsortiumFacts, OrganisationFacts, OrganisationKind, Rule } from '../../domain/rule.ts'
import { blocks, checkRules } from '../../domain/rule-check.ts'
import { applicationHead, fileOf, member, section, stampBy } from '../support/cases.ts'

const company = (more: Partial<OrganisationFacts> = {}): OrganisationFacts => ({
  code: 'uscc:1',
  name: '某某公司',
  kind: 'enterprise',
  country: 'CN',
  credentials: [],
  ...more,
})
const consortium = (leads: OrganisationFacts[], members: OrganisationFacts[] = []): ConsortiumFacts => ({
  clauses: [],
  leads,
  members,
})
const rule = (more: object): Rule => Rule.parse({ id: 'condition', phase: 'apply', force: 'blocks', ...more })
const verdict = (given: Rule, facts: ConsortiumFacts) => {
  const [only] = checkRules([given], facts, 'apply')
  if (!only) throw new Error('the rule was not asked')
  return only
}

const kinds = OrganisationKind.options
const anyOrganisation: fc.Arbitrary<OrganisationFacts> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    country: fc.constantFrom('CN', 'AT', 'US'),
    region: fc.option(fc.constantFrom('华东', '华南', '西北'), { nil: undefined }),
    place: fc.option(fc.constantFrom('上海临港', '北京'), { nil: undefined }),
    code: fc.constantFrom('uscc:1', 'unknown:1'),
    credentials: fc.subarray(['high-tech', 'listed']),
  })
  .map((more) => OrganisationFacts.parse({ ...more, name: '某某公司' }))
const anyConsortium = fc
  .record({
    leads: fc.array(anyOrganisation, { minLength: 1, maxLength: 3 }),
    members: fc.array(anyOrganisation, { maxLength: 12 }),
    clauses: fc.subarray(['ip', 'exit', 'risk']),
  })
  .map((facts): ConsortiumFacts => facts)
const bound = fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined })
const part = fc.option(
  fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000),
  { nil: undefined },
)
const someKinds = fc.subarray([...kinds], { minLength: 1, maxLength: 4 })

test.each([
  [{ max: 0.99999999 }, 3, 0, false, 'at most 99.999999%; it is 100% (3 of 3)'],
  [{ min: 0.33333334 }, 1, 2, false, 'at least 33.333334%; it is 33.333333% (1 of 3)'],
  [{ min: 1 / 3 }, 1, 2, true, 'at least 33.3333%; it is 33.3333% (1 of 3)'],
])('a share beside a bound close to it is told apart: %o', (bounds, companies, others, holds, said) => {
  const facts = consortium(
    Array.from({ length: companies }, () => company()),
    Array.from({ length: others }, () => company({ kind: 'university' })),
  )
  const found = verdict(rule({ kind: 'share', of: ['enterprise'], ...bounds }), facts)
  expect(found).toMatchObject({ holds, explanation: { en: expect.stringContaining(said) } })
})

test.each([
  { kind: 'lead-kind', allowed: ['enterprise'] },
  { kind: 'lead-place', places: [{ zh: '临港', en: 'Lin-gang' }] },
  { kind: 'lead-credential', anyOf: ['high-tech'] },
])('what the lead must be does not hold without a lead: $kind', (more) => {
  expect(verdict(rule(more), consortium([], [company()]))).toMatchObject({
    holds: false,
    explanation: { en: expect.stringContaining('there is no lead') },
  })
})

describe('an explanation never contradicts the verdict', () => {
  const counts =
    /needs (?:exactly (\d+)|at least (\d+)|at most (\d+)|(\d+) to (\d+)|any number) .*; (\d+) named/
  const countsAgain = (said: string): boolean => {
    const [, exactly, least, most, from, to, found] = counts.exec(said) ?? []
    const [min, max] = [exactly ?? least ?? from ?? 0, exactly ?? most ?? to ?? Infinity].map(Number)
    return Number(found) >= Number(min) && Number(found) <= Number(max)
  }
  test('when organisations are counted', () => {
    fc.assert(
      fc.property(
        anyConsortium,
        bound,
        bound,
        fc.option(someKinds, { nil: undefined }),
        (facts, min, max, of) => {
          const said = verdict(rule({ kind: 'organisation-count', min, max, of }), facts)
          expect(countsAgain(said.explanation.en)).toBe(said.holds)
          const numbers = (text: string) => text.match(/\d+/g)
          expect(numbers(said.explanation.zh)).toEqual(numbers(said.explanation.en))
        },
      ),
    )
  })

  const shares =
    /must be (?:at least (.*)%|at most (.*)%|from (.*)% to (.*)%); it is (.*)% \((\d+) of (\d+)\)/
  test('when a share is asked for', () => {
    fc.assert(
      fc.property(anyConsortium, part, part, someKinds, (facts, min, max, of) => {
        const said = verdict(rule({ kind: 'share', min, max, of }), facts)
        const [, least, most, from, to, found] = shares.exec(said.explanation.en) ?? []
        const [low, high] = [least ?? from ?? 0, most ?? to ?? 100].map(Number)
        expect(Number(found) >= Number(low) && Number(found) <= Number(high)).toBe(said.holds)
      }),
    )
  })

  test('two of three fall short of 66.67 per cent, and it shows', () => {
    const facts = consortium([company()], [company(), company({ kind: 'university' })])
    const said = verdict(rule({ kind: 'share', of: ['enterprise'], min: 0.6667 }), facts)
    expect(said.holds).toBe(false)
    expect(said.explanation.en).toBe(
      'the share of enterprise must be at least 66.67%; it is 66.6667% (2 of 3)',
    )
  })

  test('who does not fit is named exactly when the rule is broken', () => {
    const rules = [
      rule({ kind: 'lead-kind', allowed: ['enterprise', 'university'] }),
      rule({ kind: 'lead-place', places: [{ zh: '临港', en: 'Lin-gang' }] }),
      rule({ kind: 'lead-credential', anyOf: ['high-tech'] }),
    ]
    fc.assert(
      fc.property(anyConsortium, fc.constantFrom(...rules), (facts, given) => {
        const said = verdict(given, facts)
        expect(said.explanation.en.includes('not so: ')).toBe(said.holds === false)
        expect(said.explanation.zh.includes('不符')).toBe(said.holds === false)
        expect(said.explanation.en.includes('not given')).toBe(said.holds === 'unknown')
      }),
    )
  })

  test('of clauses and codes', () => {
    fc.assert(
      fc.property(anyConsortium, (facts) => {
        const clauses = verdict(rule({ kind: 'agreement-clauses', required: ['ip', 'exit'] }), facts)
        expect(clauses.explanation.en.endsWith('; 2 are confirmed')).toBe(clauses.holds)
        const coded = verdict(rule({ kind: 'identified' }), facts)
        expect(coded.explanation.en === 'every organisation has a code').toBe(coded.holds)
      }),
    )
  })
})

test('adding a member never breaks a lower bound', () => {
  const lower = fc.oneof(
    fc
      .record({ min: fc.nat(12), of: fc.option(someKinds, { nil: undefined }) })
      .map(({ min, of }) => rule({ kind: 'organisation-count', min, of })),
    fc
      .record({ min: fc.nat(4), by: fc.constantFrom('country', 'region') })
      .map((more) => rule({ kind: 'distinct-places', ...more })),
  )
  fc.assert(
    fc.property(anyConsortium, anyOrganisation, lower, (facts, joining, given) => {
      fc.pre(verdict(given, facts).holds === true)
      const more = { ...facts, members: [...facts.members, joining] }
      expect(verdict(given, more).holds).toBe(true)
    }),
  )
})

describe('what is not known does not stop anybody', () => {
  const inLingang = rule({ kind: 'lead-place', places: [{ zh: '临港', en: 'Lin-gang' }] })
  const regions = rule({ kind: 'distinct-places', by: 'region', min: 2 })
  test.each([
    ['a lead without a place', inLingang, consortium([company()]), 'unknown'],
    ['a lead there', inLingang, consortium([company({ place: '上海临港' })]), true],
    ['a lead elsewhere', inLingang, consortium([company({ place: '北京' })]), false],
    ['one elsewhere and one open', inLingang, consortium([company({ place: '北京' }), company()]), false],
    ['a region not given', regions, consortium([company({ region: '华东' })], [company()]), 'unknown'],
    [
      'one region twice',
      regions,
      consortium([company({ region: '华东' }), company({ region: '华东' })]),
      false,
    ],
    ['two regions', regions, consortium([company({ region: '华东' }), company({ region: '华南' })]), true],
    ['too few to reach two', regions, consortium([company()]), false],
  ])('%s', (_name, given, facts, holds) => {
    const said = verdict(given, facts)
    expect(said.holds).toBe(holds)
    expect(blocks([said])).toHaveLength(holds === false ? 1 : 0)
  })
})

test('only broken rules that block stop a case', () => {
  const empty = consortium([company()])
  const min = { kind: 'organisation-count', min: 3 }
  expect(blocks([verdict(rule(min), empty)])).toHaveLength(1)
  expect(blocks([verdict(rule({ ...min, force: 'warns' }), empty)])).toEqual([])
})

test.each([
  ['apply', ['apply', 'always']],
  ['renew', ['always', 'renew']],
  ['always', ['always']],
] as const)('on %s, the rules of %o are asked', (phase, asked) => {
  const rules = (['apply', 'always', 'renew'] as const).map((one) =>
    rule({ id: one, phase: one, kind: 'identified' }),
  )
  expect(checkRules(rules, consortium([company()]), phase).map(({ rule }) => rule.id)).toEqual(asked)
})

test.each([
  [{ min: 1, max: 1 }, 1, true],
  [{ min: 1, max: 1 }, 2, false],
  [{ min: 2, max: 3 }, 1, false],
  [{ min: 2, max: 3 }, 3, true],
])('with %o leads allowed, %i: %s', (bounds, leads, holds) => {
  const facts = consortium(Array.from({ length: leads }, () => company()))
  expect(verdict(rule({ kind: 'lead-count', ...bounds }), facts).holds).toBe(holds)
})

test('the facts of a case leave out who declined, and know leads from members', () => {
  const declined = { is: 'declined', stamp: stampBy('乙', 'member'), reason: '无意参加' } as const
  const file = fileOf(applicationHead({ field: 'ic' }), {
    members: [
      member('甲公司', { role: 'lead' }),
      member('联合牵头', { role: 'co-lead', region: '华东' }),
      member('乙公司', { confirmation: declined }),
      member('丙大学', { kind: 'university' }),
    ],
    sections: [section('agreement', { clauses: ['ip', 'exit'], formationType: 'contract' })],
  })
  expect(factsOf(file)).toMatchObject({
    field: 'ic',
    formationType: 'contract',
    clauses: ['ip', 'exit'],
    leads: [{ name: '甲公司' }, { name: '联合牵头', region: '华东' }],
    members: [{ name: '丙大学' }],
  })
})
