import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { practiceUscc } from '../../domain/organisation-code.ts'
import { answers } from '../../infra/demo/stage.ts'
import * as life from '../../infra/demo/lifecycle.ts'
import { choose, fill, fillPlanTables, fillRow, openSection } from './support/hands.ts'
import { type House, openHouse } from './support/house.ts'
import { openProgramme, type Programme, reported } from './support/programme.ts'
import { heading } from './support/seen.ts'

let house: House
let programme: Programme
const own = reported('lingang-eda')
beforeAll(async () => {
  house = await openHouse()
  programme = await openProgramme(house)
  for (const one of [own.lead, ...own.members]) await life.register(house.stage, one)
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

test('without script an application goes from the call to its receipt', async () => {
  const page = await house.enter('applicant', { language: 'en', script: false })
  await page.goto(`/calls/${programme.call}`)
  await page.getByLabel('Name of the consortium').fill('EDA without script')
  await page.getByRole('button', { name: 'Start' }).click()
  await page.waitForURL('**/cases/*')
  const path = new URL(page.url()).pathname
  const save = () => page.getByRole('button', { name: 'Save' }).click()

  await openSection(page, 'Overview')
  await choose(page, 'Integrated circuits')
  await fill(page, { Purpose: 'Design automation' })
  await save()
  await openSection(page, 'Plan')
  await fillPlanTables(page, '12,000.5')
  await fill(page, { 'Investment over three years': 'x' })
  await save()
  expect(await page.locator('.error-summary li').allInnerTexts()).toEqual([
    'Investment over three years: Please give a number',
  ])
  await fill(page, { 'Investment over three years': '12,000.5' })
  await save()
  await openSection(page, 'People')
  await fillRow(page, 'team.people', { name: "O'Neill", role: 1, of: 1 })
  await save()
  await openSection(page, 'Formation agreement')
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await fill(page, { 'Signed on': '2026-01-15' })
  await save()
  await openSection(page, 'Contact')
  await fill(page, { Name: "O'Neill", Telephone: '021' })
  await save()

  for (const member of own.members) {
    await page.goto(`${path}/members`)
    await fill(page, { 'Unified social credit code or LEI': member.code, 'Country code': member.country })
    await page.getByRole('button', { name: 'Invite' }).click()
    await page.locator('table').getByText(member.name).waitFor()
    await answers(house.stage, life.speaker(member), path.slice('/cases/'.length), 'confirmation', {
      decision: 'confirm',
      contribution: 'People and money',
    })
  }
  await page.goto(path)
  await page.getByRole('link', { name: 'Check and submit' }).click()
  await page.getByRole('button', { name: 'Submit the application' }).click()
  expect(await page.locator('.facts').first().innerText()).toMatch(/A2026-[0-9A-Z]+/)
})

/** Presses Tab until the focus stands where it is wanted; a form that cannot be reached this way fails. */
const tabTo = async (page: Page, wanted: string): Promise<void> => {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    if (await page.locator(wanted).evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`the keyboard does not reach ${wanted}`)
}

test('one registers an organisation with the keyboard alone', async () => {
  const page = await house.enter('foreign-member', { language: 'en' })
  await page.goto('/organisations')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content')
  await page.keyboard.press('Enter')
  await tabTo(page, '#f-code')
  await page.keyboard.type(practiceUscc('Tridonic'))
  await tabTo(page, '#f-name')
  await page.keyboard.type("O'Tridonic GmbH")
  await tabTo(page, '#f-kind')
  await page.keyboard.type('new-type')
  await tabTo(page, 'main form button')
  // What has the focus can be seen to have it.
  const ring = await page.evaluate(() =>
    document.activeElement ? getComputedStyle(document.activeElement).outlineStyle : '',
  )
  expect(ring).toBe('solid')
  await page.keyboard.press('Enter')
  await page.getByText('you speak for it').waitFor()
  expect(await page.locator('main .plain').innerText()).toContain("O'Tridonic GmbH")
  expect(await heading(page)).toBe('My organisations')
})
