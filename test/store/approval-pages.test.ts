import { afterAll, beforeAll, expect, test } from 'vitest'
import { lingang } from '../../schemes/lingang.ts'
import { sha256 } from '../../functions/store/cases.ts'
import { crowdedItems, lookedAt } from '../support/call-of-many.ts'
import { holder } from '../support/cases.ts'
import { load } from '../support/load.ts'
import { takenOverAt } from '../support/schemes.ts'
import { type OpenApp, openApp } from './open-app.ts'

/* What the leader's pages ask of the table: thirty cases of one call wait for the head of a division. */

let open: OpenApp
let cookie: string
const waiting = 30
const head = holder('head', 'approver')
beforeAll(async () => {
  open = await openApp()
  await open.store.schemes.publish(takenOverAt('2030-01-01T00:00:00.000Z', lingang))
  await open.world.schemes.current()
  // Days off are read once a minute.
  await open.world.calendars.of({ calendar: 'cn' })
  await load(
    open.table,
    (function* () {
      for (let n = 7; n < waiting * 10; n += 10) yield* crowdedItems(n)
    })(),
  )
  await open.store.people.save(head)
  const secret = sha256('secret of the head').slice(0, 32)
  await open.store.sessions.save(
    sha256(secret),
    { person: head.id, csrf: secret, strong: true, created: lookedAt, seen: lookedAt },
    new Date(Date.parse(lookedAt) + 3_600_000),
  )
  cookie = `session=${head.id}.${secret}`
})
afterAll(() => open.stop())

const costOf = async (path: string) => {
  const got = { status: 0, html: '' }
  const use = await open.meter.during(async () => {
    const answer = await open.app.request(path, { headers: { cookie } })
    got.status = answer.status
    got.html = await answer.text()
  })
  return { ...use, ...got }
}
const cards = (html: string): string[] =>
  [...html.matchAll(/name="item" value="([^"]+)"/g)].map(([, item]) => item ?? '')

test('the list costs one request for the session, one for the tasks, and one for each case on the page', async () => {
  const list = await costOf('/approvals')
  expect(list).toMatchObject({ status: 200, requests: 2 + 20, writes: 0 })
  expect(cards(list.html)).toHaveLength(20)
  const next = /href="(\/approvals\?[^"]*after=[^"]+)"/.exec(list.html)?.[1]?.replaceAll('&amp;', '&')
  const second = await costOf(next ?? '')
  expect(second).toMatchObject({ status: 200, requests: 2 + 10, writes: 0 })
  expect(new Set([...cards(list.html), ...cards(second.html)]).size).toBe(waiting)
})

test('one case costs two, and the delegations their list and whom to choose from', async () => {
  const [item = ''] = cards((await costOf('/approvals')).html)
  const [id, task] = item.split('.')
  expect(await costOf(`/approvals/${id}/${task}`)).toMatchObject({ status: 200, requests: 2, writes: 0 })
  // Six memberships for three offices, the people in them, what was made, and the session.
  const delegations = await costOf('/approvals/delegations')
  expect(delegations).toMatchObject({ status: 200, writes: 0 })
  expect(delegations.requests).toBeLessThanOrEqual(12)
})
