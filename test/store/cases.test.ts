import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CaseId } from '../../domain/ids.ts'
import type { Tell } from '../../domain/message.ts'
import type { CaseFile } from '../../domain/case.ts'
import type { Decision } from '../../domain/decision.ts'
import type { CommitOptions, Once } from '../../functions/ports/save-options.ts'
import {
  applicationHead,
  caseId,
  consortiumMembers,
  digest,
  handedIn,
  member,
  organisationId,
  personId,
  section,
  stampBy,
  task,
  today,
  waiting,
} from '../support/cases.ts'
import { type OpenStore, openStore, refusalOf } from './open-store.ts'

let open: OpenStore
beforeAll(async () => {
  open = await openStore()
})
afterAll(() => open.stop())

const options: CommitOptions = { stamp: stampBy('speaker of 牵头公司') }
const head = (name: string) => applicationHead({ id: caseId(name) })
const opening = (name: string, more: Partial<Decision> = {}): Decision => ({
  head: head(name),
  members: consortiumMembers,
  events: [{ what: 'opened', facts: { title: name } }],
  ...more,
})

const told: Tell = {
  key: 'k',
  about: 'submitted',
  to: [{ is: 'person', person: personId('李工') }],
  facts: { title: '某某' },
}

const loaded = async (id: CaseId): Promise<CaseFile> => {
  const file = await open.store.cases.load(id)
  if (!file) throw new Error(`no case ${id}`)
  return file
}
const opened = async (name: string, more: Partial<Decision> = {}): Promise<CaseFile> => {
  await open.store.cases.commit(undefined, opening(name, more), options)
  return loaded(caseId(name))
}
const saves = (file: CaseFile, text: string, more: Partial<Decision> = {}): Decision => ({
  head: file.head,
  sections: [section('overview', { purpose: text })],
  events: [{ what: 'section-saved', facts: { text } }],
  ...more,
})

test('a case comes back as it was written', async () => {
  const { id } = head('whole')
  const asked = task('confirmation', { case: id, due: today, alarm: today })
  const parts = {
    sections: [section('overview', { purpose: '攻关' })],
    steps: [waiting('ask-formal-check', 1, today)],
    tasks: [asked],
  }
  const file = await opened('whole', parts)
  expect(file).toMatchObject({ ...parts, head: { id, revision: 1, chain: { seq: 1 } }, objections: [] })
  expect(file.members.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual(
    consortiumMembers.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  )
  expect(file.events).toMatchObject([{ seq: 1, what: 'opened', facts: { title: 'whole' } }])
  expect(await open.store.cases.load(caseId('nothing'))).toBeUndefined()
})

test('a case is opened once', async () => {
  await opened('once')
  expect(await refusalOf(opened('once'))).toBe('changed-meanwhile')
})

test('of twenty who write on what they all read, one does, and the others are told', async () => {
  const file = await opened('raced')
  const codes = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      refusalOf(open.store.cases.commit(file, saves(file, `by ${n}`), options)),
    ),
  )
  expect(codes.filter((code) => code === undefined)).toHaveLength(1)
  expect(codes.filter((code) => code === 'changed-meanwhile')).toHaveLength(19)
  const after = await loaded(file.head.id)
  expect(after.head.revision).toBe(2)
  expect(after.events.map(({ seq }) => seq)).toEqual([1, 2])
  expect(after.sections[0]?.answers.purpose).toBe(after.events[1]?.facts.text)
})

test('of twenty applications of one lead in one call, one is opened', async () => {
  const claims = [`application:call-1:${organisationId('牵头公司')}`]
  const codes = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      refusalOf(open.store.cases.commit(undefined, opening(`claimed ${n}`, { claims }), options)),
    ),
  )
  expect(codes.filter((code) => code === undefined)).toHaveLength(1)
  const refused = codes.filter((code) => code !== undefined)
  expect(refused).toHaveLength(19)
  expect(new Set([...refused, 'already-applied', 'changed-meanwhile']).size).toBe(2)
  expect(await refusalOf(opened('claimed later', { claims }))).toBe('already-applied')
  const files = await Promise.all(
    Array.from({ length: 20 }, (_, n) => open.store.cases.load(caseId(`claimed ${n}`))),
  )
  expect(files.filter((file) => file !== undefined)).toHaveLength(1)
})

test('a name that is given back can be taken again', async () => {
  const claims = ['application:call-2:lead']
  const file = await opened('first holder', { claims })
  await open.store.cases.commit(file, { head: file.head, events: [], releases: claims }, options)
  await expect(opened('second holder', { claims })).resolves.toBeDefined()
})

test('a place in the history is written once, whatever the revision says', async () => {
  const file = await opened('chained')
  await open.store.cases.commit(file, saves(file, 'first'), options)
  const { head: now } = await loaded(file.head.id)
  // A writer that counts its events from an older chain would overwrite the second event.
  const behind: CaseFile = { ...file, head: { ...now, chain: file.head.chain } }
  expect(await refusalOf(open.store.cases.commit(behind, saves(behind, 'again'), options))).toBe(
    'changed-meanwhile',
  )
  expect((await loaded(file.head.id)).events.map(({ facts }) => facts.text)).toEqual([undefined, 'first'])
})

