import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { as } from '../../infra/demo/stage.ts'
import { z } from 'zod'
import { readPdf } from '../support/pdf.ts'
import { type House, openHouse } from './support/house.ts'
import { type Example, openExample } from './support/programme.ts'
import { pictureOfSheets } from './support/paper-picture.ts'
import { overhang, seemsAccessible } from './support/seen.ts'

let house: House
let example: Example
beforeAll(async () => {
  house = await openHouse()
  example = await openExample(house)
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

const Cases = z.looseObject({ items: z.array(z.looseObject({ id: z.string() })) })

test.each([
  ['zh', '承诺与签章'],
  ['en', 'Statement and seals'],
] as const)('a whole application prints to clean A4 in %s', async (language, seals) => {
  const { items } = await as(house.stage, 'officer').get(`/cases?batch=${example.call}`, Cases)
  const id = items[0]?.id ?? ''
  const page = await house.enter('officer', { language })
  await page.goto(`/cases/${id}/document?language=${language}`)
  await seemsAccessible(page)
  expect(await overhang(page)).toBe(0)
  const { pages } = await readPdf(await page.pdf({ preferCSSPageSize: true }))
  expect(pages.length).toBeGreaterThan(3)
  // The cover has no number, every other page says which it is of how many; what is for the screen alone is gone.
  expect(pages[0]).not.toContain(`1 / ${pages.length}`)
  expect(pages[2]).toContain(`3 / ${pages.length}`)
  expect(pages.join('')).not.toContain('Ctrl+P')
  const sealed = pages.findIndex((text, index) => index > 1 && text.includes(seals))
  expect(sealed).toBeGreaterThan(1)
  await pictureOfSheets(page, house.url, [1, sealed + 1], 'sheets of an application', language)
  // No table is wider than the sheet.
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 650, height: 900 })
  expect(await overhang(page)).toBe(0)
})
