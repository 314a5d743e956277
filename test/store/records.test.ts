import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CallId, ConsortiumId, idFromDigest } from '../../domain/ids.ts'
import type { Call } from '../../domain/call.ts'
import type { Consortium } from '../../domain/consortium.ts'
import type { Organisation } from '../../domain/organisation.ts'
import type { Person } from '../../domain/person.ts'
import { keys } from '../../functions/store/keys.ts'
import { lingang } from '../../schemes/lingang.ts'
import { closes, consortium, digest, organisation, organisationId, person, today } from '../support/cases.ts'
import { type OpenStore, openStore, refusalOf } from './open-store.ts'

let open: OpenStore
beforeAll(async () => {
  open = await openStore()
})
afterAll(() => open.stop())

const id = (name: string): string => idFromDigest(digest(name))
const call = (name: string, more: Partial<Call> = {}): Call => ({
  id: CallId.parse(id(name)),
  scheme: lingang.ref,
  title: { zh: name, en: name },
  opens: today,
  closes,
  revision: 1,
  ...more,
})
const entry = (name: string, more: Partial<Consortium> = {}): Consortium =>
  consortium({
    id: ConsortiumId.parse(id(name)),
    name,
    standing: { is: 'reported', source: '新闻', unknown: [] },
    revision: 1,
    ...more,
  })
const recognised = (name: string, number: string): Consortium =>
  entry(name, {
    standing: { is: 'recognised', scheme: lingang.ref, number, recognised: today, validUntil: closes },
  })

/** How a record with a revision is made, changed, written and read. */
type Kind<Held> = {
  readonly made: Held
  changed(held: Held, to: string): Held
  save(held: Held): Promise<void>
  load(): Promise<Held | undefined>
}

/** What comes of writing a record, writing it again as new, and twenty different changes of it at once. */
const raced = async <Held extends { revision: number }>({ made, changed, save, load }: Kind<Held>) => {
  const before = await load()
  await save(made)
  const first = await load()
  const again = await refusalOf(save(made))
  const changes = Array.from({ length: 20 }, (_, n) => ({ ...changed(made, `第${n}个`), revision: 2 }))
  const codes = await Promise.all(changes.map((change) => refusalOf(save(change))))
  return {
    before,
    kept: first,
    again,
    won: codes.filter((code) => code === undefined).length,
    told: codes.filter((code) => code === 'changed-meanwhile').length,
    asTheWinnerWrote: JSON.stringify(await load()) === JSON.stringify(changes[codes.indexOf(undefined)]),
  }
}
const inTurn = <Held>(kept: Held) => ({
  before: undefined,
  kept,
  again: 'changed-meanwhile',
  won: 1,
  told: 19,
  asTheWinnerWrote: true,
})

describe('comes back as written, is made once, and of twenty changes at once takes one', () => {
  test('a person', async () => {
    const made = person('李工')
    const changed = (held: Person, name: string) => ({ ...held, name })
    const { save, load } = open.store.people
    expect(await raced({ made, changed, save, load: () => load(made.id) })).toEqual(inTurn(made))
  })

  test('an organisation', async () => {
    const made = organisation('牵头公司')
    const changed = (held: Organisation, name: string) => ({ ...held, name })
    const { save, load } = open.store.organisations
    expect(await raced({ made, changed, save, load: () => load(made.id) })).toEqual(inTurn(made))
  })

  test('a call', async () => {
    const made = call('第一批')
    const changed = (held: Call, name: string) => ({ ...held, title: { zh: name, en: name } })
    const { save, load } = open.store.calls
    expect(await raced({ made, changed, save, load: () => load(made.id) })).toEqual(inTurn(made))
  })

  test('an entry of the register', async () => {
    const made = entry('某某创新联合体')
    const changed = (held: Consortium, name: string) => ({ ...held, name })
    const { save, load } = open.store.consortia
    expect(await raced({ made, changed, save, load: () => load(made.id) })).toEqual(inTurn(made))
  })
})

test('of twenty consortia with one certificate number, one is recognised', async () => {
  const number = 'LGIC-2026-SAME'
  const all = Array.from({ length: 20 }, (_, n) => recognised(`同号联合体${n}`, number))
  const codes = await Promise.all(all.map((one) => refusalOf(open.store.consortia.save(one))))
  expect(codes.filter((code) => code === undefined)).toHaveLength(1)
  const winner = all[codes.indexOf(undefined)]
  expect(await open.store.consortia.byNumber(number)).toEqual(winner)
  expect(await refusalOf(open.store.consortia.save(recognised('迟来的联合体', number)))).toBe(
    'already-registered',
  )
  const { items } = await open.store.consortia.register({ nameBegins: '同号联合体' })
  expect(items).toEqual([winner])
  expect(await open.store.consortia.byNumber('LGIC-2026-NONE')).toBeUndefined()
})

