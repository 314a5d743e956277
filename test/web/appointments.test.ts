import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from '../../domain/person.ts'
import { enrol } from '../../functions/commands/people.ts'
import { type Desk, openDesk } from '../support/desk.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
let desk: Desk
beforeAll(async () => {
  town = await openTown()
  desk = openDesk(town)
  await town.person('苏敏', [])
})
afterAll(() => desk.stop())

const list = '/administration/appointments'
const page = async (name: string, path: string): Promise<string> => (await desk.get(name, path)).text()
const rows = (html: string): string[][] =>
  [...html.matchAll(/<tr>(?:(?!<\/tr>).)*<td.*?<\/tr>/gs)].map(([row]) =>
    [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) =>
      cell
        .replaceAll(/<[^>]+>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    ),
  )
const stored = async (name: string): Promise<Person> => {
  const person = await town.store.people.load(town.who(name).id)
  if (!person) throw new Error(`nobody is called ${name}`)
  return person
}
const gives = async (name: string, offices: readonly string[], more: Record<string, string> = {}) =>
  desk.postAll('administrator', `/administration/people/${town.who(name).id}`, [
    ...offices.map((office) => ['offices', office] as const),
    ...Object.entries({
      revision: String((await stored(name)).revision),
      'expertise.organisationName': '',
      'expertise.fields': '',
      ...{ active: 'yes', ...more },
    }),
  ])

test('what is given, and taken, is on record with who did it; a form that changes no office is not', async () => {
  const before = rows(await page('auditor', list)).length
  expect((await gives('苏敏', ['officer|lingang|', 'expert|lingang|'])).status).toBe(303)
  expect((await gives('苏敏', ['officer|lingang|', 'expert|lingang|'])).status).toBe(303)
  expect((await gives('苏敏', ['expert|lingang|'], { active: 'no' })).status).toBe(303)
  const [second, first, ...rest] = rows(await page('auditor', list))
  expect(rest).toHaveLength(before)
  expect(first?.slice(1)).toEqual([
    '苏敏',
    expect.stringMatching(/^受理人员 · \S+ 评审专家 · \S+$/),
    '',
    town.who('administrator').name,
  ])
  expect(second?.[2]).toBe('')
  expect(second?.[3]).toMatch(/^受理人员 · .* 停用账户$/)
})

test('it stands on the page of whom it is about, and for auditors, who are led there; for nobody else', async () => {
  const own = await page('administrator', `/administration/people/${town.who('苏敏').id}`)
  expect(rows(own)).toHaveLength(2)
  expect(own).toContain('任免记录')
  expect(await page('auditor', '/board')).toContain(`href="${list}"`)
  expect(await page('auditor', list)).not.toContain('href="/administration/people/')
  expect(await page('administrator', '/administration')).toContain(`href="${list}"`)
  expect((await desk.get('officer', list)).status).toBe(404)
  expect((await desk.pages.request(list)).status).not.toBe(200)
})

test('a change that is refused leaves nothing', async () => {
  const before = rows(await page('auditor', list)).length
  const stale = await gives('苏敏', ['officer|lingang|'], { revision: '1' })
  expect(stale.status).toBe(409)
  expect(rows(await page('auditor', list))).toHaveLength(before)
})

test('the administrator that an installation begins with is named by it', async () => {
  await enrol(town.program.world, {
    ...{ issuer: 'practice', subject: 'root', name: '初始管理员', email: '', language: 'zh' },
    administrator: true,
  })
  const [newest] = rows(await page('auditor', list))
  expect(newest?.slice(1)).toEqual(['初始管理员', '管理员', '', '安装时指定'])
})
