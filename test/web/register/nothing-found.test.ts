import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import data from '../../../schemes/data/reported-consortia.json' with { type: 'json' }
import { type Api, openApi } from '../../support/api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  await api.as('first').get('/me')
  await api.as('first').post('/imports/consortia', { consortia: data.consortia })
})
afterAll(() => api.stop())

const textOf = async (path: string) => (await api.app.request(path)).text()
/** What the page says a search finds. */
const foundBy = async (path: string): Promise<number> =>
  z.coerce.number().parse(/<p>(\d+) found/.exec(await textOf(path))?.[1])

test('a search that finds nothing offers the same search without each of its conditions, and what that finds', async () => {
  const text = await textOf('/register?language=en&q=%E8%81%94%E5%90%88%E4%BD%93&year=1901&sort=newest')
  expect(text).toContain('Nothing found.')
  const ways = [...text.matchAll(/<a href="([^"]+)">Without ([^<]+)<\/a> \((\d+)\)/g)].map(
    ([, href = '', said, count]) => ({ href: href.replaceAll('&amp;', '&'), said, count: Number(count) }),
  )
  expect(ways.map(({ href, said }) => [href, said])).toEqual([
    ['/register?year=1901&sort=newest', '“联合体”'],
    [`/register?q=${encodeURIComponent('联合体')}&sort=newest`, 'Year: 1901'],
  ])
  expect(ways[1]?.count).toBeGreaterThan(0)
  for (const { href, count } of ways) expect(await foundBy(`${href}&language=en`)).toBe(count)
})

test('a search that finds something, or asks for nothing, offers no way back', async () => {
  expect(await textOf('/register?q=a&language=zh')).not.toContain('去掉')
  expect(await textOf('/register?language=zh')).not.toContain('去掉')
})
