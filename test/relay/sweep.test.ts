import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Message } from '../../domain/message.ts'
import { sweepMessages } from '../../functions/mail/deliver.ts'
import { sweepOutbox } from '../../functions/relay/relay.ts'
import { keys } from '../../functions/store/keys.ts'
import { createStore } from '../../functions/store/store.ts'
import { openTable } from '../../functions/store/table.ts'
import { personId } from '../support/cases.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.program.stop())

const ports = {
  publicUrl: 'http://localhost:3000',
  workflows: {
    start: () => Promise.resolve(),
    resume: () => Promise.resolve(),
    inspect: () => Promise.resolve(),
  },
}
const now = '2031-03-04T01:00:00.000Z'
const earlier = '2031-03-04T00:00:00.000Z'

test('an effect that cannot be read keeps no other waiting, and is named', async () => {
  const table = openTable({ name: 'consort', endpoint: town.program.endpoint })
  const broken = keys.effect('owner', earlier, 'broken')
  await table.put({ ...broken, type: 'effect', data: { do: 'something newer' } })
  const good = keys.effect('owner', earlier, 'good')
  const tell = {
    key: 'key',
    about: 'submitted',
    to: [{ is: 'person', person: personId('nobody') }],
    facts: {},
  }
  await table.put({ ...good, type: 'effect', data: { do: 'tell', at: earlier, tell } })
  const swept = await sweepOutbox(town.program.world, ports, now)
  expect(swept).toMatchObject({ done: 1, failed: [{ id: `${broken.pk}|${broken.sk}` }] })
  expect(await table.get(good)).toBeUndefined()
  await table.remove(broken)
})

const message = (name: string, more: Partial<Message> = {}): Message => ({
  id: `said/${name}`,
  to: personId(name),
  address: `${name}@practice.example`,
  language: 'zh',
  about: 'submitted',
  subject: '已提交',
  text: '申报已提交。',
  written: earlier,
  ...more,
})

test('unsent mail is tried again: one bad address keeps no other, a new one is left to the stream', async () => {
  const { outbox } = town.store
  const sent: string[] = []
  const mail = {
    deliver: (one: Message) => {
      if (one.to === personId('bad')) return Promise.reject(new Error('no such mailbox'))
      sent.push(one.id)
      return Promise.resolve()
    },
  }
  // Written past the program, which would send them at once.
  const table = openTable({ name: 'consort', endpoint: town.program.endpoint })
  const aside = createStore(table, () => undefined).outbox
  for (const name of ['bad', 'good', 'other']) await aside.write(message(name))
  await aside.write(message('newest', { written: now }))
  await aside.write(message('nowhere', { address: '' }))
  const first = await sweepMessages(town.program.world, mail, now)
  expect(first).toMatchObject({
    done: 2,
    failed: [{ id: 'said/bad', problem: expect.stringContaining('mailbox') }],
  })
  expect(sent.toSorted()).toEqual(['said/good', 'said/other'])
  expect((await sweepMessages(town.program.world, mail, now)).done).toBe(0)
  const left = (await outbox.unsent({ limit: 100 })).items.map(({ id }) => id)
  expect(left).not.toContain('said/nowhere')
})
