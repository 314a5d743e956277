import { afterAll, beforeAll, expect, test } from 'vitest'
import { person, today } from '../support/cases.ts'
import { type OpenStore, openStore } from './open-store.ts'

let open: OpenStore
beforeAll(async () => {
  open = await openStore()
})
afterAll(() => open.stop())

const expires = new Date('2026-03-10T14:00:00.000Z')
const begun = new Date('2026-03-10T13:55:00.000Z')

test('a session comes with its person in one request, until it is ended', async () => {
  const { people, sessions } = open.store
  const somebody = person('李工')
  const session = { person: somebody.id, csrf: 'c', strong: true, created: today, seen: today }
  await sessions.save('hash', session, expires)
  expect(await sessions.load(somebody.id, 'hash')).toBeUndefined()
  await people.save(somebody)
  const found: unknown[] = []
  const use = await open.meter.during(async () => {
    found.push(await sessions.load(somebody.id, 'hash'))
  })
  expect(found).toEqual([{ person: somebody, session: { ...session, expires: expires.toISOString() } }])
  expect(use).toMatchObject({ requests: 1, writes: 0 })
  expect(await sessions.load(somebody.id, 'another')).toBeUndefined()
  expect(await sessions.load(person('王工').id, 'hash')).toBeUndefined()
  await sessions.end(somebody.id, 'hash')
  await sessions.end(somebody.id, 'hash')
  expect(await sessions.load(somebody.id, 'hash')).toBeUndefined()
})

test('sessions and sign-ins are left for the table to throw away when they expired', async () => {
  const { sessions } = open.store
  const session = { person: person('王工').id, csrf: 'c', strong: false, created: today, seen: today }
  await sessions.save('hash', session, expires)
  await sessions.keepSignIn('state', { verifier: 'v' }, expires)
  const contents = await open.contents()
  for (const key of [`PERSON#${session.person}|SESSION#hash`, 'SIGNIN#state|SIGNIN'])
    expect(contents.get(key)).toMatchObject({ expires: expires.getTime() / 1000 })
})

test('a sign-in under way is taken once, by whoever comes first', async () => {
  const { sessions } = open.store
  const data = { verifier: 'v', kept: '填写的内容 😀' }
  await sessions.keepSignIn('raced', data, expires)
  const taken = await Promise.all(Array.from({ length: 20 }, () => sessions.takeSignIn('raced', begun)))
  expect(taken.filter((one) => one !== undefined)).toEqual([data])
  expect(await sessions.takeSignIn('never begun', begun)).toBeUndefined()
  expect(await sessions.takeSignIn('x'.repeat(5000), begun)).toBeUndefined()
})

test('a sign-in that took too long is not taken, even while the table still holds it', async () => {
  const { sessions } = open.store
  await sessions.keepSignIn('slow', { verifier: 'v' }, expires)
  expect(await sessions.takeSignIn('slow', expires)).toBeUndefined()
})
