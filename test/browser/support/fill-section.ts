import type { Locator, Page } from 'playwright-core'
import { z } from 'zod'
import type { FormField, FormSection } from '../../../domain/form.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import type { TableField } from '../../../domain/table-field.ts'
import { filledForm } from '../../../infra/demo/fill-form.ts'
import { chinesePdf, squarePng } from '../../support/sample-files.ts'
import type { Hand } from './hand.ts'
import type { Sent } from './walker.ts'

export type Filling = {
  readonly page: Page
  readonly hand: Hand
  readonly scheme: Scheme
  /** The form that the section is of: sums of one section are compared with another. */
  readonly form: readonly FormSection[]
  readonly lead: string
  readonly now: Date
  /** A report tells what has happened: its days lie behind, those of a plan ahead. */
  readonly tells: 'plan' | 'report'
  /** Puts a file at a place of this name, by script or over the page for it. */
  readonly put: (place: Locator, file: Sent) => Promise<void>
}

const Row = z.looseObject({ cells: z.record(z.string(), z.string().optional()) })
type Row = z.infer<typeof Row>
const Rows = z.object({ rows: z.array(Row) })

/** Fills in every field of a section as the programme defines it, whatever that asks for today. */
export const fillSection = async (filling: Filling, section: FormSection): Promise<void> => {
  const { scheme, form, now, lead } = filling
  const typed = filledForm(scheme, form, {}, now, lead)[section.id] ?? {}
  // Files first: without script an upload leaves the page, and what was typed on it.
  for (const field of section.fields.toSorted((a, b) => isFile(b) - isFile(a)))
    if (field.id in typed) await fillField(filling, section, field, typed[field.id])
}

const isFile = ({ kind }: FormField): number => (kind === 'document' ? 1 : 0)

const fillField = async (filling: Filling, section: FormSection, field: FormField, value: unknown) => {
  const { page, hand, put } = filling
  const name = `${section.id}.${field.id}`
  switch (field.kind) {
    case 'table':
      return fillTable(filling, section, field, value)
    case 'choice':
      for (const one of [value].flat())
        await hand.tick(page.locator(`input[name="${name}"][value="${String(one)}"]`))
      return
    case 'document':
      return put(page.locator(`[data-upload][data-name="${name}"]`), await fileFor(field.formats))
    case 'date':
      return hand.write(page.locator(`[name="${name}"]`), dayFor(filling, String(value)))
    default:
      return hand.write(page.locator(`[name="${name}"]`), String(value))
  }
}

const fillTable = async (filling: Filling, section: FormSection, field: TableField, value: unknown) => {
  const { page, hand } = filling
  const lines = page.locator(`[data-table="${section.id}.${field.id}"] tbody tr[data-row]`)
  const count = await lines.count()
  const rows = field.rows.is === 'targets' ? anyRows(filling, section, field, count) : rowsOf(value)
  for (let nth = 0; nth < count; nth += 1)
    for (const column of field.columns) {
      const cell = rows[nth]?.cells[column.id]
      if (column.given || cell === undefined) continue
      const control = lines.nth(nth).locator(`[name$=".${column.id}"]:not([type=hidden])`)
      const isList = column.kind === 'choice' || column.kind === 'member'
      const text = column.kind === 'date' ? dayFor(filling, cell) : cell
      await (isList ? hand.pick(control, text) : hand.write(control, text))
    }
}

const dayFor = ({ tells, now }: Filling, usual: string): string =>
  tells === 'plan' ? usual : new Date(now.getTime() - 86_400_000).toISOString().slice(0, 10)

/** Rows that the plan of the application brought along: as many as there are, each filled in as one that is free. */
const anyRows = ({ scheme, now, lead }: Filling, section: FormSection, field: TableField, count: number) => {
  const free: TableField = { ...field, rows: { is: 'free', min: count, max: Math.max(1, count) }, checks: [] }
  const typed = filledForm(scheme, [{ ...section, fields: [free] }], {}, now, lead)
  return rowsOf(typed[section.id]?.[field.id])
}

const rowsOf = (value: unknown): readonly Row[] => Rows.parse(value).rows

export const fileFor = async (formats: readonly string[]): Promise<Sent> =>
  formats.includes('pdf')
    ? { name: '组建协议.pdf', mimeType: 'application/pdf', buffer: await chinesePdf(['组建协议']) }
    : { name: '印章.png', mimeType: 'image/png', buffer: squarePng() }
