import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { askedOf, keptAside, writable } from '../../domain/case-form.ts'
import { saveSection } from '../../domain/save-section.ts'
import { contentHash, missing, verdicts } from '../../domain/submission.ts'
import { askedForm } from '../../domain/asked-form.ts'
import type { Section } from '../../domain/case-section.ts'
import { type Answers, FormSection } from '../../domain/form.ts'
import type { OnlyFor } from '../../domain/rule.ts'
import { Scheme } from '../../domain/scheme.ts'
import { lingang } from '../../schemes/lingang.ts'
import {
  after,
  applicationHead,
  fileOf,
  momentAt,
  section,
  shifted,
  stampBy,
  today,
} from '../support/cases.ts'

const words = (text: string) => ({ zh: text, en: text })
const choice = (id: string, feeds: string, values: readonly string[], onlyFor?: OnlyFor) => ({
  kind: 'choice',
  id,
  label: words(id),
  feeds,
  required: true,
  options: values.map((value) => ({ value, label: words(value) })),
  ...(onlyFor ? { onlyFor } : {}),
})
const text = (id: string, onlyFor?: OnlyFor) => ({
  kind: 'text',
  id,
  label: words(id),
  required: true,
  ...(onlyFor ? { onlyFor } : {}),
})
const revenue = (year: number) => ({
  kind: 'number',
  id: `revenue${year}`,
  label: words('revenue'),
  required: true,
  feeds: { figure: 'revenue', year },
})

const form = [
  {
    id: 'kind',
    title: words('kind'),
    fields: [
      choice('type', 'formation-type', ['strategic', 'market']),
      text('project', { formationTypes: ['strategic'] }),
      text('chain', { formationTypes: ['market'] }),
    ],
  },
  {
    id: 'tiers',
    title: words('tiers'),
    onlyFor: { formationTypes: ['market'] },
    fields: [choice('tier', 'tier', ['pool', 'established']), text('upgrade', { tiers: ['established'] })],
  },
  {
    id: 'years',
    title: words('years'),
    fields: [
      { kind: 'date', id: 'founded', label: words('founded'), feeds: 'founded' },
      revenue(1),
      revenue(2),
      revenue(3),
      { ...revenue(1), id: 'places', feeds: { figure: 'places' } },
    ],
  },
].map((one) => FormSection.parse(one))

const asked = (answers: Readonly<Record<string, Answers>>, of: readonly FormSection[] = form): string[] =>
  askedForm(of, (id) => answers[id] ?? {}, { now: today, timeZone: 'Asia/Shanghai' }).flatMap(
    ({ id, fields }) => fields.map((field) => `${id}.${field.id}`),
  )
const years = ['years.founded', 'years.revenue1', 'years.revenue2', 'years.revenue3', 'years.places']

describe('what a form asks', () => {
  test.each([
    ['of nobody in particular before anything is chosen', {}, ['kind.type', ...years]],
    ['of one type', { kind: { type: 'strategic' } }, ['kind.type', 'kind.project', ...years]],
    [
      'of another type, which opens a choice',
      { kind: { type: 'market' } },
      ['kind.type', 'kind.chain', 'tiers.tier', ...years],
    ],
    [
      'of a tier within a type',
      { kind: { type: 'market' }, tiers: { tier: 'established' } },
      ['kind.type', 'kind.chain', 'tiers.tier', 'tiers.upgrade', ...years],
    ],
    [
      'of a type whatever was chosen while it was another one',
      { kind: { type: 'strategic' }, tiers: { tier: 'established' } },
      ['kind.type', 'kind.project', ...years],
    ],
    [
      'of a young organisation: the full years that it has',
      { years: { founded: '2023-06-01' } },
      ['kind.type', 'years.founded', 'years.revenue1', 'years.revenue2', 'years.places'],
    ],
    [
      'of one founded this year: no year',
      { years: { founded: '2026-01-02' } },
      ['kind.type', 'years.founded', 'years.places'],
    ],
  ])('%s', (_, answers: Record<string, Answers>, expected) => {
    expect(asked(answers)).toEqual(expected)
  })

  test('includes what is needed to choose, though it stands in a section for that choice', () => {
    const [kind, , last] = form
    const circular = [
      { ...form[1], onlyFor: { tiers: ['pool'] } },
      { ...kind, onlyFor: { formationTypes: ['strategic'] } },
      last,
    ].map((one) => FormSection.parse(one))
    expect(asked({}, circular)).toEqual(['tiers.tier', 'kind.type', ...years])
    expect(asked({ kind: { type: 'market' } }, circular)).toEqual(['tiers.tier', 'kind.type', ...years])
  })

  test('is a part of the form in its order, whatever is answered', () => {
    const all = asked(
      { kind: { type: 'market' } },
      form.map((one) =>
        FormSection.parse({
          ...one,
          onlyFor: undefined,
          fields: one.fields.map((field) => ({ ...field, onlyFor: undefined })),
        }),
      ),
    )
    const some = fc.record({
      kind: fc.record({ type: fc.constantFrom('strategic', 'market', 'none') }),
      tiers: fc.record({ tier: fc.constantFrom('pool', 'established', 'none') }),
      years: fc.record({ founded: fc.constantFrom('2026-01-01', '2024-01-01', 'soon') }),
    })
    fc.assert(
      fc.property(some, (answers) => {
        const found = asked(answers)
        expect(all.filter((name) => found.includes(name))).toEqual(found)
        expect(found).toContain('kind.type')
      }),
    )
  })
})

