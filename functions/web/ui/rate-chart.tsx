import { shareWords } from '../words/amount-words.ts'

export type YearRate = { readonly year: number; readonly rate: number }

/** Bars of the part that is paid, by year of the term, for eyes; the table under it says the same. */
export const RateChart = ({ rates }: { rates: readonly YearRate[] }) => {
  const step = Math.min(44, 348 / Math.max(1, rates.length))
  return (
    <svg class="rates" viewBox="0 0 360 108" aria-hidden="true">
      {rates.map(({ year, rate }, index) => {
        const x = 6 + index * step
        const height = Math.max(1, rate * 70)
        return (
          <>
            <rect
              x={x.toFixed(1)}
              y={(88 - height).toFixed(1)}
              width={(step - 6).toFixed(1)}
              height={height.toFixed(1)}
            />
            <text x={(x + (step - 6) / 2).toFixed(1)} y={(83 - height).toFixed(1)} text-anchor="middle">
              {shareWords(rate)}
            </text>
            <text class="soft" x={(x + (step - 6) / 2).toFixed(1)} y="103" text-anchor="middle">
              {year}
            </text>
          </>
        )
      })}
    </svg>
  )
}
