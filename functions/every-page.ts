import type { Page, PageRequest } from './ports/paging.ts'

type Ask<Item> = (page: PageRequest) => Promise<Page<Item>>

/** As many items as a page holds at most, where nobody waits for a part of them. */
const itemsOfPage = 1000

/** The pages of a list, one after the other: the next one is asked for only when it is come to. */
export async function* everyPage<Item>(ask: Ask<Item>, limit = itemsOfPage): AsyncGenerator<readonly Item[]> {
  let after: string | undefined
  do {
    const page: Page<Item> = await ask(after === undefined ? { limit } : { limit, after })
    yield page.items
    after = page.next
  } while (after !== undefined)
}

/** A list from its beginning to its end. For lists that are known to end: what may be endless is shown by the page. */
export const everything = async <Item>(ask: Ask<Item>, limit = itemsOfPage): Promise<Item[]> => {
  const found: Item[] = []
  for await (const items of everyPage(ask, limit)) for (const item of items) found.push(item)
  return found
}
