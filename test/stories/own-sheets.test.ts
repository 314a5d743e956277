import { z } from 'zod'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canonical } from '../../domain/history.ts'
import type { CaseId } from '../../domain/ids.ts'
import { personIdOf } from '../../functions/commands/people.ts'
import { sha256 } from '../../functions/store/cases.ts'
import { stepOf } from '../../domain/scheme-step.ts'
import { Scheme } from '../../domain/scheme.ts'
import { lingang } from '../../schemes/lingang.ts'
import { type Api, openApi } from '../support/api.ts'
import { sheet } from '../support/town.ts'

/** The example programme, where the panel has other rules. */
const withPanel = (panel: object): Scheme =>
  Scheme.parse({
    ...lingang,
    steps: lingang.steps.map((step) =>
      step.kind === 'review' ? { ...step, panel: { ...step.panel, ...panel } } : step,
    ),
  })

let api: Api
beforeAll(async () => {
  api = await openApi(undefined, { scheme: withPanel({ afterwards: 'sheets', sheetsReopen: true }) })
  for (const one of ['甲专家', '乙专家', '丙专家'])
    await api.town.person(one, [{ role: 'expert', scheme: 'lingang' }], {
      id: personIdOf(sha256, 'practice', one),
      expertise: { organisationName: `${one}研究所`, fields: [], conflicts: [] },
    })
  // Nobody but these three is asked, so that the API knows everybody.
  for (let n = 1; n <= 6; n += 1) {
    const held = await api.town.store.people.load(api.town.who(`expert${n}`).id)
    if (held) await api.town.store.people.save({ ...held, active: false, revision: held.revision + 1 })
  }
})
afterAll(() => api.stop())

const rubric = stepOf(lingang, 'review')?.rubric.items ?? []
const Draft = z.looseObject({ values: z.record(z.string(), z.string()), revision: z.number() })
const Kept = z.looseObject({ revision: z.number(), conflicts: z.array(z.looseObject({ name: z.string() })) })
const Seen = z.looseObject({
  result: z.looseObject({ mean: z.number() }).optional(),
  sheets: z.array(z.looseObject({ expert: z.string().optional() })).optional(),
})

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
const pathOf = async (id: CaseId, name: string): Promise<string> => {
  const me = api.town.who(name).id
  const task = (await api.town.file(id)).tasks.find(
    ({ kind, audience }) => kind === 'score' && audience.is === 'person' && audience.person === me,
  )
  return `/cases/${id}/tasks/${task?.id}`
}

test('a draft is kept as typed, merged between two windows, read by nobody else, and gone once it is handed in', async () => {
  const id = await inReview('草稿牵头')
  const [name = '', other = ''] = await api.town.asked(id, 'score')
  await api.town.declares(name, id)
  const draft = `${await pathOf(id, name)}/draft`
  const save = async (changes: object) => Kept.parse((await api.as(name).patch(draft, { changes })).json)
  expect(await save({ 'scores.need': { base: '', value: '１８' } })).toMatchObject({ revision: 1 })
  expect(await save({ comment: { base: '', value: '尚可' } })).toMatchObject({ revision: 2 })
  expect(await save({ comment: { base: '', value: '很好' } })).toMatchObject({
    revision: 2,
    conflicts: [{ name: 'comment', theirs: '尚可' }],
  })
  expect(Draft.parse((await api.as(name).get(draft)).json)).toMatchObject({
    values: { 'scores.need': '１８', comment: '尚可' },
  })
  // No other hat, and no export of the case, has it.
  await api.town.declares(other, id)
  for (const reader of [other, 'officer', 'auditor', '草稿牵头'])
    expect([reader, (await api.as(reader).get(draft)).status]).toEqual([reader, 404])
  const { town } = api
  expect(JSON.stringify(await town.file(id))).not.toContain('尚可')
  await town.does(name, id, sheet(0.8, rubric))
  expect((await town.store.reviews.of(town.who(name).id)).drafts).toEqual([])
  expect((await api.as(name).patch(draft, { changes: {} })).status).toBe(409)
})

