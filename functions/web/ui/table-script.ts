import { readNumber } from '../../../domain/read-number.ts'
import type { TableCheck } from '../../../domain/table-field.ts'
import { type Cells, differ, figureOf, rowTotal, totalOf } from '../../../domain/table-sums.ts'
import { type Control, pasting } from './table-paste.ts'

/**
 * Tables in place: rows come, go and move without a request, and sums follow what is typed. Everything is told to the
 * form by the events that typing makes, so that whatever saves a form sees it.
 */
const tell = (control: Element): void => {
  for (const kind of ['input', 'change']) control.dispatchEvent(new Event(kind, { bubbles: true }))
}

const numbers = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 6 })
const percent = (share: number): string => `${Number((share * 100).toFixed(2))}%`

const controlsIn = (part: ParentNode): Control[] => [
  ...part.querySelectorAll<Control>('input[name], select[name], textarea[name]'),
]

/** Eight symbols that no other row has: two people who add one at once add two. */
const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => (byte & 31).toString(32)).join('')

const start = (table: HTMLElement): void => {
  const { table: name = '', checks = '[]', max } = table.dataset
  const order = table.querySelector<HTMLInputElement>(`input[type=hidden][name="${name}"]`)
  const body = table.querySelector('tbody')
  const form = table.closest('form')
  if (order === null || body === null || form === null) return
  const add = table.querySelector<HTMLButtonElement>(`button[value="add:${name}"]`)
  const blank = table.querySelector('template')
  const status = table.querySelector<HTMLElement>('output[data-removed]')
  const rules: TableCheck[] = JSON.parse(checks)

  const rows = (): HTMLElement[] => [...body.querySelectorAll<HTMLElement>('tr[data-row]')]
  const idOf = (row: HTMLElement): string => row.dataset.row ?? ''
  const typed = (path: string): string =>
    controlsIn(form)
      .find((control) => control.name === path)
      ?.value.trim() ?? ''

  const cellsNow = (): Cells => {
    const values = new Map(controlsIn(body).map((control) => [control.name, control.value.trim()]))
    const at = (row: string, column: string): string => values.get(`${name}.${row}.${column}`) ?? ''
    const filled = rows().filter((row) => controlsIn(row).some(({ value }) => value.trim() !== ''))
    return { rows: filled.map(idOf), number: (row, column) => readNumber(at(row, column)), text: at }
  }

  const show = (output: Element | null, value: number | undefined, none = ''): void => {
    if (output) output.textContent = value === undefined ? none : numbers.format(value)
  }

  const count = (): void => {
    const cells = cellsNow()
    for (const output of table.querySelectorAll<HTMLElement>('[data-sum]'))
      show(output, totalOf(cells, { columns: (output.dataset.sum ?? '').split(',') }))
    for (const row of rows())
      for (const output of row.querySelectorAll<HTMLElement>('[data-across]'))
        show(output, rowTotal(cells, idOf(row), (output.dataset.across ?? '').split(',')))
    for (const line of table.querySelectorAll<HTMLElement>('[data-check]')) {
      const rule = rules[Number(line.dataset.check)]
      if (rule) look(line, rule, cells)
    }
  }

  /** One line under the table: what it comes to, and whether that is as it should be. */
  const look = (line: HTMLElement, rule: TableCheck, cells: Cells): void => {
    const value = figureOf(cells, rule)
    const output = line.querySelector('output')
    show(output, value, '–')
    if (rule.kind === 'share' && output && value !== undefined) output.textContent = percent(value)
    const other = line.querySelector<HTMLElement>('[data-other]')
    if (other) {
      const here = controlsIn(form).some((control) => control.name === other.dataset.other)
      const wanted = here
        ? readNumber(typed(other.dataset.other ?? ''))
        : readNumber(other.dataset.value ?? '')
      if (here) show(other, wanted, '–')
      line.classList.toggle('off', value !== undefined && wanted !== undefined && differ(value, wanted))
    } else if ('min' in rule || 'max' in rule) {
      const { min = -Infinity, max: most = Infinity } = rule
      line.classList.toggle(
        'off',
        cells.rows.length > 0 && value !== undefined && (value < min || value > most),
      )
    }
  }

  const reorder = (): void => {
    const now = rows()
    now.forEach((row, index) => {
      const nth = row.querySelector('[data-nth]')
      if (nth) nth.textContent = String(index + 1)
    })
    order.value = now.map(idOf).join(',')
    if (add) add.hidden = now.length >= Number(max ?? 0)
    tell(order)
    count()
  }

  const focusIn = (row: HTMLElement | undefined): void => {
    const target = row && controlsIn(row)[0]
    ;(target ?? add)?.focus()
  }

  const blankRow = (): HTMLElement | undefined => {
    const holder = document.createElement('tbody')
    holder.innerHTML = blank?.innerHTML.replaceAll('ROW', newId()) ?? ''
    const row = holder.querySelector<HTMLElement>('tr')
    if (row === null) return undefined
    body.append(row)
    return row
  }

  const adding = (): void => {
    const row = blankRow()
    if (row === undefined) return
    reorder()
    focusIn(row)
  }

  /** Says what was done, with the way back. */
  const undoable = (said: string, back: () => void): void => {
    if (status === null) return
    const undo = document.createElement('button')
    undo.type = 'button'
    undo.className = 'quiet'
    undo.textContent = status.dataset.undo ?? ''
    undo.addEventListener('click', () => {
      back()
      status.replaceChildren()
    })
    status.replaceChildren(said, undo)
  }

  /** Emptied before it goes, so that its words are not left behind; undone, they come back. */
  const taking = (row: HTMLElement): void => {
    const held = controlsIn(row).map((control) => [control, control.value] as const)
    const next = row.nextElementSibling
    const neighbour = next ?? row.previousElementSibling
    for (const [control] of held) {
      control.value = ''
      tell(control)
    }
    row.remove()
    reorder()
    undoable(status?.dataset.removed ?? '', () => {
      body.insertBefore(row, next?.parentElement === body ? next : null)
      reorder()
      for (const [control, value] of held) {
        control.value = value
        tell(control)
      }
      focusIn(row)
    })
    const focus = neighbour?.querySelector<HTMLElement>('button[value^="remove:"]') ?? add
    focus?.focus()
  }

  const moving = (row: HTMLElement, button: HTMLElement, up: boolean): void => {
    if (up) row.previousElementSibling?.before(row)
    else row.nextElementSibling?.after(row)
    reorder()
    button.focus()
  }

  table.addEventListener('click', (event) => {
    const button =
      event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button[name=do]') : null
    if (button === null) return
    event.preventDefault()
    const row = button.closest<HTMLElement>('tr[data-row]')
    const [act] = button.value.split(':')
    if (act === 'add') adding()
    else if (row && act === 'remove') taking(row)
    else if (row) moving(row, button, act === 'up')
  })
  pasting(table, {
    rows,
    more: () => (rows().length < Number(max ?? 0) ? blankRow() : undefined),
    changed: (control) => {
      reorder()
      tell(control)
    },
    undoable: (left, back) => {
      const { pasted = '', over = '' } = status?.dataset ?? {}
      undoable(left === 0 ? pasted : over.replace('{n}', String(left)), back)
    },
  })
  form.addEventListener('input', count)
  count()
}

for (const table of document.querySelectorAll<HTMLElement>('[data-table]')) start(table)
