import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { openTable } from '../../functions/store/table.ts'
import { crowdedCall, crowdedHead, crowdedItems } from '../support/call-of-many.ts'
import { load } from '../support/load.ts'
import { deskVisitor, wrongWith } from './support/desks.ts'
import { type House, openHouse, widths } from './support/house.ts'
import { openProgramme } from './support/programme.ts'
import { brokenWords, overhang } from './support/seen.ts'
import { takePictures } from './support/pictures.ts'

/** What one officer of a district has. */
const cases = 200

let house: House
let visit: ReturnType<typeof deskVisitor>
const board = `/board/${crowdedCall.id}`
beforeAll(async () => {
  house = await openHouse()
  await openProgramme(house)
  const now = house.server.program.clock.now().toISOString()
  const { store } = house.server.program.world
  const day = 86_400_000
  const from = (days: number) => new Date(Date.parse(now) + days * day).toISOString()
  await store.calls.save({ ...crowdedCall, opens: from(-150), closes: from(-60) })
  const table = openTable({ name: 'consort', endpoint: house.server.program.endpoint })
  await load(
    table,
    (function* () {
      for (let n = 0; n < cases; n += 1) yield* crowdedItems(n, now)
    })(),
  )
  visit = deskVisitor(house)
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

const officer = (path: string, language: 'zh' | 'en' = 'zh'): Promise<Page> =>
  visit({ name: path, who: 'officer', path }, language)
const formalCheck = async (): Promise<string> => {
  const file = await house.server.program.world.store.cases.load(crowdedHead(10).id)
  return `/cases/${crowdedHead(10).id}/tasks/${file?.tasks[0]?.id ?? ''}`
}

const pages: Record<string, () => Promise<string> | string> = {
  'officer board': () => board,
  'officer board late': () => `${board}?late=yes&sort=late`,
  'officer board other columns': () =>
    `${board}?columns=number,region,organisationKind,field,step,due,opened,mean&sort=mean&down=yes`,
  'officer ranking': () => `${board}/ranking`,
  'officer checklist': formalCheck,
  'officer case with notes': () => `/cases/${crowdedHead(10).id}`,
  'officer notes': () => `/cases/${crowdedHead(10).id}/notes`,
  'officer in charge': () => `/cases/${crowdedHead(10).id}/officer`,
}

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  test.each(Object.keys(pages))('%s: by day and by night, at a desk and on a phone', async (name) => {
    const page = await officer((await pages[name]?.()) ?? '', language)
    expect(await wrongWith(page)).toEqual([])
    await takePictures(page, name, language)
  })
})

test('a board and a ranking print as lists, without boxes to tick and buttons, and break no word', async () => {
  const page = await officer(board, 'en')
  expect(await brokenWords(page, '.tiles a')).toEqual([])
  const rows = await page.locator('table.board tbody tr').count()
  await page.setViewportSize({ width: 680, height: 960 })
  await page.emulateMedia({ media: 'print' })
  expect(await brokenWords(page, '.tiles a')).toEqual([])
  expect(await page.locator('table.board tbody tr:visible').count()).toBe(rows)
  expect(await page.locator('.tiles .late:visible').count()).toBeGreaterThan(0)
  expect(await page.locator('main :is(button, input):visible').count()).toBe(0)
  expect(await page.getByRole('columnheader', { name: 'Choose' }).count()).toBe(0)
  expect(await overhang(page)).toBe(0)
  await page.goto(`${board}/ranking`)
  expect(await page.locator('table.ranking tbody tr:visible').count()).toBeGreaterThan(0)
  expect(await page.locator('main :is(button, input, textarea):visible').count()).toBe(0)
  // The same page goes on at the other desks.
  await page.emulateMedia({ media: 'screen' })
  await page.setViewportSize(widths.desktop)
})

test('one’s own page fits a phone, however long the names of programmes are', async () => {
  const page = await house.enter('officer', { language: 'en', width: 'phone' })
  await page.goto('/me')
  await page.locator('li > .tag').first().waitFor()
  expect(await overhang(page)).toBe(0)
  await page.close()
})

test('an officer narrows two hundred cases down, keeps that as a view, and comes back to it by its address', async () => {
  const page = await officer(board)
  expect(await page.locator('.tiles strong').first().textContent()).toBe(`${cases}`)
  await page.locator('.tiles a', { hasText: '形式审查' }).first().click()
  await page.locator('input[name="text"]').fill('东方')
  await page.getByRole('button', { name: '筛选' }).click()
  await page.waitForURL(/%E4%B8%9C%E6%96%B9/)
  await page.locator('table.board tbody tr').first().waitFor()
  const shown = await page.locator('table.board tbody tr').count()
  expect(shown).toBeGreaterThan(0)
  for (const title of await page.locator('table.board tbody tr a').allTextContents())
    expect(title).toContain('东方')
  await page.getByText('把当前筛选存为视图').click()
  await page.getByLabel('视图名称').fill('东方的单位')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.locator('h1 small', { hasText: '东方的单位' }).waitFor()
  const address = page.url()
  await page.goto(board)
  await page.goto(address)
  expect(await page.locator('table.board tbody tr').count()).toBe(shown)
})

test('many cases are returned at once, after their effect was shown', async () => {
  const page = await officer(`${board}?step=formal-check&text=南方`)
  const boxes = page.locator('input[name="case"]')
  for (let n = 0; n < 3; n += 1) await boxes.nth(n).check()
  await page.getByRole('button', { name: '办理勾选的案件' }).click()
  await page.getByLabel('退回补正').check()
  await page.getByLabel('需要补正的部分').selectOption('plan')
  await page.getByLabel('意见', { exact: true }).fill('请补充经费测算依据')
  expect(await wrongWith(page)).toEqual([])
  await takePictures(page, 'officer bulk', 'zh')
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.getByRole('button', { name: '先看效果' }).click()
  await page.getByText('3 件将退回补正').waitFor()
  expect(await wrongWith(page)).toEqual([])
  await takePictures(page, 'officer bulk preview', 'zh')
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.getByRole('button', { name: /^确认/ }).click()
  await page.getByText('已办理 3 件').waitFor()
  expect(await wrongWith(page)).toEqual([])
  await takePictures(page, 'officer bulk result', 'zh')
})

test('without script an officer ticks, sees the effect and does it just the same', async () => {
  const page = await house.enter('officer-2', { script: false })
  await page.goto(`${board}?step=correction`)
  await page.locator('input[name="case"]').first().check()
  await page.getByRole('button', { name: '办理勾选的案件' }).click()
  await page.getByLabel('提醒办理').check()
  await page.getByRole('button', { name: '先看效果' }).click()
  await page.getByRole('button', { name: /^确认/ }).click()
  await page.getByText('已办理 1 件').waitFor()
  expect(await page.locator('tbody tr').count()).toBe(1)
})

test('the list goes into a file as it is filtered', async () => {
  const page = await officer(`${board}?step=notice&sort=title`)
  const rows = await page.locator('table.board tbody tr').count()
  const link = await page.getByRole('link', { name: '导出 CSV' }).getAttribute('href')
  const answer = await page.request.get(link ?? '')
  expect(answer.status()).toBe(200)
  const lines = (await answer.text()).trim().split('\r\n')
  expect(lines).toHaveLength(rows + 1)
  const xlsx = await page.request.get((link ?? '').replace('.csv', '.xlsx'))
  expect((await xlsx.body()).subarray(0, 2).toString()).toBe('PK')
})
