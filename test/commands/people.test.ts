import { afterAll, beforeAll, expect, test } from 'vitest'
import { OrganisationId } from '../../domain/ids.ts'
import { practiceUscc } from '../../domain/organisation-code.ts'
import type { Person } from '../../domain/person.ts'
import { stepOf } from '../../domain/scheme-step.ts'
import { appoint, changeProfile, enrol, personIdOf } from '../../functions/commands/people.ts'
import { moveDraft, startDraft, writeDraft } from '../../functions/commands/scheme-drafts.ts'
import { lingang } from '../../schemes/lingang.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.program.stop())

const claims = {
  issuer: 'city',
  subject: 'u-1',
  name: ' 王 小明 ',
  email: 'wang@city.example',
  language: 'zh',
  administrator: false,
} as const

const load = async (name: string): Promise<Person> => {
  const person = await town.store.people.load(town.who(name).id)
  if (!person) throw new Error(`nobody is called ${name}`)
  return person
}
const as = async (name: string, key?: string) => ({ ...town.asking(name, key), person: await load(name) })
const inAudience = async (audience: string) =>
  (await town.store.people.inAudience(audience)).map((person) => person.name)

test('an id comes from issuer and subject alone', () => {
  const { digest } = town.program.world
  expect(personIdOf(digest, 'city', 'u-1')).toBe(personIdOf(digest, 'city', 'u-1'))
  expect(personIdOf(digest, 'city', 'u-1')).not.toBe(personIdOf(digest, 'province', 'u-1'))
  // Twenty symbols of five bits each, from the first 100 bits (25 hexadecimal digits) of the digest.
  const bits = BigInt(`0x${digest('city|u-1').slice(0, 25)}`)
  const symbols = '0123456789abcdefghjkmnpqrstvwxyz'
  const expected = Array.from({ length: 20 }, (_, n) => symbols[Number((bits >> BigInt(95 - 5 * n)) & 31n)])
  expect(personIdOf(digest, 'city', 'u-1')).toBe(expected.join(''))
})

test('a first sign-in makes a person, a later one changes nothing', async () => {
  const person = await enrol(town.program.world, claims)
  expect(person).toMatchObject({ name: '王 小明', offices: [], represents: [], active: true, revision: 1 })
  const again = await enrol(town.program.world, { ...claims, name: 'Other', administrator: true })
  expect(again).toEqual(person)
})

test('the first administrator is made at the first sign-in', async () => {
  const person = await enrol(town.program.world, { ...claims, subject: 'root', administrator: true })
  expect(person.offices).toEqual([{ role: 'administrator', scheme: '*' }])
})

test('two first sign-ins at once make one person, and both succeed', async () => {
  const people = await Promise.all(
    [1, 2, 3].map(() => enrol(town.program.world, { ...claims, subject: 'at once' })),
  )
  expect(new Set(people.map((person) => person.id)).size).toBe(1)
})

test('claims that are too long or empty do not keep anybody out', async () => {
  const given = { ...claims, subject: 'odd', name: '', email: `${'a'.repeat(260)}@city.example` }
  expect(await enrol(town.program.world, given)).toMatchObject({ name: 'odd', email: '' })
  const long = { ...claims, subject: 'long', name: '𠮷'.repeat(200) }
  const made = await enrol(town.program.world, long)
  expect(await town.store.people.load(made.id)).toEqual(made)
})

