import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { suzhou2024 } from '../../schemes/suzhou-2024.ts'
import { openCallOf } from '../support/trial.ts'
import { registerOrganisation } from './support/hands.ts'
import { type House, openHouse } from './support/house.ts'
import { takePictures } from './support/pictures.ts'
import { overhang, seemsAccessible, summaryOfProblems } from './support/seen.ts'

let house: House
let call: string
beforeAll(async () => {
  house = await openHouse()
  const { program } = house.server
  call = await openCallOf({ store: program.world.store, program }, suzhou2024)
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

const english = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('button', { name: '中文' }).waitFor()
}

const table = (page: Page, name: string) => page.locator(`[data-table="${name}"]`)
/** The control of a column in the n-th row. */
const cell = (page: Page, name: string, nth: number, column: string) =>
  table(page, name).locator('tbody tr[data-row]').nth(nth).locator(`[name$=".${column}"]`)

const milestones = 'plan.milestones'
const titles = (page: Page) =>
  table(page, milestones)
    .locator('[name$=".title"]')
    .evaluateAll((controls) => controls.map((control) => ('value' in control ? String(control.value) : '')))

const save = async (page: Page, path: string, word = '保存'): Promise<void> => {
  await page.getByRole('button', { name: word, exact: true }).click()
  await page.waitForURL(`**${path}`)
}

test('rows come, go and move in place by keyboard alone, sums follow, and all of it is saved', async () => {
  const page = await house.enter('applicant')
  const path = await draft(page, '表格公司')
  await page.goto(`${path}/sections/plan`)

  await cell(page, milestones, 0, 'title').fill('方案')
  const add = table(page, milestones).getByRole('button', { name: '添加一行' })
  for (const title of ['样机', '验证']) {
    await add.focus()
    await page.keyboard.press('Enter')
    // The new row has the focus at once.
    await page.keyboard.type(title)
  }
  expect(await titles(page)).toEqual(['方案', '样机', '验证'])
  await table(page, milestones).getByRole('button', { name: '上移' }).last().focus()
  await page.keyboard.press('Enter')
  expect(await titles(page)).toEqual(['方案', '验证', '样机'])
  expect(await table(page, milestones).locator('[data-nth]').allInnerTexts()).toEqual(['1', '2', '3'])

  await table(page, milestones).getByRole('button', { name: '移除' }).nth(0).focus()
  await page.keyboard.press('Enter')
  expect(await titles(page)).toEqual(['验证', '样机'])
  await page.getByRole('button', { name: '撤销' }).click()
  expect(await titles(page)).toEqual(['方案', '验证', '样机'])
  await table(page, milestones).getByRole('button', { name: '移除' }).nth(2).click()

  await page.getByLabel('总投入').fill('１００')
  await cell(page, 'plan.funding', 0, 'year1').fill('40.5')
  await cell(page, 'plan.funding', 1, 'year2').fill('1,0')
  const funding = table(page, 'plan.funding')
  expect(await funding.locator('tbody [data-across]').first().innerText()).toBe('40.5')
  expect(await funding.locator('[data-check]').first().getAttribute('class')).toBe('off')
  await cell(page, 'plan.funding', 2, 'year3').fill('58,5')
  expect(await funding.locator('[data-sum="year1,year2,year3"]').innerText()).toBe('100')
  expect(await funding.locator('[data-check]').first().getAttribute('class')).not.toBe('off')
  expect(await funding.innerText()).toContain('自筹资金占比：41.5%')
  await seemsAccessible(page)
  expect(await overhang(page)).toBe(0)
  await save(page, path)

  await page.goto(`${path}/sections/plan`)
  expect(await titles(page)).toEqual(['方案', '验证'])
  expect(await cell(page, 'plan.funding', 2, 'year3').inputValue()).toBe('58.5')
  await takePictures(page, 'tables-plan', 'zh')
})

test('rows that were copied in a spreadsheet are pasted over as many rows, and taken back by one button', async () => {
  const page = await house.enter('expert-1')
  const path = await draft(page, '粘贴公司')
  await page.goto(`${path}/sections/plan`)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: house.url })
  const paste = async (text: string): Promise<void> => {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
    await page.keyboard.press('ControlOrMeta+V')
  }
  const said = table(page, milestones).locator('output')
  await cell(page, milestones, 0, 'title').fill('方案')
  await cell(page, milestones, 0, 'title').focus()
  await paste('样机\t2027年6月30日\r\n"验证\n与评估"\t2027/12/31\r\n')
  expect(await titles(page)).toEqual(['样机', '验证\n与评估'])
  expect(await cell(page, milestones, 1, 'due').inputValue()).toBe('2027/12/31')
  await said.getByRole('button', { name: '撤销' }).click()
  expect(await titles(page)).toEqual(['方案'])
  await cell(page, milestones, 0, 'title').focus()
  await paste('样机\t2027年6月30日\r\n验证\t2027/12/31\r\n')
  expect(await said.innerText()).toContain('已粘贴。')
  await seemsAccessible(page)

  // Of a list the entry of that name; what has no place is said.
  const tasks = 'plan.tasks'
  await cell(page, tasks, 0, 'title').focus()
  await paste('总体设计\t粘贴公司\n算法\t没有的公司')
  expect(await cell(page, tasks, 0, 'carrier').locator('option:checked').innerText()).toBe('粘贴公司')
  expect(await cell(page, tasks, 1, 'carrier').inputValue()).toBe('')
  expect(await table(page, tasks).locator('output').innerText()).toContain('1 个单元格')

  // Rows that are there for everybody stay as many; a text of two lines without columns stays one text.
  await cell(page, 'plan.funding', 0, 'year1').focus()
  await paste('40\t10\t２０\n30')
  expect(await table(page, 'plan.funding').locator('tbody [data-across]').first().innerText()).toBe('70')
  expect(await cell(page, 'plan.funding', 1, 'year1').inputValue()).toBe('30')
  await save(page, path)
  await page.goto(`${path}/sections/plan`)
  expect(await titles(page)).toEqual(['样机', '验证'])
  expect(await cell(page, milestones, 0, 'due').inputValue()).toBe('2027-06-30')
})

