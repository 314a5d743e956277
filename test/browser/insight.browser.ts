import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { openTable } from '../../functions/store/table.ts'
import { countedCall, countedItems } from '../support/counted-call.ts'
import { load } from '../support/load.ts'
import { callBefore, played, playedItems } from '../support/played-calls.ts'
import { deskVisitor, wrongWith } from './support/desks.ts'
import { type House, openHouse } from './support/house.ts'
import { takePictures } from './support/pictures.ts'
import { openProgramme } from './support/programme.ts'
import { brokenWords, overhang, violations } from './support/seen.ts'

/** What one office has in a year. */
const cases = 120

let house: House
let visit: ReturnType<typeof deskVisitor>
const subject = `/insight/${countedCall.id}`
beforeAll(async () => {
  house = await openHouse()
  await openProgramme(house)
  const now = house.server.program.clock.now().toISOString()
  await house.server.program.world.store.calls.save(countedCall)
  const table = openTable({ name: 'consort', endpoint: house.server.program.endpoint })
  await load(table, countedItems(cases, now))
  for (const [days, own] of Object.entries(played).slice(0, 3)) {
    const call = callBefore(new Date(now), Number(days), countedCall.scheme)
    await house.server.program.world.store.calls.save(call)
    await load(
      table,
      own.flatMap((one, n) => playedItems(call, one, n)),
    )
  }
  visit = deskVisitor(house)
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

const see = (path: string, language: 'zh' | 'en', who = 'officer'): Promise<Page> =>
  visit({ name: path, who, path }, language)

const pages = {
  'insight subjects': '/insight',
  'insight call': subject,
  'insight reviews': `${subject}/panels`,
  'insight programme': '/insight/programme-lingang',
  'insight counted': `${subject}/funnel/cases?row=review&column=now`,
} as const

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  test.each(Object.entries(pages))(
    '%s: by day and by night, at a desk and on a phone',
    async (name, path) => {
      const page = await see(path, language)
      expect(await wrongWith(page)).toEqual([])
      await takePictures(page, name, language)
    },
  )

  test('what a leader sees is in order too, without a way to any case', async () => {
    const page = await see(subject, language, 'head')
    expect(await page.locator('a[href*="/cases?"]').count()).toBe(0)
    expect(await page.locator('svg.drawing').count()).toBeGreaterThan(4)
    expect(await wrongWith(page)).toEqual([])
  })

  test('the report prints on A4 with every figure that has something to say', async () => {
    const page = await see(`${subject}/report`, language)
    expect(await violations(page)).toEqual([])
    const figures = await page.locator('section.figure').count()
    expect(figures).toBeGreaterThan(7)
    expect(await page.locator('svg.drawing').count()).toBe(figures)
    // At the width of a sheet no table is cut.
    await page.setViewportSize({ width: 794, height: 1123 })
    await page.emulateMedia({ media: 'print' })
    const cut = await page
      .locator('table')
      .evaluateAll((tables) => tables.filter((table) => table.scrollWidth > document.body.clientWidth).length)
    expect(cut).toBe(0)
    // As narrow as what the margins leave of the sheet, no word and no number is broken in two.
    await page.setViewportSize({ width: 654, height: 1123 })
    expect(await brokenWords(page, 'section.figure :is(th, td)')).toEqual([])
    expect(await overhang(page)).toBe(0)
    const pdf = (await page.pdf({ preferCSSPageSize: true, tagged: true })).toString('latin1')
    expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(2)
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45]\.\d+ 84[12]/)
    await page.emulateMedia({ media: 'screen' })
    await takePictures(page, 'insight report', language)
  })
})

test('a number leads to its cases, and the row to the same ones on the board', async () => {
  const page = await see(subject, 'zh')
  const link = page.locator('#funnel tbody tr', { hasText: '形式审查' }).locator('td a').nth(1)
  const count = Number(await link.textContent())
  await link.click()
  await expect.poll(() => page.locator('ul.plain li').count()).toBe(count)
  await page.getByText('在案件列表中查看此项').click()
  await page.locator('.found strong', { hasText: '件符合条件' }).waitFor()
})

test('without script the same is there', async () => {
  const page = await house.enter('officer', { script: false })
  await page.goto(subject)
  expect(await page.locator('svg.drawing').count()).toBeGreaterThan(4)
  await page.close()
})