test('a certificate is found however its letters and signs are typed', async () => {
  const typed: Record<string, string[]> = {
    'cert-2030-ABC123': ['cert-2030-ABC123', 'CERT-2030-abc123', ' ｃｅｒｔ-2030-ABC123 '],
    '沪科（2030）ABC124号': ['沪科（2030）ABC124号', '沪科(2030)abc124号'],
  }
  for (const [number, ways] of Object.entries(typed)) {
    await open.store.consortia.save(recognised(`编号${number}`, number))
    for (const way of ways)
      expect([way, (await open.store.consortia.byNumber(way))?.name]).toEqual([way, `编号${number}`])
  }
})

test('a certificate of an earlier run is found as it was stored', async () => {
  const number = 'cert-2029-OLD123'
  const old = recognised('早先的联合体', 'LGIC-2029-OLD123')
  await open.store.consortia.save(old)
  await open.table.put({ ...keys.claim(`certificate:${number}`), type: 'claim', data: old.id })
  expect(await open.store.consortia.byNumber(number)).toEqual(old)
})

describe('people and what they belong to', () => {
  const names = async (audience: string) =>
    (await open.store.people.inAudience(audience)).map(({ name }) => name).toSorted()

  test('an audience is who belongs to it now', async () => {
    const { people } = open.store
    const lead = organisationId('某研究院')
    const officer = person('officer', { offices: [{ role: 'officer', scheme: 'lingang' }] })
    await people.save(officer)
    await people.save(person('everywhere', { offices: [{ role: 'officer', scheme: '*' }] }))
    await people.save(
      person('asks', { represents: [{ organisation: lead, name: '某研究院', state: 'asked' }] }),
    )
    const speaks = person('speaks', {
      represents: [{ organisation: lead, name: '某研究院', state: 'active' }],
    })
    await people.save(speaks)
    expect(await names('office:lingang:officer')).toEqual(['everywhere', 'officer'])
    expect(await names('office:elsewhere:officer')).toEqual(['everywhere'])
    expect(await names(`organisation:${lead}`)).toEqual(['speaks'])
    expect(await names(`asked:${lead}`)).toEqual(['asks'])
    expect(await names(`person:${speaks.id}`)).toEqual(['speaks'])

    await people.save({ ...officer, offices: [{ role: 'expert', scheme: 'lingang' }], revision: 2 })
    await people.save({ ...speaks, active: false, revision: 2 })
    expect(await names('office:lingang:officer')).toEqual(['everywhere'])
    expect(await names('office:lingang:expert')).toEqual(['officer'])
    expect(await names(`organisation:${lead}`)).toEqual([])
  })

  test('a person and the organisation that they register are written together or not at all', async () => {
    const taken = organisation('已注册单位')
    await open.store.organisations.save(taken)
    const late = person('latecomer')
    const along = { at: today, organisation: { ...taken, name: '改名' } }
    expect(await refusalOf(open.store.people.save(late, along))).toBe('changed-meanwhile')
    expect(await open.store.people.load(late.id)).toBeUndefined()
    expect(await open.store.organisations.load(taken.id)).toEqual(taken)
  })

  test('a command’s key and its messages are written with the person', async () => {
    const somebody = person('keyed')
    const once = { person: somebody.id, key: 'k', fingerprint: 'f', result: { done: true } }
    open.told.length = 0
    await open.store.people.save(somebody, { at: today, once, tell: [] })
    expect(await open.store.once.recall(somebody.id, 'k', 'f')).toEqual({ result: { done: true } })
    const next = { ...somebody, revision: 2 }
    expect(await refusalOf(open.store.people.save(next, { at: today, once }))).toBe('changed-meanwhile')
    expect(await open.store.people.load(somebody.id)).toEqual(somebody)
  })
})

test('calls are listed by their closing, the last to close first', async () => {
  const years = [2027, 2029, 2028]
  for (const year of years)
    await open.store.calls.save(call(`${year}年`, { closes: `${year}-06-30T15:59:59.999Z` }))
  const { items } = await open.store.calls.list({})
  expect(items.map(({ title }) => title.en).slice(0, 3)).toEqual(['2029年', '2028年', '2027年'])
})

test('an organisation finds the consortia that it leads or joined, by name', async () => {
  const party = {
    organisation: organisationId('常客'),
    name: '常客',
    kind: 'enterprise',
    country: 'CN',
  } as const
  const parties = [{ ...party, role: 'member' as const }]
  await open.store.consortia.save(entry('乙联合体', { parties }))
  await open.store.consortia.save(entry('丙联合体', { parties: [{ ...party, role: 'lead' }] }))
  const { items } = await open.store.consortia.ofOrganisation(party.organisation, {})
  expect(items).toEqual([
    { consortium: entry('丙联合体').id, name: '丙联合体', programme: null, role: 'lead' },
    { consortium: entry('乙联合体').id, name: '乙联合体', programme: null, role: 'member' },
  ])
})
