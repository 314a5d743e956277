import { afterAll, beforeAll, expect, test } from 'vitest'
import { Scheme } from '../../../domain/scheme.ts'
import { type Api, Items, openApi } from '../../support/api.ts'
import { fullScheme } from '../../support/full-scheme.ts'
import { withScheme } from '../../support/with-scheme.ts'

let api: Api
beforeAll(async () => {
  api = await openApi((world) => withScheme(world, fullScheme))
})
afterAll(() => api.stop())

test('every programme is listed with the calls that are open, and whether it runs here', async () => {
  const { status, json } = await api.ask('GET', '/programmes')
  expect(status).toBe(200)
  const { items } = Items.parse(json)
  expect(items).toContainEqual(
    expect.objectContaining({ code: 'everything', ref: 'everything@2', running: true, calls: [] }),
  )
  expect(items).toContainEqual(
    expect.objectContaining({
      code: 'lingang',
      calls: [expect.objectContaining({ id: api.town.call.id, closes: api.town.call.closes })],
    }),
  )
})

test('a programme is answered as the document that its page is written from', async () => {
  for (const path of ['/programmes/everything', '/programmes/everything/2'])
    expect(Scheme.parse((await api.ask('GET', path)).json)).toEqual(fullScheme)
  for (const path of ['/programmes/nothing', '/programmes/everything/9', '/programmes/everything/x'])
    expect((await api.ask('GET', path)).status).toBe(404)
})

test('a reader that has the document is not sent it again', async () => {
  const first = await api.app.request('/api/programmes/everything')
  const etag = first.headers.get('etag') ?? ''
  expect(etag).not.toBe('')
  expect(first.headers.get('cache-control')).toBe('public, max-age=60')
  const again = await api.app.request('/api/programmes/everything', { headers: { 'if-none-match': etag } })
  expect(again.status).toBe(304)
  expect(await again.text()).toBe('')
})

const nobody = { leads: [], members: [], chosen: {}, figures: {}, documents: [] }

test('a consortium is tried without a token, and nobody keeps the answer', async () => {
  const { status, json, headers } = await api.ask('POST', '/programmes/everything/check', {
    body: { consortium: nobody },
  })
  expect(status).toBe(200)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(json).toMatchObject({ scheme: 'everything@2', outcome: 'broken' })
})

test.each([
  [{}, 'consortium'],
  [{ consortium: { ...nobody, leads: 'x' } }, 'consortium.leads'],
  [{ consortium: { ...nobody, figures: { rd: ['a'] } } }, 'consortium.figures.rd.0'],
  [{ consortium: nobody, phase: 'later' }, 'phase'],
  [
    {
      consortium: {
        ...nobody,
        members: Array.from({ length: 62 }, () => ({
          code: 'x',
          name: 'x',
          kind: 'enterprise',
          country: 'CN',
          credentials: [],
        })),
      },
    },
    'consortium.members',
  ],
])('%o is refused at %s', async (body, field) => {
  expect(await api.ask('POST', '/programmes/everything/check', { body })).toMatchObject({
    status: 422,
    json: { code: 'invalid', problems: [expect.objectContaining({ field })] },
  })
})
