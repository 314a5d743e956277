import type { Store } from '../../functions/ports/store.ts'

/**
 * Nothing is under way: every case whose workflow runs waits for somebody, no effect waits for the relay, and no
 * message for the mail server. Cases first: while all of them wait, none adds to what is looked at after.
 */
export const atRest = async ({ cases, outbox }: Store): Promise<boolean> => {
  let after: string | undefined
  do {
    const page = await cases.running(after === undefined ? {} : { after })
    const files = await Promise.all(page.items.map((id) => cases.load(id)))
    if (!files.every((file) => file?.steps.some((step) => step.state.is === 'waiting'))) return false
    after = page.next
  } while (after !== undefined)
  return !(await holdsAny(outbox.pending)) && !(await holdsAny(outbox.unsent))
}

type List = (page: { after?: string }) => Promise<{ items: readonly unknown[]; next?: string }>

const holdsAny = async (list: List): Promise<boolean> => {
  let after: string | undefined
  do {
    const page = await list(after === undefined ? {} : { after })
    if (page.items.length > 0) return true
    after = page.next
  } while (after !== undefined)
  return false
}
