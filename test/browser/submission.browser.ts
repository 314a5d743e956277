import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as life from '../../infra/demo/lifecycle.ts'
import { type House, openHouse, signIn } from './support/house.ts'
import { takePictures } from './support/pictures.ts'
import { openProgramme, type Programme, reported } from './support/programme.ts'
import { overhang, seemsAccessible } from './support/seen.ts'

let house: House
let programme: Programme
let path: string
const own = reported('lingang-eda')
beforeAll(async () => {
  house = await openHouse()
  programme = await openProgramme(house)
  for (const one of [own.lead, ...own.members]) await life.register(house.stage, one)
  path = `/cases/${await life.draft(house.stage, own, programme.call)}`
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

const lead = life.speaker(own.lead)
/** Signed in by name, where the issuer offers only the personas. */
const enter = async (language: 'zh' | 'en', width: 'desktop' | 'phone' = 'desktop'): Promise<Page> => {
  const page = await house.visit({ language, width })
  await signIn(page, lead)
  return page
}
const looked = async (page: Page, name: string, language: string): Promise<void> => {
  await seemsAccessible(page)
  expect(await overhang(page)).toBe(0)
  await takePictures(page, name, language)
}
const inLastHours = () =>
  house.server.program.clock.moveTo(new Date(house.server.program.clock.now().getTime() + 39.9 * 86_400_000))

test.each(['zh', 'en'] as const)('what is missing leads to its very field (%s)', async (language) => {
  const page = await enter(language, language === 'zh' ? 'desktop' : 'phone')
  await page.goto(`${path}/sections/contact`)
  const phone = page.locator('#f-contact-contactPhone')
  const before = await phone.inputValue()
  await phone.fill('')
  await page.getByRole('button', { name: /^(保存|Save)$/ }).click()
  await page.waitForURL(`**${path}`)
  await page.goto(`${path}/check`)
  await page.locator('.pre-flight').waitFor()
  await looked(page, 'check with something missing', language)
  expect(await page.locator('.pre-flight li').count()).toBe(1)
  expect(await page.locator('.pre-flight h2').innerText()).toMatch(/1 处|One thing/)
  await page.locator('.pre-flight li a').click()
  await page.waitForURL('**/sections/contact#f-contact-contactPhone')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-contact-contactPhone')
  // The page of the case says how many are left.
  await page.goto(path)
  expect(await page.locator('.left-to-do').innerText()).toMatch(/1 处|One thing/)
  await page.goto(`${path}/sections/contact`)
  await phone.fill(before)
  await page.getByRole('button', { name: /^(保存|Save)$/ }).click()
  await page.waitForURL(`**${path}`)
  await page.goto(`${path}/check`)
  await page.locator('.ready').waitFor()
})

test('on the last day the time that is left is counted by the server’s clock, whatever the device shows', async () => {
  await inLastHours()
  const page = await enter('zh')
  // A device that is a year ahead, and stays awake.
  await page.clock.setFixedTime(new Date('2027-05-05T05:05:05.000Z'))
  await page.goto(`${path}/check`)
  const left = page.locator('.deadline [data-left]')
  await left.waitFor()
  expect(await left.innerText()).toMatch(/^[12] 小时 \d+ 分$/)
  expect(await page.locator('.deadline').first().innerText()).toContain('北京时间')
  await looked(page, 'check on the last day', 'zh')
  await page.goto(path)
  expect(await page.locator('.deadline [data-left]').innerText()).toMatch(/小时/)
  await page.goto(`${path}/sections/contact`)
  expect(await page.locator('.deadline [data-left]').innerText()).toMatch(/小时/)
  // Nobody is told of it every second.
  expect(await page.locator('[data-said]').innerText()).toBe('')
})

test('with the keyboard alone the application is handed in; the receipt is there at once, as page and as file', async () => {
  const page = await enter('en')
  await page.goto(`${path}/check`)
  const button = page.getByRole('button', { name: 'Submit the application' })
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab')
    if (await button.evaluate((element) => element === document.activeElement)) break
  }
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${path}/receipt`)
  const number = /A2026-[0-9A-Z]{8}/.exec(await page.locator('main').innerText())?.[0] ?? ''
  expect(number).not.toBe('')
  await looked(page, 'receipt', 'en')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the signed receipt' }).click(),
  ])
  expect(download.suggestedFilename()).toBe(`receipt-${number}.json`)
  const file = await readFile(await download.path(), 'utf8')

  // Anybody checks it, without an account.
  for (const language of ['zh', 'en'] as const) {
    const stranger = await house.visit({ language, width: language === 'zh' ? 'phone' : 'desktop' })
    await stranger.goto('/receipts/check')
    await looked(stranger, 'check a receipt', language)
    await stranger
      .locator('#f-file')
      .setInputFiles({ name: 'receipt.json', mimeType: 'application/json', buffer: Buffer.from(file) })
    await stranger.locator('main form button[type="submit"]').click()
    expect(await stranger.locator('.verdict').innerText()).toContain(own.lead.name)
    await looked(stranger, 'genuine receipt', language)
    await stranger.goto('/receipts/check')
    await stranger.locator('#f-text').fill(file.replace(own.lead.name, '别的单位'))
    await stranger.locator('main form button[type="submit"]').click()
    expect(await stranger.locator('.error-summary').innerText()).toMatch(/改动|changed/)
    await stranger.goto(`/receipts/check?number=${number}`)
    expect(await stranger.locator('.verdict').innerText()).not.toContain(own.lead.name)
    await looked(stranger, 'receipt by its number', language)
  }
})

test('what was handed in is taken back on a phone, and handed in again', async () => {
  const page = await enter('zh', 'phone')
  await house.server.program.idle()
  await page.goto(path)
  await looked(page, 'handed in', 'zh')
  await page.getByRole('link', { name: '取回修改' }).click()
  await looked(page, 'take back', 'zh')
  await page.getByRole('button', { name: '取回修改' }).click()
  await page.waitForURL(`**${path}`)
  expect(await page.locator('.now').innerText()).toContain('草稿')
  await looked(page, 'draft that was taken back', 'zh')
  await page.goto(`${path}/check`)
  const other = await page.context().newPage()
  await other.goto(`${path}/check`)
  await page.getByRole('button', { name: '提交申报' }).click()
  await page.waitForURL(`**${path}/receipt`)
  expect(await page.locator('main').innerText()).toContain('其他回执')
  const number = /A2026-[0-9A-Z]{8}/.exec(await page.locator('main').innerText())?.[0] ?? ''
  // Back to the page before, or the button in another tab: it is done, and both say so.
  await page.goBack()
  expect(await page.locator('.ready').innerText()).toMatch(new RegExp(`^已经提交：.*${number}$`))
  await other.getByRole('button', { name: '提交申报' }).click()
  await other.waitForURL(`**${path}/receipt`)
  expect(await other.locator('main').innerText()).toContain(number)
  await other.close()
})

test.each(['zh', 'en'] as const)(
  'an officer extends the deadline and everybody sees it (%s)',
  async (language) => {
    const officer = await house.enter('officer', { language })
    await officer.goto(`/calls/${programme.call}/extension`)
    await looked(officer, 'extend a deadline', language)
    await officer.locator('#f-closes').fill('2026-01-01 23:59')
    await officer.locator('#f-reason-zh').fill('系统维护')
    await officer.locator('#f-reason-en').fill('Maintenance of the system')
    await officer.locator('main form button[type="submit"]').click()
    expect(await officer.locator('.error-summary').innerText()).toMatch(/只能延后|only moved to later/)
    await officer.locator('#f-closes').fill(language === 'zh' ? '2026-04-25 23:59' : '2026-04-28 23:59')
    await officer.locator('main form button[type="submit"]').click()
    await officer.waitForURL(`**/calls/${programme.call}`)
    await house.server.program.idle()
    const applicant = await enter(language)
    for (const [at, name] of [
      ['/', 'start page'],
      [`/calls/${programme.call}`, 'extended call'],
      [path, 'extended case'],
    ] as const) {
      await applicant.goto(at)
      expect(await applicant.locator('.extension').first().innerText()).toMatch(/系统维护|Maintenance/)
      await looked(applicant, `${name} with an extension`, language)
    }
  },
)

test.each(['zh', 'en'] as const)('giving up says what is lost before (%s)', async (language) => {
  const page = await enter(language)
  await page.goto(`${path}/withdrawal`)
  await looked(page, 'withdraw', language)
  expect(await page.locator('main').innerText()).toMatch(/不能恢复|cannot be undone/)
})
