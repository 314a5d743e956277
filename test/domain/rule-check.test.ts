import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Condition } from '../../domain/condition.ts'
import { requirementOf } from '../../domain/condition-words.ts'
import { type ConsortiumFacts, OrganisationFacts } from '../../domain/consortium-facts.ts'
import { factsOf } from '../../domain/facts.ts'
import { FormSection } from '../../domain/form.ts'
import { OrganisationKind } from '../../domain/organisation-kind.ts'
import { Rule } from '../../domain/rule.ts'
import { blocks, checkRules } from '../../domain/rule-check.ts'
import { applicationHead, fileOf, member, section, stampBy, today } from '../support/cases.ts'

const company = (more: Partial<OrganisationFacts> = {}): OrganisationFacts => ({
  code: 'uscc:1',
  name: '某某公司',
  kind: 'enterprise',
  country: 'CN',
  credentials: [],
  ...more,
})
const consortium = (
  leads: OrganisationFacts[],
  members: OrganisationFacts[] = [],
  more: Partial<ConsortiumFacts> = {},
): ConsortiumFacts => ({ chosen: {}, figures: {}, documents: [], ...more, leads, members })
const rule = (condition: object, more: object = {}): Rule =>
  Rule.parse({ id: 'condition', phase: 'apply', force: 'blocks', ...more, condition })
const verdict = (given: Rule, facts: ConsortiumFacts) => {
  const [only] = checkRules([given], facts, 'apply')
  if (!only) throw new Error('the rule was not asked')
  return only
}
const named = (...values: string[]) => values.map((value) => ({ value, label: { zh: value, en: value } }))
const words = (text: string) => ({ zh: text, en: text })

const kinds = OrganisationKind.options
const anyOrganisation: fc.Arbitrary<OrganisationFacts> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    country: fc.constantFrom('CN', 'AT', 'US'),
    region: fc.option(fc.constantFrom('华东', '华南', '西北'), { nil: undefined }),
    place: fc.option(fc.constantFrom('上海临港', '北京'), { nil: undefined }),
    controller: fc.option(fc.constantFrom('甲集团', '乙集团'), { nil: undefined }),
    code: fc.constantFrom('uscc:1', 'uscc:2', 'unknown:1'),
    credentials: fc.subarray(['high-tech', 'listed']),
    parentCredentials: fc.subarray(['high-tech', 'listed']),
    already: fc.option(
      fc.record({ leads: fc.nat(3), joins: fc.nat(3) }).map((n) => n),
      { nil: undefined },
    ),
  })
  .map((more) => OrganisationFacts.parse({ ...more, name: '某某公司' }))
const yearly = fc.array(fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })), { maxLength: 4 })
const anyConsortium: fc.Arbitrary<ConsortiumFacts> = fc.record({
  leads: fc.array(anyOrganisation, { minLength: 1, maxLength: 3 }),
  members: fc.array(anyOrganisation, { maxLength: 12 }),
  chosen: fc.record({ clauses: fc.subarray(['ip', 'exit', 'risk']), field: fc.subarray(['bio', 'ic']) }),
  figures: fc.record({ revenue: yearly, rd: yearly }),
  documents: fc.subarray(['charter', 'letter']),
})
const bound = fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined })
const part = fc.option(
  fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000),
  { nil: undefined },
)
const someKinds = fc.subarray([...kinds], { minLength: 1, maxLength: 4 })

