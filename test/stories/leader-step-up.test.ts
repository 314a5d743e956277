import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { CaseId, TaskId } from '../../domain/ids.ts'
import { type Api, openApi } from '../support/api.ts'
import { apiLeader, decisionOf, toApproval } from '../support/leaders.ts'
import { reader } from '../support/reader.ts'

/* An installation where decisions need a second factor, at most fifteen minutes old. */

const minutes = 15
const acr = 'urn:example:second-factor'
let api: Api
let first: CaseId, second: CaseId
beforeAll(async () => {
  api = await openApi(undefined, {}, { minutes, acr })
  await apiLeader(api, 'leader', 'division')
  await api.town.person('helper', [])
  first = await toApproval(api, '东方公司')
  second = await toApproval(api, '南方公司')
}, 60_000)
afterAll(() => api.stop())

const now = () => api.town.program.clock.now()
const secondsAgo = (seconds: number) => Math.floor(now().getTime() / 1000) - seconds
/** A token of somebody who signed in with a one-time code so long ago; with a password alone where it says so. */
const signedIn = (ago: number, more: Record<string, unknown> = { amr: ['pwd', 'otp'] }) =>
  api.as('leader', { auth_time: secondsAgo(ago), ...more })
const itemOf = async (id: CaseId) => ({ case: id, task: await decisionOf(api, 'leader', id) })
const approve = { decision: 'approve' } as const
const given = async (id: CaseId) =>
  (await api.town.file(id)).events.filter(({ what }) => what === 'approval-given').length
const Listed = z.object({
  items: z.array(
    z.looseObject({ case: CaseId, task: TaskId, seen: z.number(), stepUp: z.number().optional() }),
  ),
  leaders: z.array(z.looseObject({ id: z.string() })),
})

describe('over the API', () => {
  test.each([
    ['no second factor', 0, { amr: ['pwd'] }],
    ['a second factor that is too old', minutes * 60 + 1, { amr: ['otp'] }],
    ['another kind of sign-in by the issuer’s name', 0, { acr: 'urn:example:password' }],
  ])('with %s the caller is told which sign-in is needed (RFC 9470)', async (_, ago, claims) => {
    const leader = signedIn(ago, claims)
    const item = await itemOf(first)
    for (const answer of [
      await leader.post(`/cases/${first}/tasks/${item.task}/answer`, { kind: 'approval', answer: approve }),
      await leader.post(
        '/approval-decisions',
        { items: [item, await itemOf(second)], answer: approve },
        'many',
      ),
    ]) {
      expect(answer).toMatchObject({ status: 401, json: { code: 'step-up-needed', facts: { maxAge: 900 } } })
      const challenge = answer.headers.get('www-authenticate') ?? ''
      expect(challenge).toMatch(/^Bearer /)
      for (const part of ['error="insufficient_user_authentication"', `acr_values="${acr}"`, 'max_age="900"'])
        expect(challenge).toContain(part)
    }
    expect([await given(first), await given(second)]).toEqual([0, 0])
  })

  test('without a time of the sign-in nobody is sure of it', async () => {
    const leader = api.as('leader', { amr: ['otp'] })
    const { task } = await itemOf(first)
    const answer = await leader.post(`/cases/${first}/tasks/${task}/answer`, {
      kind: 'approval',
      answer: approve,
    })
    expect(answer.status).toBe(401)
  })

  test('the list and the preview say what is demanded before anything is decided', async () => {
    const list = Listed.parse((await signedIn(0, { amr: ['pwd'] }).get('/approvals')).json)
    expect(list.items.map(({ stepUp }) => stepUp)).toEqual([minutes, minutes])
    const body = { items: [await itemOf(first)], answer: approve }
    expect((await signedIn(0, { amr: ['pwd'] }).post('/approval-previews', body)).json).toMatchObject({
      stepUp: minutes,
      items: [{ title: '东方公司创新联合体', effect: { settles: true } }],
    })
    expect((await signedIn(0).post('/approval-previews', body)).json).not.toHaveProperty('stepUp')
  })

  test('signed in again the same call is done, once, and what is stale is not', async () => {
    const list = Listed.parse((await signedIn(0).get('/approvals')).json)
    const items = list.items.map(({ case: id, task, seen }) => ({
      case: id,
      task,
      seen: id === second ? seen - 1 : seen,
    }))
    const decide = () =>
      signedIn(minutes * 60 - 5).post('/approval-decisions', { items, answer: approve }, 'again')
    const done = await decide()
    expect(done.status).toBe(200)
    const { items: said } = z.object({ items: z.array(z.looseObject({ case: CaseId })) }).parse(done.json)
    expect(said.find((one) => one.case === first)).toMatchObject({ done: true })
    expect(said.find((one) => one.case === second)).toMatchObject({
      done: false,
      refusal: { code: 'changed-meanwhile' },
    })
    await decide()
    expect([await given(first), await given(second)]).toEqual([1, 0])
    expect(
      await signedIn(0).get(`/approvals/${first}/${items.find((one) => one.case === first)?.task}`),
    ).toMatchObject({
      status: 404,
    })
  })

  test('a leader leaves decisions to somebody and takes them back; whoever holds them finds the leader’s list', async () => {
    const { id } = z.looseObject({ id: z.string() }).parse((await api.as('stand-in').get('/me')).json)
    const body = {
      to: id,
      scheme: 'lingang',
      level: 'division',
      starts: now().toISOString(),
      ends: new Date(now().getTime() + 86_400_000).toISOString(),
      reason: 'away',
    }
    expect((await api.as('stand-in').post('/delegations', body)).status).toBe(404)
    // What may not be decided on a sign-in may not be left to somebody on it either.
    expect(await signedIn(0, { amr: ['pwd'] }).post('/delegations', body, 'weak')).toMatchObject({
      status: 401,
      json: { code: 'step-up-needed', facts: { maxAge: 900 } },
    })
    expect((await signedIn(minutes * 60 + 1).post('/delegations', body, 'old')).status).toBe(401)
    const made = await signedIn(0).post('/delegations', body, 'make')
    expect(made.status).toBe(201)
    const { delegation } = z.object({ delegation: z.string() }).parse(made.json)
    expect((await signedIn(0).post('/delegations', body)).json).toMatchObject({
      problems: [{ field: 'starts', code: 'delegated-already' }],
    })
    const list = Listed.parse((await api.as('stand-in').get('/approvals')).json)
    expect(list.leaders).toMatchObject([{ id: api.town.who('leader').id, name: 'leader' }])
    expect(list.items).toMatchObject([{ case: second, inPlaceOf: 'leader' }])
    expect((await api.as('stand-in').get(`/approvals?leader=${api.town.who('head').id}`)).status).toBe(404)
    expect((await api.as('stand-in').get('/delegations')).json).toMatchObject({
      items: [],
      held: [{ id: delegation }],
    })
    expect((await signedIn(0).get('/delegations?all=true')).status).toBe(404)
    expect((await api.as('passer-by').delete(`/delegations/${delegation}`)).status).toBe(404)
    expect((await api.as('stand-in').delete(`/delegations/${delegation}`)).status).toBe(200)
    expect((await api.as('stand-in').get('/approvals')).status).toBe(404)
  })
})

