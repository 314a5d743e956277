import { afterAll, beforeAll, expect, test } from 'vitest'
import { OrganisationId } from '../../domain/ids.ts'
import type { Message } from '../../domain/message.ts'
import { practiceUscc } from '../../domain/organisation-code.ts'
import { type Representation, speaksFor } from '../../domain/person.ts'
import {
  decideJoin,
  joinRequests,
  RegisterOrganisation,
  registerOrganisation,
} from '../../functions/commands/organisations.ts'
import { keys } from '../../functions/store/keys.ts'
import { openTown, type Town } from '../support/town.ts'

const mailed: Message[] = []
let town: Town
beforeAll(async () => {
  const mail = {
    deliver: (message: Message) => {
      mailed.push(message)
      return Promise.resolve()
    },
  }
  town = await openTown({ mail })
})
afterAll(() => town.program.stop())

const idOf = (name: string) => OrganisationId.parse(`uscc:${practiceUscc(name)}`)
const input = (name: string, more: object = {}) =>
  RegisterOrganisation.parse({ code: practiceUscc(name), name, kind: 'enterprise', ...more })

/** Somebody as the record has them now. */
const now = async (name: string) => {
  const person = await town.store.people.load(town.who(name).id)
  if (!person) throw new Error(`nobody is called ${name}`)
  return person
}
const as = async (name: string, key?: string) => ({ ...town.asking(name, key), person: await now(name) })
const register = async (name: string, given: RegisterOrganisation, key?: string) =>
  registerOrganisation(town.program.world, await as(name, key), given)
const state = async (name: string, id: OrganisationId): Promise<Representation['state'] | undefined> =>
  (await now(name)).represents.find((held) => held.organisation === id)?.state

test('whoever registers an organisation first speaks for it, and it is not verified yet', async () => {
  await town.person('first', [])
  const answer = await register('first', input('新单位', { place: '上海临港', nameEn: 'New Body' }))
  expect(answer).toEqual({ organisation: idOf('新单位'), state: 'active' })
  expect(await town.store.organisations.load(idOf('新单位'))).toEqual({
    id: idOf('新单位'),
    name: '新单位',
    nameEn: 'New Body',
    kind: 'enterprise',
    country: 'CN',
    place: '上海临港',
    credentials: [],
    verified: false,
    revision: 1,
  })
  expect(speaksFor(await now('first'), idOf('新单位'))).toBe(true)
})

test('a code that cannot be is refused at its field, and nothing is written', async () => {
  await town.person('mistyping', [])
  const wrong = `${practiceUscc('错码').slice(0, 17)}${practiceUscc('错码').endsWith('0') ? '1' : '0'}`
  for (const [given, code] of [
    [{ code: wrong }, 'bad-check-digit'],
    [{ code: '９１ 3100' }, 'wrong-length'],
    [{ code: '   ' }, 'missing'],
    [{ code: 'FN/123', country: 'AT' }, 'bad-character'],
  ] as const)
    await expect(register('mistyping', input('错码', given))).rejects.toMatchObject({
      code: 'invalid',
      problems: [{ field: 'code', code }],
    })
  expect((await now('mistyping')).represents).toEqual([])
})

test('a foreign organisation is known by its own country’s code', async () => {
  await town.person('foreigner', [])
  const given = input('Tridonic GmbH', { code: 'fn 12345x', country: 'AT' })
  expect(await register('foreigner', given)).toEqual({ organisation: 'other:AT:FN12345X', state: 'active' })
})

