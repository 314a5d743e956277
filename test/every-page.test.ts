import { expect, test } from 'vitest'
import { everyPage, everything } from '../functions/every-page.ts'
import type { Page, PageRequest } from '../functions/ports/paging.ts'

const numbers = Array.from({ length: 25 }, (_, n) => n)

const asked = (): { ask: (page: PageRequest) => Promise<Page<number>>; requests: PageRequest[] } => {
  const requests: PageRequest[] = []
  return {
    requests,
    ask: async (page) => {
      requests.push(page)
      const from = Number(page.after ?? 0)
      const upTo = from + (page.limit ?? 5)
      return { items: numbers.slice(from, upTo), ...(upTo < numbers.length ? { next: String(upTo) } : {}) }
    },
  }
}

test.each([1, 7, 25, 1000])('a list is read to its end, %i at a time, each item once', async (limit) => {
  const { ask, requests } = asked()
  expect(await everything(ask, limit)).toEqual(numbers)
  expect(requests).toHaveLength(Math.ceil(numbers.length / limit))
})

test('a page that nobody comes to is not asked for', async () => {
  const { ask, requests } = asked()
  for await (const items of everyPage(ask, 10)) if (items.includes(12)) break
  expect(requests).toEqual([{ limit: 10 }, { limit: 10, after: '10' }])
})
