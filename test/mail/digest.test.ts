import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instant } from '../../domain/calendar.ts'
import type { CaseId } from '../../domain/ids.ts'
import { type Message, stateOf } from '../../domain/message.ts'
import { runClock } from '../../functions/clock/clock.ts'
import { deliver } from '../../functions/mail/deliver.ts'
import { collectDigest } from '../../functions/relay/collect-digest.ts'
import { createStore } from '../../functions/store/store.ts'
import { openTable } from '../../functions/store/table.ts'
import { organisationId } from '../support/cases.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
let id: CaseId
let second: CaseId
const sent: Message[] = []
/** Monday, 3 March 2031, 9:00 in Shanghai: what is written then waits for Tuesday, 8:00. */
const tuesday = new Date('2031-03-04T00:00:00.000Z')
beforeAll(async () => {
  town = await openTown({ mail: { deliver: async (message) => void sent.push(message) } })
  const members = [
    ['交通大学', 'university'],
    ['华谊集团', 'enterprise'],
  ] as const
  id = await town.apply('概伦电子', members)
  second = await town.apply('中微公司', members)
})
afterAll(() => town.program.stop())

const to = (name: string): Message[] => sent.filter(({ address }) => address === `${name}@practice.example`)
const rowsOf = async (name: string): Promise<readonly Message[]> =>
  (await town.store.messages.to(town.who(name).id, { limit: 100 })).items

describe('until the next working morning', () => {
  test('receipts have come, and what can wait waits with its reason', async () => {
    expect(to('概伦电子').map(({ about }) => about)).toContain('submitted')
    expect(to('officer')).toEqual([])
    const rows = await rowsOf('officer')
    expect(rows.length).toBeGreaterThan(1)
    expect(rows.map(stateOf)).toEqual(rows.map(() => 'waiting'))
    expect(rows[0]?.plan).toEqual({
      is: 'digest',
      every: 'daily',
      at: tuesday.toISOString(),
      because: 'default',
    })
  })
})

describe('in the morning', () => {
  beforeAll(() => town.program.advanceTo(tuesday))

  test('one message says everything, by case, with one link for each', async () => {
    expect(to('officer')).toHaveLength(1)
    const [{ subject, text }] = [to('officer')[0] ?? { subject: '', text: '' }]
    expect(subject).toMatch(/^您有 \d+ 条通知 · /)
    for (const one of [id, second]) expect(text.split(`http://localhost:3000/cases/${one}`)).toHaveLength(2)
    expect(text).toContain('请办理：形式审查，截止')
    expect((await rowsOf('officer')).filter(({ about }) => about !== 'digest').map(stateOf)).toEqual(
      (await rowsOf('officer')).filter(({ about }) => about !== 'digest').map(() => 'in-digest'),
    )
  })

  test('the clock finds nothing more, however often it looks', async () => {
    const before = sent.length
    await runClock(town.program.world)
    await town.program.idle()
    expect(sent).toHaveLength(before)
  })
})

/** A store that hears nothing: as a process that dies after it wrote. */
const dying = () => createStore(openTable({ name: 'consort', endpoint: town.program.endpoint }))
const waits = (name: string, n: number, more: Partial<Message> = {}): Message => ({
  id: `said/${name}/${n}`,
  to: town.who(name).id,
  address: `${name}@practice.example`,
  language: 'zh',
  about: 'graded',
  subject: `事项${n} · 第${n}条`,
  text: `第${n}条\n\nhttps://consort.example/cases/${n}\n`,
  written: tuesday.toISOString(),
  through: [{ is: 'person', person: town.who(name).id }],
  plan: { is: 'digest', every: 'daily', at: '2031-03-05T00:00:00.000Z', because: 'default' },
  ...more,
})
const morning = instant(new Date('2031-03-05T00:00:00.000Z'))

describe('whatever dies in between', () => {
  test('each message is in one digest, and each digest is sent once it is found', async () => {
    const { world } = town.program
    const store = dying()
    for (let n = 1; n <= 200; n += 1) await store.outbox.write(waits('auditor', n))
    // Three clocks at once; none of them lives to hear what it wrote.
    await Promise.allSettled(
      [0, 1, 2].map(() => collectDigest({ ...world, store }, town.who('auditor').id, morning)),
    )
    await collectDigest({ ...world, store }, town.who('auditor').id, morning)
    const rows = (await town.store.messages.to(town.who('auditor').id, { limit: 1000 })).items
    const digests = rows.filter(({ of }) => of !== undefined)
    const taken = digests.flatMap(({ of }) => of ?? []).map((one) => one.id)
    const own = rows.filter(({ id: of }) => of.startsWith('said/auditor/'))
    expect(taken.filter((one) => one.startsWith('said/')).toSorted()).toEqual(
      own.map((one) => one.id).toSorted(),
    )
    expect(own.every(({ digest }) => digest !== undefined)).toBe(true)
    const unsent = digests.filter((one) => one.sent === undefined)
    expect(unsent.length).toBeGreaterThanOrEqual(3)
    for (const one of unsent)
      await deliver(world, { deliver: async (message) => void sent.push(message) }, one)
    expect(to('auditor').reduce((sum, { text }) => sum + text.split('条\n').length - 1, 0)).toBe(200)
  })
})

describe('what the reader may not know any more', () => {
  test('an officer who joined the applicants reads nothing of their case', async () => {
    const store = dying()
    const officer = await town.person('officer2', [{ role: 'officer', scheme: 'lingang' }])
    const through: Message['through'] = [{ is: 'office', role: 'officer', scheme: 'lingang' }]
    await store.outbox.write(waits('officer2', 1, { case: id, through }))
    await store.outbox.write(waits('officer2', 2, { case: second, through }))
    await town.store.people.save({
      ...officer,
      represents: [{ organisation: organisationId('概伦电子'), name: '概伦电子', state: 'active' }],
      revision: 2,
    })
    await collectDigest(town.program.world, officer.id, morning)
    await town.program.idle()
    const [digest] = to('officer2')
    expect(digest?.text).toContain('第2条')
    expect(digest?.text).not.toContain('第1条')
    const rows = await rowsOf('officer2')
    expect(rows.find((row) => row.id === 'said/officer2/1')).toMatchObject({ withheld: expect.any(String) })
  })

  test('whoever lost the office gets no message at all', async () => {
    const store = dying()
    const gone = await town.person('officer3', [{ role: 'officer', scheme: 'lingang' }])
    const through: Message['through'] = [{ is: 'office', role: 'officer', scheme: 'lingang' }]
    await store.outbox.write(waits('officer3', 1, { case: id, through }))
    await town.store.people.save({ ...gone, offices: [], revision: 2 })
    await collectDigest(town.program.world, gone.id, morning)
    await town.program.idle()
    expect(to('officer3')).toEqual([])
    expect((await rowsOf('officer3')).map(stateOf)).toEqual(['withheld', 'withheld'])
  })
})
