/** How far a sheet may lie from the mean before it is said to leaders, where the programme says nothing of it. */
const usualDistance = 10

/** A total of 100 among those of a panel. */
export type PlacedSheet = {
  readonly total: number
  /** Further from the mean than the programme likes sheets to lie apart. */
  readonly apart: boolean
  /** On the other side of the line than the panel's result. */
  readonly minority: boolean
}

const oneDecimal = (value: number): number => Math.round(value * 10) / 10

/** Each sheet's total against what the panel came to: who reads one number alone would take it for agreement. */
export const placedSheets = (
  totals: readonly number[],
  result: { readonly mean: number },
  panel: { readonly threshold: number; readonly maxSpread?: number | undefined },
): PlacedSheet[] => {
  const most = panel.maxSpread === undefined ? usualDistance : Math.min(panel.maxSpread, usualDistance)
  return totals.map((total) => ({
    total: oneDecimal(total),
    apart: Math.abs(total - result.mean) > most,
    minority: total >= panel.threshold !== result.mean >= panel.threshold,
  }))
}
