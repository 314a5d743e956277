import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openTable } from '../../functions/store/table.ts'
import { rowsAreComplete, itemsInReview, panelExpert } from '../support/call-in-review.ts'
import { crowdedCall } from '../support/call-of-many.ts'
import { load } from '../support/load.ts'
import { deskVisitor, wrongWith } from './support/desks.ts'
import { type House, openHouse } from './support/house.ts'
import { takePictures } from './support/pictures.ts'
import { openProgramme } from './support/programme.ts'

const [cases, waiting, experts] = [24, 4, 20]

let house: House
let visit: ReturnType<typeof deskVisitor>
const panels = `/calls/${crowdedCall.id}/panels`
let one = ''
beforeAll(async () => {
  house = await openHouse()
  await openProgramme(house)
  const { clock, endpoint, world } = house.server.program
  const now = clock.now().toISOString()
  const day = 86_400_000
  const from = (days: number) => new Date(Date.parse(now) + days * day).toISOString()
  await world.store.calls.save({ ...crowdedCall, opens: from(-150), closes: from(-60) })
  for (let n = 0; n < experts; n += 1) await world.store.people.save(panelExpert(n))
  await load(
    openTable({ name: 'consort', endpoint }),
    (function* () {
      for (let n = 0; n < cases; n += 1)
        yield* itemsInReview(n, { experts, now, stage: n < waiting ? 'before' : 'review' })
      yield* rowsAreComplete
    })(),
  )
  const { rows } = await world.store.panels.rows(crowdedCall.id)
  one =
    rows.find(({ stage, seats }) => stage === 'review' && seats.some(({ state }) => state === 'open'))?.id ??
    ''
  visit = deskVisitor(house)
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

const officer = (path: string, language: 'zh' | 'en' = 'zh') =>
  visit({ name: path, who: 'officer', path }, language)
const sheetOut = async (): Promise<string> => {
  const { rows } = await house.server.program.world.store.panels.rows(crowdedCall.id)
  return rows.find(({ id }) => id === one)?.seats.find(({ state }) => state === 'open')?.task ?? ''
}

const pages: Record<string, () => Promise<string> | string> = {
  'panels of a call': () => panels,
  'panels with late sheets': () => `${panels}?sheet=overdue`,
  'panel of one case': () => `${panels}/${one}`,
  'panel replacement': async () => `${panels}/${one}/replacement?task=${await sheetOut()}`,
  'panel more time': async () => `${panels}/${one}/time?task=${await sheetOut()}`,
  'panel proposal': () => `${panels}/proposal`,
  'panel experts': () => `${panels}/experts`,
}

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  test.each(Object.keys(pages))('%s: by day and by night, at a desk and on a phone', async (name) => {
    const page = await officer((await pages[name]?.()) ?? '', language)
    expect(await wrongWith(page)).toEqual([])
    await takePictures(page, name, language)
  })
})

test('an officer changes what is proposed, sees the effect, and confirms; without script just the same', async () => {
  const page = await house.enter('officer-2', { script: false })
  await page.goto(`${panels}/proposal`)
  await page.getByRole('button', { name: /^更改/ }).first().click()
  const boxes = page.locator('.candidates input:not([disabled])')
  expect(await boxes.count()).toBeGreaterThan(3)
  await page.locator('.candidates input:checked').first().uncheck()
  await page.locator('.candidates input:not(:checked):not([disabled])').last().check()
  await page.getByRole('button', { name: '采用这些专家' }).click()
  await page.getByText('由您选定').first().waitFor()
  await page.getByLabel('理由').fill('请一位外地专家')
  await page.getByRole('button', { name: '先看效果' }).first().click()
  await page.getByText(`${waiting} 件将指派评审组`).waitFor()
  expect(await page.locator('main').textContent()).toContain('请一位外地专家')
  await page.getByRole('button', { name: /^确认指派/ }).click()
  await page.getByText(`已办理 ${waiting} 件，未办理 0 件`).waitFor()
  await page.getByRole('link', { name: '回到评审组' }).click()
  expect(await page.locator('.tiles a', { hasText: '已指派' }).first().textContent()).toContain(`${waiting}`)
})
