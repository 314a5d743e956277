import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { lingang } from '../../../schemes/lingang.ts'
import { type Answer, type Api, Items, openApi } from '../../support/api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  for (const [name, scheme] of [
    ['author', '*'],
    ['second', '*'],
    ['local', 'lingang'],
    ['elsewhere', 'hefei-2025'],
  ] as const)
    await api.appoint(name, [{ role: 'administrator', scheme }])
})
afterAll(() => api.stop())

const Begun = z.object({ draft: z.string() })
const Problem = z.object({ code: z.string(), problems: z.array(z.looseObject({ field: z.string() })) })
const problem = ({ json }: Answer) => Problem.parse(json)
const begin = async (name = 'author'): Promise<string> => {
  const begun = await api.as(name).post('/scheme-drafts', { ref: lingang.ref })
  expect(begun.status).toBe(201)
  return `/scheme-drafts/${Begun.parse(begun.json).draft}`
}

test('a draft is written, submitted, approved by another, and in force', async () => {
  const path = await begin()
  const edits = [{ do: 'set', values: { 'outcome.validityMonths': 60 } }]
  expect(await api.as('author').patch(path, { revision: 1, edits })).toMatchObject({ status: 200 })
  const differences = await api.as('author').get(`${path}/differences`)
  expect(Items.parse(differences.json).items).toMatchObject([
    {
      path: 'outcome.validityMonths',
      kind: 'changed',
      said: { en: 'Outcome › Validity in months: 36 → 60' },
    },
  ])
  expect(await api.as('author').get(`${path}/document`)).toMatchObject({
    json: { outcome: { validityMonths: 60 } },
  })
  const submit = { do: 'submit', revision: 2, why: '三年太短' }
  expect(await api.as('author').post(`${path}/moves`, submit)).toMatchObject({ status: 200 })
  const listed = await api.as('local').get('/scheme-drafts')
  expect(Items.parse(listed.json).items).toMatchObject([{ code: 'lingang', state: { is: 'submitted' } }])

  const own = await api.as('author').post(`${path}/moves`, { do: 'approve', revision: 3 })
  expect([own.status, problem(own).code]).toEqual([409, 'own-draft'])
  const approve = () => api.as('second').post(`${path}/moves`, { do: 'approve', revision: 3 }, 'approve')
  expect(await approve()).toMatchObject({ status: 200, json: { ref: 'lingang@2' } })
  expect(await approve()).toMatchObject({ status: 200, json: { ref: 'lingang@2' } })

  expect(await api.ask('GET', '/schemes/lingang@2')).toMatchObject({
    json: { outcome: { validityMonths: 60 } },
  })
  expect(await api.ask('GET', '/schemes/lingang@1')).toMatchObject({
    json: { outcome: { validityMonths: 36 } },
  })
  const versions = await api.as('local').get('/scheme-versions/lingang')
  expect(Items.parse(versions.json).items).toMatchObject([
    { ref: 'lingang@2', from: 'draft', why: '三年太短' },
    { ref: 'lingang@1', from: 'shipped' },
  ])
  const draft = await api.as('second').get(path)
  expect(draft).toMatchObject({
    json: {
      draft: { state: { is: 'published', ref: 'lingang@2' } },
      events: [{ what: 'began' }, { what: 'changed' }, { what: 'submitted' }, { what: 'published' }],
    },
  })
})

describe('a draft is refused', () => {
  test('by its place, when a value cannot be', async () => {
    const path = await begin()
    const edits = [{ do: 'set', values: { 'outcome.validityMonths': 0, steps: [] } }]
    const answer = await api.as('author').patch(path, { revision: 1, edits })
    expect(answer.status).toBe(422)
    expect(problem(answer).problems.map(({ field }) => field)).toEqual(['outcome.validityMonths', 'steps'])
  })

  test('by its place in the file', async () => {
    const json = JSON.stringify({ ...lingang, steps: [{ kind: 'poem' }] })
    const answer = await api.as('author').post('/scheme-drafts', { json })
    expect(answer.status).toBe(422)
    expect(problem(answer).problems[0]?.field).toBe('json.steps.0.kind')
  })

  test.each([
    ['an edit that there is not', { revision: 1, edits: [{ do: 'sing' }] }],
    ['no edit', { revision: 1, edits: [] }],
    ['a path that is no text', { revision: 1, edits: [{ do: 'add', path: 7 }] }],
    ['no revision', { edits: [{ do: 'confirm', path: 'rules' }] }],
  ])('for %s', async (_name, body) => {
    expect((await api.as('author').patch(await begin(), body)).status).toBe(422)
  })

  test('when somebody was faster', async () => {
    const path = await begin()
    const body = { revision: 1, edits: [{ do: 'confirm', path: 'rules' }] }
    expect((await api.as('author').patch(path, body)).status).toBe(200)
    const late = await api.as('second').patch(path, body)
    expect([late.status, problem(late).code]).toEqual([409, 'changed-meanwhile'])
  })
})

test('a draft is not there for who does not administer its programme', async () => {
  const path = await begin()
  const gets = ['', '/document', '/differences', '/past-applications']
  for (const name of ['elsewhere', 'nobody'])
    for (const get of gets)
      expect([name, get, (await api.as(name).get(`${path}${get}`)).status]).toEqual([name, get, 404])
  for (const get of gets) expect((await api.as('local').get(`${path}${get}`)).status).toBe(200)
  const refused = [
    await api.as('elsewhere').patch(path, { revision: 1, edits: [{ do: 'confirm', path: 'rules' }] }),
    await api.as('elsewhere').post(`${path}/moves`, { do: 'discard', revision: 1 }),
    await api.as('elsewhere').post('/scheme-drafts', { ref: lingang.ref }),
    await api.as('elsewhere').post('/scheme-drafts', { ref: 'hefei-2025@1' }),
    await api.as('elsewhere').get('/scheme-versions/lingang'),
    await api.as('nobody').get('/scheme-drafts'),
  ]
  expect(refused.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404])
  expect((await api.ask('GET', path)).status).toBe(401)
  const seen = Items.parse((await api.as('elsewhere').get('/scheme-drafts')).json)
  expect(seen.items).toEqual([])
})
