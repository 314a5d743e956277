import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as life from '../../infra/demo/lifecycle.ts'
import { wrongWith } from './support/desks.ts'
import { type House, openHouse } from './support/house.ts'
import { takePictures } from './support/pictures.ts'
import { openProgramme, reported } from './support/programme.ts'

/* A leader's decisions where the house demands a second factor: over the issuer and back, with all that was typed. */

let house: House
beforeAll(async () => {
  house = await openHouse({ stepUpMinutes: 15 })
  const { call, subjects } = await openProgramme(house)
  for (const name of ['lingang-eda', 'huning-polyolefin']) {
    const id = await life.draft(house.stage, reported(name), call)
    await life.submit(house.stage, reported(name), id)
    await life.pass(house.stage, id)
    await life.recommend(house.stage, id)
    await life.review(house.stage, id, subjects, { shares: [0.93, 0.9, 0.88] })
  }
  await house.server.program.idle()
}, 120_000)
afterEach(() => house.inOrder())
afterAll(() => house.close())

/** Over the issuer's pages: who, and the six digits that the practice authenticator shows. */
const verify = async (page: Page) => {
  await page.locator('form[action="/sign-in"] button').last().click()
  await page.locator('button[name="person"][value="head"]').click()
  const digits = (await page.locator('.phone output').textContent()) ?? ''
  await page.locator('#code').fill(digits)
  await page.locator('form button').last().click()
}

test('a decision is kept while its maker proves who they are, and taken then', async () => {
  const page = await house.enter('head', { language: 'en', width: 'phone' })
  await page.goto('/approvals')
  await page.getByText('Decisions here need a second factor').waitFor()
  expect(await wrongWith(page)).toEqual([])
  await page
    .locator('.minute')
    .filter({ hasText: reported('lingang-eda').name })
    .locator('h2 a')
    .click()
  await page.getByLabel('Remark').fill('Agreed, on condition of a yearly talk')
  await page.getByRole('button', { name: 'Approve' }).click()
  await page.getByRole('heading', { name: 'One more factor, please' }).waitFor()
  expect(await wrongWith(page)).toEqual([])
  await takePictures(page, 'leader second factor', 'en')
  await verify(page)
  await page.getByLabel('Remark').waitFor()
  expect(await page.getByLabel('Remark').inputValue()).toBe('Agreed, on condition of a yearly talk')
  await page.getByRole('button', { name: 'Approve' }).click()
  await page.locator('output.done', { hasText: 'The level is settled' }).waitFor()
})

test('several at once are confirmed after it, on the page that said what they come to', async () => {
  const page = await house.enter('head', { width: 'phone' })
  await page.goto('/approvals')
  await page.locator('input[name="item"]').first().check()
  await page.locator('.many button').click()
  await page.locator('input[name="decision"][value="approve"]').check()
  await page.locator('button[value="preview"]').click()
  await page.getByText('这些决定需要二次验证').waitFor()
  expect(await page.locator('button[value="run"]').count()).toBe(0)
  expect(await wrongWith(page)).toEqual([])
  await verify(page)
  await page.locator('button[value="run"]').click()
  await page.getByText('已办理 1 件，未办理 0 件').waitFor()
})
