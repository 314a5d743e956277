import type { Figure, FigureCell, FigureRow } from './figure.ts'

/** Whoever may not go to the cases learns nothing of fewer than so many of them by what they are. */
export const fewestTogether = 5

const restKey = '*'

/** The numbers alone: what they count is not for this reader. The figures of a call are. */
export const numbersAlone = (figure: Figure): Figure => ({
  ...figure,
  rows: figure.rows.map(({ key, label, cells, sums }) => ({
    ...{ key, label, cells: cells.map(bare) },
    ...(sums === undefined ? {} : { sums }),
  })),
})

const bare = ({ value }: FigureCell): FigureCell => (value === undefined ? {} : { value })

const sized = ({ cells: [first] }: FigureRow): number => first?.value ?? 0

/**
 * Rows of too few (by their first column) are put together, with as many of the next smallest as it takes; where all of
 * it is too few, nothing is left. The sums stay what they are.
 */
export const inLargeParts = (figure: Figure): Figure => {
  const plain = numbersAlone(figure)
  const ordered = plain.rows.filter((row) => sized(row) > 0).toSorted((a, b) => sized(a) - sized(b))
  const together = new Set<string>()
  let within = 0
  for (const row of ordered) {
    const enough = within === 0 || within >= fewestTogether
    if (sized(row) >= fewestTogether && enough) break
    together.add(row.key)
    within += sized(row)
  }
  if (together.size === 0) return plain
  if (within < fewestTogether) return { ...plain, rows: [] }
  const parts = plain.rows.filter(({ key }) => together.has(key))
  return {
    ...plain,
    rows: [
      ...plain.rows.filter(({ key }) => !together.has(key)),
      {
        key: restKey,
        label: { zh: '其他（合并）', en: 'Others, together' },
        cells: plain.columns.map((_, index) => ({
          value: parts.reduce((sum, { cells }) => sum + (cells[index]?.value ?? 0), 0),
        })),
      },
    ],
  }
}
