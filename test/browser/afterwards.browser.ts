import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as life from '../../infra/demo/lifecycle.ts'
import { seen } from '../../infra/demo/stage.ts'
import { squarePng } from '../support/sample-files.ts'
import { wrongWith } from './support/desks.ts'
import { choose, fill, fillRow, toCorrect } from './support/hands.ts'
import { type House, openHouse, widths } from './support/house.ts'
import { takePictures } from './support/pictures.ts'
import { openProgramme, reported } from './support/programme.ts'
import { heading, summaryOfProblems } from './support/seen.ts'

const consortium = reported('lingang-eda')
const lead = life.speaker(consortium.lead)
let house: House
let id: string
let path: string
beforeAll(async () => {
  house = await openHouse()
  const { call } = await openProgramme(house)
  id = await life.draft(house.stage, consortium, call)
  await life.submit(house.stage, consortium, id)
  path = `/cases/${id}`
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

const taskOf = async (who: string, kind: string): Promise<string> => {
  await house.server.program.idle()
  const task = (await seen(house.stage, who, id)).tasks.find(
    (one) => one.kind === kind && one.state === 'open',
  )
  if (!task) throw new Error(`nobody is asked for ${kind}`)
  return `${path}/tasks/${task.id}`
}

/** In both languages: what axe finds at a desk, on a phone and by night, and what scrolls sideways. */
const isInOrder = async (page: Page, name: string): Promise<void> => {
  for (const language of ['en', 'zh'] as const) {
    await page.context().addCookies([{ name: 'language', value: language, url: house.url }])
    await page.goto(page.url())
    expect(await wrongWith(page), `${name}, ${language}`).toEqual([])
    await takePictures(page, name, language)
  }
  await page.setViewportSize(widths.desktop)
}

test('an officer returns one field, the lead sees the remark beside it, says what it did and reads what changed', async () => {
  const officer = await house.enter('officer')
  await officer.goto(await taskOf('officer', 'formal-check'))
  await isInOrder(officer, 'formal check')
  await choose(officer, '退回补正')
  const plan = await toCorrect(officer, '建设方案')
  await plan.locator('summary').click()
  await plan.getByLabel('任务分工').fill('请写明各成员单位的任务')
  await officer.getByRole('button', { name: '提交决定' }).click()
  await officer.waitForURL(`**${path}`)

  const page = await house.enter(lead, { width: 'phone' })
  await page.goto(path)
  await expectStory(page, '请按补正意见修改')
  await isInOrder(page, 'returned case')
  await page
    .locator('.task-list')
    .getByRole('link', { name: /任务分工/ })
    .click()
  expect(await page.locator('.field .remark').innerText()).toContain('请写明各成员单位的任务')
  await page.locator('.remark summary').click()
  expect(await page.locator('.remark .prose').innerText()).not.toBe('')
  await isInOrder(page, 'section with a remark')
  // What the lead's own task brings about binds nobody else, so that nobody else is asked again.
  await fillRow(page, 'plan.tasks', { helpers: '牵头单位负责总体，其余各负责一项' })
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.includes('/sections/'))

  await page.goto(await taskOf(lead, 'correction'))
  expect(await page.locator('#comparison ins').first().innerText()).toContain('其余各负责一项')
  await isInOrder(page, 'correction')
  await page.getByLabel(/^已处理/).check()
  await fill(page, { 如何处理: '已写明' })
  await choose(page, '补正完成')
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.waitForURL(`**${path}`)

  await officer.goto(await taskOf('officer', 'formal-check'))
  const compared = officer.locator('#comparison')
  expect(await compared.innerText()).toContain('已写明')
  expect(await compared.locator('.tag').first().innerText()).toBe('已改动')
  await isInOrder(officer, 'formal check of a correction')
  await officer.goto(`${path}/comparison`)
  expect(await heading(officer)).toBe('前后对照')
  await isInOrder(officer, 'comparison')
})

const expectStory = async (page: Page, sentence: string): Promise<void> => {
  expect(await page.locator('.you').innerText()).toContain(sentence)
}

test('a refused application says why and until when to appeal; upheld, it goes on where it was refused', async () => {
  const officer = await house.enter('officer')
  await officer.goto(await taskOf('officer', 'formal-check'))
  await choose(officer, '不予通过')
  await fill(officer, { 不予通过的理由: '材料不实' })
  await officer.getByRole('button', { name: '提交决定' }).click()
  await officer.waitForURL(`**${path}`)
  await house.server.program.idle()

  const page = await house.enter(lead, { language: 'en' })
  await page.goto(path)
  await expectStory(page, 'you can appeal before the deadline')
  expect(await page.locator('.where').innerText()).toContain('材料不实')
  await isInOrder(page, 'refused case')
  await page.context().addCookies([{ name: 'language', value: 'en', url: house.url }])
  await page.goto(path)
  await page.getByRole('link', { name: 'File an appeal' }).click()
  await page.getByRole('button', { name: 'File the appeal' }).click()
  expect(await summaryOfProblems(page)).toHaveLength(1)
  await isInOrder(page, 'appeal')
  await page.context().addCookies([{ name: 'language', value: 'en', url: house.url }])
  await page.goto(`${path}/appeal`)
  await fill(page, { Grounds: 'What was handed in is true: see the registry’s extract.' })
  await page.locator('textarea[name=documents]').fill('Extract of the company register')
  const files = page.locator('[data-upload][data-place=appeal]')
  await files.locator('input[type=file]').setInputFiles({
    name: 'extract.png',
    mimeType: 'image/png',
    buffer: squarePng(),
  })
  await files.getByText('Not scanned for viruses').waitFor({ timeout: 30_000 })
  await isInOrder(page, 'appeal with a file')
  await page.context().addCookies([{ name: 'language', value: 'en', url: house.url }])
  await page.goto(`${path}/appeal`)
  await fill(page, { Grounds: 'What was handed in is true: see the registry’s extract.' })
  await page.locator('textarea[name=documents]').fill('Extract of the company register')
  await page.getByRole('button', { name: 'File the appeal' }).click()
  await page.waitForURL(`**${path}`)
  await expectStory(page, 'There is nothing for you to do now')
  expect(await page.locator('p.now').innerText()).toContain('An appeal was filed')

  // Whoever refused it does not find it among their tasks; the other officer does.
  await officer.goto('/tasks')
  expect(await officer.getByRole('link', { name: '处理申诉' }).count()).toBe(0)
  const other = await house.enter('officer-2')
  await other.goto('/tasks')
  await other.getByRole('link', { name: '处理申诉' }).click()
  await other.locator('article.card').getByRole('link', { name: 'extract.png' }).waitFor()
  await isInOrder(other, 'deciding an appeal')
  await choose(other, '申诉成立')
  await fill(other, { 处理意见: '材料属实，原结论有误' })
  await other.getByRole('button', { name: '提交决定' }).click()
  await other.waitForURL(`**${path}`)
  await house.server.program.idle()

  await page.goto(path)
  expect(await page.locator('p.now').innerText()).toContain('The officer checks')
  expect(await page.locator('main').innerText()).toContain('Appeal upheld')
  await isInOrder(page, 'case that goes on')
})
