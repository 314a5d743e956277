import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from './support/house.ts'
import { heading, seemsAccessible } from './support/seen.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

test('the browser’s language decides on the first visit', async () => {
  for (const [language, tag, words] of [
    ['zh', 'zh-CN', '创新联合体，从申报到每年评估'],
    ['en', 'en', 'Innovation consortia, from application to every annual evaluation'],
  ] as const) {
    const page = await house.visit({ language })
    expect(await page.locator('html').getAttribute('lang')).toBe(tag)
    expect(await heading(page)).toBe(words)
    expect(await page.locator('meta[name="description"]').getAttribute('content')).toMatch(
      /创新联合体|innovation consortia/i,
    )
    await seemsAccessible(page)
    await page.context().close()
  }
})

test('a switch of language is kept on the next page and the next visit', async () => {
  const page = await house.visit({ language: 'zh' })
  await page.goto('/register')
  await page.getByRole('button', { name: 'English' }).click()
  expect(await heading(page)).toBe('Public register')
  const later = await page.context().newPage()
  await later.goto('/calls')
  expect(await later.locator('html').getAttribute('lang')).toBe('en')
})

test('somebody signs in at the issuer’s page and comes back to the page they left', async () => {
  const page = await house.visit({ language: 'en' })
  await page.goto('/tasks')
  expect(await heading(page)).toBe('Please sign in')
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  expect(await heading(page)).toBe('Sign in as whom?')
  await seemsAccessible(page)
  await page.getByRole('button', { name: 'Chen Jing' }).click()
  await page.waitForURL(`${house.url}/tasks`)
  expect(await heading(page)).toBe('My tasks')
  await seemsAccessible(page)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.locator('form[action="/sign-in"]').first().waitFor()
  await page.goto('/tasks')
  expect(await heading(page)).toBe('Please sign in')
  // Somebody else may sit down here: the issuer asks again.
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  expect(await heading(page)).toBe('Sign in as whom?')
})

test('the address of the sign-in, typed or loaded again, leads to one’s tasks', async () => {
  const page = await house.visit({ language: 'en' })
  await page.goto('/sign-in')
  expect(await heading(page)).toBe('Sign in')
  await page.getByRole('banner').getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Chen Jing' }).click()
  await page.waitForURL(`${house.url}/tasks`)
  await page.goto('/sign-in')
  expect(await heading(page)).toBe('My tasks')
})
