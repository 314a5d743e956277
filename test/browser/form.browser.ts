import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openCallOf, trial } from '../support/trial.ts'
import { choose, registerOrganisation } from './support/hands.ts'
import { type House, openHouse } from './support/house.ts'
import { problemAt, seemsAccessible } from './support/seen.ts'

let house: House
let call: string
beforeAll(async () => {
  house = await openHouse()
  const { program } = house.server
  call = await openCallOf({ store: program.world.store, program }, trial)
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

const draft = async (page: Page, lead: string): Promise<string> => {
  await registerOrganisation(page, lead, '企业')
  await page.goto(`/calls/${call}`)
  await page.getByLabel('联合体名称').fill(`${lead}创新联合体`)
  await page.getByRole('button', { name: '开始填写' }).click()
  await page.waitForURL('**/cases/*')
  return new URL(page.url()).pathname
}

test('a field that another answer asks for appears with it, and never hides what was typed', async () => {
  const page = await house.enter('applicant')
  const path = await draft(page, '出现公司')
  await page.goto(`${path}/sections/kind`)
  const where = page.getByLabel('具体地点')
  expect(await where.isVisible()).toBe(false)
  await choose(page, '其他地点')
  expect(await where.isVisible()).toBe(true)
  expect(await page.locator('.field', { hasText: '具体地点' }).innerText()).not.toContain('选填')
  await seemsAccessible(page)
  await page.getByRole('button', { name: '保存' }).click()
  await page.locator('.error-summary').waitFor()
  expect(await problemAt(page, '具体地点')).toBe('请填写')
  await where.fill('临港新片区')
  await choose(page, '牵头单位')
  expect(await where.isVisible()).toBe(true)
  await where.fill('')
  await choose(page, '其他地点')
  await where.fill('临港新片区')
  await page.getByRole('button', { name: '保存' }).click()
  await page.waitForURL(`**${path}`)
})

test('without script the field is there with the words that say when it is required', async () => {
  const page = await house.enter('member', { script: false, width: 'phone' })
  const path = await draft(page, '无脚本公司')
  await page.goto(`${path}/sections/kind`)
  expect(await page.getByLabel('具体地点').isVisible()).toBe(true)
  await page.getByText('“办公地点”为“其他地点”时必填').waitFor()
})

test('figures by year are filled in on a phone, each under its year, and read like a table', async () => {
  const page = await house.enter('member-2', { width: 'phone' })
  const path = await draft(page, '分年公司')
  await page.goto(`${path}/sections/lead`)
  await page.getByLabel('营业收入 2024').fill('１,200')
  await page.getByLabel('营业收入 2025').fill('1500')
  await page.getByLabel('研发投入 2025').fill('60')
  await seemsAccessible(page)
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
  expect(wide).toBe(false)
  await page.getByRole('button', { name: '保存' }).click()
  await page.waitForURL(`**${path}`)
  await page.goto(`${path}/check`)
  expect(await page.locator('.by-year tbody tr').first().innerText()).toMatch(
    /营业收入[\s\S]*1,500[\s\S]*1,200/,
  )
  await seemsAccessible(page)
})
