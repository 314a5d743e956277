import { z } from 'zod'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseId } from '../../domain/ids.ts'
import { stepOf } from '../../domain/scheme-step.ts'
import { sha256 } from '../../functions/store/cases.ts'
import { personIdOf } from '../../functions/commands/people.ts'
import { lingang } from '../../schemes/lingang.ts'
import { type Api, Items, openApi } from '../support/api.ts'
import { sheet } from '../support/town.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.stop())

const rubric = stepOf(lingang, 'review')?.rubric.items ?? []
const csrf = 'c'.repeat(32)
const Refused = z.looseObject({ code: z.string() })
const Shown = z.looseObject({
  seen: z.string(),
  organisations: z.array(z.looseObject({ name: z.string() })),
})
const secretWords = '国产EDA全流程工具攻关'

const cookieOf = async (name: string): Promise<string> => {
  const secret = sha256(name).slice(0, 32)
  const at = api.town.program.clock.now()
  const person = api.town.who(name).id
  const times = { created: at.toISOString(), seen: at.toISOString() }
  await api.town.store.sessions.save(
    sha256(secret),
    { person, csrf, strong: false, ...times },
    new Date(at.getTime() + 3_600_000),
  )
  return `session=${person}.${secret}`
}

/** In review, with a panel of people whom the API knows as well. */
const inReview = async (lead: string): Promise<CaseId> => {
  const { town } = api
  const id = await town.apply(lead, [
    [`${lead}成员`, 'enterprise'],
    [`${lead}大学`, 'university'],
  ])
  await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  await town.does('recommender', id, {
    kind: 'recommendation',
    answer: { decision: 'recommend', opinion: '同意推荐' },
  })
  return id
}

const taskOf = async (id: CaseId, name: string): Promise<string> => {
  const me = api.town.who(name).id
  return (
    (await api.town.file(id)).tasks.find(
      ({ kind, audience }) => kind === 'score' && audience.is === 'person' && audience.person === me,
    )?.id ?? ''
  )
}

