import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { wrongWith } from './support/desks.ts'
import { type House, openHouse } from './support/house.ts'
import { takePictures } from './support/pictures.ts'
import { heading, overhang } from './support/seen.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

const programmes = ['suzhou-2024', 'xiamen-2025', 'eit-kic'] as const

test.each(programmes.flatMap((code) => [[code, 'zh'] as const, [code, 'en'] as const]))(
  'the page of %s and its pre-check can be read by everybody, in %s',
  async (code, language) => {
    const page = await house.visit({ language })
    for (const path of [`/programmes/${code}`, `/programmes/${code}/check`]) {
      await page.goto(path)
      expect(await wrongWith(page)).toEqual([])
      await takePictures(page, path, language)
    }
    await page.context().close()
  },
)

test.each(programmes)('the page of %s and the style weigh at most 20 KB', async (code) => {
  const page = await house.visit()
  const weightOf = async (path: string) => gzipSync(await (await page.request.get(path)).body()).length
  expect((await weightOf(`/programmes/${code}`)) + (await weightOf('/assets/style.css'))).toBeLessThanOrEqual(
    20 * 1024,
  )
  await page.context().close()
})

test('on paper the page is without its frame, in black on white, and fits the sheet', async () => {
  const page = await house.visit({ language: 'zh' })
  await page.goto('/programmes/suzhou-2024')
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  // A sheet of A4 between its margins, in CSS pixels.
  await page.setViewportSize({ width: 680, height: 1000 })
  expect(
    await page.locator('header.top, footer, nav.contents, .actions').locator('visible=true').count(),
  ).toBe(0)
  expect(await page.locator('svg.flow').isVisible()).toBe(true)
  expect(await page.locator('.flow-and-table th').first().isVisible()).toBe(true)
  expect(await overhang(page)).toBe(0)
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)')
  await page.context().close()
})

test('without script, rows come and go by buttons and the address says what was typed', async () => {
  const page = await house.visit({ language: 'en', script: false })
  await page.goto('/programmes/suzhou-2024')
  await page.getByRole('link', { name: 'Check whether you could apply' }).click()
  expect(await heading(page)).toBe('Could we apply?')
  await page.getByLabel('Name').first().fill('概伦电子')
  await page.getByRole('button', { name: 'Add five' }).click()
  await expect.poll(() => page.locator('.organisation').count()).toBe(7)
  await page.getByRole('button', { name: 'Take out organisation 7' }).click()
  await expect.poll(() => page.locator('.organisation').count()).toBe(6)
  await page.getByLabel('Name').last().fill('苏州大学')
  // The Enter key checks; it takes nobody out.
  await page.getByLabel('Name').last().press('Enter')
  await page.waitForURL(/%E8%8B%8F%E5%B7%9E%E5%A4%A7%E5%AD%A6/)
  await expect.poll(() => page.locator('.organisation').count()).toBe(6)
  const other = await house.visit({ language: 'zh', script: false })
  await other.goto(page.url())
  expect(await other.getByLabel('单位名称').first().inputValue()).toBe('概伦电子')
  expect(await other.getByLabel('单位名称').last().inputValue()).toBe('苏州大学')
  await page.context().close()
  await other.context().close()
})

test('with script, the result follows what is typed, and nothing typed is lost', async () => {
  const page = await house.visit({ language: 'zh', width: 'phone' })
  await page.goto('/programmes/suzhou-2024/check')
  await page.getByRole('button', { name: '添加五家' }).click()
  await page.locator('#o7').waitFor()
  const before = await page.locator('.verdicts').innerText()
  await page.getByLabel('国家或地区').last().fill('德国')
  await page.getByLabel('单位类型').last().selectOption({ label: '高等院校' })
  await page.getByLabel('单位类型').nth(5).selectOption({ label: '科研院所' })
  await page.getByRole('radio').first().check()
  await page.waitForFunction((old) => document.querySelector('.verdicts')?.textContent !== old, before)
  expect(await page.getByLabel('国家或地区').last().inputValue()).toBe('德国')
  expect(await page.getByRole('radio').first().isChecked()).toBe(true)
  await page.context().close()
})
