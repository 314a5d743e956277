import { type Figure, valueAt } from '../../../domain/insight/figure.ts'
import type { View } from '../../web/context.ts'
import { mostDrawn, numberSaid } from '../figure-words.ts'
import { Label, labelled, letter, width } from './label.tsx'

const row = 34
const bar = 18
const left = labelled + 8
const right = 44

/** A bar for each row, of one column or of several after each other, with the sum behind it. */
export const Bars = ({
  view,
  figure,
  columns,
}: {
  view: View
  figure: Figure
  columns: readonly string[]
}) => {
  const rows = figure.rows.slice(0, mostDrawn).map((one) => {
    const parts = columns.map((id) => valueAt(figure, one, id) ?? 0)
    return { label: view.say(one.label), parts, sum: parts.reduce((sum, part) => sum + part, 0) }
  })
  const most = Math.max(1, ...rows.map(({ sum }) => sum))
  const scale = (width - left - right) / most
  return (
    <>
      {rows.map(({ label, parts, sum }, index) => {
        const top = index * row + (row - bar) / 2
        return (
          <>
            <Label text={label} middle={top + bar / 2} />
            {parts.map((part, at) => {
              const before = parts.slice(0, at).reduce((total, one) => total + one, 0)
              return part === 0 ? null : (
                <rect
                  class={`part-${at + 1}`}
                  x={(left + before * scale).toFixed(1)}
                  y={top}
                  width={Math.max(1, part * scale).toFixed(1)}
                  height={bar}
                />
              )
            })}
            <text x={(left + sum * scale + 6).toFixed(1)} y={(top + bar / 2 + letter * 0.36).toFixed(1)}>
              {numberSaid({ value: sum })}
            </text>
          </>
        )
      })}
    </>
  )
}

export const barsHeight = (figure: Figure): number => Math.min(mostDrawn, figure.rows.length) * row
