import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { Consortium } from '../../../domain/consortium.ts'
import { Scheme } from '../../../domain/scheme.ts'
import { readCsv } from '../../../functions/spreadsheet/read-csv.ts'
import data from '../../../schemes/data/reported-consortia.json' with { type: 'json' }
import { type Api, Items, openApi } from '../../support/api.ts'
import { openCallOf, recognisedIn, trial } from '../../support/trial.ts'

const quiet = Scheme.parse({ ...trial, ref: 'reticent@1', outcome: { ...trial.outcome, register: [] } })

let api: Api
beforeAll(async () => {
  api = await openApi()
  await api.as('first').get('/me')
  await api.as('first').post('/imports/consortia', { consortia: data.consortia })
  const { store } = api.town
  await openCallOf(api.town, trial)
  await openCallOf(api.town, quiet)
  for (const [scheme, lead] of [
    [trial, '公开牵头'],
    [trial, '=1+1'],
    [quiet, '保密牵头'],
  ] as const) {
    const given = await recognisedIn(api.town, scheme, lead, `${lead}的成员`)
    const entry = await store.consortia.load(given.id)
    if (entry === undefined) throw new Error('no entry')
    await store.consortia.save({
      ...entry,
      field: '不公开领域',
      grades: [
        { year: 2030, grade: 'excellent' },
        { year: 2029, grade: 'good' },
      ],
      revision: entry.revision + 1,
    })
  }
})
afterAll(() => api.stop())

const get = (path: string, headers: Record<string, string> = {}) => api.insight.request(path, { headers })
const Json = z.object({ items: z.array(z.record(z.string(), z.unknown())), next: z.string().optional() })
const json = async (path: string) => Json.parse(await (await get(path)).json())
/** What stands in the cells, line by line. */
const cells = (bytes: ArrayBuffer): string[][] =>
  readCsv(new Uint8Array(bytes), 'table')
    .rows.map((row) => row.map((cell) => (cell.is === 'text' ? cell.text : '')))
    .filter((row) => row.length > 1)
/** The rows of a CSV by the names of their columns. */
const csv = async (path: string): Promise<Record<string, string>[]> => {
  const [heads = [], ...rows] = cells(await (await get(path)).arrayBuffer())
  return rows.map((row) => Object.fromEntries(heads.map((head, at) => [head, row[at] ?? ''])))
}
/** The register as the API lists it, entry by entry: the other way to every number. */
const listed = async (): Promise<Consortium[]> => {
  const found: Consortium[] = []
  let next: string | undefined
  do {
    const answer = await api.ask('GET', `/register?limit=7${next === undefined ? '' : `&after=${next}`}`)
    const page = Items.parse(answer.json)
    found.push(...page.items.map((item) => Consortium.parse(item)))
    next = page.next
  } while (next !== undefined)
  return found
}
const tally = (values: readonly unknown[]): Record<string, number> => {
  const said = values.map((value) => (typeof value === 'string' ? value : ''))
  return Object.fromEntries([...Map.groupBy(said, (one) => one)].map(([one, all]) => [one, all.length]))
}

test('the register as CSV and as JSON says of every entry what the API lists, and counts the same', async () => {
  const entries = await listed()
  expect(entries).toHaveLength(data.consortia.length + 3)
  const rows = await csv('/open-data/register.csv')
  const { items, next } = await json('/open-data/register.json')
  expect(next).toBeUndefined()
  for (const found of [rows, items]) {
    expect(tally(found.map(({ id }) => id))).toEqual(tally(entries.map(({ id }) => id)))
    expect(tally(found.map(({ standing }) => standing))).toEqual(
      tally(entries.map(({ standing }) => standing.is)),
    )
    expect(tally(found.map(({ field }) => field))).toEqual(tally(entries.map(({ field }) => field)))
    expect(tally(found.map(({ place }) => place))).toEqual(tally(entries.map(({ place }) => place)))
  }
  const people = (text = '') => (text === '' ? 0 : text.split('|').length)
  expect(rows.reduce((sum, { leads, members }) => sum + people(leads) + people(members), 0)).toBe(
    entries.reduce((sum, { parties }) => sum + parties.length, 0),
  )
})

