import { afterAll, beforeAll, expect, test } from 'vitest'
import { instant } from '../../domain/calendar.ts'
import type { Message } from '../../domain/message.ts'
import type { MessagePlan } from '../../domain/message-plan.ts'
import { deliver } from '../../functions/mail/deliver.ts'
import { collectDigest } from '../../functions/relay/collect-digest.ts'
import { createMeter } from '../../functions/store/meter.ts'
import { createStore } from '../../functions/store/store.ts'
import { openTable } from '../../functions/store/table.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.program.stop())

const morning = '2031-03-05T00:00:00.000Z'
const waits: MessagePlan = { is: 'digest', every: 'daily', at: morning, because: 'default' }
/** A message as a case brings it about: 1.1 KB. */
const message = (n: number, plan: MessagePlan): Message => ({
  id: `cost/${plan.is}/${n}`,
  to: town.who('officer').id,
  address: 'officer@practice.example',
  language: 'zh',
  about: 'graded',
  subject: `集成电路EDA创新联合体 · ${'年度评估等级'.repeat(6)}`,
  text: `集成电路EDA创新联合体\n\n${'年度评估等级'.repeat(6)}\n\nhttps://consort.example/cases/1\n\n本邮件由系统发送，请勿回复。\n`,
  written: '2031-03-04T03:00:00.000Z',
  programme: 'lingang',
  said: {
    title: '集成电路EDA创新联合体',
    line: '年度评估等级'.repeat(6),
    link: 'https://consort.example/cases/1',
  },
  through: [{ is: 'office', role: 'officer', scheme: 'lingang' }],
  plan,
})

test('what a message costs: at once, and as one of ten in a digest', async () => {
  const meter = createMeter()
  const store = createStore(openTable({ name: 'consort', endpoint: town.program.endpoint, meter }))
  const world = { ...town.program.world, store }
  const mail = { deliver: () => Promise.resolve() }
  const now: MessagePlan = { is: 'at-once', because: 'kind' }
  const atOnce = await meter.during(async () => {
    await store.outbox.write(message(1, now))
    await deliver(world, mail, message(1, now))
  })
  const inDigest = await meter.during(async () => {
    for (let n = 1; n <= 10; n += 1) await store.outbox.write(message(n, waits))
    await collectDigest(world, town.who('officer').id, instant(new Date(morning)))
    const digests = (await store.messages.to(town.who('officer').id, { limit: 100 })).items
    for (const one of digests.filter(({ of }) => of !== undefined)) await deliver(world, mail, one)
  })
  console.log(`at once: ${JSON.stringify(atOnce)}; ten in a digest: ${JSON.stringify(inDigest)}`)
  expect(atOnce.writes).toBe(2)
  // Ten rows, one transaction with the digest, and the digest's note that it was sent.
  expect(inDigest.writes).toBe(12)
  expect(inDigest.writeUnits / 10).toBeLessThanOrEqual(22)
})
