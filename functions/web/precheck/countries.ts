import type { Language } from '../../../domain/words.ts'

/** Countries whose organisations were met in consortia so far: offered by name, every other one by its code. */
const offered =
  'CN HK MO TW JP KR SG US CA AU NZ IL IN BR ZA GB CH NO IS TR UA AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(
    ' ',
  )

const names = {
  zh: new Intl.DisplayNames('zh-CN', { type: 'region' }),
  en: new Intl.DisplayNames('en-GB', { type: 'region' }),
} as const

/** A country in the reader's language; its code where the language has no name for it. */
export const countryName = (code: string, language: Language): string => names[language].of(code) ?? code

export const offeredCountries: readonly string[] = offered

const known = new Map(
  offered.flatMap((code) => [
    [names.zh.of(code)?.toLowerCase() ?? code, code] as const,
    [names.en.of(code)?.toLowerCase() ?? code, code] as const,
  ]),
)

/** `cn`, `ＣＮ`, `中国` and `China` are one country; nothing where it cannot be told. */
export const countryOf = (typed: string): string | undefined => {
  const text = typed.normalize('NFKC').trim()
  if (/^[A-Za-z]{2}$/.test(text)) return text.toUpperCase()
  return known.get(text.toLowerCase())
}
