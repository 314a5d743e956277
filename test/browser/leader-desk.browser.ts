import { z } from 'zod'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as life from '../../infra/demo/lifecycle.ts'
import { as } from '../../infra/demo/stage.ts'
import { stepOf } from '../../domain/scheme-step.ts'
import { lingang } from '../../schemes/lingang.ts'
import { wrongWith } from './support/desks.ts'
import { type House, openHouse } from './support/house.ts'
import { takePictures } from './support/pictures.ts'
import { openProgramme, reported } from './support/programme.ts'

/* The leader's desk, as it is used between two meetings: with a thumb, with the keyboard, in both languages. */

const Sheets = z.looseObject({
  title: z.string(),
  sheets: z.array(z.looseObject({ round: z.number(), scores: z.record(z.string(), z.number()) })),
  result: z.looseObject({ mean: z.number() }),
})

let house: House
let subjects: ReadonlyMap<string, string>
const ids: string[] = []
beforeAll(async () => {
  house = await openHouse()
  const programme = await openProgramme(house)
  subjects = programme.subjects
  for (const [name, shares] of [
    ['lingang-eda', [0.93, 0.9, 0.88]],
    ['huning-polyolefin', [0.9, 0.72, 0.86]],
    ['suzhou-ct', [0.81, 0.8, 0.79]],
  ] as const) {
    const id = await life.draft(house.stage, reported(name), programme.call)
    await life.submit(house.stage, reported(name), id)
    await life.pass(house.stage, id)
    await life.recommend(house.stage, id)
    await life.review(house.stage, id, subjects, { shares: [...shares] })
    ids.push(id)
  }
  await house.server.program.idle()
}, 120_000)
afterEach(() => house.inOrder())
afterAll(() => house.close())

const speak = async (page: Page, language: 'zh' | 'en') => {
  await page.context().addCookies([{ name: 'language', value: language, url: house.url }])
}
const card = (page: Page, title: string) => page.locator('.minute').filter({ hasText: title })

test('the list is in order in both languages, on a phone and on a desk, and says what the sheets say', async () => {
  const page = await house.enter('head', { width: 'phone' })
  for (const language of ['zh', 'en'] as const) {
    await speak(page, language)
    await page.goto('/approvals')
    expect(await wrongWith(page)).toEqual([])
    await takePictures(page, 'leader list', language)
    await card(page, reported('huning-polyolefin').name).locator('h2 a').click()
    expect(await wrongWith(page)).toEqual([])
    await takePictures(page, 'leader minute', language)
  }
  await page.goto('/approvals')
  const items = stepOf(lingang, 'review')?.rubric.items ?? []
  for (const id of ids) {
    const { title, sheets, result } = await as(house.stage, 'auditor').get(`/cases/${id}`, Sheets)
    // Reckoned again from the single scores, in tenths, without the program's own arithmetic.
    const totals = sheets.map(({ scores }) =>
      items.reduce((sum, item) => sum + Math.round((scores[item.id] ?? 0) * 10), 0),
    )
    const mean = totals.reduce((sum, total) => sum + total, 0) / totals.length / 10
    expect(Math.abs(mean - result.mean)).toBeLessThan(0.01)
    const shown = card(page, title)
    expect(Number(await shown.locator('.score').textContent())).toBeCloseTo(mean, 1)
    const scores = (await shown.locator('dd').nth(1).textContent()) ?? ''
    for (const total of totals) expect(scores).toContain(`${total / 10}`)
    // Far from the mean is what lies more than ten points from it.
    const far = totals.filter((total) => Math.abs(total / 10 - mean) > 10).length
    expect(await shown.locator('.off').count()).toBe(far)
  }
})

test('a remark is asked for where one is needed, and what was typed is there again', async () => {
  const page = await house.enter('head', { language: 'en', width: 'phone' })
  await page.goto('/approvals')
  const shown = card(page, reported('suzhou-ct').name)
  await shown.getByText('Add a remark, return or reject').click()
  await shown.getByLabel('Return to').selectOption('review')
  await shown.getByRole('button', { name: 'Return', exact: true }).click()
  await page.locator('.error-summary').waitFor()
  expect(await wrongWith(page)).toEqual([])
  expect(await page.getByLabel('Return to').inputValue()).toBe('review')
  await page.locator('.error-summary a').click()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('remark')
})

