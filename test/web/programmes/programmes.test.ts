import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Condition } from '../../../domain/condition.ts'
import { requirementOf } from '../../../domain/condition-words.ts'
import { figuresByYear } from '../../../domain/figures.ts'
import type { FormSection } from '../../../domain/form.ts'
import { schemeCode } from '../../../domain/ids.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import { limitWords, stepWords } from '../../../domain/scheme-words.ts'
import { sentence } from '../../../functions/web/words/amount-words.ts'
import { everyShipped } from '../../../schemes/all.ts'
import { type Api, openApi } from '../../support/api.ts'
import { fullScheme } from '../../support/full-scheme.ts'
import { withScheme } from '../../support/with-scheme.ts'
import { signedIn } from '../../support/signed-in.ts'
import { tableOf, textOf } from '../../support/page-text.ts'

const languages = ['zh', 'en'] as const
type Language = (typeof languages)[number]
const schemes: Scheme[] = [...(await everyShipped()), fullScheme]

let api: Api
beforeAll(async () => {
  api = await openApi((world) => withScheme(world, fullScheme))
})
afterAll(() => api.stop())

const get = async (path: string, language: Language, headers: Record<string, string> = {}) => {
  const response = await api.app.request(path, { headers: { 'accept-language': language, ...headers } })
  const html = await response.text()
  return { status: response.status, html, text: textOf(html) }
}
const pageOf = ({ ref }: Scheme, language: Language) =>
  get(`/programmes/${schemeCode(ref)}/${ref.split('@')[1]}`, language)

/** The fields of a section by their names; figures by year have one for all their years. */
const labelsOf = (section: FormSection) => {
  const rows = figuresByYear(section)
  const inRows = new Set(rows.flatMap(({ years }) => [...years.values()].map(({ id }) => id)))
  return [
    ...rows.map(({ label }) => label),
    ...section.fields.filter(({ id }) => !inRows.has(id)).map(({ label }) => label),
  ]
}

/** What has to stand on the page for a condition: its parts, where it is put together from some. */
const said = (condition: Condition): string[][] =>
  condition.kind === 'all' || condition.kind === 'any'
    ? condition.of.flatMap(said)
    : [[sentence(requirementOf(condition)).zh, sentence(requirementOf(condition)).en]]

describe.each(languages)('the page of a programme in %s', (language) => {
  const at = language === 'zh' ? 0 : 1

  test.each(schemes.map((scheme) => [scheme.ref, scheme] as const))(
    '%s says every rule, field, score and instrument of the scheme',
    async (_, scheme) => {
      const { status, text } = await pageOf(scheme, language)
      expect(status).toBe(200)
      const review = scheme.steps.find((step) => step.kind === 'review')
      const words = [
        scheme.title,
        scheme.summary,
        ...scheme.issuers,
        ...scheme.sources,
        ...scheme.form.flatMap((section) => [section.title, ...labelsOf(section)]),
        ...(review?.rubric.items.map(({ title }) => title) ?? []),
        ...(scheme.evaluation?.rubric?.items.map(({ title }) => title) ?? []),
        ...scheme.support.flatMap(({ title, conditions }) => [title, ...conditions.map(sentence)]),
        ...(scheme.membership?.tiers.flatMap(({ title, rights }) => [title, ...rights]) ?? []),
        ...(scheme.exit?.grounds ?? []),
        ...scheme.steps.flatMap((step) =>
          step.kind === 'notice' ? step.objections.contacts.map(sentence) : [],
        ),
        ...scheme.recommenders.flatMap(({ region, unit }) => [region, unit]),
        ...scheme.results.map(({ title }) => title),
        ...(scheme.formationTypes ?? []).map(({ title }) => title),
        ...(scheme.members.layers ?? []).map(({ title }) => title),
      ].map((one) => one[language])
      const rules = scheme.rules.flatMap(({ condition }) => said(condition)).map((one) => one[at] ?? '')
      const blank = (some: string): string => some.replaceAll(/\s+/g, ' ').trim()
      expect([...words, ...rules].filter((one) => !text.includes(blank(one)))).toEqual([])
    },
  )

  test.each(schemes.map((scheme) => [scheme.ref, scheme] as const))(
    '%s tells its steps in a table, each with its time limits',
    async (_, scheme) => {
      const { html } = await pageOf(scheme, language)
      const rows = tableOf(html, language === 'zh' ? '流程表' : 'Table of the steps')
      expect(rows.map(([name]) => name?.replace(/ ※.*/, ''))).toEqual(
        scheme.steps.map((step, index) => `${index + 1} ${(step.title ?? stepWords[step.kind])[language]}`),
      )
      for (const [index, step] of scheme.steps.entries()) {
        const limits =
          step.kind === 'approval'
            ? step.levels.map(({ limit }) => limit)
            : [step.kind === 'review' ? step.panel.limit : step.limit]
        for (const limit of limits) expect(rows[index]?.[2]).toContain(limitWords(limit)[language])
      }
    },
  )

  test('the picture of the steps shows as many boxes as there are steps, with the ways back', async () => {
    const { html } = await pageOf(fullScheme, language)
    const picture = html.slice(html.indexOf('<svg class="flow"'), html.indexOf('</svg>'))
    expect(picture.split('<rect').length - 1).toBe(fullScheme.steps.length + 2)
    expect(picture.split('class="return"').length - 1).toBe(2)
    expect(picture.split('class="around"').length - 1).toBe(1)
  })
})

test('time limits of steps for everybody are added up apart from those for some', async () => {
  const { text } = await pageOf(fullScheme, 'en')
  expect(text).toContain(
    'All time limits together: 50 working days + 7 calendar days; steps for some only add 10 calendar days',
  )
})

test('the public is told that values are defaults, an officer which and why', async () => {
  const visitor = await pageOf(fullScheme, 'en')
  expect(visitor.text).toContain('Some of this is a default')
  expect(visitor.text).not.toContain('The ceiling is not public')
  expect(visitor.text).toContain('3 years ※ default')
})

test('an officer of the programme is told which values are to be confirmed, and why', async () => {
  await api.town.person('clerk', [{ role: 'officer', scheme: 'everything' }])
  const cookie = await signedIn(api, 'clerk')
  const { text } = await get('/programmes/everything', 'en', { cookie })
  expect(text).toContain('Defaults to confirm')
  expect(text).toContain('The ceiling is not public support.0.cap')
  const other = await get('/programmes/everything', 'en', { cookie: await signedIn(api, 'officer') })
  expect(other.text).not.toContain('Defaults to confirm')
})

test('what a rule requires is marked as required though the form leaves it open', async () => {
  const { text } = await pageOf(fullScheme, 'en')
  expect(text).toContain('Declarations required by the conditions')
  expect(text).toContain('External liability (must be there)')
})

test('a call and the list lead to the page of the programme', async () => {
  expect((await get(`/calls/${api.town.call.id}`, 'en')).html).toContain('href="/programmes/lingang/1"')
  expect((await get('/', 'en')).html).toContain('href="/programmes"')
})

test('the list names every programme with what it leads to, and calls that are open', async () => {
  const { text, html } = await get('/programmes', 'en')
  expect(text).toContain('The programme of everything')
  expect(html).toContain(`/calls/${api.town.call.id}`)
})

test.each([
  '/programmes/nowhere',
  '/programmes/lingang/99',
  '/programmes/lingang/0',
  '/programmes/__proto__',
  '/programmes/%00/1',
])('%s is not there', async (path) => {
  expect((await get(path, 'zh')).status).toBe(404)
})
