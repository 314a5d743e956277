import type { FormField, FormSection } from './form.ts'
import type { Words } from './words.ts'

export type NumberField = Extract<FormField, { kind: 'number' }>

/** One figure of a section with its fields by year: 1 is the last full year. */
export type FigureRow = {
  readonly figure: string
  readonly label: Words
  readonly unit: Words | undefined
  readonly years: ReadonlyMap<number, NumberField>
}

/** The figures that a section asks for several years: they are read, and filled in, side by side. */
export const figuresByYear = ({ fields }: FormSection): FigureRow[] => {
  const rows = new Map<string, Map<number, NumberField>>()
  for (const field of fields)
    if (field.kind === 'number' && field.feeds) {
      const { figure, year } = field.feeds
      rows.set(figure, (rows.get(figure) ?? new Map<number, NumberField>()).set(year, field))
    }
  return [...rows].flatMap(([figure, years]) => {
    const [first] = [...years.values()]
    return first === undefined || years.size < 2
      ? []
      : [{ figure, label: first.feeds?.label ?? first.label, unit: first.unit, years }]
  })
}

/** Every year that some figure is asked for, the last one first. */
export const yearsOf = (rows: readonly FigureRow[]): number[] =>
  [...new Set(rows.flatMap(({ years }) => [...years.keys()]))].toSorted((a, b) => a - b)
