import { afterAll, beforeAll, expect, test } from 'vitest'
import { lingang } from '../../schemes/lingang.ts'
import { crowdedCall, crowdedHead, crowdedItems } from '../support/call-of-many.ts'
import { load } from '../support/load.ts'
import { takenOverAt } from '../support/schemes.ts'
import { type OpenApp, openApp } from './open-app.ts'

let open: OpenApp
let cookie: string
beforeAll(async () => {
  open = await openApp()
  await open.store.schemes.publish(takenOverAt('2030-01-01T00:00:00.000Z', lingang))
  await open.store.calls.save(crowdedCall)
  cookie = (await open.settle('officer', { offices: [{ role: 'officer', scheme: 'lingang' }] })).cookie
  for (const name of names.toReversed())
    await open.settle(name, { offices: [{ role: 'expert', scheme: 'lingang' }] })
})
afterAll(() => open.stop())

/** In the order of their sound, which is not that of their signs. */
const names = ['安工', '陈工', '韩工', '刘工', '马工', '王工', '赵工']
const underReview = Array.from({ length: 200 }, (_, n) => n).filter(
  (n) => crowdedHead(n).status.is === 'review',
)
const bring = (numbers: readonly number[]): Promise<void> =>
  load(
    open.table,
    (function* () {
      for (const n of numbers) yield* crowdedItems(n)
    })(),
  )
const boxes = async (): Promise<{ agenda: number; ticked: number; experts: number[] }> => {
  const answer = await open.app.request(`/meetings/new?batch=${crowdedCall.id}`, { headers: { cookie } })
  const html = await answer.text()
  const agenda = html.match(/<input[^>]*name="agenda"[^>]*>/g) ?? []
  return {
    agenda: agenda.length,
    ticked: agenda.filter((box) => /\schecked/.test(box)).length,
    experts: names.map((name) => html.indexOf(name)),
  }
}

test('a sitting’s cases are all proposed, of more than that the officer chooses; experts stand by the sound of their names', async () => {
  await bring(underReview.slice(0, 4))
  const few = await boxes()
  expect(few).toMatchObject({ agenda: 4, ticked: 4 })
  expect(few.experts[0]).toBeGreaterThan(0)
  expect(few.experts.toSorted((a, b) => a - b)).toEqual(few.experts)
  await bring(underReview.slice(4, 16))
  expect(await boxes()).toMatchObject({ agenda: 16, ticked: 0 })
})
