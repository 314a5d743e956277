import type { Locator, Page } from 'playwright-core'
import { practiceUscc } from '../../../domain/organisation-code.ts'

/** What people do on pages, as they see it: by the words of labels and buttons. */

export const fill = async (page: Page, fields: Readonly<Record<string, string>>): Promise<void> => {
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label).fill(text)
}

/** The first row of a table, column by column; of a list the n-th choice. */
export const fillRow = async (
  page: Page,
  table: string,
  cells: Readonly<Record<string, string | number>>,
): Promise<void> => {
  const row = page.locator(`[data-table="${table}"] tbody tr[data-row]`).first()
  for (const [column, value] of Object.entries(cells)) {
    const control = row.locator(`[name$=".${column}"]`)
    await (typeof value === 'number' ? control.selectOption({ index: value }) : control.fill(value))
  }
}

/** A plan and people as far as the programme asks for them, beside what a test is about. */
export const fillPlanTables = async (page: Page, budget: string): Promise<void> => {
  await fillRow(page, 'plan.tasks', { title: '总体', carrier: 1, from: '2026-04-01', to: '2028-03-31' })
  await fillRow(page, 'plan.milestones', { title: '样机', due: '2027-06-30', measure: '通过测试' })
  await fillRow(page, 'plan.indicators', { name: '专利', unit: '件', baseline: '0', target: '10' })
  await fillRow(page, 'plan.funding', { year1: budget })
}

/** By the first words of the option; its hint may follow. */
export const choose = (page: Page, option: string): Promise<void> =>
  page.getByRole('radio', { name: new RegExp(`^${option}`) }).check()

export const openSection = (page: Page, name: string): Promise<void> =>
  page.locator('.task-list').getByRole('link', { name }).click()

/** A part of the form that the officer's checklist says is to be corrected: where its remarks are written. */
export const toCorrect = async (page: Page, part: string): Promise<Locator> => {
  const item = page
    .locator('.checklist li')
    .filter({ has: page.getByRole('group', { name: part, exact: true }) })
  await item.locator('input[type=radio][value=fix]').check()
  return item.locator('.remarks-on')
}

/** Registers one's organisation on the page for it (in Chinese). */
export const registerOrganisation = async (page: Page, name: string, kind: string): Promise<void> => {
  await page.goto('/organisations')
  await page.getByLabel('统一社会信用代码或 LEI').fill(practiceUscc(name))
  await page.getByLabel('单位名称').fill(name)
  await page.getByLabel('单位类型').selectOption({ label: kind })
  await page.getByRole('button', { name: '注册' }).click()
  await page.getByText('可代表').waitFor()
}
