import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseFile } from '../domain/case.ts'
import type { ChangeRequest } from '../domain/change-request.ts'
import type { Consortium } from '../domain/consortium.ts'
import { ConsortiumId, idFromDigest, SchemeRef } from '../domain/ids.ts'
import { Scheme } from '../domain/scheme.ts'
import { alreadyIn, requireMayLead, withRegister } from '../functions/in-register.ts'
import { knownFor, withOthers } from '../functions/known-consortium.ts'
import type { World } from '../functions/ports/world.ts'
import { lingang } from '../schemes/lingang.ts'
import {
  applicationHead,
  consortium,
  digest,
  fileOf,
  member,
  momentAt,
  organisationId,
  section,
  today,
} from './support/cases.ts'
import { tiered } from './support/tiers.ts'
import { openTown, type Town } from './support/town.ts'

let town: Town
const idOf = (name: string) => ConsortiumId.parse(idFromDigest(digest(name)))
/** Led by 牵头公司, with 配套公司 and 某某大学. */
const entry = (name: string, more: Partial<Consortium> = {}): Consortium =>
  consortium({ id: idOf(name), name, revision: 1, ...more })
const of = (scheme: string, number: string) =>
  ({
    is: 'recognised',
    scheme: SchemeRef.parse(scheme),
    number,
    recognised: '2025-03-10T02:00:00.000Z',
    validUntil: '2028-03-10T15:59:59.999Z',
  }) as const

beforeAll(async () => {
  town = await openTown()
  const { consortia } = town.store
  await consortia.save(entry('pool', { tier: 'pool', standing: of('lingang@1', 'A-1') }))
  await consortia.save(entry('other', { standing: of('else@1', 'B-1') }))
  const { scheme, number, recognised } = of('lingang@1', 'A-2')
  await consortia.save(
    entry('over', { standing: { is: 'revoked', scheme, number, recognised, ended: today } }),
  )
  await consortia.save(entry('told', { standing: { is: 'reported', source: '报道', unknown: [] } }))
  const second = entry('second', { standing: of('lingang@1', 'A-3') })
  const [lead, company, university] = second.parties
  if (!lead || !company || !university) throw new Error('three parties')
  await consortia.save({
    ...second,
    parties: [
      { ...company, role: 'lead' },
      { ...lead, role: 'member' },
    ],
  })
})
afterAll(() => town.program.stop())

/** The world, and how often its register was asked. */
const counted = (): { world: World; asked: () => number } => {
  let asked = 0
  const { world } = town.program
  const { consortia } = world.store
  const ofOrganisation: typeof consortia.ofOrganisation = (organisation, page) => {
    asked += 1
    return consortia.ofOrganisation(organisation, page)
  }
  return {
    world: { ...world, store: { ...world.store, consortia: { ...consortia, ofOrganisation } } },
    asked: () => asked,
  }
}
const lead = organisationId('牵头公司')
const company = organisationId('配套公司')
const university = organisationId('某某大学')

test('consortia in force of the programme count, by role, and no others', async () => {
  const found = await alreadyIn(town.program.world, lingang, [lead, company, university])
  expect(Object.fromEntries(found)).toEqual({
    [lead]: { leads: 1, joins: 2 },
    [company]: { leads: 1, joins: 2 },
    [university]: { leads: 0, joins: 1 },
  })
})

test('what is about to be replaced does not count', async () => {
  const found = await alreadyIn(town.program.world, lingang, [lead], [idOf('pool')])
  expect(found.get(lead)).toEqual({ leads: 0, joins: 1 })
})

const joins = Scheme.parse({
  ...lingang,
  rules: [{ id: 'few', phase: 'apply', force: 'blocks', condition: { kind: 'limit', as: 'party', max: 2 } }],
})
const upgrading: CaseFile = fileOf(applicationHead(), {
  sections: [section('standing', { tier: 'established' })],
})

test.each([
  ['nobody where no rule asks', lingang, fileOf(), 0],
  ['the leads where a rule limits what one leads', tiered, upgrading, 1],
  ['everybody where a rule limits what one joins', joins, fileOf(), 3],
])('the register is asked once about %s', async (_name, scheme, file, times) => {
  const { world, asked } = counted()
  await withRegister(world, file, momentAt(today, scheme))
  expect(asked()).toBe(times)
})

test('an upgrade is told of what the lead leads, and does not count it', async () => {
  const moment = await withRegister(town.program.world, upgrading, momentAt(today, tiered))
  expect(moment.led?.map(({ id }) => id)).toEqual([idOf('pool')])
  expect(moment.already?.get(lead)).toEqual({ leads: 0, joins: 1 })
})

test('nobody is handed in as a co-lead while what it led before bans it from applying', async () => {
  const file = (role: 'co-lead' | 'member') =>
    fileOf(applicationHead({ lead: university }), {
      members: [member('某某大学', { role: 'lead' }), member('牵头公司', { role })],
    })
  const moment = momentAt(today, tiered)
  await expect(requireMayLead(town.program.world, file('co-lead'), moment)).rejects.toMatchObject({
    code: 'banned',
    facts: { name: '牵头公司' },
  })
  await expect(requireMayLead(town.program.world, file('member'), moment)).resolves.toBeUndefined()
})

test('a change that would have somebody lead is told until when it is banned, and no other is', async () => {
  const { world } = town.program
  const known = await knownFor(world, idOf('second'))
  const reason = '业务调整'
  const bannedBy = async (request: ChangeRequest) =>
    (await withOthers(world, known, { request }, momentAt(today, tiered))).banned?.get(lead)
  expect(await bannedBy({ kind: 'lead', organisation: lead, reason })).toBe('2028-03-10T15:59:59.999Z')
  expect(await bannedBy({ kind: 'member-in', organisation: lead, role: 'co-lead', reason })).toBe(
    '2028-03-10T15:59:59.999Z',
  )
  expect(await bannedBy({ kind: 'member-out', organisation: lead, reason })).toBeUndefined()
})
