import { generateKeyPair } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { practiceUscc } from '../../../domain/organisation-code.ts'
import { type Api, audience, openApi } from '../../support/api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.stop())

const problem = (status: number, code: string, field?: string, said?: string) => ({
  status,
  json: {
    status,
    code,
    ...(field === undefined ? {} : { problems: [{ field, ...(said === undefined ? {} : { code: said }) }] }),
  },
})

describe('who is let in', () => {
  test.each([
    ['nobody', undefined],
    ['an expired token', { expires: '5m ago' }],
    ['a token for somebody else', { audience: 'urn:another:api' }],
    ['a token of another issuer', { issuer: 'http://127.0.0.1:1' }],
  ])('%s is asked to sign in', async (_, changes) => {
    const token = changes && (await api.issuer.token('somebody', changes))
    const answer = await api.ask('GET', '/me', { token })
    expect(answer).toMatchObject(problem(401, 'sign-in-needed'))
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
    expect(answer.headers.get('content-type')).toMatch('application/problem+json')
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  test('a token signed with another key is no token, and neither is a word', async () => {
    const { privateKey } = await generateKeyPair('ES256')
    for (const token of [await api.issuer.token('somebody', { key: privateKey }), 'hello-hello-hello-hello'])
      expect(await api.ask('GET', '/me', { token })).toMatchObject(problem(401, 'sign-in-needed'))
  })

  test('what is public is answered to anybody', async () => {
    for (const path of ['/schemes', '/calls', `/calls/${api.town.call.id}`, '/register', '/notices'])
      expect(await api.ask('GET', path)).toMatchObject({ status: 200 })
  })

  test('an unknown subject becomes a person at its first request, and stays that person', async () => {
    const answers = await Promise.all(
      Array.from({ length: 4 }, async () =>
        api.ask('GET', '/me', {
          token: await api.issuer.token('newcomer', {
            claims: { name: '陈静', email: 'chen@people.example' },
          }),
        }),
      ),
    )
    expect(new Set(answers.map(({ json }) => JSON.stringify(json))).size).toBe(1)
    expect(answers[0]).toMatchObject({
      status: 200,
      json: { name: '陈静', email: 'chen@people.example', offices: [], represents: [], active: true },
    })
    expect(answers[0]?.json).not.toHaveProperty('subject')
    expect(answers[0]?.headers.get('cache-control')).toBe('no-store')
  })

  test('what is not there and what is not allowed look the same', async () => {
    const nobody = api.as('nobody')
    const me = '0'.repeat(20)
    const answers = [
      await nobody.get('/nothing/here'),
      await api.ask('GET', '/nothing/here'),
      await nobody.get('/cases/not-an-id'),
      await nobody.get(`/cases/${me}`),
      await nobody.get('/people'),
      await nobody.get(`/people/${me}`),
      await nobody.put(`/people/${me}`, { offices: [], active: true, revision: 1 }),
      await nobody.get(`/cases?batch=${api.town.call.id}`),
      await nobody.get('/cases?batch=evaluation-lingang-2031'),
      await nobody.get(`/cases?organisation=uscc:${practiceUscc('别人')}`),
      await nobody.post('/imports/consortia', { consortia: [] }),
    ]
    for (const answer of answers) {
      expect(answer).toMatchObject(problem(404, 'not-found'))
      expect(answer.headers.get('content-type')).toMatch('application/problem+json')
    }
    const refusals = api.logged.filter((line) => line.what === 'not-found')
    expect(refusals).toHaveLength(answers.length)
    expect(refusals).toContainEqual(
      expect.objectContaining({ level: 'info', method: 'GET', path: `/api/cases/${me}` }),
    )
  })
})

describe('what cannot be read', () => {
  const register = (body: object) =>
    api.as('clerk').post('/organisations', { name: '某单位', kind: 'enterprise', ...body })

  test('malformed JSON is said to be so', async () => {
    expect(await api.as('clerk').raw('POST', '/organisations', '{"code": ')).toMatchObject(
      problem(422, 'invalid', '', 'malformed'),
    )
  })

  test.each([
    ['an unknown field', { code: practiceUscc('a'), colour: 'red' }, 'colour', 'unknown-field'],
    ['an over-long text', { code: practiceUscc('a'), name: '长'.repeat(201) }, 'name', 'too-long'],
    ['a missing field', {}, 'code', 'missing'],
    ['another type', { code: 7 }, 'code', 'not-an-option'],
    ['a wrong check digit', { code: '91310000MA1FL0000X' }, 'code', 'bad-check-digit'],
    ['a code that is too short', { code: '9131' }, 'code', 'wrong-length'],
  ])('%s is named by its field', async (_, body, field, code) => {
    expect(await register(body)).toMatchObject(problem(422, 'invalid', field, code))
  })

  test('several mistakes are named at once, in both languages', async () => {
    const { json } = await register({ code: '', name: '', colour: 'red' })
    expect(json).toMatchObject({
      problems: expect.arrayContaining([
        expect.objectContaining({ field: 'code', words: { zh: expect.any(String), en: expect.any(String) } }),
        expect.objectContaining({ field: 'name' }),
        expect.objectContaining({ field: 'colour' }),
      ]),
    })
  })

  test('a limit out of range, a page marker of nobody’s and an endless key are refused', async () => {
    expect(await api.ask('GET', '/register?limit=101')).toMatchObject(problem(422, 'invalid', 'limit'))
    expect(await api.ask('GET', '/register?limit=0')).toMatchObject(problem(422, 'invalid', 'limit'))
    expect(await api.ask('GET', '/register?after=~~')).toMatchObject(
      problem(422, 'invalid', 'after', 'bad-cursor'),
    )
    expect(await api.as('clerk').get('/tasks?after=9')).toMatchObject(
      problem(422, 'invalid', 'after', 'bad-cursor'),
    )
    expect(await api.as('clerk').post('/organisations', {}, 'k'.repeat(101))).toMatchObject(
      problem(422, 'invalid', 'idempotency-key', 'too-long'),
    )
  })
})

test('a failure says its request’s number and nothing else', async () => {
  const broken = await openApi((world) => ({
    ...world,
    schemes: { ...world.schemes, current: () => Promise.reject(new Error(`a secret of ${audience}`)) },
  }))
  const answer = await broken.ask('GET', '/schemes')
  expect(answer).toMatchObject({ status: 500, json: { status: 500, code: 'failed' } })
  expect(answer.json).toHaveProperty('requestId', answer.headers.get('x-request-id'))
  expect(JSON.stringify(answer.json)).not.toContain('secret')
  await broken.stop()
})

test('a body that is too large is a problem like any other', async () => {
  const raw = JSON.stringify({ name: 'x'.repeat(600 * 1024) })
  const answer = await api.as('clerk').raw('PATCH', '/me', raw)
  expect(answer).toMatchObject(problem(413, 'body-too-large'))
  expect(answer.headers.get('content-type')).toMatch('application/problem+json')
})

test('a body of another type is not read as JSON', async () => {
  const response = await api.app.request('/api/me', {
    method: 'PATCH',
    headers: { authorization: `Bearer ${await api.issuer.token('clerk')}`, 'content-type': 'text/plain' },
    body: '{"name":"某人"}',
  })
  expect(response.status).toBe(415)
  expect(await response.json()).toMatchObject({ code: 'not-json' })
})

test('the issuer’s word on a person’s language counts at the first sign-in', async () => {
  const token = await api.issuer.token('reader', { claims: { locale: 'en-AT' } })
  expect((await api.ask('GET', '/me', { token })).json).toMatchObject({ language: 'en' })
})
