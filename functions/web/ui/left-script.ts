import type { Kept } from './form-script-kept.ts'

/** A page that was just left is gone after so long; one that still holds its words saves them itself. */
const looks = [0, 500, 1500]

type Answer = { conflicts: unknown[]; refused: unknown[] }

const keptAt = (key: string): Kept | undefined => {
  const text = localStorage.getItem(key)
  return text === null ? undefined : JSON.parse(text)
}

/**
 * What a page left behind on this device goes to the server from whatever page is opened next. Where it cannot be
 * merged, or nobody answers, the page says where it is to be gone on with.
 */
export const sendLeft = async (key: string): Promise<void> => {
  if (keptAt(key)?.url === location.pathname) return
  for (const wait of looks) {
    await new Promise((resolve) => setTimeout(resolve, wait))
    if (await unlessHeld(key, () => sendOrSay(key))) return
  }
}

/** False when a page that is open has it. */
const unlessHeld = (key: string, act: () => Promise<void>): Promise<boolean> => {
  const acted = (): Promise<boolean> => act().then(() => true)
  if (!('locks' in navigator)) return acted()
  return navigator.locks.request(key, { ifAvailable: true }, (lock) => lock !== null && acted())
}

const sendOrSay = async (key: string): Promise<void> => {
  const kept = keptAt(key)
  if (kept === undefined) return
  const how = await sent(kept).catch(() => undefined)
  if (how === 'saved') localStorage.removeItem(key)
  else if (how === undefined) sayWhere(kept)
  else offer(key, kept, how.never)
}

/** The same that the page itself tries again; whatever else is refused never can be saved. */
const later = ['other-session', 'changed-meanwhile', 'invalid', 'too-many']

/** Nothing when it is to be gone on with on its own page; why, when that cannot be any more. */
const sent = async ({ to, section, changes }: Kept): Promise<'saved' | { never: string } | undefined> => {
  const csrf = document.querySelector<HTMLInputElement>('input[name=csrf]')?.value
  if (to === undefined || section === undefined || csrf === undefined) return undefined
  const response = await fetch(to, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf': csrf },
    body: JSON.stringify({
      revision: 0,
      changes: Object.fromEntries(
        Object.entries(changes).map(([name, change]) => [name.slice(section.length + 1), change]),
      ),
    }),
  })
  if (response.ok) {
    const { conflicts, refused }: Answer = await response.json()
    return conflicts.length === 0 && refused.length === 0 ? 'saved' : undefined
  }
  if (response.status >= 500 || response.status === 401 || response.status === 429) return undefined
  const { code = '', words = '' }: { code?: string; words?: string } = await response.json()
  return later.includes(code) ? undefined : { never: words }
}

const note = document.querySelector<HTMLElement>('[data-kept]')

const sayWhere = ({ url, title }: Kept): void => {
  const link = document.createElement('a')
  link.href = url
  link.textContent = title
  note?.append(' ', link)
  note?.removeAttribute('hidden')
}

/** The words themselves, to be copied, and a way to be rid of them. */
const offer = (key: string, { title, changes }: Kept, why: string): void => {
  const panel = document.createElement('section')
  panel.className = 'kept'
  panel.ariaLabel = title
  const drop = document.createElement('button')
  drop.type = 'button'
  drop.className = 'quiet'
  drop.textContent = note?.dataset.drop ?? ''
  drop.addEventListener('click', () => {
    localStorage.removeItem(key)
    panel.remove()
  })
  const texts = Object.values(changes).flatMap(({ value }) => {
    const text = document.createElement('pre')
    text.className = 'prose'
    text.textContent = value.join('\n')
    return value.length === 0 ? [] : [text]
  })
  panel.append(`${title} · ${why} ${note?.dataset.never ?? ''}`, ...texts, drop)
  note?.after(panel)
}