test('without script the buttons save the page, and everything typed comes back', async () => {
  const page = await house.enter('member', { script: false, width: 'phone' })
  const path = await draft(page, '无脚本表格公司')
  await page.goto(`${path}/sections/plan`)
  await cell(page, milestones, 0, 'title').fill('方案')
  await cell(page, milestones, 0, 'due').fill('明年')
  await page.getByLabel('总投入').fill('80')
  await table(page, milestones).getByRole('button', { name: '添加一行' }).click()
  await page.waitForLoadState()
  expect(await titles(page)).toEqual(['方案', ''])
  expect(await cell(page, milestones, 0, 'due').inputValue()).toBe('明年')
  expect(await page.getByLabel('总投入').inputValue()).toBe('80')
  await cell(page, milestones, 1, 'title').fill('样机')
  await table(page, milestones).getByRole('button', { name: '上移' }).last().click()
  await page.waitForLoadState()
  expect(await titles(page)).toEqual(['样机', '方案'])
  await table(page, milestones).getByRole('button', { name: '移除' }).nth(0).click()
  await page.waitForLoadState()
  expect(await titles(page)).toEqual(['方案'])

  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.locator('.error-summary').waitFor()
  expect(await summaryOfProblems(page)).toEqual(['阶段目标 · 第 1 行 · 完成期限：请填写日期，如 2026-11-23'])
  await page.locator('.error-summary a').click()
  expect(new URL(page.url()).hash).toMatch(/^#f-plan-milestones-[a-z0-9]+-due$/)
  await cell(page, milestones, 0, 'due').fill('2027年6月30日')
  await save(page, path)
})

test('on a phone a table is a list of cards that name every cell, with room for a thumb', async () => {
  const page = await house.enter('member-2', { width: 'phone' })
  const path = await draft(page, '卡片公司')
  await english(page)
  await page.setViewportSize({ width: 375, height: 800 })
  for (const section of ['plan', 'resources']) {
    await page.goto(`${path}/sections/${section}`)
    expect(await overhang(page)).toBe(0)
    await seemsAccessible(page)
    const small = await page.locator('[data-table]').evaluateAll((tables) =>
      tables
        .flatMap((one) => [...one.querySelectorAll('input:not([type=hidden]), select, button')])
        .map((control) => control.getBoundingClientRect())
        .filter(({ width, height }) => width > 0 && (height < 44 || width < 44))
        .map(({ width, height }) => `${width} × ${height}`),
    )
    expect(small).toEqual([])
    await takePictures(page, `tables-${section}`, 'en')
    await page.setViewportSize({ width: 375, height: 800 })
  }
  await page.getByRole('textbox', { name: 'Name Row 1' }).fill('Ann Wang')
  await cell(page, 'resources.people', 0, 'role').selectOption({ label: 'Chief scientist' })
  await cell(page, 'resources.people', 0, 'of').selectOption({ label: '卡片公司' })
  await cell(page, 'resources.people', 0, 'months').fill('6')
  await page.getByLabel('R&D platforms').fill('A provincial centre')
  await save(page, path, 'Save')
  await page.goto(`${path}/check`)
  const read = await page.locator('table.read').innerText()
  for (const said of ['Ann Wang', 'Chief scientist', '卡片公司', '6']) expect(read).toContain(said)
  expect(await overhang(page)).toBe(0)
  await seemsAccessible(page)
  await takePictures(page, 'tables-check', 'en')
})

test('a word that is longer than its column is broken where a table is read', async () => {
  const page = await house.enter('foreign-member')
  const path = await draft(page, '长词公司')
  await page.goto(`${path}/sections/plan`)
  await cell(page, milestones, 0, 'title').fill('Donaudampfschifffahrtsgesellschaft'.repeat(5))
  await save(page, path)
  await page.goto(`${path}/check`)
  await page.getByText('Donaudampf').first().waitFor()
  expect(await overhang(page)).toBe(0)
  await page.context().close()
})
