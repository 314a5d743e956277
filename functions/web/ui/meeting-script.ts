/**
 * A meeting goes on while a page of it lies open: the live part is asked for again every few seconds, and drawn anew
 * where it changed. Without this, loading the page again shows the same.
 */
const region = document.querySelector<HTMLElement>('[data-live]')
const seconds = Number(region?.dataset.live ?? 0)

/** What is new with every drawing is nobody's change: the keys of forms. */
const said = (html: string): string => html.replaceAll(/name="once" value="[^"]*"/g, '')

/** A tally that is not asked for any more says so, instead of looking like the votes of this minute. */
const stale = (is: boolean): void => {
  const words = document.querySelector<HTMLElement>('[data-stale] > span')
  if (words) words.hidden = !is
}

const look = async (): Promise<void> => {
  if (region === null || document.hidden) return
  if (!navigator.onLine) return stale(true)
  // Nothing is drawn anew under a finger or the cursor.
  if (region.contains(document.activeElement) && document.activeElement !== region) return
  const answer = await fetch(location.href)
  stale(!answer.ok)
  if (!answer.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const now = page.querySelector('[data-live]')
  if (now && said(now.innerHTML) !== said(region.innerHTML)) region.replaceChildren(...now.childNodes)
}

if (seconds > 0) {
  setInterval(() => void look().catch(() => stale(true)), seconds * 1000)
  window.addEventListener('offline', () => stale(true))
  window.addEventListener('online', () => void look().catch(() => stale(true)))
  document.addEventListener('visibilitychange', () => void look().catch(() => stale(true)))
}
