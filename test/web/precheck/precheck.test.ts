import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { askedForm } from '../../../domain/asked-form.ts'
import { Member } from '../../../domain/case-member.ts'
import type { OrganisationFacts } from '../../../domain/consortium-facts.ts'
import { factsOf } from '../../../domain/facts.ts'
import { type Answers, type FormField, readAnswers } from '../../../domain/form.ts'
import { schemeCode } from '../../../domain/ids.ts'
import { OrganisationKind } from '../../../domain/organisation-kind.ts'
import { checkRules, type Verdict } from '../../../domain/rule-check.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import { withFiguresAsked } from '../../../domain/table-figures.ts'
import { sentence } from '../../../functions/web/words/amount-words.ts'
import { questionsOf } from '../../../functions/web/precheck/questions.ts'
import { everyShipped } from '../../../schemes/all.ts'
import { type Api, openApi } from '../../support/api.ts'
import { fullScheme } from '../../support/full-scheme.ts'
import { textOf } from '../../support/page-text.ts'
import { withScheme } from '../../support/with-scheme.ts'

const schemes: Scheme[] = [...(await everyShipped()), fullScheme]

let api: Api
beforeAll(async () => {
  api = await openApi((world) => withScheme(world, fullScheme))
})
afterAll(() => api.stop())

const pathOf = ({ ref }: Scheme): string => `/programmes/${schemeCode(ref)}/check`
const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
type Typed = readonly (readonly [string, string])[]
const get = async (path: string, language = 'en') => {
  const response = await api.app.request(path, { headers: { 'accept-language': language } })
  return { status: response.status, html: await response.text() }
}
const post = (path: string, typed: Typed, language = 'en') =>
  api.app.request(path, {
    method: 'POST',
    headers: { ...form, 'accept-language': language },
    body: new URLSearchParams(typed.map(([name, value]) => [name, value])).toString(),
  })

type Row = {
  readonly role: 'lead' | 'co-lead' | 'member'
  readonly kind: OrganisationKind
  readonly country: string
  readonly place: string
  readonly region: string
  readonly controller: string
  readonly holds: readonly string[]
  readonly leads: number | undefined
  readonly joins: number | undefined
}

/** Organisations that a scheme's rules can tell apart. */
const anyRow = (scheme: Scheme): fc.Arbitrary<Row> => {
  const { credentials, regions } = questionsOf(scheme)
  const few = fc.option(fc.nat(3), { nil: undefined })
  return fc.record({
    role: fc.constantFrom('co-lead', 'member', 'member', 'member'),
    kind: fc.constantFrom(...OrganisationKind.options),
    country: fc.constantFrom('CN', 'CN', 'US', 'DE', 'FR', 'IT', 'JP'),
    place: fc.constantFrom('', '上海临港', '苏州市', '广西南宁', 'Hefei', '北京'),
    region: fc.constantFrom('', '上海', '江苏', ...regions.map(({ zh }) => zh)),
    controller: fc.constantFrom('', '甲集团', '乙集团'),
    holds: fc.subarray(['code', ...credentials.map(({ value }) => value)]),
    leads: few,
    joins: few,
  })
}

const anyAnswer = (field: FormField): fc.Arbitrary<readonly string[]> => {
  switch (field.kind) {
    case 'choice': {
      const values = field.options.map(({ value }) => value)
      return field.many
        ? fc.oneof(fc.subarray(values), fc.constant(values))
        : fc.option(fc.constantFrom(...values)).map((value) => (value === null ? [] : [value]))
    }
    case 'number':
      return fc
        .option(
          fc.integer({ min: Math.max(0, field.min ?? 0), max: Math.min(200_000, field.max ?? 200_000) }),
        )
        .map((value) => (value === null ? [] : [`${value}`]))
    case 'date':
      return fc.constantFrom([], ['2029-05-01'], ['2005年5月1日'])
    default:
      return fc.constant([])
  }
}

