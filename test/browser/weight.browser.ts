import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as life from '../../infra/demo/lifecycle.ts'
import { type House, openHouse } from './support/house.ts'
import { openProgramme, reported } from './support/programme.ts'

const kilobytes = 1024
let house: House
let page: Page
let paths: Record<string, string>
beforeAll(async () => {
  house = await openHouse()
  const { call } = await openProgramme(house)
  const id = await life.draft(house.stage, reported('lingang-eda'), call)
  page = await house.enter('applicant')
  paths = {
    'first page': '/',
    'call with its form': `/calls/${call}`,
    'task list': `/cases/${id}`,
    'section with many fields': `/cases/${id}/sections/plan`,
    'section with check boxes': `/cases/${id}/sections/agreement`,
    members: `/cases/${id}/members`,
    'check and submit': `/cases/${id}/check`,
  }
})
afterAll(() => house.close())

/** As a browser is sent it, gzipped. */
const weightOf = async (path: string): Promise<number> => {
  const response = await page.request.get(path)
  expect(response.status()).toBe(200)
  return gzipSync(await response.body()).length
}

test.each([
  'first page',
  'call with its form',
  'task list',
  'section with many fields',
  'section with check boxes',
  'members',
  'check and submit',
])('%s and its style weigh at most 20 KB', async (name) => {
  expect((await weightOf(paths[name] ?? '')) + (await weightOf('/assets/style.css'))).toBeLessThanOrEqual(
    20 * kilobytes,
  )
})

test('all scripts of a form page together weigh at most 15 KB, also with tables and files', async () => {
  const list = await (await page.request.get(paths['task list'] ?? '')).text()
  const sections = new Set(
    [...list.matchAll(/href="(\/cases\/[^"]+\/sections\/[^"#?]+)"/g)].map(([, path = '']) => path),
  )
  const seen = new Set<string>()
  for (const section of sections) {
    const html = await (await page.request.get(section)).text()
    const scripts = [...html.matchAll(/src="(\/assets\/[^"]+\.js)"/g)].map(([, path = '']) => path)
    for (const script of scripts) seen.add(script)
    const weights = await Promise.all([...new Set(scripts)].map(weightOf))
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(15 * kilobytes)
  }
  for (const script of ['form-script', 'table-script', 'upload-script'])
    expect([...seen]).toContain(`/assets/${script}.js`)
})
