import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CaseId } from '../../domain/ids.ts'
import type { Scheme } from '../../domain/scheme.ts'
import { assign } from '../../functions/commands/panels.ts'
import { lingang } from '../../schemes/lingang.ts'
import { type Desk, openDesk } from '../support/desk.ts'
import { openTown, type Town } from '../support/town.ts'

/** The office assigns, an odd number, and nobody more than three cases. */
const scheme: Scheme = {
  ...lingang,
  steps: lingang.steps.map((step) =>
    step.kind === 'review'
      ? { ...step, panel: { ...step.panel, chosenBy: 'officer', odd: true, mostCases: 3 } }
      : step,
  ),
}

let town: Town
let desk: Desk
let cases: CaseId[]
const path = () => `/calls/${town.call.id}/panels`
const expertNames = ['expert1', 'expert2', 'expert3', 'expert4', 'expert5', 'expert6']
beforeAll(async () => {
  town = await openTown({ scheme })
  desk = openDesk(town)
  await town.person('colleague', [{ role: 'officer', scheme: 'lingang' }])
  cases = []
  for (const lead of ['甲公司', '乙公司', '丙公司', '丁公司'])
    cases.push(
      await town.apply(lead, [
        [`${lead}的大学`, 'university'],
        [`${lead}的配套`, 'enterprise'],
      ]),
    )
  const { represents } = town.who('甲公司的大学')
  await town.person('insider', [{ role: 'expert', scheme: 'lingang' }], {
    ...{ represents, expertise: { organisationName: '甲公司的大学', fields: [], conflicts: [] } },
  })
})
afterAll(() => desk.stop())

const at = (n: number): CaseId => {
  const id = cases[n]
  if (!id) throw new Error(`no case ${n}`)
  return id
}
const assignedTo = async (id: CaseId): Promise<string[]> => {
  const { review } = (await town.file(id)).head
  return namesOf((review.assigned?.experts ?? []).map(({ person }) => person))
}
const namesOf = (ids: readonly string[]): string[] =>
  [...expertNames, 'insider'].filter((name) => ids.includes(town.who(name).id)).toSorted()
const events = async (id: CaseId, what: string) =>
  (await town.file(id)).events.filter((event) => event.what === what)

/** What a form holds, as a browser would send it: hidden fields, ticks, and what is typed. */
const fieldsIn = (text: string): [string, string][] =>
  [...text.matchAll(/<input[^>]*>/g)].flatMap(([tag]): [string, string][] => {
    const name = /name="([^"]+)"/.exec(tag)?.[1]
    const value = /value="([^"]*)"/.exec(tag)?.[1] ?? ''
    const kind = /type="([^"]+)"/.exec(tag)?.[1] ?? 'text'
    if (name === undefined || name === 'csrf' || name === 'once') return []
    return ['checkbox', 'radio'].includes(kind) && !/ checked/.test(tag) ? [] : [[name, value]]
  })
const get = async (url: string, who = 'officer') => (await desk.get(who, url)).text()
const send = (fields: readonly (readonly [string, string])[], more: Record<string, string>) =>
  desk.postAll('officer', `${path()}/proposal`, [...fields, ...Object.entries(more)])