describe('a refused commit writes nothing', () => {
  const refusals: [string, string, (was: CaseFile, is: CaseFile) => [CaseFile, Partial<Decision>]][] = [
    ['the case changed', 'changed-meanwhile', (was) => [was, {}]],
    ['a name is taken', 'already-registered', (_, is) => [is, { claims: ['certificate:TAKEN'] }]],
    [
      'it is more than one transaction holds',
      'too-many',
      (_, is) => [is, { members: Array.from({ length: 101 }, (__, n) => member(`成员${n}`)) }],
    ],
  ]
  beforeAll(() => opened('certificate holder', { claims: ['certificate:TAKEN'] }))

  test.each(refusals)('when %s', async (why, code, make) => {
    const was = await opened(`refused when ${why}`)
    await open.store.cases.commit(was, saves(was, 'meanwhile'), options)
    const [file, more] = make(was, await loaded(was.head.id))
    const before = await open.contents()
    open.told.length = 0
    const decision = saves(file, 'refused', { ...more, tell: [told] })
    expect(await refusalOf(open.store.cases.commit(file, decision, options))).toBe(code)
    expect(await open.contents()).toEqual(before)
    expect(open.told).toEqual([])
  })
})

test('what a commit lets happen is recorded with it: a start, an answer handed back, a message', async () => {
  open.told.length = 0
  await opened('effects', {
    head: { ...head('effects'), run: handedIn.run },
    start: true,
    resume: {
      step: 'ask-formal-check.1',
      output: { case: caseId('effects'), workflow: 'application', cycle: 1, attempt: 1, n: 1, visits: {} },
    },
    tell: [told],
  })
  expect(open.told.map(({ data }) => data)).toMatchObject([{ do: 'start' }, { do: 'resume' }, { do: 'tell' }])
  const contents = await open.contents()
  for (const { pk, sk } of open.told) expect(contents.has(`${pk}|${sk}`)).toBe(true)
})

test('a member that is taken out leaves the case and its organisation’s list', async () => {
  const out = organisationId('某某大学')
  const joined = async () =>
    (await open.store.cases.joinedBy(out, {})).items.filter((row) => row.case === caseId('members'))
  const file = await opened('members')
  expect(await joined()).toMatchObject([{ role: 'member', title: file.head.title }])
  await open.store.cases.commit(file, { head: file.head, events: [], removedMembers: [out] }, options)
  const after = await loaded(file.head.id)
  expect(after.members.map(({ name }) => name).toSorted()).toEqual(['牵头公司', '配套公司'])
  expect(await joined()).toEqual([])
})

test('a case is among the running ones from its workflow’s start to its end', async () => {
  const running = async () => {
    const found: CaseId[] = []
    let after: string | undefined
    do {
      const page = await open.store.cases.running(after === undefined ? {} : { after })
      found.push(...page.items)
      after = page.next
    } while (after !== undefined)
    return found.includes(caseId('runs'))
  }
  const file = await opened('runs')
  expect(await running()).toBe(false)
  await open.store.cases.commit(file, { head: { ...file.head, run: handedIn.run }, events: [] }, options)
  expect(await running()).toBe(true)
  const now = await loaded(file.head.id)
  const over = { ...handedIn.run, ended: true }
  await open.store.cases.commit(now, { head: { ...now.head, run: over }, events: [] }, options)
  expect(await running()).toBe(false)
})

test('a token is kept beside the case, for the relay alone', async () => {
  const file = await opened('token')
  const token = { step: 'ask-formal-check.1', token: 'secret of the execution' }
  await open.store.cases.commit(file, { head: file.head, events: [] }, { ...options, token })
  expect(await open.store.outbox.token(file.head.id, token.step)).toBe(token.token)
  expect(JSON.stringify(await loaded(file.head.id))).not.toContain(token.token)
  expect(await open.store.outbox.token(file.head.id, 'ask-formal-check.2')).toBeUndefined()
})

describe('a command with a key', () => {
  const once = (key: string, fingerprint = 'what was asked'): Once => ({
    person: personId('李工'),
    key,
    fingerprint,
    result: { number: 'A-1', problems: [{ field: '目标', code: 'missing' }] },
  })

  test('is recalled with its result; another body under the same key is refused', async () => {
    const { person } = once('k1')
    expect(await open.store.once.recall(person, 'k1', 'what was asked')).toBeUndefined()
    await open.store.cases.commit(undefined, opening('keyed'), { ...options, once: once('k1') })
    expect(await open.store.once.recall(person, 'k1', 'what was asked')).toEqual({
      result: once('k1').result,
    })
    expect(await refusalOf(open.store.once.recall(person, 'k1', digest('other')))).toBe('key-reused')
    expect(await open.store.once.recall(personId('王工'), 'k1', 'what was asked')).toBeUndefined()
  })

  test('happens once, however many send it at the same time', async () => {
    const codes = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        refusalOf(
          open.store.cases.commit(undefined, opening(`keyed ${n}`), { ...options, once: once('k2') }),
        ),
      ),
    )
    expect(codes.filter((code) => code === undefined)).toHaveLength(1)
    expect(codes.filter((code) => code === 'changed-meanwhile')).toHaveLength(19)
  })
})
