import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, deskVisitor, wrongWith } from './support/desks.ts'
import { type House, openHouse } from './support/house.ts'
import { takePictures } from './support/pictures.ts'
import { openExample } from './support/programme.ts'
import { heading, summaryOfProblems } from './support/seen.ts'

let house: House
let visit: ReturnType<typeof deskVisitor>
beforeAll(async () => {
  house = await openHouse()
  await openExample(house)
  // Past a working morning: what waited has gone out by then.
  await house.server.program.advanceTo(new Date(house.server.program.clock.now().getTime() + 86_400_000))
  visit = deskVisitor(house)
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

const desks: readonly Desk[] = [
  { name: 'messages of an officer', who: 'officer', path: '/me/messages' },
  { name: 'how one is told', who: 'officer', path: '/me/messages/settings' },
  { name: 'calendar of deadlines', who: 'officer', path: '/me/calendar' },
  { name: 'everything that was sent', who: 'administrator', path: '/administration/messages' },
  {
    name: 'templates of a programme',
    who: 'administrator',
    path: '/administration/templates?scheme=lingang',
  },
  {
    name: 'a template',
    who: 'administrator',
    path: '/administration/templates/lingang/task-reminder/zh',
  },
]

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  test.each(desks)('$name', async (desk) => {
    const page = await visit(desk, language)
    await takePictures(page, desk.name, language)
    expect(await wrongWith(page)).toEqual([])
  })
})

test('a digest says everything once, and leads to where that is changed', async () => {
  const page = await visit({ name: 'mail', path: '/dev/mail' }, 'zh')
  const digest = page.locator('details').filter({ hasText: '条通知 · ' }).first()
  await digest.locator('summary').click()
  const text = await digest.innerText()
  expect(text).toMatch(/您有 \d+ 条通知/)
  expect(text).toContain('/me/messages')
})

test.each(['zh', 'en'] as const)('somebody chooses how they are told, in %s', async (language) => {
  const path = '/me/messages/settings'
  const page = await visit({ name: 'settings', who: 'officer-2', path }, language)
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en)
  await page.getByLabel(say('期限提醒', 'Deadlines')).selectOption('weekly')
  await page.getByLabel(say('免打扰', 'Quiet hours'), { exact: true }).selectOption('own')
  await page.getByLabel(say('免打扰开始', 'Quiet from')).selectOption('08:00')
  await page.getByLabel(say('免打扰结束', 'Quiet until')).selectOption('08:00')
  await page.getByRole('button', { name: say('保存', 'Save') }).click()
  expect(await summaryOfProblems(page)).toEqual([
    say('免打扰结束：开始和结束不能相同', 'Quiet until: It cannot end when it begins'),
  ])
  await page.getByLabel(say('免打扰开始', 'Quiet from')).selectOption('21:00')
  await page.getByRole('button', { name: say('保存', 'Save') }).click()
  expect(await heading(page)).toBe(say('通知设置', 'How I am told'))
  expect(await page.getByLabel(say('期限提醒', 'Deadlines')).inputValue()).toBe('weekly')
  expect(await page.getByLabel(say('免打扰开始', 'Quiet from')).inputValue()).toBe('21:00')
})

test('the address of a calendar is shown once, and works without signing in', async () => {
  const page = await visit({ name: 'calendar', who: 'officer', path: '/me/calendar' }, 'en')
  await page.getByRole('button', { name: 'Make an address' }).click()
  const address = await page.locator('code').innerText()
  expect(await wrongWith(page)).toEqual([])
  expect(await (await fetch(address)).text()).toContain('BEGIN:VEVENT')
  await page.goto('/me/calendar')
  expect(await page.locator('code').count()).toBe(0)
  await page.getByRole('button', { name: 'End it' }).click()
  expect((await fetch(address)).status).toBe(404)
})
