import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { instant } from '../../domain/calendar.ts'
import { SchemeRef } from '../../domain/ids.ts'
import { publishing } from '../../domain/published-scheme.ts'
import type { Scheme } from '../../domain/scheme.ts'
import { schemeMistakes } from '../../domain/scheme-mistakes.ts'
import { changeCall, openCall } from '../../functions/commands/calls.ts'
import { takenOver, takeOverCalled } from '../../functions/commands/schemes.ts'
import { schemesOf } from '../../functions/schemes.ts'
import { lingang } from '../../schemes/lingang.ts'
import { stampBy } from '../support/cases.ts'
import { takenOverAt } from '../support/schemes.ts'
import { type OpenApp, openApp } from './open-app.ts'
import { refusalOf } from './open-store.ts'

let open: OpenApp
beforeEach(async () => {
  open = await openApp()
})
afterEach(() => open.stop())

const at = '2030-06-03T02:00:00.000Z'
const second: Scheme = {
  ...lingang,
  ref: SchemeRef.parse('lingang@2'),
  title: { zh: '第二版', en: 'Second' },
}
const publishSecond = async () =>
  open.store.schemes.publish(
    publishing(second, await open.store.schemes.head('lingang'), {
      from: 'draft',
      stamp: stampBy('批准人', 'administrator'),
      authors: [],
      why: '放宽',
    }),
  )
/** A process that brings nothing along: a task, the relay, the clock. */
const bare = (now: () => Date = () => new Date(at)) => schemesOf(open.store.schemes, now)

const administrator = async () => {
  const { person } = await open.settle('administrator', {
    offices: [{ role: 'administrator', scheme: '*' }],
  })
  return (key?: string) => ({ person, arrived: instant(new Date(at)), key })
}
const input = {
  scheme: lingang.ref,
  title: { zh: '第一批', en: 'First' },
  opens: '2030-06-10T00:00:00.000Z',
  closes: '2030-07-10T00:00:00.000Z',
}

test('opening a call writes the version that it names, in the same transaction, and only once', async () => {
  const asking = await administrator()
  expect(await refusalOf(bare().load(lingang.ref))).toBe('not-found')
  const use = await open.meter.during(() => openCall(open.world, asking(), input))
  expect(use.writes).toBe(1)
  expect(await bare().load(lingang.ref)).toEqual(lingang)
  const rows = (await open.contents()).size
  await openCall(open.world, asking(), { ...input, title: { zh: '第二批', en: 'Second' } })
  expect((await open.contents()).size).toBe(rows + 1)
  expect(await open.store.schemes.versions('lingang')).toMatchObject([{ ref: 'lingang@1', from: 'shipped' }])
})

test('a version that the rules of drafting would refuse today is read as it was published', async () => {
  const [section, ...more] = lingang.form
  const twice: Scheme = { ...lingang, form: section ? [section, section, ...more] : [] }
  expect(schemeMistakes(twice)).not.toEqual([])
  await open.store.schemes.publish(takenOverAt(at, twice))
  expect(await open.store.schemes.load(lingang.ref)).toEqual(twice)
})

test('a call that is refused writes no version', async () => {
  const asking = await administrator()
  const wrong = { ...input, closes: '2030-06-01T00:00:00.000Z' }
  expect(await refusalOf(openCall(open.world, asking(), wrong))).toBe('invalid')
  expect(await open.store.schemes.load(lingang.ref)).toBeUndefined()
})

test('two calls opened at once take the version over once', async () => {
  const asking = await administrator()
  await Promise.all([1, 2, 3].map(() => openCall(open.world, asking(), input)))
  expect((await open.store.calls.list({})).items).toHaveLength(3)
  expect(await open.store.schemes.head('lingang')).toMatchObject({ ref: 'lingang@1', revision: 1 })
})