const get = async (name: string, path: string) => {
  const answer = await api.app.request(path, { headers: { cookie: await cookieOf(name) } })
  return { status: answer.status, html: await answer.text() }
}
const post = async (name: string, path: string, given: Record<string, string>) => {
  const answer = await api.app.request(path, {
    method: 'POST',
    headers: {
      cookie: await cookieOf(name),
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
    body: new URLSearchParams({ csrf, ...given }).toString(),
  })
  await api.town.program.idle()
  return { status: answer.status, html: await answer.text(), to: answer.headers.get('location') }
}

describe('before an expert has declared', () => {
  let id: CaseId
  let name: string
  let path: string
  beforeAll(async () => {
    // The panel is drawn at random: only those whom the API knows may sit on it.
    for (let n = 1; n <= 6; n += 1) {
      const expert = api.town.who(`expert${n}`)
      await api.town.store.people.save({ ...expert, active: false, revision: expert.revision + 1 })
    }
    for (const one of ['甲专家', '乙专家', '丙专家', '丁专家', '戊专家', '己专家'])
      await api.town.person(one, [{ role: 'expert', scheme: 'lingang' }], {
        id: personIdOf(sha256, 'practice', one),
        expertise: { organisationName: `${one}研究所`, fields: [], conflicts: [] },
      })
    id = await inReview('声明在先')
    ;[name = ''] = (await api.town.asked(id, 'score')).filter((one) => one.endsWith('专家'))
    if (name === '') throw new Error('nobody whom the API knows was asked')
    path = `/cases/${id}/tasks/${await taskOf(id, name)}`
  })

  test('no route gives anything of the application: not the case, its sections, its print, its files, nor the API', async () => {
    for (const closed of [
      `/cases/${id}`,
      `/cases/${id}/sections/overview`,
      `/cases/${id}/document`,
      `/files/cases/${id}/application.pdf`,
      `/cases/${id}/trail`,
    ])
      expect([closed, (await get(name, closed)).status]).toEqual([closed, 404])
    for (const closed of [`/cases/${id}`, path, `${path}/draft`])
      expect([closed, (await api.as(name).get(closed)).status]).toEqual([closed, 404])
    const page = await get(name, path)
    expect(page.status).toBe(200)
    expect(page.html).toContain('利益关系声明')
    for (const shown of ['声明在先', '声明在先成员', '声明在先大学', '与申报人员有亲属关系'])
      expect(page.html).toContain(shown)
    expect(page.html).not.toContain(secretWords)
  })

  test('a sheet is refused, over the API with the reason', async () => {
    const answer = await api.as(name).post(`${path}/answer`, sheet(0.8, rubric))
    expect([answer.status, Refused.parse(answer.json).code]).toEqual([409, 'not-declared'])
    const draft = await api.as(name).patch(`${path}/draft`, { changes: {} })
    expect([draft.status, Refused.parse(draft.json).code]).toEqual([409, 'not-declared'])
  })

  test('"none applies" is stamped into the chain with what was shown, opens the application, and is said once', async () => {
    const [before] = Items.parse((await api.as(name).get('/reviews')).json).items
    expect(before).toMatchObject({ case: id, state: 'asked', done: 0, of: rubric.length })
    const asked = Shown.parse((await api.as(name).get(`${path}/declaration`)).json)
    expect(asked.organisations.map((one) => one.name)).toEqual(['声明在先', '声明在先成员', '声明在先大学'])
    const stale = await post(name, `${path}/declaration`, { seen: 'something else' })
    expect(stale.status).toBe(409)
    const done = await post(name, `${path}/declaration`, { seen: asked.seen })
    expect([done.status, done.to]).toEqual([303, path])
    const event = (await api.town.file(id)).events.find(({ what }) => what === 'no-tie-declared')
    expect(event?.stamp).toMatchObject({ by: api.town.who(name).id, as: 'expert' })
    expect(event?.facts).toMatchObject({ shown: asked.seen, ties: 'own-organisation,family' })
    expect((await get(name, path)).html).toContain(secretWords)
    expect((await api.as(name).get(`/cases/${id}`)).status).toBe(200)
    expect((await api.as(name).post(`${path}/declaration`, {})).status).toBe(404)
    const [after] = Items.parse((await api.as(name).get('/reviews')).json).items
    expect(after).toMatchObject({ case: id, state: 'declared' })
  })

  test('nobody declares for somebody else', async () => {
    const [other = ''] = (await api.town.asked(id, 'score')).filter((one) => one !== name)
    const theirs = `/cases/${id}/tasks/${await taskOf(id, other)}`
    expect((await post(name, `${theirs}/declaration`, {})).status).toBe(404)
    expect((await get(name, theirs)).html).not.toContain('均不存在')
  })
})

test('a tie steps aside with one tick, another reason by its kind, and each time somebody else is asked', async () => {
  const id = await inReview('一键回避')
  const before = await api.town.asked(id, 'score')
  const [tied = '', busy = '', vague = ''] = before
  const at = async (name: string) => `/cases/${id}/tasks/${await taskOf(id, name)}`
  const send = async (name: string, given: Record<string, string>) =>
    post(name, await at(name), { kind: 'score', 'answer.decision': 'recuse', ...given })
  expect((await send(tied, { 'answer.grounds': 'family' })).status).toBe(303)
  expect((await send(busy, { 'answer.because': 'no-time' })).status).toBe(303)
  const unsaid = await send(vague, { 'answer.because': 'other' })
  expect(unsaid.status).toBe(422)
  expect(unsaid.html).toContain('说明：请填写')
  const now = await api.town.asked(id, 'score')
  expect(now).toHaveLength(before.length)
  expect(now).not.toContain(tied)
  expect(now).not.toContain(busy)
  const facts = (await api.town.file(id)).events
    .filter(({ what }) => what === 'recused')
    .map((event) => event.facts)
  expect(facts).toMatchObject([
    { grounds: 'family', replaced: true },
    { grounds: '', because: 'no-time', replaced: true },
  ])
  expect((await get(tied, `/cases/${id}`)).status).toBe(404)
  expect((await get(tied, '/reviews')).html).toContain('已回避')
})

test('the list of one’s own reviews says how each stands, and is nobody else’s', async () => {
  const id = await inReview('名单在此')
  const [name = '', other = ''] = await api.town.asked(id, 'score')
  await api.town.does(name, id, sheet(0.8, rubric))
  const mine = await get(name, '/reviews')
  expect(mine.html).toContain('<span class="tag good">已提交</span>')
  expect(mine.html).toContain('名单在此创新联合体')
  const theirs = (await get(other, '/reviews')).html
  expect(theirs).toContain('待声明')
  expect(theirs).not.toContain('<span class="tag good">已提交</span>')
  expect((await get('recommender', '/reviews')).status).toBe(404)
})
