import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lingang } from '../../schemes/lingang.ts'
import type { Page, PageRequest } from '../../functions/ports/paging.ts'
import type { Item } from '../../functions/store/table.ts'
import { indexKeys, keys } from '../../functions/store/keys.ts'
import { organisationId, person, task } from '../support/cases.ts'
import { load, loadCases } from '../support/load.ts'
import {
  callOf,
  consortiumOf,
  dueDay,
  itemsOf,
  joinedMember,
  leadOf,
  roundOf,
} from '../support/many-cases.ts'
import { allPages, type OpenStore, openStore, refusalOf } from './open-store.ts'

const cases = 80
let open: OpenStore
beforeAll(async () => {
  open = await openStore()
  await loadCases(open.table, cases)
  for (let n = 0; n < 7; n += 1) {
    await open.store.people.save(person(`人员${n}`))
    await open.store.calls.save({
      id: callOf(n),
      scheme: lingang.ref,
      title: { zh: `第${n}批`, en: `Call ${n}` },
      opens: '2030-01-01T00:00:00.000Z',
      // Some close at the same moment: the order must hold all the same.
      closes: `203${Math.floor(n / 3)}-12-31T15:59:59.999Z`,
      revision: 1,
    })
  }
})
afterAll(() => open.stop())

type List = { ask(page: PageRequest): Promise<Page<unknown>>; rows(): number }
const items = (): Item[] => Array.from({ length: cases }, (_, n) => itemsOf(n)).flat()
const withKey = (name: 'listKey' | 'timeKey' | 'holderKey', is: (key: string) => boolean) => (): number =>
  items().filter((item) => is(item[name] ?? '')).length

const lists: Record<string, List> = {
  'the cases of a call by time': {
    ask: (page) => open.store.cases.byTime(callOf(1), page),
    rows: withKey('timeKey', (key) => key === `BATCH#${callOf(1)}`),
  },
  'the cases of a call by status': {
    ask: (page) => open.store.cases.byStatus(callOf(1), 'formal-check', page),
    rows: () =>
      items().filter(
        (item) => item.listKey === `BATCH#${callOf(1)}` && item.listSort?.startsWith('formal-check#'),
      ).length,
  },
  'the evaluations of a year': {
    ask: (page) => open.store.cases.byTime(roundOf(2031), page),
    rows: withKey('timeKey', (key) => key === `BATCH#${roundOf(2031)}`),
  },
  'what an organisation leads': {
    ask: (page) => open.store.cases.ledBy(leadOf(3).id, page),
    rows: withKey('holderKey', (key) => key === `LED#${leadOf(3).id}`),
  },
  'what an organisation joined': {
    ask: (page) => open.store.cases.joinedBy(joinedMember(0).id, page),
    rows: withKey('listKey', (key) => key === `JOINED#${joinedMember(0).id}`),
  },
  'the tasks of an office': {
    ask: (page) => open.store.tasks.openFor('office:lingang:officer', page),
    rows: withKey('listKey', (key) => key === 'TASKS#office:lingang:officer'),
  },
  'what falls due on a day': {
    ask: (page) => open.store.due.on(dueDay, `${dueDay}T23:59:59.999Z`, page),
    rows: withKey('timeKey', (key) => key === `DUE#${dueDay}`),
  },
  'the register': {
    ask: (page) => open.store.consortia.register(page),
    rows: withKey('listKey', (key) => key === 'REGISTER'),
  },
  'the register by name': {
    ask: (page) => open.store.consortia.register({ ...page, nameBegins: '联合体00000' }),
    rows: () => Math.min(10, withKey('listKey', (key) => key === 'REGISTER')()),
  },
  'the consortia of an organisation': {
    ask: (page) => open.store.consortia.ofOrganisation(leadOf(3).id, page),
    rows: () => 1,
  },
  'unsent messages': {
    ask: (page) => open.store.outbox.unsent(page),
    rows: withKey('listKey', (key) => key.startsWith('UNSENT#')),
  },
  people: { ask: (page) => open.store.people.list(page), rows: () => 7 },
  calls: { ask: (page) => open.store.calls.list(page), rows: () => 7 },
}

