import { afterAll, beforeAll, expect, test } from 'vitest'
import { shippedOnly } from '../support/schemes.ts'
import { sha256 } from '../../functions/store/cases.ts'
import { task as askReport } from '../../functions/tasks/ask-report.ts'
import { type OpenStore, openStore } from '../store/open-store.ts'
import { caseId, consortium, evaluationHead, member, stampBy } from '../support/cases.ts'
import { calendarsOf } from '../../functions/calendars.ts'
import { noSealer } from '../../functions/sealer.ts'
import { noSigner } from '../../functions/no-signer.ts'

let open: OpenStore
beforeAll(async () => {
  open = await openStore()
})
afterAll(() => open.stop())

test('a report that is asked for after its last day falls due at once, where the clock will look', async () => {
  const { store } = open
  const id = caseId('asked late')
  const now = new Date('2026-05-05T01:00:00.000Z')
  const world = {
    store,
    schemes: shippedOnly(store),
    now: () => now,
    newId: () => '7'.repeat(20),
    digest: sha256,
    signer: noSigner,
    sealer: noSealer,
    calendars: calendarsOf(store.holidays, () => now),
  }
  const run = { workflow: 'annual-evaluation', cycle: 1, attempt: 1, ended: false } as const
  const head = evaluationHead({ id, year: 2026, run })
  const members = [member('牵头单位', { role: 'lead', confirmation: { is: 'not-needed' } })]
  await store.consortia.save(consortium({ id: head.consortium, revision: 1 }))
  await store.cases.commit(undefined, { head, members, events: [] }, { stamp: stampBy('系统', 'system') })
  // The clock has been here: it never looks at the days before again.
  await store.due.moveCursor('2026-05-05')
  const position = { case: id, workflow: 'annual-evaluation', cycle: 1, attempt: 1, n: 0, visits: {} }
  await askReport(world, { position, token: 'token' })
  const due = (await store.due.on('2026-05-05', '2026-05-05T23:59:59.999Z', {})).items
  expect(due).toEqual([{ is: 'step', case: id, step: 'ask-report.1', at: now.toISOString() }])
})
