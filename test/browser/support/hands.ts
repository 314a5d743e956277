import type { Page } from 'playwright-core'
import { practiceUscc } from '../../../domain/organisation-code.ts'

/** What people do on pages, as they see it: by the words of labels and buttons. */

export const fill = async (page: Page, fields: Readonly<Record<string, string>>): Promise<void> => {
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label).fill(text)
}

/** By the first words of the option; its hint may follow. */
export const choose = (page: Page, option: string): Promise<void> =>
  page.getByRole('radio', { name: new RegExp(`^${option}`) }).check()

export const openSection = (page: Page, name: string): Promise<void> =>
  page.locator('.task-list').getByRole('link', { name }).click()

/** Registers one's organisation on the page for it (in Chinese). */
export const registerOrganisation = async (page: Page, name: string, kind: string): Promise<void> => {
  await page.goto('/organisations')
  await page.getByLabel('统一社会信用代码或 LEI').fill(practiceUscc(name))
  await page.getByLabel('单位名称').fill(name)
  await page.getByLabel('单位类型').selectOption({ label: kind })
  await page.getByRole('button', { name: '注册' }).click()
  await page.getByText('可代表').waitFor()
}
