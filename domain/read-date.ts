import { CivilDate } from './calendar.ts'

/** `2026-11-23`, `2026/1/5`, `2026年1月5日`, also in full width. */
export const readDate = (text: string): CivilDate | undefined => {
  const typed = text.normalize('NFKC').trim()
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(typed)
  if (!found) return undefined
  const [, year, month = '', day = ''] = found
  return CivilDate.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`).data
}