describe('on the pages', () => {
  const address = async () => `/approvals/${second}/${await decisionOf(api, 'leader', second)}`

  test('whoever is not sure enough is sent to the issuer with all that was typed', async () => {
    const leader = await reader(api, 'leader')
    expect((await leader.get('/approvals')).html).toContain('此处的决定需要二次验证（15 分钟内有效）')
    const refused = await leader.post(await address(), { decision: 'approve', remark: '同意，请抓紧' })
    expect(refused.status).toBe(401)
    expect(refused.html).toContain('请先完成二次验证')
    expect(refused.html).toContain('同意，请抓紧')
    expect(refused.html).toContain('name="stepUp" value="15"')
  })

  test('so is whoever leaves decisions to somebody else', async () => {
    const leader = await reader(api, 'leader')
    const refused = await leader.post('/approvals/delegations', {
      scope: 'lingang|division',
      starts: '2026-12-01',
      ends: '2026-12-05',
      reason: '出差去欧洲',
      to: api.town.who('helper').id,
      go: 'make',
    })
    expect(refused.status).toBe(401)
    expect(refused.html).toContain('请先完成二次验证')
    expect(refused.html).toContain('出差去欧洲')
  })

  test('several at once are confirmed after it, not before', async () => {
    const leader = await reader(api, 'leader')
    const item = [`${second}.${await decisionOf(api, 'leader', second)}`]
    const preview = await leader.post('/approvals/decide', { item, go: 'preview', decision: 'approve' })
    expect(preview.html).toContain('这些决定需要二次验证')
    expect(preview.html).not.toContain('value="run"')
    const run = await leader.post('/approvals/decide', { item, go: 'run', decision: 'approve', once: 'weak' })
    expect(run.status).toBe(401)
    expect(await given(second)).toBe(0)
    const sure = await reader(api, 'leader', 'zh', now())
    const again = await sure.post('/approvals/decide', { item, go: 'preview', decision: 'approve' })
    expect(again.html).toContain('value="run"')
  })

  test('fifteen minutes later it is asked for again, and renewed it is taken', async () => {
    const old = await reader(api, 'leader', 'zh', new Date(now().getTime() - (minutes * 60 + 1) * 1000))
    expect((await old.post(await address(), { decision: 'approve' })).status).toBe(401)
    const sure = await reader(api, 'leader', 'zh', now())
    const done = await sure.post(await address(), { decision: 'approve' })
    expect(done.status).toBe(303)
    expect(await given(second)).toBe(1)
  })
})
