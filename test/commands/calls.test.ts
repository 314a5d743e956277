import { afterAll, beforeAll, expect, test } from 'vitest'
import { SchemeRef } from '../../domain/ids.ts'
import { Scheme } from '../../domain/scheme.ts'
import { changeCall, NewCall, openCall } from '../../functions/commands/calls.ts'
import { lingang } from '../../schemes/lingang.ts'
import { takenOverAt } from '../support/schemes.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown({ begins: '2031-03-03T01:00:00.000Z' })
})
afterAll(() => town.program.stop())

const given = NewCall.parse({
  scheme: 'lingang@1',
  title: { zh: '第二批', en: 'Second batch' },
  opens: '2031-04-01T00:00:00.000Z',
  closes: '2031-05-31T15:59:59.999Z',
})

const open = (input: NewCall = given, name = 'administrator', key?: string) =>
  openCall(town.program.world, town.asking(name, key), input)

test('an administrator opens a call, and it stands in the list', async () => {
  const { call } = await open()
  expect(await town.store.calls.load(call)).toEqual({ id: call, ...given, revision: 1 })
  expect((await town.store.calls.list({})).items.map((one) => one.id)).toContain(call)
  await expect(open(given, 'officer')).rejects.toMatchObject({ code: 'not-found' })
})

test('the same click twice opens one call', async () => {
  const before = (await town.store.calls.list({ limit: 100 })).items.length
  const calls = await Promise.all([1, 2, 3].map(() => open(given, 'administrator', 'one-click')))
  expect(new Set(calls.map(({ call }) => call)).size).toBe(1)
  expect((await town.store.calls.list({ limit: 100 })).items).toHaveLength(before + 1)
  await expect(
    open({ ...given, title: { zh: '第三批', en: 'Third batch' } }, 'administrator', 'one-click'),
  ).rejects.toMatchObject({ code: 'key-reused' })
})

test.each([
  [{ closes: given.opens }, [{ field: 'closes', code: 'dates-in-wrong-order' }]],
  [
    { opens: '2031-01-01T00:00:00.000Z', closes: '2031-03-03T01:00:00.000Z' },
    [{ field: 'closes', code: 'in-the-past' }],
  ],
  [{ opens: '2029-01-01T00:00:00.000Z' }, [{ field: 'opens', code: 'in-the-past' }]],
  [{ scheme: SchemeRef.parse('nowhere@1') }, [{ field: 'scheme', code: 'not-an-option' }]],
  [{ scheme: SchemeRef.parse('lingang@9') }, [{ field: 'scheme', code: 'not-an-option' }]],
])('%o is refused at its field', async (more, problems) => {
  await expect(open({ ...given, ...more })).rejects.toMatchObject({ code: 'invalid', problems })
})

test('a field that a call does not have is not taken', () => {
  expect(NewCall.safeParse({ ...given, id: 'mine' }).success).toBe(false)
})

test('a call changes until it opens, from the page as it is now', async () => {
  const { world } = town.program
  const administrator = town.asking('administrator')
  const { call } = await open()
  const closes = '2031-06-30T15:59:59.999Z'
  await changeCall(world, administrator, call, { closes, revision: 1 })
  expect(await town.store.calls.load(call)).toEqual({ id: call, ...given, closes, revision: 2 })
  await expect(
    changeCall(world, administrator, call, { opens: given.opens, revision: 1 }),
  ).rejects.toMatchObject({ code: 'changed-meanwhile' })
  await expect(changeCall(world, administrator, call, { opens: closes, revision: 2 })).rejects.toMatchObject({
    problems: [{ field: 'closes', code: 'dates-in-wrong-order' }],
  })
  await expect(
    changeCall(world, town.asking('officer'), call, { closes, revision: 2 }),
  ).rejects.toMatchObject({ code: 'not-found' })
  await expect(changeCall(world, administrator, town.call.id, { closes, revision: 1 })).rejects.toMatchObject(
    { code: 'not-at-this-step' },
  )
})

test('a programme opens no call in its blocked months, and moves none there', async () => {
  const { world } = town.program
  const scheme = Scheme.parse({ ...lingang, ref: 'blocked@1', batches: { blockedMonths: [4] } })
  await town.store.schemes.publish(takenOverAt('2031-03-03T01:00:00.000Z', scheme))
  world.schemes.renew()
  const problems = [{ field: 'opens', code: 'blocked-month', facts: { month: 4 } }]
  await expect(open({ ...given, scheme: scheme.ref })).rejects.toMatchObject({ code: 'invalid', problems })
  const { call } = await open({ ...given, scheme: scheme.ref, opens: '2031-05-01T00:00:00.000Z' })
  await expect(
    changeCall(world, town.asking('administrator'), call, { opens: given.opens, revision: 1 }),
  ).rejects.toMatchObject({ code: 'invalid', problems })
})

test('a past opening passes no blocked month and no full year: the day of the announcement counts', async () => {
  const at = '2031-03-03T01:00:00.000Z'
  const past = { ...given, opens: '2030-11-20T00:00:00.000Z' }
  const blocked = Scheme.parse({ ...lingang, ref: 'backdated@1', batches: { blockedMonths: [3] } })
  const yearly = Scheme.parse({ ...lingang, ref: 'yearly@1', batches: { blockedMonths: [], perYear: 1 } })
  await town.store.schemes.publish(takenOverAt(at, blocked))
  await town.store.schemes.publish(takenOverAt(at, yearly))
  town.program.world.schemes.renew()
  await expect(open({ ...past, scheme: blocked.ref })).rejects.toMatchObject({
    problems: [{ field: 'opens', code: 'blocked-month', facts: { month: 3 } }],
  })
  await open({ ...past, scheme: yearly.ref })
  for (const opens of [past.opens, given.opens])
    await expect(open({ ...given, opens, scheme: yearly.ref })).rejects.toMatchObject({
      problems: [{ field: 'opens', code: 'full-year', facts: { year: 2031, max: 1 } }],
    })
})
