import { linesOf } from '../../web/ui/svg-text.ts'

/** The room of a picture; letters are so high. */
export const width = 480
export const letter = 13
export const labelled = 138

/** At most two lines; what is longer ends with an ellipsis, and stands whole in the table. */
export const labelLines = (text: string): string[] => {
  const lines = linesOf(text, labelled / letter)
  return lines.length <= 2 ? lines : [lines[0] ?? '', `${(lines[1] ?? '').slice(0, -1)}…`]
}

/** What a row is, right against its bar or box. */
export const Label = ({ text, middle }: { text: string; middle: number }) => {
  const lines = labelLines(text)
  return (
    <text text-anchor="end">
      {lines.map((line, index) => (
        <tspan
          x={labelled}
          y={(middle + letter * 0.36 + (index - (lines.length - 1) / 2) * letter * 1.15).toFixed(1)}
        >
          {line}
        </tspan>
      ))}
    </text>
  )
}

/** Steps of 1, 2 or 5 that lead over a range in about four goes. */
export const ticksOf = (least: number, most: number): number[] => {
  const span = Math.max(most - least, 1e-9)
  const rough = span / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? power
  const first = Math.floor(least / step)
  const last = Math.ceil(most / step)
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  )
}