describe.each(Object.entries(lists))('%s', (_, { ask, rows }) => {
  test.each([2, 100])('is read whole and without repeats, %i at a time, a request a page', async (limit) => {
    const found: { rows: unknown[]; pages: number } = { rows: [], pages: 0 }
    const use = await open.meter.during(async () => Object.assign(found, await allPages(ask, limit)))
    expect(new Set(found.rows.map((row) => JSON.stringify(row))).size).toBe(rows())
    expect(found.rows).toHaveLength(rows())
    expect(rows()).toBeGreaterThan(0)
    expect(use.requests).toBe(found.pages)
  })

  const forged = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  test.each([
    ['empty', ''],
    ['words', 'not a cursor'],
    ['no object', forged([1])],
    ['no key', forged({})],
    ['an empty key', forged({ pk: '', sk: '', at: '' })],
    ['numbers', forged({ pk: 1, sk: 2, at: 3 })],
    ['half a character', forged({ pk: 'CASE#1', sk: 'CASE', at: '\ud800' })],
    ['a key too long', forged({ pk: 'CASE#1', sk: 'x'.repeat(2000), at: 'x'.repeat(2000) })],
    ['attributes of its own', forged({ pk: 'CASE#1', sk: 'CASE', at: '2030', listKey: 'PEOPLE' })],
    ['a shard that is not there', '99~x'],
  ])('refuses a cursor made up of %s', async (__, after) => {
    expect(await refusalOf(ask({ limit: 3, after }))).toBe('invalid')
  })

  test('stays in its own list with a cursor of another one', async () => {
    const own = new Set((await allPages(ask, 100)).rows.map((row) => JSON.stringify(row)))
    for (const other of Object.values(lists)) {
      const { next } = await other.ask({ limit: 1 })
      if (next === undefined) continue
      const page = await ask({ limit: 100, after: next }).catch(() => ({ items: [] }))
      for (const row of page.items) expect(own.has(JSON.stringify(row))).toBe(true)
    }
  })
})

test('a cursor cannot leave the part of the list that was asked for', async () => {
  const { next } = await open.store.consortia.register({ limit: 1 })
  const outside = open.store.consortia.register({ nameBegins: '别的', ...(next ? { after: next } : {}) })
  expect(await refusalOf(outside)).toBe('invalid')
})

test('names that begin with nothing are all names', async () => {
  const all = await open.store.consortia.register({})
  expect(await open.store.consortia.register({ nameBegins: '' })).toEqual(all)
  expect(all.items[0]).toEqual(consortiumOf(0))
})

test('open tasks are listed by their due date, those without one last', async () => {
  const audience = { is: 'organisation', organisation: organisationId('有任务的单位') } as const
  const dues = ['2031-05-01', undefined, '2031-01-01', '2031-03-01', '2031-06-01']
  const tasks = dues.map((day, n) =>
    task('report', {
      name: `due ${n}`,
      audience,
      ...(day ? { due: `${day}T15:59:59.999Z` } : {}),
      // Missed before, and asked again.
      ...(n === 4 ? { overdueSince: '2031-02-01T15:59:59.999Z' } : {}),
    }),
  )
  await load(
    open.table,
    tasks.map((data) => ({ ...keys.task(data.case, data.id), type: 'task', data, ...indexKeys.task(data) })),
  )
  const { items: found } = await open.store.tasks.openFor(`organisation:${audience.organisation}`, {})
  expect(found.map(({ due }) => due?.slice(0, 10))).toEqual([
    '2031-01-01',
    '2031-06-01',
    '2031-03-01',
    '2031-05-01',
    undefined,
  ])
})

test('how far overdue work has climbed is read for a whole list at once, and where nothing is overdue not at all', async () => {
  const overdueSince = '2031-02-01T15:59:59.999Z'
  const escalation = { since: overdueSince, rungs: [] }
  const steps = ['ask-formal-check.2', 'ask-formal-check.3'].map((id) => ({
    ...{ id, task: 'ask-formal-check', opened: overdueSince, escalation },
    state: { is: 'done' as const, outcome: 'late', at: overdueSince },
  }))
  const missed = steps.map(({ id }) => task('formal-check', { name: id, step: id, overdueSince }))
  const own = task('objection', { name: 'own chain', escalation })
  const inTime = task('formal-check', { name: 'in time', step: 'ask-formal-check.2' })
  await load(
    open.table,
    steps.flatMap((data, n) => {
      const of = missed[n]?.case
      return of === undefined ? [] : [{ ...keys.step(of, data.id), type: 'step', data }]
    }),
  )
  const use = await open.meter.during(async () => {
    const chains = await open.store.tasks.chainsOf([...missed, own, inTime])
    expect([...chains.keys()].toSorted()).toEqual([...missed, own].map(({ id }) => id).toSorted())
    expect((await open.store.tasks.chainsOf([own, inTime])).size).toBe(1)
  })
  expect(use.requests).toBe(1)
})
