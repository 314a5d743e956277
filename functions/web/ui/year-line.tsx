/** A row of the year: times that something is open, and months in which nothing is taken. */
export type YearRow = {
  readonly label: string
  readonly spans: readonly { readonly from: string; readonly to: string }[]
  readonly blockedMonths: readonly number[]
}

const left = 4
const month = 29.2
const rowHeight = 40
const days = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

/** Where a day of the year lies: `03-20`. */
const at = (monthDay: string): number => {
  const [monthOf = 1, day = 1] = monthDay.split('-').map(Number)
  const before = days[monthOf - 1] ?? 0
  const length = (days[monthOf] ?? 365) - before
  return left + month * (monthOf - 1 + Math.min(1, (day - 1) / length))
}

/** The end of that day. */
const after = (monthDay: string): number => Math.min(left + 12 * month, at(monthDay) + month / 31)

/** A time over the turn of the year is two in the line of one. */
const withinYear = ({ from, to }: YearRow['spans'][number]): (readonly [string, string])[] =>
  from <= to
    ? [[from, to]]
    : [
        [from, '12-31'],
        ['01-01', to],
      ]

/** Twelve months in a line, for eyes; the list under it says the dates. */
export const YearLine = ({ rows }: { rows: readonly YearRow[] }) => (
  <svg class="year" viewBox={`0 0 360 ${rows.length * rowHeight + 22}`} aria-hidden="true">
    {rows.map((row, index) => {
      const top = index * rowHeight
      return (
        <>
          <text x={left} y={top + 13}>
            {row.label}
          </text>
          <rect class="ground" x={left} y={top + 19} width={12 * month} height={14} />
          {row.blockedMonths.map((blocked) => (
            <rect class="blocked" x={left + month * (blocked - 1)} y={top + 19} width={month} height={14} />
          ))}
          {row.spans.flatMap(withinYear).map(([first, last]) => (
            <rect
              class="span"
              x={at(first).toFixed(1)}
              y={top + 19}
              width={(after(last) - at(first)).toFixed(1)}
              height={14}
            />
          ))}
        </>
      )
    })}
    {days.map((_, index) => (
      <text
        class="soft"
        x={(left + month * (index + 0.5)).toFixed(1)}
        y={rows.length * rowHeight + 12}
        text-anchor="middle"
      >
        {index + 1}
      </text>
    ))}
  </svg>
)