test('by keyboard alone a case is approved, and two pages open beside each other decide once', async () => {
  const page = await house.enter('head', { language: 'en' })
  const beside = await page.context().newPage()
  const address = async (in_: Page) => {
    await in_.goto('/approvals')
    await card(in_, reported('lingang-eda').name).locator('h2 a').click()
    await in_.getByRole('button', { name: 'Approve' }).waitFor()
  }
  await address(page)
  await address(beside)
  await page.getByRole('button', { name: 'Approve' }).focus()
  await page.keyboard.press('Enter')
  await page.locator('output.done', { hasText: 'The level is settled' }).waitFor()
  await beside.getByLabel('Remark').fill('Agreed, with thanks')
  await beside.getByRole('button', { name: 'Approve' }).click()
  await beside.locator('.error-summary').waitFor()
  await beside.getByText('Agreed, with thanks').waitFor()
  expect(await wrongWith(beside)).toEqual([])
})

const isInTheWindow = (button: Locator): Promise<boolean> =>
  button.evaluate((seen) => seen.getBoundingClientRect().bottom <= window.innerHeight)
/** What is done with the chosen covers nothing before there is one, and is at hand from the first. */
const choose = async (page: Page) => {
  await page.goto('/approvals')
  const together = page.locator('.many button')
  expect(await isInTheWindow(together)).toBe(false)
  for (const box of await page.locator('input[name="item"]').all()) {
    await box.check()
    expect(await isInTheWindow(together)).toBe(true)
  }
  await page.locator('.many button').click()
  await page.locator('input[name="decision"][value="approve"]').waitFor()
}
const foresee = async (page: Page) => {
  await page.locator('input[name="decision"][value="approve"]').check()
  await page.locator('button[value="preview"]').click()
  await page.locator('button[value="run"]').waitFor()
}

test('several are chosen, read and decided together, without script as well', async () => {
  const page = await house.enter('head', { width: 'phone' })
  for (const language of ['en', 'zh'] as const) {
    await speak(page, language)
    await choose(page)
    expect(await wrongWith(page)).toEqual([])
    await takePictures(page, 'leader many', language)
    await foresee(page)
    expect(await wrongWith(page)).toEqual([])
    await takePictures(page, 'leader many preview', language)
  }
  const plain = await house.enter('head', { width: 'phone', script: false })
  await choose(plain)
  await foresee(plain)
  await plain.locator('button[value="run"]').click()
  await plain.getByText('已办理 2 件，未办理 0 件').waitFor()
  // The page that was open beside it is told case by case that it came too late.
  await page.locator('button[value="run"]').click()
  await page.getByText('已办理 0 件，未办理 2 件').waitFor()
  expect(await wrongWith(page)).toEqual([])
  await page.goto(plain.url())
  expect(await wrongWith(page)).toEqual([])
  await takePictures(page, 'leader many result', 'zh')
})

test('a leader leaves decisions to somebody, who finds them in that leader’s name', async () => {
  await house.server.program.idle()
  const page = await house.enter('deputy-1', { language: 'en' })
  await page.goto('/approvals/delegations')
  await page.getByLabel('What to delegate').selectOption({ index: 1 })
  await page.getByLabel('First day').fill('2026-03-10')
  await page.getByLabel('Last day').fill('2026-03-12')
  await page.getByLabel('Reason').fill('Away at a conference')
  await page.getByLabel('Find by name or e-mail').fill('徐明')
  await page.getByRole('button', { name: 'Find' }).click()
  expect(await page.getByLabel('Reason').inputValue()).toBe('Away at a conference')
  await page.getByRole('radio', { name: /徐明/ }).check()
  expect(await wrongWith(page)).toEqual([])
  await takePictures(page, 'leader delegation', 'en')
  await speak(page, 'zh')
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.getByRole('button', { name: 'Delegate', exact: true }).click()
  await page.getByText('生效中').waitFor()
  expect(await wrongWith(page)).toEqual([])
  await takePictures(page, 'leader delegations', 'zh')

  const holder = await house.enter('administrator', { width: 'phone' })
  await holder.goto('/approvals')
  await holder.getByText('委托代为决定').waitFor()
  expect(await wrongWith(holder)).toEqual([])
  await takePictures(holder, 'leader in place', 'zh')
  await holder.locator('.minute button[value="approve"]').first().click()
  await holder.locator('output.done', { hasText: '徐明（代朱志远）' }).waitFor()

  await page.goto('/approvals/delegations')
  await page.getByRole('button', { name: /^撤销/ }).click()
  await page.getByText('已撤销').waitFor()
  expect((await holder.goto('/approvals'))?.status()).toBe(404)
})
