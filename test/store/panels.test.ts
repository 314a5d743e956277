import { afterAll, beforeAll, expect, test } from 'vitest'
import { panelRowOf } from '../../domain/panel-row.ts'
import { rowsOf } from '../../functions/panel-desk.ts'
import { keys } from '../../functions/store/keys.ts'
import { crowdedCall } from '../support/call-of-many.ts'
import { caseInReview } from '../support/call-in-review.ts'
import { stampBy, today } from '../support/cases.ts'
import { load } from '../support/load.ts'
import { caseItems } from '../support/many-cases.ts'
import { type OpenApp, openApp } from './open-app.ts'

const cases = 230
const files = Array.from({ length: cases }, (_, n) =>
  caseInReview(n, { experts: 40, now: today, stage: n % 2 === 0 ? 'review' : 'before' }),
)
let open: OpenApp
beforeAll(async () => {
  open = await openApp()
  await load(
    open.table,
    files.flatMap(({ head, members, tasks }) => caseItems(head, members, [], tasks)),
  )
})
afterAll(() => open.stop())

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))

test('cases of an earlier program get their row when somebody looks, and then they are read alone', async () => {
  expect(await rowsOf(open.world, crowdedCall.id)).toHaveLength(200)
  const { rows: some, complete: early } = await open.store.panels.rows(crowdedCall.id)
  expect([some.length, early]).toEqual([200, false])

  const all = await rowsOf(open.world, crowdedCall.id)
  const told = await Promise.all(
    files.map(async ({ head }) => {
      const file = await open.store.cases.load(head.id)
      const row = file && panelRowOf(file)
      if (!row) throw new Error('no row')
      return row
    }),
  )
  expect(byId(all)).toEqual(byId(told))
  const use = await open.meter.during(() => rowsOf(open.world, crowdedCall.id))
  expect([use.requests, use.writes]).toEqual([1, 0])
})

test('a row that is written meanwhile is not written over, and a call without cases is complete at once', async () => {
  const file = files[1] && (await open.store.cases.load(files[1].head.id))
  if (!file || file.head.kind !== 'application') throw new Error('no case')
  await open.store.cases.commit(
    file,
    { head: { ...file.head, title: '新名称' }, events: [] },
    { stamp: stampBy('officer', 'officer') },
  )
  await open.store.panels.catchUp(crowdedCall.id, [file.head.id], 10)
  const { rows } = await open.store.panels.rows(crowdedCall.id)
  expect(rows.find(({ id }) => id === file.head.id)?.title).toBe('新名称')

  expect(await rowsOf(open.world, 'evaluation-lingang-2099')).toEqual([])
  const mark = keys.panelsComplete('evaluation-lingang-2099')
  expect((await open.contents()).has(`${mark.pk}|${mark.sk}`)).toBe(true)
})