test('a later person asks under the registered name; those who speak for it are told, and admit', async () => {
  await town.organisation('已有单位', 'university')
  await town.person('second', [], { language: 'en' })
  const id = idOf('已有单位')
  expect(await register('second', input('另一个名称'.padEnd(6), { code: practiceUscc('已有单位') }))).toEqual(
    {
      organisation: id,
      state: 'asked',
    },
  )
  await town.program.idle()
  expect((await now('second')).represents).toEqual([{ organisation: id, name: '已有单位', state: 'asked' }])
  expect(speaksFor(await now('second'), id)).toBe(false)
  expect((await joinRequests(town.program.world, id)).map((person) => person.name)).toEqual(['second'])
  const [asked, ...others] = mailed.filter((message) => message.about === 'join-asked')
  expect(others).toEqual([])
  expect(asked).toMatchObject({ to: town.who('已有单位').id, language: 'zh' })
  expect(asked).not.toHaveProperty('case')
  expect(asked?.subject).toBe('已有单位 · second申请代表已有单位，请办理')
  expect(asked?.text).toContain('http://localhost:3000/organisations\n')
  expect(asked && keys.message(asked).pk).toBe(`MESSAGES#${town.who('已有单位').id}`)

  const request = { organisation: id, person: town.who('second').id, decision: 'admit' } as const
  await decideJoin(town.program.world, await as('已有单位'), request)
  await town.program.idle()
  expect(await state('second', id)).toBe('active')
  expect(await joinRequests(town.program.world, id)).toEqual([])
  expect(mailed.find((message) => message.about === 'join-decided')).toMatchObject({
    to: town.who('second').id,
    subject: '已有单位 · You may now speak for 已有单位',
  })
  await expect(decideJoin(town.program.world, await as('已有单位'), request)).rejects.toMatchObject({
    code: 'already-answered',
  })
  // Nothing is left over: no effect in the outbox, no message unsent.
  expect((await town.store.outbox.unsent({})).items).toEqual([])
  expect((await town.store.outbox.pending({})).items).toEqual([])
  expect(town.program.problems).toEqual([])
})

test('whoever does not speak for an organisation cannot decide; an administrator can, and declines', async () => {
  await town.organisation('被申请单位', 'enterprise')
  await town.person('third', [])
  const id = idOf('被申请单位')
  await register('third', input('被申请单位'))
  const request = { organisation: id, person: town.who('third').id, decision: 'decline' } as const
  for (const name of ['third', 'officer', 'first'])
    await expect(decideJoin(town.program.world, await as(name), request)).rejects.toMatchObject({
      code: 'not-found',
    })
  await decideJoin(town.program.world, await as('administrator'), request)
  expect(await state('third', id)).toBeUndefined()
  expect(await joinRequests(town.program.world, id)).toEqual([])
  await expect(decideJoin(town.program.world, await as('administrator'), request)).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('an organisation that nobody speaks for any more takes the next person at once', async () => {
  await town.organisation('无人单位', 'enterprise')
  await town.person('heir', [])
  const left = await now('无人单位')
  await town.store.people.save({ ...left, active: false, revision: left.revision + 1 })
  expect(await register('heir', input('无人单位'))).toEqual({
    organisation: idOf('无人单位'),
    state: 'active',
  })
})

test('of two who register the same organisation at once, one speaks for it and the other asks', async () => {
  await town.person('left hand', [])
  await town.person('right hand', [])
  const answers = await Promise.all(
    ['left hand', 'right hand'].map((name) => register(name, input('同时注册'))),
  )
  expect(answers.map((answer) => answer.state).toSorted()).toEqual(['active', 'asked'])

  await town.organisation('同时接手', 'enterprise')
  const left = await now('同时接手')
  await town.store.people.save({ ...left, active: false, revision: left.revision + 1 })
  const heirs = await Promise.all(
    ['left hand', 'right hand'].map((name) => register(name, input('同时接手'))),
  )
  expect(heirs.map((answer) => answer.state).toSorted()).toEqual(['active', 'asked'])
})

test('the same click twice registers once; asking again answers the present state', async () => {
  await town.person('clicker', [])
  const twice = await Promise.all([1, 2].map(() => register('clicker', input('双击单位'), 'one-click')))
  expect(twice).toEqual([1, 2].map(() => ({ organisation: idOf('双击单位'), state: 'active' })))
  const { revision } = await now('clicker')
  expect(await register('clicker', input('双击单位'))).toEqual(twice[0])
  expect((await now('clicker')).revision).toBe(revision)
})

test('nobody stands for more than thirty organisations', async () => {
  const represents = Array.from({ length: 30 }, (_, n) => ({
    organisation: idOf(`第${n}家`),
    name: `第${n}家`,
    state: 'active' as const,
  }))
  await town.person('busy', [], { represents })
  await expect(register('busy', input('第三十一家'))).rejects.toMatchObject({
    code: 'too-many',
    facts: { max: 30 },
  })
  expect(await town.store.organisations.load(idOf('第三十一家'))).toBeUndefined()
})
