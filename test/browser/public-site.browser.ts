import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ConsortiumId, SchemeRef } from '../../domain/ids.ts'
import { wrongWith } from './support/desks.ts'
import { type House, openHouse } from './support/house.ts'
import { takePictures } from './support/pictures.ts'
import { openProgramme } from './support/programme.ts'

let house: House
let call: string
beforeAll(async () => {
  house = await openHouse()
  call = (await openProgramme(house)).call
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

test.each(['zh', 'en'] as const)(
  'open data can be read in %s, on a phone and at a desk',
  async (language) => {
    const page = await house.visit({ language })
    expect((await page.goto('/open-data'))?.status()).toBe(200)
    expect(await wrongWith(page)).toEqual([])
    await takePictures(page, 'open data', language)
    await page.context().close()
  },
)

test('on a phone the figures of the register are read across: a bar, its number beside it', async () => {
  const { store, newId, now } = house.server.program.world
  await store.consortia.save({
    id: ConsortiumId.parse(newId()),
    name: '横看创新联合体',
    parties: [],
    standing: {
      is: 'recognised',
      scheme: SchemeRef.parse('lingang@1'),
      number: 'LGIC-2026-900',
      recognised: now().toISOString(),
      validUntil: new Date(now().getTime() + 900 * 86_400_000).toISOString(),
    },
    grades: [],
    revision: 1,
  })
  const page = await house.visit({ width: 'phone' })
  await page.goto('/register')
  const row = page.locator('table.bars', { hasText: '按年度' }).locator('tbody tr').first()
  const [caption, cell, bar] = await Promise.all([
    page.locator('table.bars caption', { hasText: '按年度' }).boundingBox(),
    row.locator('td').boundingBox(),
    row.locator('svg').boundingBox(),
  ])
  // One line of words each, and the bar in it.
  expect(caption?.height).toBeLessThan(40)
  expect(cell?.height).toBeLessThan(40)
  expect(bar?.x).toBeLessThan((cell?.x ?? 0) + 20)
  await page.context().close()
})

test('everybody’s pages and the style weigh at most 20 KB', async () => {
  const page = await house.visit()
  const weightOf = async (path: string) => {
    const answer = await page.request.get(path)
    expect([path, answer.status()]).toEqual([path, 200])
    return gzipSync(await answer.body()).length
  }
  const style = await weightOf('/assets/style.css')
  const paths = ['/', '/programmes', '/calls', `/calls/${call}`, '/notices', '/register', '/open-data']
  for (const path of paths) expect((await weightOf(path)) + style).toBeLessThanOrEqual(20 * 1024)
  await page.context().close()
})
