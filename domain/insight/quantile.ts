import { type FigureCell, type FigureColumn, measured, type Unit } from './figure.ts'

/** The value below which such a part of the numbers lies, between two of them where it falls there. */
export const quantile = (ordered: readonly number[], part: number): number | undefined => {
  const at = (ordered.length - 1) * part
  const [below, above] = [ordered[Math.floor(at)], ordered[Math.ceil(at)]]
  return below === undefined || above === undefined ? undefined : below + (above - below) * (at % 1)
}

export const meanOf = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length

/** The five columns that a box is drawn from. */
export const boxColumns = (unit: Unit): readonly FigureColumn[] => [
  { id: 'least', head: { zh: '最小', en: 'Least' }, unit },
  { id: 'low', head: { zh: '下四分位', en: 'Lower quartile' }, unit },
  { id: 'middle', head: { zh: '中位', en: 'Median' }, unit },
  { id: 'high', head: { zh: '上四分位', en: 'Upper quartile' }, unit },
  { id: 'most', head: { zh: '最大', en: 'Most' }, unit },
]

export const boxCells = (values: readonly number[]): readonly FigureCell[] => {
  const ordered = values.toSorted((a, b) => a - b)
  return [0, 0.25, 0.5, 0.75, 1].map((part) => measured(quantile(ordered, part)))
}
