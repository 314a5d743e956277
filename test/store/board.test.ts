import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BoardRow } from '../../domain/board.ts'
import type { ApplicationHead } from '../../domain/case.ts'
import { closed, type Task } from '../../domain/task.ts'
import { BoardView } from '../../functions/web/board/board-shape.ts'
import { sha256 } from '../../functions/store/cases.ts'
import { keys } from '../../functions/store/keys.ts'
import { lingang } from '../../schemes/lingang.ts'
import {
  applicationHead,
  caseId,
  handedIn,
  member,
  organisation,
  stampBy,
  task,
  today,
} from '../support/cases.ts'
import { crowdedCall, crowdedHead, crowdedItems, lookedAt } from '../support/call-of-many.ts'
import { load } from '../support/load.ts'
import { takenOverAt } from '../support/schemes.ts'
import { type OpenApp, openApp } from './open-app.ts'

const cases = 230
let open: OpenApp
let cookie: string
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
  cookie = (await open.settle('officer', { offices: [{ role: 'officer', scheme: 'lingang' }] })).cookie
  await open.app.request(`/board/${crowdedCall.id}`, { headers: { cookie } })
})
afterAll(() => open.stop())

const stamp = stampBy('speaker of 牵头公司')
const rowsOf = async (batch: string, drafts = true) => (await open.store.board.rows(batch, drafts)).rows

test('the rows of some cases are those of the whole board', async () => {
  const ids = [3, 229, 0, 3].map((n) => crowdedHead(n).id)
  const { rows } = await open.store.board.rows(crowdedCall.id, true)
  const byId = (some: readonly BoardRow[]) => some.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const some = await open.store.board.some(crowdedCall.id, [...ids, caseId('nobody')], true)
  expect(byId(some)).toEqual(byId(rows.filter(({ id }) => ids.includes(id))))
})

test('a case of an earlier program that is worked on with others gets its row and is called by its name', async () => {
  const head = crowdedHead(1)
  await open.table.remove(keys.boardRow(head, true))
  await open.table.remove(keys.boardComplete(crowdedCall.id))
  const body = new URLSearchParams({
    ...{ csrf: sha256('secret of officer').slice(0, 32), go: 'preview', do: 'return', part: 'plan' },
    ...{ remark: '请补充预算说明', case: head.id },
  })
  const path = `/board/${crowdedCall.id}/bulk`
  const response = await open.app.request(path, { method: 'POST', headers: { cookie }, body })
  expect(await response.text()).toContain(`href="/cases/${head.id}">${head.title}<`)
  expect(await open.store.board.some(crowdedCall.id, [head.id], false)).toHaveLength(1)
})

test('an officer whose organisation joined only one of the cases does not compare them', async () => {
  const ranking = async (subject: string, joined: string) => {
    const { id, name } = organisation(joined)
    const held = await open.settle(subject, {
      offices: [{ role: 'officer', scheme: 'lingang' }],
      represents: [{ organisation: id, name, state: 'active' }],
    })
    const path = `/board/${crowdedCall.id}/ranking`
    return (await open.app.request(path, { headers: { cookie: held.cookie } })).status
  }
  expect(await ranking('of nobody here', '旁观单位')).toBe(200)
  expect(await ranking('of a partner', '配套单位7')).toBe(404)
})

