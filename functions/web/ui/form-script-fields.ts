/** The controls of one section of a form, by their names: what stands in them, and how something else comes to. */

export type Texts = readonly string[]
export type Values = Record<string, Texts>
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

export const alike = (a: Texts = [], b: Texts = []): boolean =>
  a.length === b.length && a.every((text, index) => text === b[index])

const clean = (texts: readonly string[]): Texts =>
  texts.map((text) => text.replaceAll('\r\n', '\n')).filter((text) => text.trim() !== '')

export const cleaned = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([name, texts]) => [name, clean(texts)]))

export const controlsOf = (form: HTMLFormElement, name: string): Control[] =>
  [...form.elements].filter(
    (one): one is Control =>
      (one instanceof HTMLInputElement ||
        one instanceof HTMLTextAreaElement ||
        one instanceof HTMLSelectElement) &&
      one.name === name,
  )

/** What stands in the section now. A box that is not ticked says nothing. */
export const typedIn = (form: HTMLFormElement, section: string): Values => {
  const values: Record<string, string[]> = {}
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && name.startsWith(`${section}.`)) (values[name] ??= []).push(value)
  return cleaned(values)
}

/** What only the server draws: a control that the page does not have, the hidden order of a table's rows, or files. */
export const isDrawn = (form: HTMLFormElement, name: string): boolean =>
  controlsOf(form, name).every(({ type }) => type === 'hidden') ||
  form.querySelector(`[data-upload][data-name="${CSS.escape(name)}"]`) !== null

/** Puts other texts into a control, as if they had been typed. False where the page has no such control. */
export const put = (form: HTMLFormElement, name: string, texts: Texts): boolean => {
  const controls = controlsOf(form, name)
  const boxes = controls.filter(
    (one) => one instanceof HTMLInputElement && /^(radio|checkbox)$/.test(one.type),
  )
  for (const one of boxes) if (one instanceof HTMLInputElement) one.checked = texts.includes(one.value)
  const [control] = boxes.length > 0 ? boxes : controls
  if (boxes.length === 0 && control) control.value = texts.join(control.type === 'hidden' ? ' ' : '\n')
  for (const type of ['input', 'change']) control?.dispatchEvent(new Event(type, { bubbles: true }))
  return control !== undefined
}
