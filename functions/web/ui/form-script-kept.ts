import type { Texts } from './form-script-fields.ts'

/**
 * What is typed and not saved yet lies on the device: by person, case, section and tab, so that nobody else is shown it
 * and two tabs do not write over each other. A tab holds a lock on its own; what nobody holds was left behind by a
 * browser that was closed or broke down.
 */
export type Kept = {
  readonly url: string
  readonly title: string
  /** Where it is sent, and what its names begin with. */
  readonly to?: string
  readonly section?: string
  readonly changes: Readonly<Record<string, { readonly base: Texts; readonly value: Texts }>>
}

const parsed = (text: string | null): Kept | undefined => {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Where the browser keeps nothing (a private window that forbids it), the page holds it as long as it is open. */
const quietly = <Result>(act: () => Result): Result | undefined => {
  try {
    return act()
  } catch {
    return undefined
  }
}

export const keep = (key: string, kept: Kept | undefined): void => {
  quietly(() => {
    if (kept === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(kept))
  })
}

export const tabId = (fresh = false): string => {
  const made = crypto.randomUUID()
  return (
    quietly(() => {
      const known = fresh ? null : sessionStorage.getItem('tab')
      if (known === null) sessionStorage.setItem('tab', made)
      return known ?? made
    }) ?? made
  )
}

/** Holds a key as long as the page is open; false when another page holds it. */
export const hold = (key: string): Promise<boolean> =>
  new Promise((resolve) => {
    if (!('locks' in navigator)) return resolve(true)
    void navigator.locks.request(key, { ifAvailable: true }, (lock) => {
      resolve(lock !== null)
      // Until the page goes, and every lock with it.
      return lock === null ? undefined : new Promise(() => undefined)
    })
  })

/** What pages that are gone left here, taken over: each is one page's from now on. */
export const leftBehind = async (prefix: string, own: string): Promise<Kept[]> => {
  const keys = quietly(() => Object.keys(localStorage).filter((key) => key.startsWith(prefix))) ?? []
  const found: Kept[] = []
  for (const key of keys) {
    if (key !== own && !(await hold(key))) continue
    const kept = quietly(() => parsed(localStorage.getItem(key)))
    if (kept) found.push(kept)
    if (key !== own) keep(key, undefined)
  }
  return found
}
