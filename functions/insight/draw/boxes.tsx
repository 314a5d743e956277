import { type Figure, valueAt } from '../../../domain/insight/figure.ts'
import type { View } from '../../web/context.ts'
import { mostDrawn } from '../figure-words.ts'
import { Label, labelled, ticksOf, width } from './label.tsx'

const row = 36
const box = 18
const left = labelled + 10
const right = 16
const axis = 26

/** A box for each row from quarter to three quarters, a line at the middle, whiskers to the ends, a mark at the limit. */
export const Boxes = ({
  view,
  figure,
  limit,
  around,
}: {
  view: View
  figure: Figure
  limit?: string | undefined
  around?: number | undefined
}) => {
  const rows = figure.rows.slice(0, mostDrawn)
  const values = rows.flatMap((one) =>
    ['least', 'most', ...(limit === undefined ? [] : [limit])].flatMap(
      (id) => valueAt(figure, one, id) ?? [],
    ),
  )
  const ticks = ticksOf(Math.min(around ?? 0, ...values), Math.max(around ?? 0, 1, ...values))
  const [first = 0, last = 1] = [ticks[0], ticks.at(-1)]
  const x = (value: number): string =>
    (left + ((value - first) / (last - first)) * (width - left - right)).toFixed(1)
  const bottom = rows.length * row
  return (
    <>
      {ticks.map((tick) => (
        <>
          <line class="grid" x1={x(tick)} y1="0" x2={x(tick)} y2={bottom} />
          <text class="soft" x={x(tick)} y={bottom + 17} text-anchor="middle">
            {tick}
          </text>
        </>
      ))}
      {around === undefined ? null : <line class="base" x1={x(around)} y1="0" x2={x(around)} y2={bottom} />}
      {rows.map((one, index) => {
        const top = index * row + (row - box) / 2
        const center = top + box / 2
        const [least, low, middle, high, most, mark] = [
          ...['least', 'low', 'middle', 'high', 'most'],
          limit ?? '',
        ].map((id) => valueAt(figure, one, id))
        return (
          <>
            <Label text={view.say(one.label)} middle={center} />
            {least === undefined || most === undefined ? null : (
              <line class="whisker" x1={x(least)} y1={center} x2={x(most)} y2={center} />
            )}
            {low === undefined || high === undefined ? null : (
              <rect
                class="box"
                x={x(low)}
                y={top}
                width={Math.max(2, Number(x(high)) - Number(x(low))).toFixed(1)}
                height={box}
              />
            )}
            {middle === undefined ? null : (
              <line class="middle" x1={x(middle)} y1={top} x2={x(middle)} y2={top + box} />
            )}
            {mark === undefined ? null : (
              <path
                class="limit"
                d={`M${x(mark)} ${top - 4}V${top + box + 4}M${Number(x(mark)) - 4} ${top - 5}h8l-4 6z`}
              />
            )}
          </>
        )
      })}
    </>
  )
}

export const boxesHeight = (figure: Figure): number => Math.min(mostDrawn, figure.rows.length) * row + axis