/** Everything that the form of a scheme's pre-check can be filled in with. */
const anyConsortium = (scheme: Scheme) => {
  const { form: asked, documents } = questionsOf(scheme)
  const fields = asked.flatMap((section) =>
    section.fields.map((field) => [`${section.id}.${field.id}`, field] as const),
  )
  return fc.record({
    rows: fc.array(anyRow(scheme), { maxLength: 8 }),
    lead: anyRow(scheme),
    answers: fc.tuple(
      ...fields.map(([name, field]) => anyAnswer(field).map((values) => [name, values] as const)),
    ),
    documents: fc.subarray(documents.map(({ value }) => value)),
  })
}
type Tried = {
  readonly rows: readonly Row[]
  readonly lead: Row
  readonly answers: readonly (readonly [string, readonly string[]])[]
  readonly documents: readonly string[]
}

const typedOf = ({ rows, lead, answers, documents }: Tried): Typed => [
  ...[{ ...lead, role: 'lead' as const }, ...rows].flatMap(
    ({ holds, leads, joins, ...plain }, index): Typed => [
      ...Object.entries(plain).map(([field, value]) => [`o${index + 1}.${field}`, value] as const),
      [`o${index + 1}.name`, `单位${index + 1}`],
      ...holds.map((value) => [`o${index + 1}.holds`, value] as const),
      ...(leads === undefined ? [] : [[`o${index + 1}.leads`, `${leads}`] as const]),
      ...(joins === undefined ? [] : [[`o${index + 1}.joins`, `${joins}`] as const]),
    ],
  ),
  ...answers.flatMap(([name, values]) => values.map((value) => [name, value] as const)),
  ...documents.map((value) => ['documents', value] as const),
]

/** What the rules would say if the same consortium had applied: by the way of a case. */
const decided = (scheme: Scheme, { rows, lead, answers, documents }: Tried): Verdict[] => {
  const now = api.town.program.clock.now().toISOString()
  const { asks } = questionsOf(scheme)
  const already = new Map<string, NonNullable<OrganisationFacts['already']>>()
  const members = [{ ...lead, role: 'lead' as const }, ...rows].map((row, index) => {
    const organisation = asks.code && !row.holds.includes('code') ? `unknown:${index}` : `other:CN:${index}`
    const leads = asks.leadsAlready ? row.leads : undefined
    const joins = asks.joinsAlready ? row.joins : undefined
    const known =
      (leads !== undefined || joins !== undefined) &&
      !(asks.leadsAlready && row.role !== 'member' && leads === undefined) &&
      !(asks.joinsAlready && joins === undefined)
    if (known) already.set(organisation, { leads: leads ?? 0, joins: joins ?? 0 })
    return Member.parse({
      organisation,
      name: `单位${index + 1}`,
      kind: row.kind,
      country: row.country,
      ...(row.region && asks.region ? { region: row.region } : {}),
      ...(row.place && asks.place ? { place: row.place } : {}),
      ...(row.controller && asks.controller ? { controller: row.controller } : {}),
      credentials: row.holds.filter((value) => value !== 'code'),
      role: row.role,
      confirmation: { is: 'not-needed' },
      joined: now,
    })
  })
  // Who is tried is asked for a table's sums, not for its rows; what the rows come to is a test of tables.
  const form = withFiguresAsked(scheme.form)
  const sections = form.map((section) => ({
    id: section.id,
    answers: readAnswers(section, {
      ...Object.fromEntries(
        answers.flatMap(([name, values]) => {
          const [id, field = ''] = name.split('.')
          return id === section.id ? [[field, [...values]] as const] : []
        }),
      ),
      ...Object.fromEntries(
        section.fields
          .filter(({ id, kind }) => kind === 'document' && documents.some((value) => value === id))
          .map(({ id }) => [id, 'at hand'] as const),
      ),
    }),
    saved: { at: now, by: 'system' as const, as: 'system' as const },
  }))
  const answersOf = (id: string): Answers => sections.find((section) => section.id === id)?.answers ?? {}
  const known = { now, timeZone: scheme.timeZone, already }
  return checkRules(
    scheme.rules,
    factsOf({ members, sections }, askedForm(form, answersOf, known), known),
    'apply',
  )
}

const tags = { true: 'Met', unknown: 'Open', false: 'Not met' } as const
const tagOf = ({ holds, rule }: Verdict): string =>
  holds === false && rule.force === 'warns' ? 'Advised' : tags[`${holds}`]

