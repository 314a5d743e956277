import { copiedCells } from './copied-cells.ts'

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

const isControl = (target: EventTarget | null): target is Control =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLSelectElement ||
  target instanceof HTMLTextAreaElement

/** What a control takes of a copied cell; of a list the entry of that name, or nothing. */
const valueFor = (control: Control, text: string): string | undefined => {
  const plain = text.trim()
  if (control instanceof HTMLTextAreaElement) return text
  if (control instanceof HTMLInputElement) return plain.replaceAll('\n', ' ')
  const alike = (one: string): boolean => one.trim().toLowerCase() === plain.toLowerCase()
  const options = [...control.options]
  return options.find(({ value, text: said }) => alike(value) || (value !== '' && alike(said)))?.value
}

type Parts = {
  readonly rows: () => HTMLElement[]
  /** One more row at the end, where the table takes one. */
  readonly more: () => HTMLElement | undefined
  readonly changed: (control: Control) => void
  /** Says that it was done, and how many cells found no place. */
  readonly undoable: (left: number, back: () => void) => void
}

/** Cells that were copied in a spreadsheet are spread from the one that they are pasted into, with rows added. */
export const pasting = (table: HTMLElement, { rows, more, changed, undoable }: Parts): void => {
  const spread = (target: Control, lines: readonly (readonly string[])[]): void => {
    const start = target.closest<HTMLTableRowElement>('tr[data-row]')
    const from = start === null ? -1 : rows().indexOf(start)
    const column = [...(start?.cells ?? [])].findIndex((cell) => cell.contains(target))
    const held: [Control, string][] = []
    const added: HTMLElement[] = []
    let left = 0
    for (const [nth, texts] of lines.entries()) {
      const there = rows()[from + nth]
      const row = there ?? more()
      if (there === undefined && row !== undefined) added.push(row)
      for (const [offset, text] of texts.entries()) {
        const control = row?.children[column + offset]?.querySelector<Control>(
          'input[name]:not([type=hidden]), select[name], textarea[name]',
        )
        const value = control ? valueFor(control, text) : undefined
        if (control && value !== undefined) {
          held.push([control, control.value])
          control.value = value
        } else if (text.trim() !== '') left += 1
      }
    }
    changed(target)
    undoable(left, () => {
      for (const [control, value] of held) control.value = value
      for (const row of added) row.remove()
      changed(target)
      target.focus()
    })
  }

  table.addEventListener('paste', (event) => {
    const { target } = event
    if (!isControl(target) || target.closest('tr[data-row]') === null) return
    const text = event.clipboardData?.getData('text/plain') ?? ''
    const lines = copiedCells(text)
    // A text of several lines stays one text where there is room for it.
    const several = target instanceof HTMLTextAreaElement ? text.includes('\t') : lines.length > 1
    if (!several && (lines[0]?.length ?? 0) < 2) return
    event.preventDefault()
    spread(target, lines)
  })
  table.querySelector('[data-paste]')?.removeAttribute('hidden')
}
