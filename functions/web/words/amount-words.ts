import { limitWords } from '../../../domain/scheme-words.ts'
import type { Currency } from '../../../domain/support.ts'
import type { Words } from '../../../domain/words.ts'
import { timeFormat } from '../../../domain/time-format.ts'
import { currencyWords } from './scheme-words.ts'

/** How a programme's numbers are said: months, days of the year, money, shares. */

/** Whole years where it is whole years. */
export const monthsWords = (n: number): Words =>
  n % 12 === 0
    ? { zh: `${n / 12} 年`, en: `${n / 12} ${n === 12 ? 'year' : 'years'}` }
    : limitWords({ n, unit: 'month' })

/** `03-20` → `3月20日` / `20 March`. */
export const monthDayWords = (monthDay: string): Words => {
  const at = new Date(`2000-${monthDay}T12:00:00Z`)
  const said = (language: string): string =>
    timeFormat(language, { timeZone: 'UTC', day: 'numeric', month: 'long' }).format(at)
  return { zh: said('zh-CN'), en: said('en-GB') }
}

export const monthName = (month: number): Words => ({
  zh: `${month}月`,
  en: timeFormat('en-GB', { timeZone: 'UTC', month: 'long' }).format(new Date(Date.UTC(2000, month - 1, 15))),
})

const compact = { notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 9 } as const
const plain = { maximumFractionDigits: 2 } as const
const format = {
  zh: { large: new Intl.NumberFormat('zh-CN', compact), small: new Intl.NumberFormat('zh-CN', plain) },
  en: { large: new Intl.NumberFormat('en-GB', compact), small: new Intl.NumberFormat('en-GB', plain) },
} as const

/** `2000万元` / `CNY 20 million`; to the last unit of the currency, never rounded. */
export const moneyWords = (amount: number, currency: Currency): Words => ({
  zh: `${format.zh[amount >= 10_000 ? 'large' : 'small'].format(amount)}${currencyWords[currency].zh}`,
  en: `${currencyWords[currency].en} ${format.en[amount >= 1_000_000 ? 'large' : 'small'].format(amount)}`,
})

/** `0.03` → `3%`. */
export const shareWords = (share: number): string => `${Number((share * 100).toFixed(4))}%`

/** A list in both languages: `甲、乙` / `a, b`. */
export const listed = (parts: readonly Words[]): Words => ({
  zh: parts.map(({ zh }) => zh).join('、'),
  en: parts.map(({ en }) => en).join(', '),
})

/** A sentence that stands alone begins with a capital. */
export const sentence = ({ zh, en }: Words): Words => ({
  zh,
  en: `${en.slice(0, 1).toUpperCase()}${en.slice(1)}`,
})