/** The verdicts that a page shows: tag and words. */
const shownOn = (html: string): string[] =>
  html
    .slice(
      html.indexOf('<ul class="verdicts">'),
      html.indexOf('</ul>', html.indexOf('<ul class="verdicts">')),
    )
    .split('<li>')
    .slice(1)
    .map((line) => textOf(line.replace(/<small[\s\S]*?<\/small>/, '')))

describe('what the pre-check says is what the decision would be', () => {
  test.each(schemes.map((scheme) => [scheme.ref, scheme] as const))(
    'for whatever is filled in for %s',
    async (_, scheme) => {
      await fc.assert(
        fc.asyncProperty(anyConsortium(scheme), async (tried) => {
          const response = await post(pathOf(scheme), typedOf(tried))
          const location = response.headers.get('location')
          const { html } = location === null ? { html: await response.text() } : await get(location)
          const expected = decided(scheme, tried).map(
            (verdict) => `${tagOf(verdict)} ${sentence(verdict.explanation).en.replaceAll(/\s+/g, ' ')}`,
          )
          // The list itself may break a limit too, which no rule says.
          const shown = shownOn(html)
          expect(expected.filter((one) => !shown.includes(one))).toEqual([])
        }),
        { numRuns: 25 },
      )
    },
    60_000,
  )

  test('over the API, rule by rule', async () => {
    const Answer = z.looseObject({
      verdicts: z.array(z.looseObject({ rule: z.string(), holds: z.unknown(), explanation: z.unknown() })),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            code: fc.constantFrom('uscc:1', 'unknown:2'),
            name: fc.constantFrom('甲', '乙'),
            kind: fc.constantFrom(...OrganisationKind.options),
            country: fc.constantFrom('CN', 'DE'),
            credentials: fc.subarray(['tech-sme', 'listed']),
          }),
          { minLength: 1, maxLength: 9 },
        ),
        fc.subarray(['credit', 'true']),
        fc.array(fc.option(fc.nat(9000)), { maxLength: 3 }),
        async ([lead, ...members], declarations, rd) => {
          const consortium = {
            leads: lead ? [lead] : [],
            members,
            chosen: { declarations },
            figures: { rd },
            documents: [],
          }
          const { status, json } = await api.ask('POST', '/programmes/everything/check', {
            body: { consortium },
          })
          expect(status).toBe(200)
          expect(
            Answer.parse(json).verdicts.map(({ rule, holds, explanation }) => ({ rule, holds, explanation })),
          ).toEqual(
            checkRules(fullScheme.rules, consortium, 'apply').map(({ rule, holds, explanation }) => ({
              rule: rule.id,
              holds,
              explanation,
            })),
          )
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('filling it in', () => {
  const lead: Typed = [
    ['o1.role', 'lead'],
    ['o1.name', '概伦电子'],
    ['o1.kind', 'enterprise'],
    ['o1.country', '中国'],
  ]
  const check = pathOf(fullScheme)

  test('what was typed travels in an address that says the same to anybody', async () => {
    const sent = await post(check, [...lead, ['do', 'check']])
    expect(sent.status).toBe(303)
    const link = sent.headers.get('location') ?? ''
    expect(link).toMatch(/#result$/)
    const { status, html } = await get(link)
    expect(status).toBe(200)
    expect(html).toContain('value="概伦电子"')
    expect(textOf(html)).toContain('Needs at least 3 organisations; 1 named')
  })

  test('a row is added and taken out by buttons alone, and the others stay', async () => {
    const more = await post(check, [...lead, ['o2.role', 'member'], ['o2.name', '复旦大学'], ['do', 'add']])
    const three = await get(more.headers.get('location') ?? '')
    expect(three.html.split('class="organisation"').length - 1).toBe(3)
    const less = await post(check, [
      ...lead,
      ['o2.role', 'member'],
      ['o2.name', '复旦大学'],
      ['o2.kind', 'university'],
      ['o2.country', 'CN'],
      ['o3.role', 'member'],
      ['o3.name', '同济大学'],
      ['o3.kind', 'university'],
      ['o3.country', 'CN'],
      ['do', 'remove.2'],
    ])
    const { html } = await get(less.headers.get('location') ?? '')
    expect(html).not.toContain('复旦大学')
    expect(html).toContain('name="o2.name"')
    expect(html).toContain('value="同济大学"')
  })

  test('what cannot be understood is answered at its field in the reader’s language, and stays', async () => {
    const typed: Typed = [
      ...lead,
      ['o1.country', 'Narnia'],
      ['o2.role', 'king'],
      ['o2.kind', 'zoo'],
      ['o2.country', '纳尼亚'],
      ['o2.name', '长'.repeat(201)],
      ['figures.rd1', '很多'],
      ['cost1', '-5'],
      ['agreement.clauses', 'nonsense'],
    ]
    for (const [language, number, option] of [
      ['zh', '请填写数字', '请选择列出的选项'],
      ['en', 'Please give a number', 'Please choose one of the options'],
    ] as const) {
      const response = await post(check, typed, language)
      const html = await response.text()
      expect(response.status).toBe(422)
      for (const field of ['f-o2-role', 'f-o2-kind', 'f-o2-country', 'f-o2-name', 'f-figures-rd1', 'f-cost1'])
        expect(html).toContain(`href="#${field}"`)
      expect(textOf(html)).toContain(number)
      expect(textOf(html)).toContain(option)
      for (const kept of ['纳尼亚', '很多', '-5']) expect(html).toContain(`value="${kept}"`)
      expect(textOf(html)).toContain(language === 'zh' ? '结果' : 'Result')
    }
  })

  test('sixty members fit, whatever their names, and one more is not taken', async () => {
    const many: Typed = Array.from({ length: 70 }, (_, index) => [
      ['role', index === 0 ? 'lead' : 'member'],
      ['name', `${'很长的名称'.repeat(6)}${index + 1}`],
      ['kind', 'enterprise'],
      ['country', 'CN'],
    ]).flatMap((row, index) => row.map(([field, value]) => [`o${index + 1}.${field}`, value ?? ''] as const))
    const response = await post(check, [...many, ['do', 'add']])
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html.split('class="organisation"').length - 1).toBe(61)
    expect(textOf(html)).toContain('too much for a link')
    expect(textOf(html)).toContain('At most 50 organisations beside the lead; 60 named')
  })

  test('dues of each member and support by year are reckoned', async () => {
    const sent = await post(check, [
      ...lead,
      ['o1.figure', '2亿'],
      ['cost1', '1,000,000'],
      ['cost2', '４００００００'],
    ])
    expect(sent.status).toBe(422)
    const right = await post(check, [
      ...lead,
      ['o1.figure', '200 000 000'],
      ['cost1', '1,000,000'],
      ['cost2', '４００００００'],
    ])
    const { html } = await get(right.headers.get('location') ?? '')
    expect(textOf(html)).toContain('概伦电子 Large member CNY 2 million 10')
    expect(textOf(html)).toContain('CNY 2.5 million in all')
  })

  test('fields of another type are not asked, and their rules are left open until a type is chosen', async () => {
    const open = await get(`${check}?${new URLSearchParams([...lead.map(([a, b]) => [a, b])]).toString()}`)
    expect(textOf(open.html)).toContain('whether it applies is not given')
    const market = await get(
      `${check}?${new URLSearchParams([...lead.map(([a, b]) => [a, b]), ['kind.type', 'market']]).toString()}`,
    )
    expect(textOf(market.html)).not.toContain('member enterprises')
  })

  test.each([
    '__proto__.x=1',
    'o1.__proto__=1',
    'o99.name=x',
    'o1.name=%E0%A4%A',
    'constructor=1',
    'do=remove.99',
  ])('%s breaks nothing', async (query) => {
    expect([200, 422]).toContain((await get(`${check}?${query}`)).status)
    expect(api.logged.filter((line) => line.level === 'error')).toEqual([])
  })

  test('a form of another site is not taken', async () => {
    const response = await api.app.request(check, {
      method: 'POST',
      headers: { ...form, 'sec-fetch-site': 'cross-site' },
      body: 'do=check',
    })
    expect(response.status).toBe(404)
  })
})
