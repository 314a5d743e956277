import {
  alike,
  cleaned,
  controlsOf,
  isDrawn,
  put,
  type Texts,
  typedIn,
  type Values,
} from './form-script-fields.ts'
import { hold, keep, leftBehind, tabId } from './form-script-kept.ts'
import { signsOfLife } from './form-script-presence.ts'

/**
 * A form that saves itself: what was typed goes to the server after a pause, lies on the device until it is there, and
 * is merged with what others typed. Loaded by pages with such a form only.
 */
type Change = { base: Texts; value: Texts }
type Answer = {
  at: string
  revision: number
  fields: string
  left: number
  values?: Values
  refused: { name: string; words: string }[]
  conflicts: { name: string; theirs: Texts; said: string; by: string; at: string }[]
}
type State = 'idle' | 'saving' | 'saved' | 'offline' | 'failed' | 'expired' | 'other' | 'closed' | 'refused'

const idsIn = (texts: Texts): string[] => texts.flatMap((text) => text.split(/[\s,]+/))

const pause = 800
/** Nobody waits longer for a page that a link leads to. */
const longestWait = 2000
/** A request that a page leaves behind may carry so much. */
const mostLeftBehind = 60_000

export const autosave = async (form: HTMLFormElement): Promise<void> => {
  const { section = '', person = '', autosave: url = '', title = '' } = form.dataset
  const words: Record<string, string> = JSON.parse(form.dataset.words ?? '{}')
  const say = (name: string, facts: Record<string, string | number> = {}): string =>
    (words[name] ?? '').replace(/\{(\w+)\}/g, (_, fact: string) => String(facts[fact] ?? ''))
  const bar = form.querySelector<HTMLElement>('[data-saving]')
  const line = bar?.querySelector('output')
  const again = bar?.querySelector('button')
  const field = (name: string) => form.querySelector<HTMLInputElement>(`:scope > [name="${name}"]`)
  const template = document.querySelector<HTMLTemplateElement>('template[data-conflict]')
  const channel = new BroadcastChannel('consort')

  let bases: Values = cleaned(JSON.parse(field('bases')?.value ?? '{}'))
  let revision = Number(form.dataset.revision)
  let state: State = 'idle'
  let tries = 0
  let timer = 0
  let sending: Promise<void> | undefined
  let ends = Date.now() + 1000 * Number(form.dataset.left)
  let latest: Values | undefined
  /** What was kept here for controls that this page does not have (a row of a table): sent as it is. */
  const loose: Record<string, Change> = {}
  const disputed = new Map<string, { panel: Element; theirs: Texts }>()
  const refused = new Map<string, Texts>()

  /** A text that is the same is not said again. */
  const write = (text: string): void => {
    if (line && line.textContent !== text) line.textContent = text
    if (bar) bar.hidden = text === ''
  }
  const show = (next: State, text: string): void => {
    state = next
    if (bar) bar.dataset.saving = next
    if (again) again.hidden = next !== 'expired' && next !== 'other'
    // Every pause would be told otherwise, in the middle of a sentence.
    line?.setAttribute('aria-live', next === 'idle' || next === 'saving' ? 'off' : 'polite')
    write(text)
  }

  const changes = (): Record<string, Change> => {
    const now = typedIn(form, section)
    const found: Record<string, Change> = { ...loose }
    for (const name of new Set([...Object.keys(bases), ...Object.keys(now)])) {
      const [base = [], value = []] = [bases[name], now[name]]
      if (!alike(base, value) && !alike(refused.get(name) ?? ['\n'], value)) found[name] = { base, value }
    }
    return found
  }
  const toSend = (): Record<string, Change> =>
    Object.fromEntries(Object.entries(changes()).filter(([name]) => !disputed.has(name)))
  const some = (of: object): boolean => Object.keys(of).length > 0

  // Rows that the page offers to be filled in are nobody's change.
  for (const [name, texts] of Object.entries(typedIn(form, section)))
    if (isDrawn(form, name)) bases[name] = texts

  const prefix = `typed:${person}:${url}:`
  let key = prefix + tabId()
  if (!(await hold(key))) {
    key = prefix + tabId(true)
    await hold(key)
  }
  let dropped = false
  const keepTyped = (): void => {
    if (dropped) return
    const left = changes()
    const kept = { url: location.pathname, title, to: url, section, changes: left }
    keep(key, some(left) ? kept : undefined)
  }

  /** Both versions at the field, and a choice. Until it is made, neither is lost. */
  const dispute = (name: string, theirs: Texts, said: string, heading: string): void => {
    disputed.get(name)?.panel.remove()
    const panel = template?.content.firstElementChild?.cloneNode(true)
    if (!(panel instanceof HTMLElement)) return
    const control = controlsOf(form, name).find(({ type }) => type !== 'hidden') ?? bar
    const label = control?.closest('.field')?.querySelector('label, legend')
    panel.querySelector('strong')?.append(label?.firstChild?.textContent ?? '')
    panel.querySelector('span')?.append(heading)
    panel.querySelector('.theirs')?.append(said)
    for (const button of panel.querySelectorAll('button'))
      button.addEventListener('click', () => {
        disputed.delete(name)
        panel.remove()
        bases[name] = theirs
        delete loose[name]
        if (button.value === 'theirs') put(form, name, theirs)
        if (control instanceof HTMLElement) control.focus()
        keepTyped()
        soon(0)
      })
    disputed.set(name, { panel, theirs })
    const frame = control?.closest('.field')
    if (frame) frame.append(panel)
    else control?.before(panel)
    // Whoever writes just there sees the choice, and not the line at the bottom over it.
    if (control !== undefined && control === document.activeElement)
      panel.scrollIntoView({ block: 'nearest' })
  }

  /** What others saved comes into the controls that nobody touched here, but never under the cursor. */
  const takeOver = (): void => {
    if (!latest) return
    const now = typedIn(form, section)
    const active = document.activeElement
    let redraw = false
    for (const name of new Set([...Object.keys(bases), ...Object.keys(latest)])) {
      const [theirs = [], base = [], mine = []] = [latest[name], bases[name], now[name]]
      if (alike(theirs, base) || disputed.has(name)) continue
      if (alike(mine, theirs)) bases[name] = theirs
      else if (!alike(mine, base)) continue
      // Rows that came have to be drawn; until then nothing of them is touched.
      else if (isDrawn(form, name)) {
        const shown = idsIn(mine)
        if (mine.length > 0 || name in now) redraw ||= idsIn(theirs).some((id) => !shown.includes(id))
      } else if (!(active instanceof HTMLElement && active.getAttribute('name') === name)) {
        bases[name] = theirs
        put(form, name, theirs)
      }
    }
    const writing = active?.matches('textarea, input:not([type=radio], [type=checkbox])') ?? false
    // A file on its way would be cut off.
    if (redraw && !some(toSend()) && !(form.contains(active) && writing) && !form.querySelector('.sending'))
      reload()
  }
  const reload = (): void => {
    const active = document.activeElement
    sessionStorage.setItem('focus', active instanceof HTMLElement ? (active.getAttribute('name') ?? '') : '')
    location.reload()
  }

  const request = (body: object, leaving: boolean): Promise<Response> => {
    const text = JSON.stringify(body)
    return fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf': field('csrf')?.value ?? '' },
      body: text,
      keepalive: leaving && text.length < mostLeftBehind,
    })
  }
  const bodyOf = (sent: Record<string, Change>) => ({
    revision,
    changes: Object.fromEntries(
      Object.entries(sent).map(([name, change]) => [name.slice(section.length + 1), change]),
    ),
  })

  const taken = (sent: Record<string, Change>, answer: Answer): void => {
    const not = new Set([...answer.conflicts, ...answer.refused].map(({ name }) => name))
    const own: Values = {}
    for (const [name, { value }] of Object.entries(sent)) {
      if (not.has(name)) continue
      bases[name] = value
      own[name] = value
      delete loose[name]
      refused.delete(name)
    }
    for (const { name } of answer.refused) refused.set(name, sent[name]?.value ?? [])
    for (const { name, theirs, said, by, at } of answer.conflicts)
      dispute(name, theirs, said, say('changed', { by, at }))
    revision = answer.revision
    latest = answer.values ? cleaned(answer.values) : latest && { ...latest, ...own }
    tries = 0
    ends = Date.now() + 1000 * answer.left
    const [first] = answer.refused
    if (first) show('refused', say('refused', { words: first.words }))
    else if (disputed.size > 0) show('refused', say('conflict', { n: disputed.size }))
    else if (some(toSend())) show('idle', say('unsaved'))
    else show('saved', say('saved', { at: answer.at }))
    // What was typed while the answer was on its way, also after an attempt that failed.
    if (some(toSend())) soon(pause)
    takeOver()
    keepTyped()
    channel.postMessage({ saved: url, revision })
    // A choice that asks for other fields: the page is drawn again, once nothing is on its way.
    if (answer.fields !== form.dataset.fields) {
      if (some(toSend())) soon(0)
      else if (disputed.size === 0) reload()
    }
  }

  /** Closed for good: everything stays to be read and copied, and nothing more is sent. */
  const close = (text: string): void => {
    show('closed', some(changes()) ? say('closed', { words: text }) : text)
    const typed = typedIn(form, section)
    // It may be more than the line has room for, and scrolls then.
    if (bar) bar.tabIndex = 0
    for (const one of form.elements)
      if (one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement) one.readOnly = true
    for (const name of Object.keys(changes())) {
      const copy = document.createElement('pre')
      copy.className = 'kept prose'
      copy.textContent = (typed[name] ?? []).join('\n')
      // Of several, each with what it was asked under; the text itself is copied without it.
      const field = controlsOf(form, name)[0]?.closest('.field')
      const label = document.createElement('strong')
      label.textContent = field?.querySelector('label, legend')?.firstChild?.textContent ?? ''
      bar?.append(label, copy)
    }
  }

  /** After a new sign-in the page goes on with its token; with somebody else's it sends nothing. */
  const renew = async (): Promise<void> => {
    const answer = await fetch('/session')
    if (!answer.ok) return show('expired', say('expired'))
    const session: { person: string; csrf: string; left: number } = await answer.json()
    if (session.person !== person) return show('other', say('other'))
    for (const input of document.querySelectorAll<HTMLInputElement>('input[name="csrf"]'))
      input.value = session.csrf
    ends = Date.now() + 1000 * session.left
    if (state === 'expired' || state === 'other') show('idle', '')
    soon(0)
  }

  const failed = (): void => {
    tries += 1
    show(navigator.onLine ? 'failed' : 'offline', say(navigator.onLine ? 'failed' : 'offline'))
    soon(Math.min(60_000, 1000 * 2 ** tries) * (0.5 + Math.random() / 2))
  }

  const attempt = async (asking: boolean, leaving: boolean): Promise<void> => {
    const sent = toSend()
    if (!some(sent) && !asking) return
    const slow = setTimeout(() => show('saving', say('saving')), 300)
    try {
      const response = await request(bodyOf(sent), leaving)
      if (response.ok) return taken(sent, await response.json())
      if (response.status === 401) return show('expired', say('expired'))
      if (response.status >= 500 || response.status === 429) return failed()
      const { code, words: text = '' }: { code: string; words?: string } = await response.json()
      if (code === 'other-session') return await renew()
      if (code === 'changed-meanwhile') return failed()
      if (code === 'invalid' || code === 'too-many') return show('refused', say('refused', { words: text }))
      close(text)
    } catch {
      failed()
    } finally {
      clearTimeout(slow)
    }
  }

  const mayGo = (): boolean => state !== 'closed'
  /** One request at a time; what is typed meanwhile goes with the next. */
  const send = (asking = false, leaving = false): Promise<void> => {
    clearTimeout(timer)
    if (!mayGo()) return Promise.resolve()
    sending = (sending ?? Promise.resolve()).then(() => attempt(asking, leaving))
    return sending
  }
  const soon = (wait: number): void => {
    clearTimeout(timer)
    timer = window.setTimeout(() => void send(), wait)
  }

  const typedNow = (wait: number) => () => {
    keepTyped()
    if (['idle', 'saved'].includes(state) && some(toSend())) show('idle', say('unsaved'))
    // Who waits for a sign-in or the network is asked again by what brings it back.
    if (state !== 'expired' && state !== 'other' && tries === 0) soon(wait)
  }
  // A control of the form may stand beside what it is about, elsewhere on the page.
  const ofForm = (act: () => void) => (event: Event) => {
    const { target } = event
    if (target instanceof HTMLElement && 'form' in target && target.form === form) act()
  }
  document.addEventListener('input', ofForm(typedNow(pause)))
  document.addEventListener('change', ofForm(typedNow(0)))
  document.addEventListener(
    'focusout',
    ofForm(() => {
      takeOver()
      if (some(toSend()) && tries === 0 && state !== 'expired' && state !== 'other') soon(0)
    }),
  )
  window.addEventListener('online', () => void send())
  window.addEventListener('offline', () => show('offline', say('offline')))
  window.addEventListener('pagehide', () => {
    keepTyped()
    const sent = toSend()
    if (mayGo() && some(sent)) void request(bodyOf(sent), true).catch(() => undefined)
  })
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) keepTyped()
    if (state === 'expired' || state === 'other') void renew().catch(() => undefined)
    else void send(!document.hidden && revision > 0 && (tries > 0 || form.dataset.alone !== undefined))
  })

  // Leaving by a link waits a moment, so that the next page knows of it; what cannot be sent lies on the device.
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
    const away = link?.origin === location.origin && link.pathname !== location.pathname
    if (!link || !away || !plain || event.defaultPrevented || link.target !== '' || link.download !== '')
      return
    if (!mayGo() || tries > 0 || state === 'expired' || state === 'other' || !some(toSend())) return
    event.preventDefault()
    const go = (): void => location.assign(link.href)
    const late = setTimeout(go, longestWait)
    void send().finally(() => (clearTimeout(late), go()))
  })

  // Leaving by a button waits until everything is there, and stays where it cannot be.
  const leave = async (event: SubmitEvent): Promise<void> => {
    const target = event.target
    if (!(target instanceof HTMLFormElement) || target.id === 'sign-in-again') return
    if (!mayGo() || !some(changes())) return
    event.preventDefault()
    event.stopImmediatePropagation()
    const { submitter } = event
    await send()
    if (!some(changes())) target.requestSubmit(submitter instanceof HTMLElement ? submitter : null)
    else if (target.matches('[action="/sign-out"]')) {
      if (!confirm(target.dataset.confirm)) return
      dropped = true
      keep(key, undefined)
      state = 'closed'
      target.submit()
    } else if (disputed.size > 0) [...disputed.values()][0]?.panel.querySelector('button')?.focus()
    // What is refused is said by the server's page as well, with everything that was typed.
    else if (refused.size > 0) target.submit()
  }
  document.addEventListener('submit', (event) => void leave(event), true)

  channel.addEventListener('message', ({ data }: MessageEvent<Record<string, unknown>>) => {
    if (data.signedIn !== undefined && (state === 'expired' || state === 'other'))
      void renew().catch(() => undefined)
    if (data.open === url && data.tab !== key) {
      channel.postMessage({ also: url })
      write(say('tab'))
    }
    if (data.also === url) write(say('tab'))
    if (data.saved === url && data.revision !== revision) void send(true)
  })

  signsOfLife(form, {
    revision: () => revision,
    changed: () => void send(true),
    expired: () => show('expired', say('expired')),
    say,
  })
  setInterval(() => {
    const minutes = Math.ceil((ends - Date.now()) / 60_000)
    if (minutes <= 5 && minutes > 0 && ['idle', 'saved'].includes(state)) write(say('ends', { n: minutes }))
    else if (minutes <= 0 && ['idle', 'saved'].includes(state)) void renew().catch(() => undefined)
  }, 30_000)

  // What a closed laptop, a crash or a lost network left here goes on from where it was.
  let restored = false
  for (const { changes: left } of await leftBehind(prefix, key))
    for (const [name, { base, value }] of Object.entries(left)) {
      const now = typedIn(form, section)[name] ?? []
      if (alike(now, value)) continue
      restored = true
      if (!alike(now, bases[name])) dispute(name, now, value.join('\n'), say('device'))
      else if (put(form, name, value)) bases[name] = base
      else loose[name] = { base, value }
    }
  if (restored) show('idle', say('restored'))
  const focus = sessionStorage.getItem('focus')
  sessionStorage.removeItem('focus')
  if (focus) form.querySelector<HTMLElement>(`[name="${CSS.escape(focus)}"]:not([type="hidden"])`)?.focus()
  channel.postMessage({ open: url, tab: key })
  keepTyped()
  if (some(toSend())) soon(0)
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) void autosave(form)