test('the others’ sheets are shown to whoever handed one in, without names, and only once the review is over', async () => {
  const id = await inReview('之后牵头')
  const [first = '', second = '', third = ''] = await api.town.asked(id, 'score')
  const seen = async (name: string) => Seen.parse((await api.as(name).get(`/cases/${id}`)).json)
  await api.town.does(first, id, sheet(0.8, rubric))
  expect(await seen(first)).not.toHaveProperty('sheets')
  await api.town.does(second, id, sheet(0.82, rubric))
  expect(await seen(first)).not.toHaveProperty('result')
  await api.town.does(third, id, sheet(0.84, rubric))
  const after = await seen(first)
  expect(after.result?.mean).toBeCloseTo(82, 0)
  expect(after.sheets).toHaveLength(3)
  expect(JSON.stringify(after.sheets)).not.toMatch(/专家|"at"/)
  // Everybody sees them in one order, which says nothing of when they came.
  expect((await seen(third)).sheets).toEqual(after.sheets)
})

test('a sheet is taken back while others still score, where the programme lets it, and goes on as a draft', async () => {
  const id = await inReview('取回牵头')
  const [name = '', second = '', third = ''] = await api.town.asked(id, 'score')
  await api.town.does(name, id, sheet(0.8, rubric))
  const path = await pathOf(id, name)
  expect((await api.as(name).post(`${path}/taking-back`)).status).toBe(200)
  expect(Draft.parse((await api.as(name).get(`${path}/draft`)).json).values['scores.need']).toBe('16')
  expect((await api.town.file(id)).events.at(-1)).toMatchObject({ what: 'sheet-taken-back' })
  await api.town.does(second, id, sheet(0.8, rubric))
  await api.town.does(third, id, sheet(0.8, rubric))
  expect((await api.town.file(id)).head.status.is).toBe('review')
  await api.town.does(name, id, sheet(0.9, rubric))
  expect((await api.town.file(id)).head.review.result?.sheets).toBe(3)
  expect((await api.as(name).post(`${path}/taking-back`)).status).toBe(409)
})

const csrf = 'c'.repeat(32)
const pages = async (name: string, paths: readonly string[]): Promise<string[]> => {
  const secret = sha256(name).slice(0, 32)
  const at = api.town.program.clock.now()
  const times = { created: at.toISOString(), seen: at.toISOString() }
  const person = api.town.who(name).id
  await api.town.store.sessions.save(
    sha256(secret),
    { person, csrf, strong: false, ...times },
    new Date(at.getTime() + 3_600_000),
  )
  const cookie = `session=${person}.${secret}`
  return Promise.all(
    paths.map(async (path) => {
      const answer = await api.app.request(path, { headers: { cookie } })
      const text = await answer.text()
      return `${answer.status} ${text.replaceAll(/name="once" value="[^"]*"/g, '').replaceAll(/data-left="\d+"/g, '')}`
    }),
  )
}

test('nothing that an expert reads tells whether, when or how the others scored, while the review goes on', async () => {
  const id = await inReview('旁人牵头')
  const [name = '', second = '', third = ''] = await api.town.asked(id, 'score')
  await api.town.declares(name, id)
  const path = await pathOf(id, name)
  const read = async () => [
    ...(await pages(name, [path, `/cases/${id}`, `/cases/${id}/document`, '/tasks', '/reviews'])),
    ...(await Promise.all(
      // The store keeps no order of its own within an answer.
      [`/cases/${id}`, path, '/tasks', '/reviews'].map(async (one) =>
        canonical((await api.as(name).get(one)).json),
      ),
    )),
  ]
  const mails = async () =>
    (await api.town.store.cases.messages(id, { limit: 100 })).items.filter(
      ({ to }) => to === api.town.who(name).id,
    ).length
  const [before, told] = [await read(), await mails()]
  expect(before.every((one) => !one.startsWith('404'))).toBe(true)
  await api.town.declares(second, id)
  expect(await read()).toEqual(before)
  await api.town.does(second, id, sheet(0.3, rubric))
  expect(await read()).toEqual(before)
  // Somebody is replaced days later, with a deadline of their own.
  const { clock } = api.town.program
  await clock.moveTo(new Date(clock.now().getTime() + 4 * 86_400_000))
  const later = await read()
  const spare = await api.town.person('丁专家', [{ role: 'expert', scheme: 'lingang' }], {
    expertise: { organisationName: '丁专家研究所', fields: [], conflicts: [] },
  })
  await api.town.does(third, id, {
    kind: 'score',
    answer: { decision: 'recuse', because: 'no-time' },
  })
  expect(await api.town.asked(id, 'score')).toContain(spare.name)
  expect(await read()).toEqual(later)
  expect(await mails()).toBe(told)
})
