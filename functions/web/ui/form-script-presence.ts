import { tabId } from './form-script-kept.ts'

/** Between two signs of life; the server forgets who was not heard of for three times as long. */
const every = 15_000

type Life = {
  revision(): number
  /** Somebody else saved, or the case stands elsewhere. */
  changed(): void
  expired(): void
  say(name: string, facts?: Record<string, string | number>): string
}

/** Says that somebody has the section open, and who else has. Nothing waits for it, and without it all else works. */
export const signsOfLife = (form: HTMLFormElement, life: Life): void => {
  const { case: id = '', section = '', owner, status } = form.dataset
  // What only one person writes has nobody else in it.
  if (id === '') return
  const place = form.querySelector<HTMLElement>('[data-here]')
  const tab = tabId()
  let known = ''

  const meet = async (leaving: boolean): Promise<void> => {
    if (!leaving && (document.hidden || !navigator.onLine)) return
    const response = await fetch(`/cases/${id}/here`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-csrf': form.querySelector<HTMLInputElement>('[name="csrf"]')?.value ?? '',
      },
      body: JSON.stringify({ tab, section, revision: life.revision(), leaving, ...(owner ? { owner } : {}) }),
      keepalive: leaving,
    })
    if (leaving) return
    if (response.status === 401) return life.expired()
    if (!response.ok) return
    const answer: {
      here: { name: string; section: string; owner?: string }[]
      status: string
      changed: boolean
    } = await response.json()
    const names = [
      ...new Set(
        answer.here.flatMap((one) => (one.section === section && one.owner === owner ? [one.name] : [])),
      ),
    ].join(', ')
    if (place && names !== known) {
      place.hidden = names === ''
      place.textContent = names === '' ? '' : life.say('here', { names })
    }
    known = names
    if (answer.changed || answer.status !== status) life.changed()
  }
  const quietly = (leaving = false): void => void meet(leaving).catch(() => undefined)

  setInterval(quietly, every)
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) quietly()
  })
  window.addEventListener('pagehide', () => quietly(true))
  quietly()
}
