import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Message } from '../../domain/message.ts'
import { applicationHead, caseId, personId, stampBy, task, today, waiting } from '../support/cases.ts'
import { allPages, type OpenStore, openStore } from './open-store.ts'

let open: OpenStore
beforeAll(async () => {
  open = await openStore()
})
afterAll(() => open.stop())

const message = (name: string): Message => ({
  id: `case/submitted/${personId(name)}`,
  case: caseId('told'),
  to: personId(name),
  address: `${name}@practice.example`,
  language: 'zh',
  about: 'submitted',
  subject: '已提交',
  text: '申报已提交。',
  written: today,
})

describe('the outbox', () => {
  test('holds what a commit lets happen until it is done', async () => {
    const { cases, outbox } = open.store
    const heads = Array.from({ length: 12 }, (_, n) => applicationHead({ id: caseId(`effect ${n}`) }))
    for (const head of heads)
      await cases.commit(
        undefined,
        {
          head,
          events: [],
          tell: [
            { key: head.id, about: 'submitted', to: [{ is: 'person', person: personId('李工') }], facts: {} },
          ],
        },
        { stamp: stampBy('李工') },
      )
    const { rows } = await allPages(outbox.pending, 2)
    expect(rows).toHaveLength(heads.length)
    expect(new Set(rows.map(({ read }) => read().effect.case))).toEqual(new Set(heads.map(({ id }) => id)))
    for (const { id } of rows.slice(1)) await outbox.done(id)
    await outbox.done(rows[1]?.id ?? '')
    expect((await allPages(outbox.pending, 100)).rows).toMatchObject([{ id: rows[0]?.id }])
  })

  test('takes a message once, and knows until when it was not sent', async () => {
    const { cases, outbox } = open.store
    open.told.length = 0
    const people = Array.from({ length: 20 }, (_, n) => `收件人${n}`)
    for (const name of people) expect(await outbox.write(message(name))).toBe(true)
    const again = await Promise.all(
      people.map((name) => outbox.write({ ...message(name), subject: '又一次' })),
    )
    expect(again).toEqual(people.map(() => false))
    expect(open.told).toHaveLength(20)
    const unsent = async () => (await allPages(outbox.unsent, 3)).rows.map(({ id }) => id).toSorted()
    expect(await unsent()).toEqual(people.map((name) => message(name).id).toSorted())

    await outbox.sent(message('收件人0'), today)
    expect(await unsent()).not.toContain(message('收件人0').id)
    const { rows } = await allPages((page) => cases.messages(caseId('told'), page), 6)
    expect(rows).toHaveLength(20)
    expect(rows.filter(({ sent }) => sent === today)).toEqual([{ ...message('收件人0'), sent: today }])
  })
})

describe('what falls due', () => {
  const day = '2026-05-04'
  const at = (time: string) => `${day}T${time}.000Z`

  test('is found on its day up to a time, the earliest first, and leaves when its alarm is taken off', async () => {
    const { cases, due } = open.store
    const head = applicationHead({ id: caseId('due') })
    const late = waiting('ask-formal-check', 1, at('10:00:00'))
    const reminded = task('formal-check', { case: head.id, alarm: at('09:00:00') })
    const evening = task('recommendation', { case: head.id, alarm: at('20:00:00') })
    const other = task('report', { case: head.id, alarm: '2026-05-05T00:00:00.000Z' })
    const options = { stamp: stampBy('系统', 'system') }
    await cases.commit(
      undefined,
      { head, events: [], steps: [late], tasks: [reminded, evening, other] },
      options,
    )
    const found = async (until: string) => (await due.on(day, at(until), {})).items
    expect(await found('08:59:59')).toEqual([])
    const morning = [
      { is: 'task', case: head.id, task: reminded.id, at: reminded.alarm },
      { is: 'step', case: head.id, step: late.id, at: late.alarm },
    ]
    expect(await found('10:00:00')).toEqual(morning)
    expect(await found('23:59:59')).toHaveLength(3)
    const { alarm: _, ...quiet } = reminded
    const file = await cases.load(head.id)
    await cases.commit(file, { head: file?.head ?? head, events: [], tasks: [quiet] }, options)
    expect(await found('10:00:00')).toEqual(morning.slice(1))
  })

  test('has a cursor, which is nowhere at first', async () => {
    const { due } = open.store
    expect(await due.cursor()).toBeUndefined()
    await due.moveCursor(day)
    expect(await due.cursor()).toBe(day)
  })
})
