import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { civilDate } from '../../domain/calendar.ts'
import { CaseId } from '../../domain/ids.ts'
import { keepSheet } from '../../functions/commands/reviews.ts'
import { lingang } from '../../schemes/lingang.ts'
import { stepOf } from '../../domain/scheme-step.ts'
import { type Desk, openDesk } from '../support/desk.ts'
import { openTown, sheet, type Town } from '../support/town.ts'

let town: Town
let desk: Desk
let [first, second]: CaseId[] = []
const panels = () => `/calls/${town.call.id}/panels`
const items = stepOf(lingang, 'review')?.rubric.items ?? []

const inReview = async (lead: string): Promise<CaseId> => {
  const id = await town.apply(lead, [
    [`${lead}的大学`, 'university'],
    [`${lead}的配套`, 'enterprise'],
  ])
  await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  await town.does('recommender', id, {
    kind: 'recommendation',
    answer: { decision: 'recommend', opinion: '同意推荐' },
  })
  return id
}

beforeAll(async () => {
  town = await openTown()
  desk = openDesk(town)
  first = await inReview('甲公司')
  second = await inReview('乙公司')
})
afterAll(() => desk.stop())

const page = async (path: string, who = 'officer'): Promise<string> => {
  const response = await desk.get(who, path)
  expect(response.status).toBe(200)
  return response.text()
}
/** The numbers of the tiles, by what their link narrows the list to. */
const tiles = (text: string): Record<string, number> =>
  Object.fromEntries(
    [...text.matchAll(/panels\?(stage|sheet|warned)=([\w-]+)"[^>]*><span>[^<]*<\/span> <strong>(\d+)</g)].map(
      ([, kind, value, n]) => [`${kind}=${value}`, Number(n)],
    ),
  )
const caseOf = (id: CaseId | undefined): CaseId => {
  if (!id) throw new Error('no case')
  return id
}
const sheetsOf = async (id: CaseId | undefined) =>
  (await town.file(caseOf(id))).tasks.filter(({ kind }) => kind === 'score')
const events = async (id: CaseId | undefined, what: string) =>
  (await town.file(caseOf(id))).events.filter((event) => event.what === what)

/** The same numbers another way: from the tasks of the cases, and from the drafts that lie with each person. */
const counted = async (): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const id of [first, second])
    for (const { id: task, audience, state, declared, answer: given } of await sheetsOf(id)) {
      if (audience.is !== 'person') continue
      const draft = await town.store.reviews.draft(audience.person, task)
      const stage =
        given?.kind === 'score'
          ? given.answer.decision === 'score'
            ? 'handed-in'
            : 'stepped-aside'
          : state.is !== 'open'
            ? state.is === 'late'
              ? 'late'
              : 'closed'
            : declared === undefined
              ? 'asked'
              : draft === undefined
                ? 'declared'
                : 'drafted'
      counts[`sheet=${stage}`] = (counts[`sheet=${stage}`] ?? 0) + 1
    }
  return counts
}

describe('the panels of a call', () => {
  test('count what the tasks and the drafts themselves say', async () => {
    const [one = '', two = '', three = ''] = await town.asked(caseOf(first), 'score')
    await town.declares(one, caseOf(first))
    await town.declares(two, caseOf(first))
    const task = (await sheetsOf(first)).find(({ asked }) => asked === two)
    if (!task) throw new Error('no sheet')
    await keepSheet(town.program.world, town.asking(two), {
      ...{ case: caseOf(first), task: task.id },
      typed: { comment: { base: '', value: '尚可' } },
    })
    await town.does(three, caseOf(first), sheet(0.8, items))
    const [other = ''] = await town.asked(caseOf(second), 'score')
    await town.does(other, caseOf(second), {
      kind: 'score',
      answer: { decision: 'recuse', reason: '时间冲突' },
    })
    const shown = tiles(await page(panels()))
    const sheets = Object.fromEntries(Object.entries(shown).filter(([name]) => name.startsWith('sheet=')))
    expect(sheets).toEqual(await counted())
    expect(sheets).toMatchObject({ 'sheet=drafted': 1, 'sheet=declared': 1, 'sheet=handed-in': 1 })
    expect(shown['stage=review']).toBe(2)
  })

  test('are narrowed by how far a sheet is, and nothing of a draft is told', async () => {
    const text = await page(`${panels()}?sheet=stepped-aside`)
    expect(text).toContain('乙公司创新联合体')
    expect(text).not.toContain('甲公司创新联合体')
    expect(await page(panels())).not.toContain('尚可')
  })

  test('are nothing for an expert, an applicant, or an officer who still has a sheet to hand in', async () => {
    await town.person('both', [
      { role: 'officer', scheme: 'lingang' },
      { role: 'expert', scheme: 'lingang' },
    ])
    for (const who of ['expert1', '甲公司', 'recommender', 'administrator'])
      expect((await desk.get(who, panels())).status).toBe(404)
    expect((await desk.get('both', panels())).status).toBe(200)
    const { represents } = town.who('甲公司')
    await town.person('tied', [{ role: 'officer', scheme: 'lingang' }], { represents })
    expect((await desk.get('tied', panels())).status).toBe(404)
  })

  test('are read by an auditor, who is offered nothing to do', async () => {
    const text = await page(`${panels()}/${first}`, 'auditor')
    expect(text).not.toContain('/replacement')
    expect(text).not.toContain('/reminders')
    const refused = await desk.post('auditor', `${panels()}/${first}/reminders`, {})
    expect(refused.status).toBe(404)
  })
})

