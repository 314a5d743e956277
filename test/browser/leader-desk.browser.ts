import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as life from '../../infra/demo/lifecycle.ts'
import { wrongWith } from './support/desks.ts'
import { type House, openHouse } from './support/house.ts'
import { takePictures } from './support/pictures.ts'
import { openProgramme, reported } from './support/programme.ts'

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
  ] as const) {
    const id = await life.draft(house.stage, reported(name), programme.call)
    await life.submit(house.stage, reported(name), id)
    await life.pass(house.stage, id)
    await life.recommend(house.stage, id)
    await life.review(house.stage, id, subjects, { shares: [...shares] })
    ids.push(id)
  }
  await house.server.program.idle()
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

test('a leader reads the list and decides with one tap, on a phone', async () => {
  for (const language of ['en', 'zh'] as const) {
    const page = await house.enter('head', { language, width: 'phone' })
    await page.goto('/approvals')
    expect(await wrongWith(page)).toEqual([])
    await takePictures(page, 'leader list', language)
    await page.locator('.minute h2 a').first().click()
    expect(await wrongWith(page)).toEqual([])
    await takePictures(page, 'leader minute', language)
  }
})
