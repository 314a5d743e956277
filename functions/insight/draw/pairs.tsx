import { columnAt, type Figure, valueAt } from '../../../domain/insight/figure.ts'
import type { View } from '../../web/context.ts'
import { mostDrawn, numberSaid } from '../figure-words.ts'
import { Label, labelLines, labelled, letter, width } from './label.tsx'

const row = 34
const bar = 16
const left = labelled + 8
const head = 34

/** Columns of different units side by side: what was given, and what came of it. Each is as long as its own most. */
export const Pairs = ({
  view,
  figure,
  columns,
}: {
  view: View
  figure: Figure
  columns: readonly string[]
}) => {
  const rows = figure.rows.slice(0, mostDrawn)
  const wide = (width - left) / columns.length
  return (
    <>
      {columns.map((id, at) => {
        const x = left + at * wide
        const most = Math.max(1e-9, ...rows.map((one) => valueAt(figure, one, id) ?? 0))
        const column = figure.columns[columnAt(figure, id)]
        const lines = column ? labelLines(view.say(column.head)) : []
        return (
          <>
            <text class="soft">
              {lines.map((line, index) => (
                <tspan x={x.toFixed(1)} y={letter + index * letter * 1.15}>
                  {line}
                </tspan>
              ))}
            </text>
            {rows.map((one, index) => {
              const value = valueAt(figure, one, id) ?? 0
              const top = head + index * row
              return (
                <>
                  <rect
                    class={at === 0 ? 'part-1' : 'part-2'}
                    x={x.toFixed(1)}
                    y={top + letter}
                    width={(value === 0 ? 0 : Math.max(1, (value / most) * (wide - 14))).toFixed(1)}
                    height={bar - 6}
                  />
                  <text class="small" x={x.toFixed(1)} y={top + letter - 3}>
                    {numberSaid({ value })}
                  </text>
                </>
              )
            })}
          </>
        )
      })}
      {rows.map((one, index) => (
        <Label text={view.say(one.label)} middle={head + index * row + letter} />
      ))}
    </>
  )
}

export const pairsHeight = (figure: Figure): number => head + Math.min(mostDrawn, figure.rows.length) * row
