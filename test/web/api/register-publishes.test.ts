import { afterAll, beforeAll, expect, test } from 'vitest'
import { Consortium } from '../../../domain/consortium.ts'
import { Scheme } from '../../../domain/scheme.ts'
import { type Api, Items, openApi } from '../../support/api.ts'
import { openCallOf, recognisedIn, trial } from '../../support/trial.ts'

const quiet = Scheme.parse({ ...trial, ref: 'reticent@1', outcome: { ...trial.outcome, register: [] } })

let api: Api
let entry: Consortium
beforeAll(async () => {
  api = await openApi()
  await openCallOf(api.town, quiet)
  const given = await recognisedIn(api.town, quiet, '保密牵头', '保密成员')
  const { store, program } = api.town
  const stored = await store.consortia.load(given.id)
  if (stored === undefined) throw new Error('no entry')
  entry = {
    ...stored,
    field: '不公开领域',
    place: '不公开地点',
    grades: [{ year: 2029, grade: 'excellent' }],
    revision: stored.revision + 1,
  }
  await store.consortia.save(entry, { at: program.clock.now().toISOString() })
  await api.standFor('保密成员')
})
afterAll(() => api.stop())

const number = (): string => ('number' in entry.standing ? entry.standing.number : '')
const asked = () => [
  `/register/${entry.id}`,
  `/certificates/${encodeURIComponent(number())}`,
  `/register?name=${encodeURIComponent(entry.name)}`,
]

test('the API says no more of an entry than its programme publishes, by id, number or name', async () => {
  for (const path of asked()) {
    const { status, json } = await api.ask('GET', path)
    expect(status).toBe(200)
    const text = JSON.stringify(json)
    expect(text).toContain(entry.name)
    for (const secret of ['保密成员', '不公开', 'excellent', '"alarm"']) expect(text).not.toContain(secret)
  }
})

test('its own parties read all of it', async () => {
  for (const path of asked().slice(0, 2))
    expect(Consortium.parse((await api.as('保密成员').get(path)).json)).toMatchObject({
      field: '不公开领域',
      grades: [{ year: 2029 }],
    })
  const [listed] = Items.parse((await api.as('保密成员').get(asked()[2] ?? '')).json).items
  expect(listed).toMatchObject({ parties: [{ name: '保密牵头' }, { name: '保密成员' }] })
})
