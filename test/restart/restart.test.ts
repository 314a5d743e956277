import { afterAll, beforeAll, expect, test } from 'vitest'
import { restart } from '../../functions/restart/restart.ts'
import { sha256 } from '../../functions/store/cases.ts'
import { shippedOnly } from '../support/schemes.ts'
import { type OpenStore, openStore } from '../store/open-store.ts'
import { applicationHead, caseId, stampBy, today } from '../support/cases.ts'
import { calendarsOf } from '../../functions/calendars.ts'
import { noSealer } from '../../functions/sealer.ts'
import { noSigner } from '../../functions/no-signer.ts'

let open: OpenStore
beforeAll(async () => {
  open = await openStore()
})
afterAll(() => open.stop())

test('however often the program was started, a failed execution is replaced; one that fails for ever is not', async () => {
  const { store } = open
  const world = {
    store,
    schemes: shippedOnly(store),
    now: () => new Date(today),
    newId: () => '',
    digest: sha256,
    signer: noSigner,
    sealer: noSealer,
    calendars: calendarsOf(store.holidays, () => new Date(today)),
  }
  const id = caseId('restarted')
  const options = { stamp: stampBy('系统', 'system') }
  const run = { workflow: 'application', cycle: 1, attempt: 1, ended: false } as const
  await store.cases.commit(undefined, { head: applicationHead({ id, run }), events: [] }, options)
  const attempt = async () => (await store.cases.load(id))?.head.run?.attempt ?? 0

  for (let start = 1; start <= 210; start += 1) expect(await restart(world, id)).toBe(true)
  expect(await attempt()).toBe(211)
  expect(await restart(world, id, { cycle: 1, attempt: 7 })).toBe(false)
  for (let failure = 1; failure <= 200; failure += 1)
    expect(await restart(world, id, { cycle: 1, attempt: await attempt() })).toBe(true)
  expect(await restart(world, id, { cycle: 1, attempt: await attempt() })).toBe(false)

  // A step that got done shows that the fault is gone.
  const file = await store.cases.load(id)
  if (!file) throw new Error('the case is gone')
  const step = {
    id: 'check-eligibility.1',
    task: 'check-eligibility',
    opened: today,
    state: { is: 'done', outcome: 'eligible', at: today },
  } as const
  await store.cases.commit(file, { head: file.head, events: [], steps: [step] }, options)
  expect(await restart(world, id, { cycle: 1, attempt: await attempt() })).toBe(true)
})