describe('a reminder', () => {
  const remindersOf = async (id: CaseId | undefined) =>
    (await town.store.cases.messages(caseOf(id), { limit: 200 })).items.filter(({ about }) =>
      ['task-reminder', 'task-nudged'].includes(about),
    )

  test('is one click, comes with the digest, and does not come twice on a day whoever clicks', async () => {
    const [open] = (await sheetsOf(first)).filter(({ state }) => state.is === 'open')
    const response = await desk.post('officer', `${panels()}/${first}/reminders`, { task: open?.id ?? '' })
    expect(response.status).toBe(303)
    await town.program.idle()
    const [message, ...more] = await remindersOf(first)
    expect(more).toEqual([])
    expect(message?.plan).toMatchObject({ is: 'digest' })
    const again = await desk.post('officer', `${panels()}/${first}/reminders`, { task: open?.id ?? '' })
    expect(again.status).toBe(409)
    await desk.post('officer', `${panels()}/reminders`, { which: 'all' })
    await desk.post('officer', `${panels()}/reminders`, { which: 'all' })
    await town.program.idle()
    const out = (await sheetsOf(first)).filter(({ state }) => state.is === 'open')
    expect(await remindersOf(first)).toHaveLength(out.length)
    // The board's reminder of the same day finds nobody left.
    const nudged = await desk.post('officer', `/cases/${first}/turn-reminder`, {})
    expect(nudged.status).toBe(409)
    await town.program.idle()
    expect(await remindersOf(first)).toHaveLength(out.length)
  })
})

describe('a panel at work', () => {
  test('gets somebody else for a place, with a reason on record, and who was replaced reads no more', async () => {
    const [open] = (await sheetsOf(second)).filter(({ state }) => state.is === 'open')
    const before = (await sheetsOf(second)).length
    const form = await page(`${panels()}/${second}/replacement?task=${open?.id}`)
    const [, expert = ''] =
      /name="expert" value="(\w+)" id="[^"]*"(?! checked)(?![^>]*disabled)/.exec(form) ?? []
    const path = `${panels()}/${second}/replacement`
    const refused = await desk.post('officer', path, { task: open?.id ?? '', expert, reason: '' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('请填写')
    const done = await desk.post('officer', path, {
      ...{ task: open?.id ?? '', expert, reason: '长期出差，无法按期评审', once: 'replace 1' },
    })
    expect(done.status).toBe(303)
    const again = await desk.post('officer', path, {
      ...{ task: open?.id ?? '', expert, reason: '长期出差，无法按期评审', once: 'replace 1' },
    })
    expect(again.status).toBe(303)
    const now = await sheetsOf(second)
    expect(now).toHaveLength(before + 1)
    expect(now.find(({ id }) => id === open?.id)?.state.is).toBe('cancelled')
    expect((await events(second, 'expert-replaced'))[0]?.facts).toMatchObject({
      reason: '长期出差，无法按期评审',
    })
    const old = open?.asked ?? ''
    expect((await desk.get(old, `/cases/${second}`)).status).toBe(404)
  })

  test('gets more time for one sheet, only ever later, and the review waits for it', async () => {
    const [open] = (await sheetsOf(second)).filter(({ state }) => state.is === 'open')
    const path = `${panels()}/${second}/time`
    const task = open?.id ?? ''
    expect(await page(`${path}?task=${task}`)).toContain('目前期限')
    const earlier = await desk.post('officer', path, { task, due: '2031-03-04 23:59', reason: '出差' })
    expect(earlier.status).toBe(422)
    const text = await earlier.text()
    expect(text).toContain('期限只能延后')
    expect(text).toContain('value="2031-03-04 23:59"')
    const later = await desk.post('officer', path, { task, due: '2031-06-30 23:59', reason: '出差' })
    expect(later.status).toBe(303)
    const file = await town.file(caseOf(second))
    const due = file.tasks.find(({ id }) => id === task)?.due ?? ''
    expect(civilDate(due, 'Asia/Shanghai')).toBe('2031-06-30')
    expect(file.steps.find(({ id }) => id === open?.step)?.alarm).toBe(due)
    expect((await events(second, 'task-extended'))[0]?.facts).toMatchObject({ kind: 'score', reason: '出差' })
    // The applicants learn nothing of it.
    expect(await page(`/cases/${second}`, '乙公司')).not.toContain('延长办理期限')
  })

  test('is not changed by who may not, nor with somebody who has a conflict', async () => {
    const [open] = (await sheetsOf(second)).filter(({ state }) => state.is === 'open')
    const { represents } = town.who('乙公司的大学')
    const barred = await town.person('professor', [{ role: 'expert', scheme: 'lingang' }], {
      ...{ represents, expertise: { organisationName: '别处', fields: [], conflicts: [] } },
    })
    const path = `${panels()}/${second}/replacement`
    expect(await page(`${path}?task=${open?.id}`)).toContain('本单位（乙公司的大学）')
    const refused = await desk.post('officer', path, {
      ...{ task: open?.id ?? '', expert: barred.id, reason: '想换' },
    })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('professor有利益冲突')
    expect((await desk.get('auditor', `${path}?task=${open?.id}`)).status).toBe(404)
  })
})

test('what everybody has is what their tasks say', async () => {
  const text = await page(`${panels()}/experts`)
  const shown = new Map(
    [...text.matchAll(/<tr><td[^>]*><span>([^<]+)<small.*?<strong>(\d+)<\/strong>/gs)].map(
      ([, name = '', n]) => [name, Number(n)],
    ),
  )
  const own = new Map<string, number>()
  for (const id of [first, second])
    for (const { asked = '', state, answer: given } of await sheetsOf(id))
      if (state.is === 'open' || (given?.kind === 'score' && given.answer.decision === 'score'))
        own.set(asked, (own.get(asked) ?? 0) + 1)
  expect(Object.fromEntries([...shown].filter(([, n]) => n > 0))).toEqual(Object.fromEntries(own))
})