const scheme = Scheme.parse({
  ...lingang,
  form: [...lingang.form, ...form],
  rules: [
    {
      id: 'revenue',
      phase: 'apply',
      force: 'blocks',
      condition: {
        kind: 'figure',
        figure: 'revenue',
        label: words('revenue'),
        unit: words('CNY'),
        min: 10,
        period: { years: 3, take: 'sum' },
      },
    },
  ],
})
const moment = momentAt(today, scheme)
const open = (...sections: readonly Section[]) => fileOf(applicationHead({ opens: today }), { sections })
const save = (file: ReturnType<typeof open>, id: string, typed: Record<string, unknown>, at = today) =>
  saveSection(file, id, typed, stampBy('lead', 'lead', at), momentAt(at, scheme))

describe('a case that chose', () => {
  const strategic = open(
    section('kind', { type: 'strategic', project: '国家重大专项', chain: '整车' }),
    section('tiers', { tier: 'established' }),
  )

  test('is missing only what is asked of it', () => {
    const fields = missing(strategic, moment).map(({ field }) => field)
    expect(fields).toContain('years.revenue1')
    expect(fields.filter((field) => /kind|tiers/.test(field))).toEqual([])
    expect(missing(open(section('kind', { type: 'market' })), moment).map(({ field }) => field)).toEqual(
      expect.arrayContaining(['kind.chain', 'tiers.tier']),
    )
  })

  test('keeps what is not asked any more, and says what it is', () => {
    expect(
      keptAside(strategic, moment).map(({ id, fields }) => [id, fields.map((field) => field.id)]),
    ).toEqual([
      ['kind', ['chain']],
      ['tiers', ['tier']],
    ])
    const { decision } = save(strategic, 'kind', { type: 'strategic', project: '另一专项' })
    expect(decision.sections).toMatchObject([
      { answers: { type: 'strategic', project: '另一专项', chain: '整车' } },
    ])
  })

  test('finds again what it typed before it chose otherwise', () => {
    const turned = after(strategic, save(strategic, 'kind', { type: 'market' }).decision)
    expect(turned.sections[0]?.answers).toEqual({ type: 'market', project: '国家重大专项', chain: '整车' })
    const back = after(turned, save(turned, 'kind', { type: 'strategic' }).decision)
    expect(back.sections[0]?.answers).toEqual({ type: 'strategic', project: '国家重大专项', chain: '整车' })
  })

  test('loses an answer that is asked for and sent empty, or not at all', () => {
    const answers = (typed: Record<string, unknown>) =>
      save(strategic, 'kind', typed).decision.sections?.[0]?.answers
    expect(answers({ type: 'strategic', project: '' })).toEqual({ type: 'strategic', chain: '整车' })
    expect(answers({ type: 'strategic' })).toEqual({ type: 'strategic', chain: '整车' })
  })

  test('hands in only what is asked: the rest changes neither the hash nor a verdict', () => {
    const other = open(
      section('kind', { type: 'strategic', project: '国家重大专项', chain: '别的' }),
      section('tiers', { tier: 'pool' }),
    )
    expect(contentHash(other, moment)).toBe(contentHash(strategic, moment))
    const changed = open(section('kind', { type: 'strategic', project: '别的' }))
    expect(contentHash(changed, moment)).not.toBe(contentHash(strategic, moment))
    const figures = { founded: '2024-02-01', revenue1: 12, revenue2: -5, revenue3: -5 }
    expect(verdicts(open(section('years', figures)), moment)[0]).toMatchObject({ holds: true })
  })

  test('is reckoned by the year in which its call opened, however late it is filled in', () => {
    const file = open(section('years', { founded: '2024-02-01' }))
    const late = momentAt('2027-01-05T02:00:00.000Z', scheme)
    const [, , last] = [...askedOf(file, late)].slice(-3)
    expect(last?.fields.map(({ id }) => id)).toEqual(['founded', 'revenue1', 'places'])
  })

  test('may write what a corrected choice newly asks for, also once it is answered', () => {
    const due = shifted(today, 86_400_000)
    const correcting = {
      ...strategic,
      head: applicationHead({
        status: { is: 'correction', since: today, due, remarks: { kind: '类型有误' } },
      }),
      sections: strategic.sections.map((one) => (one.id === 'tiers' ? { ...one, answers: {} } : one)),
    }
    const sections = (file: typeof correcting) => {
      const now = writable(file, moment)
      return 'sections' in now ? now.sections : []
    }
    expect(sections(correcting)).toEqual(['kind'])
    const turned = { ...correcting, sections: [section('kind', { type: 'market', chain: '整车' })] }
    expect(sections(turned)).toEqual(['kind', 'tiers'])
    const at = shifted(today, 1000)
    const written = { ...section('tiers', { tier: 'pool' }), saved: stampBy('lead', 'lead', at) }
    expect(sections({ ...turned, sections: [...turned.sections, written] })).toContain('tiers')
  })
})
