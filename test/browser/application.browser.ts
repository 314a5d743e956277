import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { practiceUscc } from '../../domain/organisation-code.ts'
import { openProgramme } from './support/programme.ts'
import { type House, openHouse } from './support/house.ts'
import { heading, seemsAccessible } from './support/seen.ts'

const lead = '上海概伦电子股份有限公司'
let house: House
beforeAll(async () => {
  house = await openHouse()
  await openProgramme(house)
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

/** Registers one's organisation on the page for it. */
const registers = async (page: Page, name: string, kind: string): Promise<void> => {
  await page.goto('/organisations')
  await page.getByLabel('统一社会信用代码或 LEI').fill(practiceUscc(name))
  await page.getByLabel('单位名称').fill(name)
  await page.getByLabel('单位类型').selectOption({ label: kind })
  await page.getByRole('button', { name: '注册' }).click()
  await page.getByText('可代表').waitFor()
}

const section = async (page: Page, name: string): Promise<void> => {
  await page.locator('.task-list').getByRole('link', { name }).click()
  expect(await heading(page)).toBe(name)
}

test('an applicant starts an application in an open call', async () => {
  const applicant = await house.enter('applicant')
  await registers(applicant, lead, '企业')
  const members = [
    { page: await house.enter('member'), name: '上海交通大学', kind: '高等院校' },
    { page: await house.enter('member-2'), name: '华谊集团', kind: '企业' },
  ]
  for (const { page, name, kind } of members) await registers(page, name, kind)

  await applicant.getByRole('link', { name: '申报通知' }).click()
  await applicant.getByRole('link', { name: '2026年度第一批' }).click()
  await applicant.getByLabel('联合体名称').fill("O'Neill 电子设计创新联合体")
  await applicant.getByRole('button', { name: '开始填写' }).click()
  expect(await heading(applicant)).toBe("O'Neill 电子设计创新联合体")
  await seemsAccessible(applicant)
})
