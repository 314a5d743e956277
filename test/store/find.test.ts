import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lingang } from '../../schemes/lingang.ts'
import { crowdedCall, crowdedHead, crowdedItems } from '../support/call-of-many.ts'
import { applicationHead, caseId, member, organisation, stampBy } from '../support/cases.ts'
import { load } from '../support/load.ts'
import { takenOverAt } from '../support/schemes.ts'
import { type OpenApp, openApp } from './open-app.ts'

/** A call with so many cases that each name is there more than once. */
const cases = 60
const draft = applicationHead({
  id: caseId('not handed in'),
  title: '东方未交创新联合体',
  call: crowdedCall.id,
  batch: crowdedCall.id,
})

let open: OpenApp
const cookies: Record<string, string> = {}
beforeAll(async () => {
  open = await openApp()
  await open.store.schemes.publish(takenOverAt('2030-01-01T00:00:00.000Z', lingang))
  await open.store.calls.save(crowdedCall)
  await load(
    open.table,
    (function* () {
      for (let n = 0; n < cases; n += 1) yield* crowdedItems(n)
    })(),
  )
  await open.store.cases.commit(
    undefined,
    {
      head: draft,
      members: [member('牵头公司', { role: 'lead' })],
      events: [{ what: 'opened', facts: {} }],
    },
    { stamp: stampBy('speaker of 牵头公司') },
  )
  const office = async (name: string, role: 'officer' | 'auditor', scheme: string) => {
    cookies[name] = (await open.settle(name, { offices: [{ role, scheme }] })).cookie
  }
  await office('officer', 'officer', 'lingang')
  await office('of another programme', 'officer', 'baoshan')
  await office('auditor', 'auditor', 'lingang')
  cookies['applicant'] = (await open.settle('applicant')).cookie
})
afterAll(() => open.stop())

const ask = (asked: string, who = 'officer') =>
  open.app.request(`/board/find?${new URLSearchParams({ case: asked }).toString()}`, {
    headers: { cookie: cookies[who] ?? '' },
  })
/** The ids of the cases that the page leads to. */
const found = async (asked: string, who = 'officer'): Promise<string[]> => {
  const answer = await ask(asked, who)
  expect(answer.status).toBe(200)
  return [...(await answer.text()).matchAll(/href="\/cases\/([a-z0-9]+)"/g)].map(([, id = '']) => id)
}
const heads = Array.from({ length: cases }, (_, n) => crowdedHead(n))
const idsOf = (heads: readonly { readonly id: string }[]): string[] => heads.map(({ id }) => id).toSorted()

describe('a case is found whatever call it is of', () => {
  test('by any words of its title, wide and narrow digits alike', async () => {
    const wanted = heads.filter(({ title }) => title.includes('方17号'))
    expect(wanted).toHaveLength(1)
    for (const asked of ['方17号', '方１７号', ' 创新联合体  方 １７号'])
      expect(await found(asked)).toEqual(idsOf(wanted))
  })

  test('by the name of its lead', async () => {
    const [first] = heads
    expect(first).toBeDefined()
    expect(await found(first?.leadName ?? '')).toEqual(
      idsOf(heads.filter(({ leadName }) => leadName.includes(first?.leadName ?? ''))),
    )
  })

  test('by the code of its lead, and of a member', async () => {
    const [first] = heads
    expect(await found((first?.lead ?? '').replace('uscc:', ''))).toEqual(
      idsOf(heads.filter(({ lead }) => lead === first?.lead)),
    )
    const university = organisation('第3大学').id.replace('uscc:', '')
    expect((await found(university)).toSorted()).toEqual(idsOf(heads.filter((_, n) => n % 20 === 3)))
  })

  test('by its number at once', async () => {
    const [first] = heads
    const answer = await ask(first?.id ?? '')
    expect(answer.headers.get('location')).toBe(`/cases/${first?.id}`)
  })

  test('shows twenty, and leads to all of them on the board', async () => {
    expect(await found('科技有限公司')).toHaveLength(20)
    const page = await (await ask('科技有限公司')).text()
    const [, link = ''] = /href="(\/board\/[^"]+)">查看全部 60 件/.exec(page) ?? []
    const board = await open.app.request(link, { headers: { cookie: cookies['officer'] ?? '' } })
    expect(await board.text()).toContain('共 60 件符合条件')
  })

  test('finds nothing by what is written nowhere, by nothing, or by signs that mean something elsewhere', async () => {
    for (const asked of ['没有的名字', '', '   ', "O'Neil", '<b>', '%', '（）'])
      expect(await found(asked)).toEqual([])
    expect(await (await ask('<b>没有</b>')).text()).not.toContain('<b>')
  })
})

describe('only what the reader may see', () => {
  test('a draft is found by an auditor alone', async () => {
    expect(await found('东方未交')).toEqual([])
    expect(await found('东方未交', 'auditor')).toEqual([draft.id])
  })

  test('an officer of another programme finds nothing, and who lists no cases has no such page', async () => {
    expect(await found('方17号', 'of another programme')).toEqual([])
    expect((await ask('方17号', 'applicant')).status).toBe(404)
  })
})

test('it reads rows of boards: a few requests, as many as there are calls and years', async () => {
  await ask('方17号')
  const use = await open.meter.during(async () => {
    await ask('方17号')
  })
  // The session, the two names that a number could have, the calls, one call's rows, and four years of rows.
  expect(use).toMatchObject({ writes: 0 })
  expect(use.requests).toBeLessThanOrEqual(13)
})