test('another document under a reference that is taken is refused, the same one is there already', async () => {
  await open.store.schemes.publish(takenOverAt(at, lingang))
  const stamp = stampBy('管理员', 'administrator')
  expect(await takenOver(open.world, structuredClone(lingang), stamp)).toBeUndefined()
  const other = { ...lingang, reminderDays: [1] }
  expect(await refusalOf(takenOver(open.world, other, stamp))).toBe('invalid')
  expect(await refusalOf(open.store.schemes.publish(takenOverAt(at, other)))).toBe('changed-meanwhile')
  expect(await open.store.schemes.load(lingang.ref)).toEqual(lingang)
})

test('a call is opened under the version in force, and one that is open keeps its own', async () => {
  const asking = await administrator()
  const { call } = await openCall(open.world, asking(), input)
  await publishSecond()
  expect(await refusalOf(openCall(open.world, asking(), input))).toBe('invalid')
  await openCall(open.world, asking(), { ...input, scheme: second.ref })
  await changeCall(open.world, asking(), call, { revision: 1, closes: '2030-08-01T00:00:00.000Z' })
  expect((await open.store.calls.load(call))?.scheme).toBe('lingang@1')
})

describe('a process that reads programmes', () => {
  test('asks the table for a version once', async () => {
    await open.store.schemes.publish(takenOverAt(at, lingang))
    const schemes = bare()
    const first = await open.meter.during(() =>
      Promise.all([schemes.load('lingang@1'), schemes.load('lingang@1')]),
    )
    expect(first).toMatchObject({ requests: 1, writes: 0 })
    expect((await open.meter.during(() => schemes.load('lingang@1'))).requests).toBe(0)
  })

  test('finds a version that was not there before', async () => {
    const schemes = bare()
    for (const ref of ['lingang@1', 'nothing@1', '__proto__', '', 'x'.repeat(3000)])
      expect(await refusalOf(schemes.load(ref))).toBe('not-found')
    await open.store.schemes.publish(takenOverAt(at, lingang))
    expect(await schemes.load('lingang@1')).toEqual(lingang)
  })

  test('sees what another process published within half a minute, and what it published itself at once', async () => {
    await open.store.schemes.publish(takenOverAt(at, lingang))
    let now = Date.parse(at)
    const schemes = bare(() => new Date(now))
    const inForce = async () => (await schemes.current()).map(({ ref }) => ref)
    expect(await inForce()).toEqual(['lingang@1'])
    await publishSecond()
    expect(await inForce()).toEqual(['lingang@1'])
    now += 30_000
    expect(await inForce()).toEqual(['lingang@2'])
    const same = bare()
    await same.current()
    same.renew()
    expect((await same.current()).map(({ title }) => title.en)).toEqual(['Second'])
  })
})

test('what ships is offered until a version of the programme is in the table', async () => {
  const { schemes } = open.world
  expect(await schemes.current()).toEqual([])
  expect((await schemes.offered()).map(({ ref }) => ref)).toContain('lingang@1')
  await open.store.schemes.publish(takenOverAt(at, lingang))
  await publishSecond()
  schemes.renew()
  const offered = (await schemes.offered()).map(({ ref }) => ref)
  expect(offered).toContain('lingang@2')
  expect(offered).not.toContain('lingang@1')
})

test('calls of an earlier program bring their versions into the table', async () => {
  const asking = await administrator()
  const { call } = await openCall(open.world, asking(), input)
  const bareTable = await openApp()
  try {
    const old = await open.store.calls.load(call)
    if (!old) throw new Error('no call')
    await bareTable.store.calls.save(old)
    await bareTable.store.calls.save({ ...old, id: old.id, revision: 2 })
    expect(await takeOverCalled(bareTable.world, at)).toBe(1)
    expect(await takeOverCalled(bareTable.world, at)).toBe(0)
    expect((await bareTable.world.schemes.current()).map(({ ref }) => ref)).toEqual(['lingang@1'])
    expect(await bareTable.store.schemes.versions('lingang')).toMatchObject([
      { from: 'shipped', stamp: { by: 'system' } },
    ])
  } finally {
    await bareTable.stop()
  }
})
