/**
 * The little that a browser adds: focus on what went wrong, one click is one click, a warning before typed words
 * are left behind, and a count under long texts. Every page works without it.
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
    if (changed && !sent) event.preventDefault()
  })
  // Back from the browser's cache the form can be sent again.
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return
    sent = false
    for (const button of form.querySelectorAll('button')) button.removeAttribute('aria-disabled')
  })
}

for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-count]')) {
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

export {}