/** Any simple condition of the vocabulary. */
const anyCondition: fc.Arbitrary<Condition> = fc
  .oneof(
    fc
      .record({ min: bound, max: bound, of: fc.option(someKinds.map((some) => ({ kinds: some }))) })
      .map(({ of, ...more }) => ({ kind: 'organisation-count', ...more, ...(of ? { of } : {}) })),
    fc.record({ min: part, max: part, of: someKinds }).map(({ of, ...more }) => ({
      kind: 'share',
      ...more,
      of: { kinds: of },
    })),
    someKinds.map((allowed) => ({ kind: 'lead-kind', allowed })),
    fc.constant({ kind: 'lead-place', places: [{ zh: '临港', en: 'Lin-gang' }] }),
    fc.boolean().map((subsidiaryCounts) => ({
      kind: 'lead-credential',
      anyOf: named('high-tech'),
      subsidiaryCounts,
    })),
    fc
      .record({ min: fc.nat(4), by: fc.constantFrom('country', 'region'), independent: fc.boolean() })
      .map((more) => ({ kind: 'distinct-places', ...more })),
    fc
      .record({ min: fc.nat(6), among: fc.option(fc.subarray([...kinds], { minLength: 2 })) })
      .map(({ min, among }) => ({ kind: 'distinct-kinds', min, ...(among ? { among } : {}) })),
    fc.nat(12).map((min) => ({ kind: 'independent', min })),
    fc.constant({ kind: 'identified' }),
    fc
      .record({
        min: bound,
        max: bound,
        years: fc.integer({ min: 1, max: 4 }),
        take: fc.constantFrom('mean', 'sum', 'latest', 'each'),
      })
      .map(({ years, take, ...more }) => ({
        kind: 'figure',
        figure: 'revenue',
        label: words('revenue'),
        unit: words('CNY'),
        ...more,
        period: { years, take },
      })),
    fc
      .record({ min: part, years: fc.integer({ min: 1, max: 3 }) })
      .map((more) => ({ kind: 'ratio', figure: 'rd', per: 'revenue', label: words('R&D share'), ...more })),
    fc.subarray(['ip', 'exit', 'risk'], { minLength: 1 }).map((of) => ({
      kind: 'chosen',
      what: 'clauses',
      of: named(...of),
    })),
    fc.constant({ kind: 'documents', required: named('charter') }),
    fc
      .record({ as: fc.constantFrom('lead', 'party'), max: fc.integer({ min: 1, max: 3 }) })
      .map((more) => ({ kind: 'limit', ...more })),
  )
  .map((condition) => rule(condition).condition)

test.each([
  [{ max: 0.99999999 }, 3, 0, false, 'at most 99.999999%; it is 100% (3 of 3)'],
  [{ min: 0.33333334 }, 1, 2, false, 'at least 33.333334%; it is 33.333333% (1 of 3)'],
  [{ min: 1 / 3 }, 1, 2, true, 'at least 33.3333%; it is 33.3333% (1 of 3)'],
])('a share beside a bound close to it is told apart: %o', (bounds, companies, others, holds, said) => {
  const facts = consortium(
    Array.from({ length: companies }, () => company()),
    Array.from({ length: others }, () => company({ kind: 'university' })),
  )
  const found = verdict(rule({ kind: 'share', of: { kinds: ['enterprise'] }, ...bounds }), facts)
  expect(found).toMatchObject({ holds, explanation: { en: expect.stringContaining(said) } })
})

test('a count says what is needed and what is there', () => {
  const facts = consortium([company()], [company(), company(), company({ kind: 'university' })])
  const needed = rule({ kind: 'organisation-count', min: 5, of: { kinds: ['enterprise'] } })
  expect(verdict(needed, facts)).toMatchObject({
    holds: false,
    explanation: { en: 'needs at least 5 enterprises; 3 named', zh: '至少 5 家企业；现有 3' },
  })
})

test.each([
  { kind: 'lead-kind', allowed: ['enterprise'] },
  { kind: 'lead-place', places: [{ zh: '临港', en: 'Lin-gang' }] },
  { kind: 'lead-credential', anyOf: named('high-tech') },
])('what the lead must be does not hold without a lead: $kind', (condition) => {
  expect(verdict(rule(condition), consortium([], [company()]))).toMatchObject({
    holds: false,
    explanation: { en: expect.stringContaining('there is no lead') },
  })
})

