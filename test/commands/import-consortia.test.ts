import { afterAll, beforeAll, expect, test } from 'vitest'
import { importReported } from '../../functions/commands/import-consortia.ts'
import data from '../../schemes/data/reported-consortia.json' with { type: 'json' }
import { openTown, type Town } from '../support/town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.program.stop())

const imports = (entries: unknown, name = 'administrator') =>
  importReported(town.program.world, town.asking(name), entries)

test('only an administrator imports', async () => {
  await expect(imports(data.consortia, 'officer')).rejects.toMatchObject({ code: 'not-found' })
})

test('all reported consortia go into the register, and a second import leaves them as they are', async () => {
  const first = await imports(data.consortia)
  expect(first.imported.map((entry) => entry.name)).toEqual(data.consortia.map((entry) => entry.name))
  expect(first).toMatchObject({ skipped: [], problems: [] })
  expect(first.imported[0]?.unknown).toEqual(['members-not-named', 'no-code', 'announced-or-before'])
  const { items } = await town.store.consortia.register({ limit: 100 })
  expect(items).toHaveLength(21)

  const second = await imports(data.consortia)
  expect(second.imported).toEqual([])
  expect(second.skipped).toEqual(data.consortia.map(({ name }) => ({ name, why: 'already-here' })))
  expect((await town.store.consortia.register({ limit: 100 })).items).toEqual(items)
})

test('two consortia of one lead stand in its list', async () => {
  const isotope = await town.store.consortia.register({ nameBegins: '长三角同位素' })
  const lead = isotope.items[0]?.parties[0]?.organisation
  if (!lead) throw new Error('no lead')
  const { items } = await town.store.consortia.ofOrganisation(lead, {})
  expect(items.map(({ name, role }) => [name, role])).toEqual([
    ['沿沪宁聚烯烃先进材料创新联合体', 'lead'],
    ['长三角同位素技术创新联合体', 'lead'],
  ])
})

test('an entry that cannot be read is reported by field, and the others still go in', async () => {
  const party = { name: '某公司', kind: 'enterprise', country: 'CN' }
  const good = { id: 'good', name: '好的联合体', source: '某报', leads: [party], governmentPartner: 'X' }
  const result = await imports([
    good,
    { id: 'bad', name: ' ', source: '某报' },
    'text',
    { ...good, id: 'bad-2', members: [{ ...party, kind: 'club', code: '12' }], source: undefined },
    { ...good, id: 'bad-3', members: [party], announced: '2024-99' },
    { ...good, id: 'other', name: '另一联合体' },
  ])
  expect(result.imported.map((entry) => entry.name)).toEqual(['好的联合体', '另一联合体'])
  expect(result.problems).toEqual([
    { field: 'consortia.1.name', code: 'missing' },
    { field: 'consortia.2', code: 'not-an-option' },
    { field: 'consortia.3.members.0.kind', code: 'not-an-option' },
    { field: 'consortia.3.source', code: 'missing' },
    { field: 'consortia.4.announced', code: 'not-a-date' },
    { field: 'consortia.4.members.0.name', code: 'member-twice' },
  ])
})

test('the same file imported twice at once goes in once', async () => {
  const entries = [{ id: 'at-once', name: '同时导入', source: '某报' }]
  const both = await Promise.all([imports(entries), imports(entries)])
  expect(both.flatMap((result) => result.imported)).toHaveLength(1)
  expect(both.flatMap((result) => result.skipped)).toHaveLength(1)
})

test('what is no list, or too long a one, is refused as a whole', async () => {
  await expect(imports({ consortia: [] })).rejects.toMatchObject({
    problems: [{ field: 'consortia', code: 'not-an-option' }],
  })
  await expect(imports(Array.from({ length: 501 }, () => ({})))).rejects.toMatchObject({ code: 'too-many' })
})
