import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { practiceUscc } from '../../domain/organisation-code.ts'
import * as life from '../../infra/demo/lifecycle.ts'
import { seen } from '../../infra/demo/stage.ts'
import { choose, fill, toCorrect } from './support/hands.ts'
import { type House, openHouse } from './support/house.ts'
import { openProgramme, type Programme, reported } from './support/programme.ts'
import { heading, seemsAccessible } from './support/seen.ts'

let house: House
let programme: Programme
let draft: string
beforeAll(async () => {
  house = await openHouse()
  programme = await openProgramme(house)
  draft = `/cases/${await life.draft(house.stage, reported('lingang-eda'), programme.call)}`
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

const basis = 'What the lead brings'
const purpose = 'Purpose'

test('a submit button pressed twice has one effect and ends on one page', async () => {
  const page = await house.enter('foreign-member', { language: 'en' })
  await page.goto('/organisations')
  await fill(page, { 'Unified social credit code or LEI': practiceUscc('双击公司'), Name: '双击公司' })
  await page.getByRole('button', { name: 'Register', exact: true }).dblclick()
  await page.getByText('you speak for it').waitFor()
  expect(await page.locator('main .plain li').allInnerTexts()).toEqual([
    expect.stringContaining(`双击公司 ${practiceUscc('双击公司')} you speak for it`),
  ])
})

test('the same form sent from two tabs is done once', async () => {
  const page = await house.enter('foreign-member', { language: 'en', script: false })
  await page.goto(`/calls/${programme.call}`)
  await fill(page, { 'Name of the consortium': 'Twice' })
  const once = await page.locator('main input[name="once"]').inputValue()
  const csrf = await page.locator('main input[name="csrf"]').inputValue()
  const form = { once, csrf, lead: `uscc:${practiceUscc('双击公司')}`, title: 'Twice' }
  const sent = await Promise.all(
    [1, 2].map(() =>
      page.request.post(`/calls/${programme.call}`, {
        form,
        headers: { origin: house.url },
        maxRedirects: 0,
      }),
    ),
  )
  const [first, second] = sent.map((answer) => answer.headers().location)
  expect(first).toMatch(/^\/cases\//)
  expect(second).toBe(first)
})

test('a section that somebody saved meanwhile stays open with both versions, and nothing is overwritten', async () => {
  const mine = await house.enter('applicant', { language: 'en' })
  await mine.goto(`${draft}/sections/overview`)
  // At another computer, so that the two pages do not hear of each other.
  const other = await house.enter('applicant', { language: 'en' })
  await other.goto(`${draft}/sections/overview`)
  await other.getByLabel(basis).fill('The version of the other computer')
  await other.getByRole('button', { name: 'Save' }).click()
  await other.waitForURL(`**${draft}`)

  const text = 'My version, with an apostrophe: it’s & "mine"'
  await mine.getByLabel(basis).fill(text)
  await mine.getByRole('button', { name: 'Save' }).click()
  const both = mine.locator('.conflict')
  expect(await both.innerText()).toContain('The version of the other computer')
  expect(await mine.getByLabel(basis).inputValue()).toBe(text)
  await seemsAccessible(mine)
  await other.goto(`${draft}/sections/overview`)
  expect(await other.getByLabel(basis).inputValue()).toBe('The version of the other computer')
  await both.getByRole('button', { name: 'Keep mine' }).click()
  await both.waitFor({ state: 'detached' })
  await mine.getByRole('button', { name: 'Save' }).click()
  await mine.waitForURL(`**${draft}`)
  await mine.goto(`${draft}/sections/overview`)
  expect(await mine.getByLabel(basis).inputValue()).toBe(text)
  await Promise.all([mine.context().close(), other.context().close()])
})

/** A page without script cannot be looked into by one; those with script have axe elsewhere. */
test('without script a sign-in that expires in the middle of a form loses nothing', async () => {
  const page = await house.enter('applicant', { language: 'en', script: false })
  await page.goto(`${draft}/sections/overview`)
  const text = 'Line one\nO’Neill & 王, "quoted" <b>８６</b>'
  await page.getByLabel(purpose).fill(text)
  await page.context().clearCookies({ name: 'session' })
  await page.getByRole('button', { name: 'Save' }).click()
  expect(await heading(page)).toBe('Please sign in again')
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Chen Jing' }).click()
  expect(await heading(page)).toBe('You are signed in again')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL(`**${draft}`)
  await page.goto(`${draft}/sections/overview`)
  expect(await page.getByLabel(purpose).inputValue()).toBe(text)
  await page.context().close()
})

test('of two officers on one task the second hears that it is done, and keeps the words', async () => {
  const consortium = reported('zhoukou-pla')
  const id = await life.draft(house.stage, consortium, programme.call)
  await life.submit(house.stage, consortium, id)
  const [first, second] = await Promise.all([
    house.enter('officer', { language: 'en' }),
    house.enter('officer-2', { language: 'en' }),
  ])
  for (const page of [first, second]) {
    await page.goto('/tasks')
    await page.getByRole('link', { name: 'Formal check' }).click()
  }
  await choose(second, 'Return for correction')
  await (await toCorrect(second, 'Plan')).locator('textarea').first().fill('Say who does what')
  await choose(first, 'Pass')
  await first.getByRole('button', { name: 'Send the decision' }).click()
  await first.waitForURL(`**/cases/${id}`)
  await second.getByRole('button', { name: 'Send the decision' }).click()
  expect(await second.locator('.error-summary').innerText()).toMatch(
    /This was answered at 2026-03-10 \d\d:\d\d \(China time\); nothing was changed now\./,
  )
  expect(await second.locator('details.kept').innerText()).toContain('Say who does what')
  await seemsAccessible(second)
  await house.server.program.idle()
  expect((await seen(house.stage, 'officer', id)).status.is).toBe('recommendation')
})

test('without script a call that closes while somebody types says so and keeps every word', async () => {
  const page = await house.enter('applicant', { language: 'zh', script: false })
  await page.goto(`${draft}/sections/contact`)
  await fill(page, { 姓名: "O'Neill 王", 电话: '０２１-１２３４' })
  await house.server.program.advanceTo(new Date(house.server.program.clock.now().getTime() + 41 * 86_400_000))
  await page.getByRole('button', { name: '保存' }).click()
  expect(await page.locator('.error-summary').innerText()).toMatch(
    /申报已于 2026-04-19 09:30（北京时间） 截止/,
  )
  const kept = await page.locator('details.kept').innerText()
  expect(kept).toContain("O'Neill 王")
  expect(kept).toContain('０２１-１２３４')
})
