import { everyPage } from '../every-page.ts'
import type { Swept } from '../ports/effect.ts'
import type { Page, PageRequest } from '../ports/paging.ts'

/** What the stream did not carry out after so long is taken for lost. */
const lostAfterMs = 10 * 60_000
export const longAgo = (now: Date): string => new Date(now.getTime() - lostAfterMs).toISOString()

/** Goes through a whole list of what was left behind. One that fails is named and stays for the next time. */
export const sweep = async <Item extends { readonly id: string }>(
  list: (page: PageRequest) => Promise<Page<Item>>,
  act: (item: Item) => Promise<boolean>,
): Promise<Swept> => {
  const failed: { id: string; problem: string }[] = []
  let done = 0
  for await (const items of everyPage(list))
    for (const item of items)
      try {
        if (await act(item)) done += 1
      } catch (problem) {
        failed.push({ id: item.id, problem: String(problem) })
      }
  return { done, failed }
}