describe('the row of a case', () => {
  const batch = 'evaluation-lingang-2099'
  const draft = applicationHead({ id: caseId('moving'), batch })

  test('is written in the transaction that opens the case, apart from what was handed in', async () => {
    await open.store.cases.commit(
      undefined,
      {
        head: draft,
        members: [member('牵头公司', { role: 'lead' })],
        events: [{ what: 'opened', facts: {} }],
      },
      { stamp },
    )
    expect((await rowsOf(batch)).map(({ status }) => status)).toEqual(['draft'])
    expect(await rowsOf(batch, false)).toEqual([])
    expect(await open.store.board.some(batch, [draft.id], true)).toHaveLength(1)
    expect(await open.store.board.some(batch, [draft.id], false)).toEqual([])
  })

  test('moves when the case is handed in, and back when it is taken back', async () => {
    const commit = async (change: (head: ApplicationHead) => ApplicationHead, tasks: Task[]) => {
      const file = await open.store.cases.load(draft.id)
      if (file?.head.kind !== 'application') throw new Error('no application')
      await open.store.cases.commit(file, { head: change(file.head), tasks, events: [] }, { stamp })
    }
    const asked = task('formal-check', { case: draft.id })
    await commit((head) => ({ ...head, ...handedIn, status: { is: 'formal-check', since: today } }), [asked])
    expect(await rowsOf(batch)).toHaveLength(1)
    expect((await rowsOf(batch, false))[0]).toMatchObject({
      status: 'formal-check',
      turns: [{ as: 'officer' }],
    })
    await commit(
      ({ receipt: _, ...head }) => ({ ...head, status: { is: 'draft', since: today } }),
      [closed(asked, 'cancelled', today)],
    )
    expect(await rowsOf(batch, false)).toEqual([])
    expect(await rowsOf(batch)).toHaveLength(1)
  })

  test('is made for cases of an earlier program, so many at a time, and never over a newer one', async () => {
    const own = 'change-lingang-2098'
    const heads = [1, 2, 3].map((n) => ({ ...crowdedHead(n), batch: own, id: caseId(`old ${n}`) }))
    await load(
      open.table,
      heads.map((data) => ({ ...keys.case(data.id), type: 'case', data })),
    )
    const ids = heads.map(({ id }) => id)
    expect(await open.store.board.catchUp(own, ids, 2)).toBe(1)
    expect((await open.store.board.rows(own, false)).complete).toBe(false)
    const file = await open.store.cases.load(caseId('old 3'))
    if (!file) throw new Error('no case')
    await open.store.cases.commit(file, { head: { ...file.head, title: '新名称' }, events: [] }, { stamp })
    expect(await open.store.board.catchUp(own, ids, 2)).toBe(0)
    const { rows, complete } = await open.store.board.rows(own, false)
    expect(complete).toBe(true)
    expect(rows.map(({ title }) => title)).toContain('新名称')
    expect(rows).toHaveLength(3)
  })
})

/** The numbers of a page, computed another way: from the heads and tasks of the cases themselves. */
const counted = async () => {
  const found = new Map<string, { count: number; late: number }>()
  for (let n = 0; n < cases; n += 1) {
    const file = await open.store.cases.load(crowdedHead(n).id)
    if (!file) throw new Error('no case')
    const step = file.head.status.is
    const known = found.get(step) ?? { count: 0, late: 0 }
    const late = file.tasks.some(
      ({ state, due }) => state.is === 'open' && due !== undefined && due < lookedAt,
    )
    found.set(step, { count: known.count + 1, late: known.late + Number(late) })
  }
  return Object.fromEntries(found)
}

describe('the board of a call', () => {
  const ask = async (query = '') => {
    const token = await open.issuer.token('officer')
    const response = await open.app.request(`/api/boards/${crowdedCall.id}${query}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(response.status).toBe(200)
    return BoardView.parse(await response.json())
  }

  test('counts what the cases themselves say', async () => {
    const { steps, total } = await ask()
    const shown = steps.filter(({ count }) => count > 0)
    expect(Object.fromEntries(shown.map(({ step, count, late }) => [step, { count, late }]))).toEqual(
      await counted(),
    )
    expect(total).toBe(cases)
  })

  test('shows each case once, a page at a time, whatever the order', async () => {
    for (const order of ['', '&sort=title', '&sort=lead&down=yes', '&sort=mean']) {
      const ids: string[] = []
      let after: string | undefined
      do {
        const page = await ask(`?limit=60${order}${after === undefined ? '' : `&after=${after}`}`)
        ids.push(...page.items.map(({ id }) => id))
        after = page.next
      } while (after !== undefined)
      expect(new Set(ids).size).toBe(cases)
      expect(ids).toHaveLength(cases)
    }
  })

  test('finds a case by any part of its name', async () => {
    const { items } = await ask(`?text=${encodeURIComponent('方17号')}`)
    expect(items.map(({ id }) => id)).toEqual([crowdedHead(17).id])
  })

  test('costs the reader, the call, the rows, the views and one’s own sheets, however many cases it has', async () => {
    const use = await open.meter.during(async () => {
      const page = await open.app.request(`/board/${crowdedCall.id}?late=yes&sort=lead`, {
        headers: { cookie },
      })
      expect(page.status).toBe(200)
      await page.text()
    })
    expect(use).toMatchObject({ requests: 5, writes: 0 })
  })
})