describe('a proposal for a whole call', () => {
  test('has as many as the programme wants for every case, says why, and decides nothing', async () => {
    const text = await get(`${path()}/proposal`)
    const fields = fieldsIn(text)
    expect(
      fields
        .filter(([name]) => name === 'case')
        .map(([, id]) => id)
        .toSorted(),
    ).toEqual([...cases].toSorted())
    for (const id of cases) {
      const chosen = fields.filter(([name]) => name === `seat.${id}`).map(([, person]) => person)
      expect(new Set(chosen).size).toBe(3)
    }
    const own = fields.filter(([name]) => name === `seat.${at(0)}`).map(([, person]) => person)
    expect(namesOf(own)).not.toContain('insider')
    expect(text).toContain('领域不同 · 本批次 0 件，上限 3 · 确认后 2 件')
    expect(await assignedTo(at(0))).toEqual([])
  })

  test('is changed case by case: searched, ticked, and what was chosen stays through a search', async () => {
    const first = fieldsIn(await get(`${path()}/proposal`))
    const opened = await (await send(first, { open: at(1) })).text()
    expect(opened).toContain('同样合适，名额已满')
    const kept = fieldsIn(opened).filter(([name]) => name !== `seat.${at(1)}` && name !== 'find')
    const mine = ['expert1', 'expert2', 'expert6'].map((name) => town.who(name).id)
    const choice = mine.map((id): [string, string] => [`seat.${at(1)}`, id])
    const found = await (await send([...kept, ...choice], { open: at(1), find: 'expert5' })).text()
    expect(found).toContain('>expert5<')
    expect(found).not.toContain('>expert4</strong><small>独立研究所4</small></label>')
    const seats = fieldsIn(found).filter(([name]) => name === `seat.${at(1)}`)
    expect(seats.map(([, id]) => id).toSorted()).toEqual(mine.toSorted())
  })

  test('shows an insider with the conflict, its kind and where it comes from, and nobody can tick them', async () => {
    const first = fieldsIn(await get(`${path()}/proposal`))
    const opened = await (await send(first, { open: at(0), find: 'insider' })).text()
    expect(opened).toContain('本单位（甲公司的大学）；来源：专家登记的工作或代表单位')
    const tag = new RegExp(`<input[^>]*value="${town.who('insider').id}"[^>]*>`).exec(opened)?.[0]
    expect(tag).toContain('disabled')
  })

  test('names beforehand what cannot be done: an even number, somebody with a conflict', async () => {
    const first = fieldsIn(await get(`${path()}/proposal`))
    const without = first.filter(([name, value]) => name !== 'case' || value === at(0) || value === at(1))
    const even = without.filter(
      ([name, value]) =>
        name !== `seat.${at(0)}` || value === first.find(([n]) => n === `seat.${at(0)}`)?.[1],
    )
    const text = await (
      await send([...even, [`seat.${at(1)}`, town.who('insider').id]], { go: 'preview' })
    ).text()
    expect(text).toContain('2 件不能办理')
    expect(text).toContain('至少 3 名专家，现为 1 名')
    expect(text).toContain('insider有利益冲突或已被邀请')
  })

  test('is confirmed once, each case by itself; one that changed meanwhile is named and left alone', async () => {
    const first = fieldsIn(await get(`${path()}/proposal`))
    const ours = ['expert1', 'expert2', 'expert3'].map((name) => town.who(name).id)
    await assign(town.program.world, town.asking('colleague'), at(2), { experts: ours })
    const preview = await (await send(first, { go: 'preview' })).text()
    expect(preview).toContain('3 件将指派评审组')
    expect(preview).toContain('1 件不能办理')
    expect(preview).toContain('其间已有变化，保持原样')
    const run = { go: 'run', once: 'form 1' }
    const done = await send(first, run)
    expect(done.status).toBe(303)
    const result = await get(done.headers.get('location') ?? '')
    expect(result).toContain('已办理 3 件，未办理 1 件')
    expect(await assignedTo(at(2))).toEqual(['expert1', 'expert2', 'expert3'])
    const again = await send(first, run)
    expect(again.headers.get('location')).toBe(done.headers.get('location'))
    for (const id of [at(0), at(1), at(3)]) {
      expect(await events(id, 'panel-assigned')).toHaveLength(1)
      expect(await assignedTo(id)).toHaveLength(3)
    }
    const panels = await get(path())
    expect(panels).toMatch(/stage=assigned"[^>]*><span>[^<]*<\/span> <strong>4</)
  })

  test('gives nobody more than the programme allows, and a new choice of a case takes the place of the old', async () => {
    const id = await town.apply('戊公司', [
      ['戊公司的大学', 'university'],
      ['戊公司的配套', 'enterprise'],
    ])
    cases.push(id)
    const choose = (one: CaseId, names: readonly string[]) =>
      assign(town.program.world, town.asking('officer'), one, {
        experts: names.map((name) => town.who(name).id),
      })
    for (const one of [at(0), at(1), at(3)]) await choose(one, [])
    // The colleague's case, and two more: as many as the programme lets one expert have.
    for (const one of [at(0), at(1)]) await choose(one, ['expert1', 'expert4', 'expert5'])
    await choose(at(0), ['expert1', 'expert4', 'expert6'])
    await expect(choose(id, ['expert1', 'expert2', 'expert3'])).rejects.toMatchObject({
      problems: [{ code: 'has-enough', facts: { name: 'expert1' } }],
    })
  })
})

describe('a review', () => {
  const toReview = async (id: CaseId) => {
    await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
    await town.does('recommender', id, {
      kind: 'recommendation',
      answer: { decision: 'recommend', opinion: '同意推荐' },
    })
  }

  test('begins with those whom the office assigned, and with nobody else', async () => {
    const chosen = await assignedTo(at(2))
    await toReview(at(2))
    expect((await town.asked(at(2), 'score')).toSorted()).toEqual(chosen)
  })

  test('waits for the office where nobody is assigned, and goes on with a reason and its choice', async () => {
    await toReview(at(4))
    expect(await town.asked(at(4), 'score')).toEqual([])
    const text = await get(`${path()}/proposal?case=${at(4)}`)
    expect(text).toContain('待受理人员处理')
    // One case of its own opens with its candidates.
    const fields = fieldsIn(text)
    const chosen = fields.filter(([name]) => name === `seat.${at(4)}`).map(([, id]) => id)
    expect(chosen).toHaveLength(3)
    const refused = await (await send(fields, { go: 'preview' })).text()
    expect(refused).toContain('重新邀请专家须写明理由')
    const done = await send(fields, { go: 'run', once: 'form 2', reason: '补请专家' })
    expect(await get(done.headers.get('location') ?? '')).toContain('已办理 1 件')
    await town.program.idle()
    expect((await town.asked(at(4), 'score')).toSorted()).toEqual(namesOf(chosen))
    expect((await events(at(4), 'review-retried'))[0]?.facts).toMatchObject({ reason: '补请专家' })
  })
})

test('a suspected conflict keeps somebody out until it is looked into, with a reason on record', async () => {
  const partner = await town.person('partner', [{ role: 'expert', scheme: 'lingang' }], {
    expertise: { organisationName: '甲公司的大学附属医院', fields: [], conflicts: [] },
  })
  const conflicts = `${path()}/${at(0)}/conflicts`
  const text = await get(`${conflicts}?expert=${partner.id}`)
  expect(text).toContain('单位名称相近（甲公司的大学）；来源：名称比对')
  const experts = [partner.id, ...expertNames.slice(3, 5).map((name) => town.who(name).id)]
  const choose = () => assign(town.program.world, town.asking('officer'), at(0), { experts })
  await expect(choose()).rejects.toMatchObject({ code: 'invalid' })
  const without = await desk.post('officer', conflicts, { expert: partner.id, conflict: '0', reason: '' })
  expect(without.status).toBe(422)
  const done = await desk.post('officer', conflicts, {
    ...{ expert: partner.id, conflict: '0', reason: '医院与学校无隶属关系' },
  })
  expect(done.status).toBe(303)
  expect((await events(at(0), 'conflict-dismissed'))[0]?.facts).toMatchObject({
    reason: '医院与学校无隶属关系',
    conflict: 'similar-name',
  })
  await choose()
  expect(await get(`${path()}/${at(0)}`)).toContain('医院与学校无隶属关系')
  // What is a fact nobody sets aside.
  const insider = town.who('insider')
  const fact = await get(`${conflicts}?expert=${insider.id}`)
  expect(fact).toContain('以下情形是事实，不能解除')
  const refused = await desk.post('officer', conflicts, {
    ...{ expert: insider.id, conflict: '0', reason: '没有关系' },
  })
  expect(refused.status).toBe(409)
})
