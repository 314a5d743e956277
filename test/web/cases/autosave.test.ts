import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CallId } from '../../../domain/ids.ts'
import { sha256 } from '../../../functions/store/cases.ts'
import { type Api, openApi } from '../../support/api.ts'
import { draftIn, openCallOf, trial } from '../../support/trial.ts'

let api: Api
let call: CallId
beforeAll(async () => {
  api = await openApi()
  call = await openCallOf(api.town, trial)
})
afterAll(() => api.stop())

const csrf = 'd'.repeat(32)
const tab = '0123456789abcdef'

/** A page of somebody's, as its script asks the server. */
const script = async (name: string) => {
  const { store, program, who } = api.town
  const secret = sha256(`${name} types`).slice(0, 32)
  const now = program.clock.now()
  const times = { created: now.toISOString(), seen: now.toISOString() }
  const idle = new Date(now.getTime() + 600_000).toISOString()
  const session = { person: who(name).id, csrf, strong: false, ...times, idle }
  await store.sessions.save(sha256(secret), session, new Date(now.getTime() + 3_600_000))
  const cookie = `session=${who(name).id}.${secret}; language=en`
  return async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const answer = await api.app.request(path, {
      method: 'POST',
      headers: { cookie, 'x-csrf': csrf, 'sec-fetch-site': 'same-origin', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false
    const json: unknown = isJson ? JSON.parse(text) : text
    return { status: answer.status, json }
  }
}
const sign = { tab, section: 'kind', revision: 0 }

describe('a script', () => {
  test('saves what is typed, and hears what others saved since', async () => {
    const id = await draftIn(api.town, call, '打字电子')
    const ask = await script('打字电子')
    const path = `/cases/${id}/sections/kind/answers`
    const where = { base: [], value: ['临港'] }
    expect(await ask(path, { revision: 0, changes: { where } })).toMatchObject({
      status: 200,
      json: { revision: 1, refused: [], conflicts: [], at: '09:00' },
    })
    const behind = await ask(path, { revision: 0, changes: { where: { base: [], value: ['浦东'] } } })
    expect(behind).toMatchObject({
      status: 200,
      json: {
        revision: 1,
        conflicts: [{ name: 'kind.where', theirs: ['临港'], said: '临港', by: '打字电子' }],
        values: { 'kind.where': ['临港'] },
      },
    })
    expect((await api.town.file(id)).sections).toMatchObject([{ answers: { where: '临港' } }])
  })

  test('is told which words are too long to be kept, and the others are saved', async () => {
    const id = await draftIn(api.town, call, '太长电子')
    const ask = await script('太长电子')
    const changes = {
      where: { base: [], value: ['长'.repeat(20_001)] },
      seat: { base: [], value: ['lead'] },
    }
    expect(await ask(`/cases/${id}/sections/kind/answers`, { revision: 0, changes })).toMatchObject({
      status: 200,
      json: { refused: [{ name: 'kind.where' }] },
    })
    expect((await api.town.file(id)).sections).toMatchObject([{ answers: { seat: 'lead' } }])
  })

  test.each([
    ['without the token of the session', { 'x-csrf': 'e'.repeat(32) }, 403],
    ['of another site', { 'sec-fetch-site': 'cross-site' }, 404],
    ['without a session', { cookie: '' }, 401],
  ])('%s writes nothing', async (why, headers, status) => {
    const id = await draftIn(api.town, call, `拒绝电子${status}`)
    const ask = await script(`拒绝电子${status}`)
    const body = { revision: 0, changes: { where: { base: [], value: ['x'] } } }
    expect([why, (await ask(`/cases/${id}/sections/kind/answers`, body, headers)).status]).toEqual([
      why,
      status,
    ])
    expect((await api.town.file(id)).sections).toEqual([])
  })

  test('that sends what cannot be read is refused, in JSON', async () => {
    const id = await draftIn(api.town, call, '乱码电子')
    const ask = await script('乱码电子')
    const path = `/cases/${id}/sections/kind/answers`
    expect(await ask(path, '{')).toMatchObject({ json: { code: 'not-json' } })
    expect(await ask(path, { revision: 0 })).toMatchObject({ status: 422, json: { code: 'invalid' } })
    expect(await ask('/cases/nothing/sections/kind/answers', { revision: 0, changes: {} })).toMatchObject({
      status: 404,
      json: { code: 'not-found' },
    })
  })
})

describe('who is in a section', () => {
  test('is told to those who write in the case, by name, until they leave', async () => {
    const id = await draftIn(api.town, call, '同在电子')
    const own = api.town.who('同在电子')
    await api.town.person('同事', [], { represents: own.represents })
    const [one, two] = [await script('同在电子'), await script('同事')]
    expect(await one(`/cases/${id}/here`, sign)).toMatchObject({ json: { here: [], changed: false } })
    expect(await two(`/cases/${id}/here`, sign)).toMatchObject({
      json: { here: [{ name: '同在电子', section: 'kind' }] },
    })
    await one(`/cases/${id}/here`, { ...sign, leaving: true })
    expect(await two(`/cases/${id}/here`, sign)).toMatchObject({ json: { here: [] } })
  })

  test('is nobody’s business who may not see the case, and neither is the case', async () => {
    const id = await draftIn(api.town, call, '保密电子')
    await draftIn(api.town, call, '旁人电子')
    await (
      await script('保密电子')
    )(`/cases/${id}/here`, sign)
    for (const name of ['旁人电子', 'officer', 'administrator', 'expert1'])
      expect([name, await (await script(name))(`/cases/${id}/here`, sign)]).toMatchObject([
        name,
        { status: 404, json: { code: 'not-found' } },
      ])
  })

  test('costs one write and three small reads beside the session, whatever the case holds', async () => {
    const id = await draftIn(api.town, call, '计费电子')
    const ask = await script('计费电子')
    await ask(`/cases/${id}/here`, sign)
    const { meter } = api.town.program
    const use = await meter.during(() => ask(`/cases/${id}/here`, sign))
    expect(use).toMatchObject({ requests: 5, writes: 1, writeUnits: 1 })
    expect(use.readUnits).toBeLessThanOrEqual(6)
  })
})

describe('a sign-in', () => {
  const at = async (name: string, minutes: number, path: string) => {
    const id = await draftIn(api.town, call, name)
    const ask = await script(name)
    const { program } = api.town
    const begun = program.clock.now()
    await program.clock.moveTo(new Date(begun.getTime() + minutes * 60_000))
    return (await ask(`/cases/${id}${path}`, path === '/here' ? sign : { revision: 0, changes: {} })).status
  }

  test('ends when nobody works for as long as it may be idle', async () => {
    expect(await at('离席电子', 11, '/sections/kind/answers')).toBe(401)
  })

  test('is prolonged by work, and not by what a page asks by itself', async () => {
    const stored = async (name: string) => {
      const secret = sha256(`${name} types`).slice(0, 32)
      return (await api.town.store.sessions.load(api.town.who(name).id, sha256(secret)))?.session.idle
    }
    const before = api.town.program.clock.now().getTime()
    await at('续期电子', 1, '/sections/kind/answers')
    await at('挂机电子', 1, '/here')
    expect(Date.parse((await stored('续期电子')) ?? '') - before).toBeGreaterThan(100 * 60_000)
    expect(Date.parse((await stored('挂机电子')) ?? '') - before).toBeLessThan(20 * 60_000)
  })
})
