import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Api, openApi } from '../support/api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.stop())

const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
const post = (path: string, body: string, headers: Record<string, string> = form) =>
  api.app.request(path, { method: 'POST', headers, body })

test.each(['/language', '/sign-in', '/sign-out', '/me'])(
  '%s takes no body that is not a form',
  async (path) => {
    const answer = await post(path, '{"language":"en"}', { ...form, 'content-type': 'application/json' })
    expect([401, 422]).toContain(answer.status)
    expect(api.logged.filter((line) => line.level === 'error')).toEqual([])
  },
)

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  'a field named %s is a field like any other',
  async (name) => {
    const answer = await post('/language', `${name}=x&${name}.y=z&language=en&back=%2Fcalls`)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/calls')
  },
)

test.each([
  ['/tasks?audience=a', '/tasks?audience=a'],
  ['//evil.example', '/'],
  ['//evil.example/tasks', '/'],
  ['/.//evil.example', '/'],
  ['/a/..//evil.example/tasks', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/\n/evil.example', '/'],
  ['https://evil.example/', '/'],
  ['javascript:alert(1)', '/'],
  ['/a\r\nset-cookie: x=y', '/aset-cookie:%20x=y'],
  ['', '/'],
])('going back to %j goes to %s', async (back, to) => {
  const answer = await post('/language', new URLSearchParams({ language: 'en', back }).toString())
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe(to)
})

test('half of a surrogate pair is stored as a replacement, not refused as a failure', async () => {
  await api.register('某单位')
  const answer = await api.as('某单位').raw('PATCH', '/me', String.raw`{"name":"王\ud83d工"}`)
  expect(answer).toMatchObject({ status: 200, json: { name: '王\ufffd工' } })
})

test('a form of another site is not taken', async () => {
  for (const headers of [
    { ...form, 'sec-fetch-site': 'cross-site' },
    { 'content-type': form['content-type'], origin: 'https://evil.example' },
  ])
    expect((await post('/language', 'language=en', headers)).status).toBe(404)
})

test('a sign-in of another browser, or none, is asked to begin again', async () => {
  for (const query of ['', '?state=abc&code=x', `?state=${'0'.repeat(32)}&code=x`]) {
    const answer = await api.app.request(`/signed-in${query}`)
    expect(answer.status).toBe(400)
    expect(answer.headers.get('set-cookie')).not.toMatch(/session=[^;]/)
  }
})