describe('an explanation never contradicts the verdict', () => {
  const counts =
    /(?:must have no|needs (?:exactly (\d+)|at least (\d+)|at most (\d+)|(\d+) to (\d+)|any number)) .*; (\d+) named/
  const countsAgain = (said: string): boolean => {
    const [, exactly, least, most, from, to, found] = counts.exec(said) ?? []
    const none = said.startsWith('must have no') ? 0 : undefined
    const [min, max] = [exactly ?? least ?? from ?? 0, exactly ?? most ?? to ?? none ?? Infinity].map(Number)
    return Number(found) >= Number(min) && Number(found) <= Number(max)
  }
  const numbers = (text: string) => text.match(/\d[\d,.]*/g)

  test('when organisations are counted', () => {
    const given = fc.option(someKinds, { nil: undefined })
    fc.assert(
      fc.property(anyConsortium, bound, bound, given, (facts, min, max, of) => {
        const group = of && { kinds: of }
        const said = verdict(rule({ kind: 'organisation-count', min, max, of: group }), facts)
        expect(countsAgain(said.explanation.en)).toBe(said.holds)
        expect(numbers(said.explanation.zh)).toEqual(numbers(said.explanation.en))
      }),
    )
  })

  const shares =
    /must be (?:at least (.*)%|at most (.*)%|from (.*)% to (.*)%|given); it is (.*)% \((\d+) of (\d+)\)/
  test('when a share is asked for', () => {
    fc.assert(
      fc.property(anyConsortium, part, part, someKinds, (facts, min, max, of) => {
        const said = verdict(rule({ kind: 'share', min, max, of: { kinds: of } }), facts)
        const [, least, most, from, to, found] = shares.exec(said.explanation.en) ?? []
        const [low, high] = [least ?? from ?? 0, most ?? to ?? 100].map(Number)
        expect(Number(found) >= Number(low) && Number(found) <= Number(high)).toBe(said.holds)
      }),
    )
  })

  test('when a figure is asked for', () => {
    const amounts = /must be at least ([\d,.]+) CNY; (?:it is ([\d,.]+)|not given)/
    const taken = fc.constantFrom('mean', 'sum', 'latest')
    const least = fc.double({ min: 0, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(anyConsortium, least, taken, fc.integer({ min: 1, max: 3 }), (facts, min, take, years) => {
        const condition = {
          kind: 'figure',
          figure: 'revenue',
          label: words('revenue'),
          unit: words('CNY'),
          min,
          period: { years, take },
        }
        const said = verdict(rule(condition), facts)
        const [, asked, found] = amounts.exec(said.explanation.en) ?? []
        const number = (text: string) => Number(text.replaceAll(',', ''))
        const again = found === undefined ? 'unknown' : number(found) >= number(asked ?? '')
        expect(said.holds).toBe(again)
      }),
    )
  })

  test('two of three fall short of 66.67 per cent, and it shows', () => {
    const facts = consortium([company()], [company(), company({ kind: 'university' })])
    const said = verdict(rule({ kind: 'share', of: { kinds: ['enterprise'] }, min: 0.6667 }), facts)
    expect(said.holds).toBe(false)
    expect(said.explanation.en).toBe(
      'the share of enterprises must be at least 66.67%; it is 66.6667% (2 of 3)',
    )
  })

  test('who does not fit is named exactly when the rule is broken', () => {
    const rules = [
      rule({ kind: 'lead-kind', allowed: ['enterprise', 'university'] }),
      rule({ kind: 'lead-place', places: [{ zh: '临港', en: 'Lin-gang' }] }),
      rule({ kind: 'lead-credential', anyOf: named('high-tech') }),
      rule({ kind: 'limit', as: 'lead', max: 1 }),
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

  test('of clauses, documents and codes', () => {
    fc.assert(
      fc.property(anyConsortium, (facts) => {
        const clauses = verdict(rule({ kind: 'chosen', what: 'clauses', of: named('ip', 'exit') }), facts)
        expect(clauses.explanation.en.endsWith('; 2 of 2 are confirmed')).toBe(clauses.holds)
        const papers = verdict(rule({ kind: 'documents', required: named('charter') }), facts)
        expect(papers.explanation.en.includes('missing')).toBe(papers.holds === false)
        const coded = verdict(rule({ kind: 'identified' }), facts)
        expect(coded.explanation.en === 'every organisation has a code').toBe(coded.holds)
      }),
    )
  })

  test('of conditions put together: the marks of the parts give the verdict of the whole', () => {
    const both = fc.constantFrom('all', 'any')
    const some = fc.array(anyCondition, { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(anyConsortium, both, some, (facts, kind, of) => {
        const said = verdict(rule({ kind, of }), facts)
        const marks = [...said.explanation.en.matchAll(/\[(met|not met|open)\]/g)].map(([, mark]) => mark)
        expect(marks).toHaveLength(of.length)
        const yes = kind === 'all' ? marks.every((mark) => mark === 'met') : marks.includes('met')
        const no = kind === 'all' ? marks.includes('not met') : marks.every((mark) => mark === 'not met')
        expect(said.holds).toBe(yes ? true : no ? false : 'unknown')
      }),
    )
  })

  test('what must not be is the other way round', () => {
    fc.assert(
      fc.property(anyConsortium, anyCondition, (facts, of) => {
        const straight = verdict(rule(of), facts).holds
        const turned = verdict(rule({ kind: 'not', of, label: words('must not be') }), facts).holds
        expect(turned).toBe(straight === 'unknown' ? 'unknown' : !straight)
      }),
    )
  })

  test('an explanation begins with what is asked, in both languages', () => {
    fc.assert(
      fc.property(anyConsortium, anyCondition, (facts, condition) => {
        fc.pre(condition.kind !== 'share' && condition.kind !== 'ratio')
        const said = verdict(rule(condition), facts).explanation
        const asked = requirementOf(condition)
        expect(said.zh.startsWith(asked.zh)).toBe(true)
        expect(said.en.startsWith(asked.en)).toBe(true)
      }),
    )
  })
})

test('adding a member never breaks a lower bound', () => {
  const lower = fc.oneof(
    fc
      .record({ min: fc.nat(12), of: fc.option(someKinds, { nil: undefined }) })
      .map(({ min, of }) => rule({ kind: 'organisation-count', min, of: of && { kinds: of } })),
    fc
      .record({ min: fc.nat(4), by: fc.constantFrom('country', 'region'), independent: fc.boolean() })
      .map((more) => rule({ kind: 'distinct-places', ...more })),
    fc.nat(6).map((min) => rule({ kind: 'distinct-kinds', min })),
    fc.nat(6).map((min) => rule({ kind: 'independent', min })),
    fc
      .nat(3)
      .map((min) =>
        rule({ kind: 'organisation-count', min, of: { places: [words('北京')], role: 'member' } }),
      ),
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
  const local = rule({ kind: 'organisation-count', min: 1, of: { places: [words('北京')] } })
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
    ['a member who may be local', local, consortium([company({ place: '上海' })], [company()]), 'unknown'],
  ])('%s', (_name, given, facts, holds) => {
    const said = verdict(given, facts)
    expect(said.holds).toBe(holds)
    expect(blocks([said])).toHaveLength(holds === false ? 1 : 0)
  })
})

describe('places that one owner each stands for', () => {
  const inStates = (min: number) =>
    rule({ kind: 'distinct-places', by: 'country', min, among: ['DE', 'FR', 'IT'], independent: true })
  const from = (country: string, controller?: string) =>
    company({
      country,
      code: `uscc:${country}${controller ?? ''}`,
      ...(controller ? { controller } : {}),
    })
  const [de, fr, it, us] = ['DE', 'FR', 'IT', 'US'].map((country) => from(country))
  test.each([
    ['three owners', [de, fr, it], 3],
    ['a country that is not listed', [de, fr, us], 2],
    ['one owner in three countries', [from('DE', 'X'), from('FR', 'X'), from('IT', 'X')], 1],
    ['two owners side by side in the third', [from('DE', 'X'), from('FR', 'X'), it], 2],
    // X must stand for the second country, because only Y is in the first.
    ['an owner that gives way', [from('DE', 'X'), from('FR', 'X'), from('DE', 'Y')], 2],
    ['owners that give way in turn', [from('DE', 'X'), from('FR', 'X'), from('FR', 'Y'), from('IT', 'Y')], 2],
  ])('%s', (_name, organisations, found) => {
    const facts = consortium(organisations.flatMap((one) => one ?? []))
    expect(verdict(inStates(found), facts).holds).toBe(true)
    const missed = verdict(inStates(found + 1), facts)
    expect(missed).toMatchObject({
      holds: false,
      explanation: {
        en: `needs at least ${found + 1} countries of DE, FR, IT, an owner counting for one; ${found} named`,
        zh: `至少来自 ${found + 1} 个国家（DE、FR、IT），同一控制人只计一个；现有 ${found}`,
      },
    })
  })

  test('are as many as trying everything finds', () => {
    const places = ['DE', 'FR', 'IT', 'ES']
    const anyOwner = fc.record({
      country: fc.constantFrom(...places),
      controller: fc.constantFrom('V', 'W', 'X', 'Y'),
    })
    fc.assert(
      fc.property(fc.array(anyOwner, { minLength: 1, maxLength: 8 }), (given) => {
        const most = (left: readonly string[], taken: readonly string[]): number => {
          const [place, ...rest] = left
          if (place === undefined) return 0
          const owners = given.flatMap(({ country, controller }) =>
            country === place && !taken.includes(controller) ? [controller] : [],
          )
          return Math.max(most(rest, taken), ...owners.map((owner) => 1 + most(rest, [...taken, owner])))
        }
        const asked = rule({ kind: 'distinct-places', by: 'country', min: 1, independent: true })
        const said = verdict(asked, consortium(given.map((one) => company(one)))).explanation.en
        expect(said).toMatch(new RegExp(`; ${most(places, [])} named$`))
      }),
    )
  })
})

test('kinds of organisation are counted once each, of those that are listed', () => {
  const sectors = { kind: 'distinct-kinds', min: 3, among: ['enterprise', 'university', 'institute'] }
  const facts = consortium(
    [company()],
    [company(), company({ kind: 'university' }), company({ kind: 'finance' })],
  )
  expect(verdict(rule(sectors), facts)).toMatchObject({
    holds: false,
    explanation: {
      en: 'needs at least 3 kinds of organisation (enterprise, university, research institute); 2 named',
      zh: '至少包括 3 类单位（企业、高等院校、科研院所）；现有 2',
    },
  })
  expect(verdict(rule({ ...sectors, min: 2 }), facts).holds).toBe(true)
})

test('a number of no year is not said to be last year’s', () => {
  const facts = consortium([company()], [], { figures: { budget: [200], grant: [90] } })
  const staff = { figure: 'budget', label: words('the budget'), unit: words('EUR'), min: 300, yearly: false }
  expect(verdict(rule({ kind: 'figure', ...staff }), facts).explanation.en).toBe(
    'the budget must be at least 300 EUR; it is 200',
  )
  const share = { figure: 'grant', per: 'budget', label: words('the grant’s share'), max: 0.4, yearly: false }
  expect(verdict(rule({ kind: 'ratio', ...share }), facts).explanation.zh).toBe(
    'the grant’s share应不超过 40%；现为 45%',
  )
})

describe('figures are taken over the years that there are', () => {
  const rd = (years: number, take: string) =>
    rule({
      kind: 'figure',
      figure: 'rd',
      label: words('R&D'),
      unit: words('CNY'),
      min: 30,
      period: { years, take },
    })
  const share = (years: number) =>
    rule({ kind: 'ratio', figure: 'rd', per: 'revenue', label: words('R&D share'), min: 0.03, years })
  const with3 = (rdYears: (number | null)[], more: Partial<ConsortiumFacts> = {}) =>
    consortium([company()], [], { figures: { rd: rdYears, revenue: [1000, 1000, 1000] }, ...more })
  test.each([
    ['the mean of three years', rd(3, 'mean'), with3([30, 20, 40]), true],
    ['a mean that falls short', rd(3, 'mean'), with3([30, 20, 39]), false],
    ['a year without an answer', rd(3, 'mean'), with3([30, null, 40]), 'unknown'],
    ['two years since founding', rd(3, 'mean'), with3([30, 30], { fiscalYears: 2 }), true],
    ['no full year yet', rd(3, 'mean'), with3([], { fiscalYears: 0 }), 'unknown'],
    ['every year', rd(3, 'each'), with3([30, 31, 32]), true],
    ['one year too low, others open', rd(3, 'each'), with3([30, 29]), false],
    ['the last year only', rd(3, 'latest'), with3([30, 1, 1]), true],
    ['a share over three years', share(3), with3([30, 20, 40]), true],
    ['a share that falls short', share(3), with3([30, 20, 39]), false],
    [
      'a share of nothing',
      share(1),
      consortium([company()], [], { figures: { rd: [1], revenue: [0] } }),
      'unknown',
    ],
  ])('%s', (_name, given, facts, holds) => {
    expect(verdict(given, facts).holds).toBe(holds)
  })
})

describe('a rule is for whom it is for', () => {
  const strategic = rule(
    { kind: 'organisation-count', min: 3 },
    { onlyFor: { formationTypes: ['strategic'] } },
  )
  const chose = (...types: string[]) => consortium([company()], [], { chosen: { 'formation-type': types } })
  test('it is asked of them', () => expect(verdict(strategic, chose('strategic')).holds).toBe(false))
  test('others are not asked', () => expect(checkRules([strategic], chose('market'), 'apply')).toEqual([]))
  test('who has not chosen yet is not stopped', () =>
    expect(verdict(strategic, chose())).toMatchObject({
      holds: 'unknown',
      explanation: { en: expect.stringContaining('whether it applies is not given') },
    }))
})

test('organisations of one controller count once', () => {
  const facts = consortium(
    [company({ controller: '甲集团' })],
    [company({ controller: '甲集团', code: 'uscc:2' }), company({ code: 'uscc:3' })],
  )
  expect(verdict(rule({ kind: 'independent', min: 3 }), facts)).toMatchObject({
    holds: false,
    explanation: { en: expect.stringContaining('2 named') },
  })
})

test.each([
  ['by its name', 'Alpha  holding'],
  ['by its code', '91310000631137409B'],
])('who names an organisation of the consortium as its owner belongs to it: %s', (_name, controller) => {
  const parent = company({ name: 'Alpha Holding', code: 'uscc:91310000631137409B' })
  const facts = consortium([parent], [company({ controller, code: 'uscc:2' }), company({ code: 'uscc:3' })])
  expect(verdict(rule({ kind: 'independent', min: 3 }), facts).holds).toBe(false)
  expect(verdict(rule({ kind: 'independent', min: 2 }), facts).holds).toBe(true)
})

test('what is of no year is asked of a young organisation too', () => {
  const facts = consortium([company()], [], { figures: { rd: [5] }, fiscalYears: 0 })
  const asked = { kind: 'figure', figure: 'rd', label: words('seats'), unit: words('seats'), min: 10 }
  expect(verdict(rule({ ...asked, yearly: false }), facts).holds).toBe(false)
  expect(verdict(rule(asked), facts).holds).toBe('unknown')
})

test.each(['LIN-GANG', 'Lingang, Shanghai', 'lin gang special area', '上海临港'])(
  '%s is Lin-gang',
  (place) => {
    const there = rule({ kind: 'lead-place', places: [{ zh: '临港', en: 'Lin-gang' }] })
    expect(verdict(there, consortium([company({ place })])).holds).toBe(true)
  },
)

test('a parent’s credential counts where the programme says so', () => {
  const facts = consortium([company({ parentCredentials: ['listed'] })])
  const held = { kind: 'lead-credential', anyOf: named('listed') }
  expect(verdict(rule(held), facts).holds).toBe(false)
  expect(verdict(rule({ ...held, subsidiaryCounts: true }), facts).holds).toBe(true)
})

test('only broken rules that block stop a case', () => {
  const empty = consortium([company()])
  const min = { kind: 'organisation-count', min: 3 }
  expect(blocks([verdict(rule(min), empty)])).toHaveLength(1)
  expect(blocks([verdict(rule(min, { force: 'warns' }), empty)])).toEqual([])
})

test.each([
  ['apply', ['apply', 'always']],
  ['renew', ['always', 'renew']],
  ['always', ['always']],
] as const)('on %s, the rules of %o are asked', (phase, asked) => {
  const rules = (['apply', 'always', 'renew'] as const).map((one) =>
    rule({ kind: 'identified' }, { id: one, phase: one }),
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

test('the facts of a case leave out who declined, know leads from members, and read what fields feed', () => {
  const declined = { is: 'declined', stamp: stampBy('乙', 'member'), reason: '无意参加' } as const
  const option = (value: string) => ({ value, label: words(value) })
  const form = [
    FormSection.parse({
      id: 'agreement',
      title: words('agreement'),
      fields: [
        {
          kind: 'choice',
          id: 'clauses',
          label: words('clauses'),
          many: true,
          feeds: 'clauses',
          options: ['ip', 'exit'].map(option),
        },
        {
          kind: 'choice',
          id: 'type',
          label: words('type'),
          feeds: 'formation-type',
          options: ['a', 'b'].map(option),
        },
        {
          kind: 'choice',
          id: 'held',
          label: words('held'),
          feeds: 'lead-credentials',
          many: true,
          options: ['listed', 'pre-ipo'].map(option),
        },
        { kind: 'number', id: 'rd2', label: words('R&D'), feeds: { figure: 'rd', year: 2 } },
        { kind: 'number', id: 'rd1', label: words('R&D'), feeds: { figure: 'rd' } },
        { kind: 'date', id: 'founded', label: words('founded'), feeds: 'founded' },
        { kind: 'document', id: 'charter', label: words('charter') },
      ],
    }),
  ]
  const answers = {
    clauses: ['ip', 'exit'],
    rd2: 20,
    held: ['listed'],
    founded: '2023-05-01',
    charter: '章程',
  }
  const file = fileOf(applicationHead({ field: 'ic' }), {
    members: [
      member('甲公司', { role: 'lead' }),
      member('联合牵头', { role: 'co-lead', region: '华东' }),
      member('乙公司', { confirmation: declined }),
      member('丙大学', { kind: 'university' }),
    ],
    sections: [section('agreement', answers)],
  })
  expect(factsOf(file, form, { now: today, timeZone: 'Asia/Shanghai' })).toMatchObject({
    chosen: { clauses: ['ip', 'exit'], 'formation-type': [], 'lead-credentials': ['listed'] },
    figures: { rd: [null, 20] },
    fiscalYears: 2,
    documents: ['charter'],
    leads: [
      { name: '甲公司', credentials: ['listed'] },
      { name: '联合牵头', region: '华东', credentials: [] },
    ],
    members: [{ name: '丙大学' }],
  })
})