test('whoever was deactivated is not found at the next sign-in', async () => {
  const person = await enrol(town.program.world, { ...claims, subject: 'gone' })
  await appoint(town.program.world, await as('administrator'), person.id, {
    offices: [],
    active: false,
    revision: 1,
  })
  await expect(enrol(town.program.world, { ...claims, subject: 'gone' })).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('a profile changes in what was given, once for a repeated click', async () => {
  const asking = await as('officer', 'profile-click')
  const changed = await changeProfile(town.program.world, asking, { email: 'new@city.example' })
  expect(changed).toMatchObject({ name: 'officer', email: 'new@city.example', language: 'zh', revision: 2 })
  expect(await changeProfile(town.program.world, asking, { email: 'new@city.example' })).toEqual(changed)
  await Promise.all([
    changeProfile(town.program.world, await as('officer'), { language: 'en' }),
    changeProfile(town.program.world, await as('officer'), { name: '张三' }),
  ])
  expect(await load('officer')).toMatchObject({
    name: '张三',
    language: 'en',
    email: 'new@city.example',
    revision: 4,
  })
})

test('an appointment replaces offices and expertise, and with them who is asked', async () => {
  const { world } = town.program
  const organisation = OrganisationId.parse(`uscc:${practiceUscc('上海交通大学')}`)
  await town.person('newcomer', [{ role: 'officer', scheme: 'lingang' }])
  const { id } = town.who('newcomer')
  await appoint(world, await as('administrator'), id, {
    offices: [
      { role: 'expert', scheme: 'lingang' },
      { role: 'approver', scheme: 'lingang', level: 'division' },
      { role: 'approver', scheme: 'lingang', level: 'bureau' },
    ],
    expertise: { organisationName: '某研究所', fields: ['EDA'], conflicts: [organisation] },
    active: true,
    revision: 1,
  })
  expect((await load('newcomer')).expertise?.conflicts).toEqual([organisation])
  expect(await inAudience('office:lingang:expert')).toContain('newcomer')
  expect(await inAudience('office:lingang:approver')).toContain('newcomer')
  expect(await inAudience('office:lingang:officer')).not.toContain('newcomer')

  const fewer = { offices: [{ role: 'auditor' as const, scheme: '*' }], active: true }
  await appoint(world, await as('administrator'), id, { ...fewer, revision: 2 })
  expect((await load('newcomer')).expertise?.fields).toEqual(['EDA'])
  await appoint(world, await as('administrator'), id, { ...fewer, expertise: null, revision: 3 })
  expect(await load('newcomer')).not.toHaveProperty('expertise')
  expect(await inAudience('office:lingang:approver')).not.toContain('newcomer')
})

test('only an administrator appoints, from the page as it is now', async () => {
  const { world } = town.program
  const { id } = town.who('expert1')
  const given = { offices: [], active: true, revision: 1 }
  await expect(appoint(world, await as('auditor'), id, given)).rejects.toMatchObject({ code: 'not-found' })
  await expect(
    appoint(world, await as('administrator'), id, { ...given, revision: 7 }),
  ).rejects.toMatchObject({ code: 'changed-meanwhile', facts: { stale: true } })
  const both = await Promise.allSettled([
    appoint(world, await as('administrator'), id, given),
    appoint(world, await as('administrator'), id, { ...given, active: false }),
  ])
  expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('an unknown programme or level is refused at its field', async () => {
  const given = (...offices: Person['offices']) => ({ offices, active: true, revision: 1 })
  const asking = await as('administrator')
  const refused = async (...offices: Person['offices']) =>
    appoint(town.program.world, asking, town.who('expert2').id, given(...offices)).then(
      () => [],
      (problem: { problems: readonly { field: string; code: string }[] }) => problem.problems,
    )
  expect(
    await refused(
      { role: 'officer', scheme: 'lingang' },
      { role: 'officer', scheme: 'nowhere' },
      { role: 'approver', scheme: 'lingang', level: 'throne' },
      { role: 'approver', scheme: '*', level: 'division' },
      { role: 'officer', scheme: 'lingang', level: 'division' },
    ),
  ).toEqual([
    { field: 'offices.1.scheme', code: 'not-an-option' },
    { field: 'offices.2.level', code: 'not-an-option' },
    { field: 'offices.4.level', code: 'not-an-option' },
  ])
})

test('administrators cannot lock themselves out', async () => {
  const asking = await as('administrator')
  const { id, revision } = asking.person
  const own = [{ role: 'administrator' as const, scheme: '*' }]
  for (const given of [
    { offices: [], active: true },
    { offices: [{ role: 'administrator' as const, scheme: 'lingang' }], active: true },
    { offices: own, active: false },
  ])
    await expect(appoint(town.program.world, asking, id, { ...given, revision })).rejects.toMatchObject({
      code: 'not-allowed-here',
      facts: { why: 'own-administration' },
    })
  const more = [...own, { role: 'auditor' as const, scheme: '*' }]
  await appoint(town.program.world, asking, id, { offices: more, active: true, revision })
  expect((await load('administrator')).offices).toEqual(more)
})

test('a level that only an older version has is kept, and given while a call names that version', async () => {
  const { world } = town.program
  await town.person('second', [{ role: 'administrator', scheme: '*' }])
  const meeting = { role: 'approver', scheme: 'lingang', level: 'meeting' } as const
  await town.person('chair', [meeting])
  await town.person('deputy', [])
  await town.person('odd', [{ ...meeting, level: 'abolished' }])
  const { draft } = await startDraft(world, town.asking('administrator'), { ref: lingang.ref })
  const step = lingang.steps.findIndex(({ kind }) => kind === 'approval')
  const level = stepOf(lingang, 'approval')?.levels.findIndex(({ id }) => id === 'meeting')
  const edits = [{ do: 'remove' as const, path: `steps.${step}.levels.${level}` }]
  await writeDraft(world, town.asking('administrator'), draft, { revision: 1, edits })
  await moveDraft(world, town.asking('administrator'), draft, { do: 'submit', revision: 2, why: '精简' })
  const approved = await moveDraft(world, town.asking('second'), draft, { do: 'approve', revision: 3 })
  expect(approved).toEqual({ ref: 'lingang@2' })

  const give = async (name: string, offices: Person['offices']) =>
    appoint(world, await as('administrator'), town.who(name).id, {
      offices,
      active: true,
      revision: (await load(name)).revision,
    })
  for (const name of ['chair', 'odd']) await give(name, town.who(name).offices)
  await give('deputy', [meeting])
  expect(await inAudience('office:lingang:approver')).toEqual(expect.arrayContaining(['chair', 'deputy']))
  await expect(give('deputy', [{ ...meeting, level: 'abolished' }])).rejects.toMatchObject({
    code: 'invalid',
    problems: [{ field: 'offices.0.level', code: 'not-an-option' }],
  })
})