test('outcomes are every dated turn and every published grade, and no other', async () => {
  const entries = await listed()
  const rows = await csv('/open-data/outcomes.csv')
  const of = (outcome: string) => rows.filter((row) => row.outcome === outcome)
  expect(of('grade').map(({ name, year, grade }) => [name, year, grade])).toEqual(
    entries.flatMap(({ name, grades }) =>
      grades.toSorted((a, b) => a.year - b.year).map(({ year, grade }) => [name, String(year), grade]),
    ),
  )
  const dates = entries.flatMap(
    ({ standing }) => (standing.is === 'reported' ? standing.announced : standing.recognised) ?? [],
  )
  expect(tally(of('given').map(({ date }) => date))).toEqual(tally(dates))
  expect((await json('/open-data/outcomes.json')).items).toHaveLength(rows.length)
})

test('what a programme does not publish is in no file; a name that is a formula is a text', async () => {
  for (const file of ['register.csv', 'register.json', 'outcomes.csv', 'outcomes.json'])
    expect(await (await get(`/open-data/${file}`)).text()).not.toContain('保密牵头的成员')
  expect(await (await get('/open-data/register.csv')).text()).toContain(",'=1+1创新联合体,")
  const secret = (await json('/open-data/register.json')).items.filter(({ name }) =>
    String(name).startsWith('保密'),
  )
  expect(secret).toEqual([expect.objectContaining({ leads: [], members: [] })])
  expect(secret[0]).not.toHaveProperty('field')
  expect(secret[0]).not.toHaveProperty('grade')
})

test('calls have their dates and numbers, as the API has them', async () => {
  const calls = Items.parse((await api.ask('GET', '/calls?limit=100')).json).items
  const rows = await csv('/open-data/calls.csv')
  const dates = (list: readonly Record<string, unknown>[]) =>
    list.map(({ id, opens, closes }) => `${String(id)} ${String(opens)} ${String(closes)}`).toSorted()
  expect(dates(rows)).toEqual(dates(calls))
  expect(rows.map(({ overall }) => overall)).toEqual(rows.map(() => '1'))
  expect((await json('/open-data/notices.json')).items).toEqual([])
})

test.each(['register', 'outcomes', 'calls', 'notices'])(
  '%s: caches may keep it, and who has it is told so; its columns are described',
  async (name) => {
    const first = await get(`/open-data/${name}.csv`)
    expect(first.headers.get('cache-control')).toBe('public, max-age=300')
    expect(first.headers.get('set-cookie')).toBeNull()
    const etag = first.headers.get('etag') ?? ''
    expect(etag).not.toBe('')
    const again = await get(`/open-data/${name}.csv`, { 'if-none-match': etag })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
    const [heads] = cells(await first.arrayBuffer())
    const described = z
      .object({ tableSchema: z.object({ columns: z.array(z.object({ name: z.string() })) }) })
      .parse(await (await get(`/open-data/${name}.csv-metadata.json`)).json())
    expect(described.tableSchema.columns.map((column) => column.name)).toEqual(heads)
  },
)

test('a place that cannot be one is refused, and nothing fails', async () => {
  expect((await get('/open-data/outcomes.csv?after=nonsense')).status).toBe(422)
  expect(api.logged.filter(({ level }) => level === 'error')).toEqual([])
})

test.each([
  ['zh', '名录'],
  ['en', 'The public register'],
])('the page names every file in %s', async (language, title) => {
  const html = await (await get(`/open-data?language=${language}`)).text()
  expect(html).toContain(title)
  expect(html).toContain('https://creativecommons.org/licenses/by/4.0/')
  for (const name of ['register', 'outcomes', 'calls', 'notices'])
    for (const format of ['csv', 'json']) expect(html).toContain(`/open-data/${name}.${format}`)
})
