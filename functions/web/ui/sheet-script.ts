import { readNumber } from '../../../domain/read-number.ts'

/**
 * What a sheet says while it is written: which score still needs its reason, how many items are done and what they add
 * up to. On a phone it shows one side at a time, and each side keeps its place.
 */
const form = document.querySelector<HTMLFormElement>('#sheet-form')
const items = [...(form?.querySelectorAll<HTMLElement>('[data-item]') ?? [])]

const textOf = (item: HTMLElement, part: string): string => {
  const control = item.querySelector(`[name="answer.${part}.${CSS.escape(item.dataset.item ?? '')}"]`)
  return control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement
    ? control.value.trim()
    : ''
}

const warning = (item: HTMLElement): string | undefined => {
  const typed = textOf(item, 'scores')
  if (typed === '') return undefined
  const score = readNumber(typed)
  if (score === undefined) return 'number'
  if (score < 0) return 'min'
  if (score > Number(item.dataset.max)) return 'max'
  const { below } = item.dataset
  return below !== undefined && score <= Number(below) && textOf(item, 'reasons') === ''
    ? 'reason'
    : undefined
}

const look = (): void => {
  let [done, reached, reachable, bonus] = [0, 0, 0, 0]
  for (const item of items) {
    const now = warning(item)
    for (const words of item.querySelectorAll<HTMLElement>('[data-warn]'))
      words.hidden = words.dataset.warn !== now
    const typed = readNumber(textOf(item, 'scores'))
    if (typed !== undefined && now === undefined) done += 1
    // What cannot stand adds nothing; a score that only lacks its reason does.
    const score = now === undefined || now === 'reason' ? typed : undefined
    if ('bonus' in item.dataset) bonus += score ?? 0
    else {
      reached += score ?? 0
      reachable += Number(item.dataset.max)
    }
  }
  const line = form?.querySelector<HTMLElement>('.sheet-total')
  const cap = Number(line?.dataset.cap ?? Infinity)
  const total = (reached / reachable) * 100 + Math.min(bonus, cap)
  const put = (where: string, text: string): void => {
    const output = line?.querySelector(where)
    if (output && output.textContent !== text) output.textContent = text
  }
  put('[data-done]', `${done}`)
  put('[data-total]', `${Math.round(total * 10) / 10}`)
}
form?.addEventListener('input', look)
look()

/** What was refused is not said of what is typed since: the warning beside it says what is still wrong. */
form?.addEventListener('input', ({ target }) => {
  const field =
    target instanceof HTMLElement ? target.closest<HTMLElement>('.rubric-item .field.wrong') : null
  if (!field || !(target instanceof HTMLElement)) return
  field.classList.remove('wrong')
  const error = field.querySelector('.error')
  const others = (target.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id !== error?.id)
  if (others.join('') === '') target.removeAttribute('aria-describedby')
  else target.setAttribute('aria-describedby', others.join(' '))
  target.removeAttribute('aria-invalid')
  error?.remove()
})

// A reason that is missing is said where the score was left, not only when everything is sent.
const desk = document.querySelector<HTMLElement>('[data-desk]')
const sides = [...(desk?.querySelectorAll<HTMLElement>(':scope > section') ?? [])]
const links = [...document.querySelectorAll<HTMLAnchorElement>('.switch a')]
const key = `desk:${location.pathname}`
const places: Record<string, number> = {}
let shown = 'case'

const quietly = <Result>(act: () => Result): Result | undefined => {
  try {
    return act()
  } catch {
    return undefined
  }
}

/** Below the width of a desk one side is shown, and the page scrolls; above it each side scrolls by itself. */
const narrow = matchMedia('(max-width: 59.99rem)')
const note = (): void => {
  if (narrow.matches) places[shown] = scrollY
  else for (const side of sides) places[side.id] = side.scrollTop
}
const show = (id: string): void => {
  shown = id
  if (desk) desk.dataset.shown = id
  for (const link of links) link.setAttribute('aria-current', String(link.getAttribute('href') === `#${id}`))
}
for (const link of links)
  link.addEventListener('click', (event) => {
    event.preventDefault()
    note()
    show(link.hash.slice(1))
    if (narrow.matches) scrollTo(0, places[shown] ?? 0)
    document.getElementById(shown)?.focus({ preventScroll: true })
  })

// A link to a control of the other side brings that side along.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null
  if (link === null || link.closest('.switch')) return
  const target = document.getElementById(link.getAttribute('href')?.slice(1) ?? '')
  const side = target?.closest<HTMLElement>('[data-desk] > section')
  if (!target || !side) return
  event.preventDefault()
  note()
  show(side.id)
  for (let fold = target.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
    fold.open = true
  target.scrollIntoView({ block: 'center' })
  target.focus({ preventScroll: true })
})

window.addEventListener('pagehide', () => {
  note()
  quietly(() => sessionStorage.setItem(key, JSON.stringify({ shown, places })))
})
const kept: { shown?: string; places?: Record<string, number> } =
  quietly(() => JSON.parse(sessionStorage.getItem(key) ?? '{}')) ?? {}
Object.assign(places, kept.places)
show(document.querySelector('[data-focus]') ? 'sheet' : (kept.shown ?? 'case'))
if (kept.places && !document.querySelector('[data-focus]')) {
  if (narrow.matches) scrollTo(0, places[shown] ?? 0)
  else for (const side of sides) side.scrollTop = places[side.id] ?? 0
}
