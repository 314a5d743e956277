import { sendLeft } from './left-script.ts'

/**
 * The little that a browser adds: focus on what went wrong, one click is one click, a warning before typed words
 * are left behind, a count under long texts, and fields that appear when they are asked for. Every page works without it.
 */
const summary = document.querySelector<HTMLElement>('[data-focus]')
summary?.focus()

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-guard]')) {
  let changed = false
  let sent = false
  form.addEventListener('input', () => {
    changed = true
  })
  form.addEventListener('submit', (event) => {
    if (sent) {
      event.preventDefault()
      return
    }
    sent = true
    for (const button of form.querySelectorAll('button')) button.setAttribute('aria-disabled', 'true')
  })
  window.addEventListener('beforeunload', (event) => {
    // A form that saves itself keeps on the device what is not saved yet.
    if (changed && !sent && form.dataset.autosave === undefined) event.preventDefault()
  })
  // Back from the browser's cache the form can be sent again.
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return
    sent = false
    for (const button of form.querySelectorAll('button')) button.removeAttribute('aria-disabled')
  })
}

for (const area of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[data-count]')) {
  const max = Number(area.dataset.count)
  const counter = document.createElement('span')
  counter.className = 'counter'
  const count = () => {
    counter.textContent = `${[...area.value].length} / ${max}`
  }
  area.addEventListener('input', count)
  area.after(counter)
  count()
}

// A field that another answer asks for appears when it is asked for; what stands in it is never hidden.
for (const field of document.querySelectorAll<HTMLElement>('[data-when]')) {
  const { when = '', anyOf = '' } = field.dataset
  const form = field.closest('form')
  if (form === null) continue
  const own = field.querySelector('[name]')?.getAttribute('name') ?? ''
  const mark = field.querySelector<HTMLElement>('.optional')
  const values = anyOf.split('\n')
  const look = () => {
    const given = new FormData(form)
    const needed = values.some((value) => given.getAll(when).includes(value))
    const empty = given.getAll(own).every((value) => typeof value === 'string' && value.trim() === '')
    field.hidden = !needed && empty && !field.classList.contains('wrong')
    if (mark !== null) mark.hidden = needed
  }
  form.addEventListener('change', look)
  look()
}

// A form that keeps nothing is answered while it is filled in. A choice that asks for other fields draws it anew.
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-live]')) {
  const namesIn = (root: ParentNode) =>
    [
      ...new Set(
        [...root.querySelectorAll('form[data-live] [name]')].map((field) => field.getAttribute('name')),
      ),
    ].join()
  let asked = 0
  form.addEventListener('change', () => {
    asked += 1
    const turn = asked
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
    const answered = async () => {
      const answer = await fetch(form.action, { method: 'POST', body })
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      if (turn !== asked) return
      if (namesIn(page) !== namesIn(document)) {
        form.requestSubmit()
        return
      }
      for (const id of ['verdict', 'result'])
        document.getElementById(id)?.replaceChildren(...(page.getElementById(id)?.childNodes ?? []))
    }
    // Where nobody answers, the button still asks.
    answered().catch(() => undefined)
  })
}

// What the machine is doing is over in a moment: the page is drawn again, a few times at most.
const tries = 'looked-again'
const soon = document.querySelector<HTMLElement>('[data-soon]')
if (soon === null) sessionStorage.removeItem(tries)
else {
  const so = Number(sessionStorage.getItem(tries) ?? 0)
  sessionStorage.setItem(tries, String(so + 1))
  if (so < 5 || soon.dataset.soon === 'until-done')
    setTimeout(() => location.reload(), 1000 * Math.min(so + 1, 3))
}

// Another tab may wait for this sign-in. What was typed on this device and not saved is this person's alone.
const { person } = document.body.dataset
if (person !== undefined) {
  new BroadcastChannel('consort').postMessage({ signedIn: person })
  let keys: string[] = []
  try {
    keys = Object.keys(localStorage).filter((key) => key.startsWith(`typed:${person}:`))
  } catch {
    // A browser that keeps nothing has nothing to show.
  }
  for (const key of keys) void sendLeft(key)
  const out = document.querySelector<HTMLFormElement>('form[action="/sign-out"]')
  out?.addEventListener('submit', (event) => {
    if (keys.some((key) => localStorage.getItem(key)) && !confirm(out.dataset.confirm)) event.preventDefault()
    else for (const key of keys) localStorage.removeItem(key)
  })
}
