import { z } from 'zod'

/** What identifies an organisation: a Chinese unified social credit code, an LEI, or a local code with its country. */
export const OrganisationCode = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('uscc'), value: z.string().length(18) }),
  z.strictObject({ kind: z.literal('lei'), value: z.string().length(20) }),
  z.strictObject({
    kind: z.literal('other'),
    country: z.string().regex(/^[A-Z]{2}$/),
    value: z.string().regex(/^[0-9A-Z-]{1,40}$/),
  }),
])
export type OrganisationCode = z.infer<typeof OrganisationCode>

export type CodeProblem =
  | 'missing'
  | 'wrong-length'
  | 'bad-character'
  | 'bad-check-digit'
  | 'bad-organisation-check-digit'
  | 'chinese-code'

/** The alphabet of GB 32100-2015: no I, O, S, V, Z; the value of a character is its place. */
const gb32100 = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** 3 to the power of the position, modulo 31. */
const weights32100 = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const weights11714 = [3, 7, 9, 10, 5, 8, 4, 2]

/** The 18th character, from the 17 before it (GB 32100-2015). */
export const usccCheckCharacter = (first17: string): string => {
  const sum = weights32100.reduce(
    (total, weight, index) => total + gb32100.indexOf(first17.charAt(index)) * weight,
    0,
  )
  return gb32100.charAt((31 - (sum % 31)) % 31)
}

/** The check character of the organisation code inside it: positions 9 to 16 give position 17 (GB 11714, A = 10). */
export const organisationCheckCharacter = (eight: string): string => {
  const sum = weights11714.reduce(
    (total, weight, index) => total + parseInt(eight.charAt(index), 36) * weight,
    0,
  )
  const check = 11 - (sum % 11)
  return check === 11 ? '0' : check === 10 ? 'X' : String(check)
}

/** ISO 7064 MOD 97-10 over letters as 10 to 35, as ISO 17442 asks. */
const mod97 = (text: string): number =>
  [...text].reduce((rest, symbol) => {
    const value = parseInt(symbol, 36)
    return (rest * (value > 9 ? 100 : 10) + value) % 97
  }, 0)

/** Full-width, lower-case and grouped input is understood. */
export const plainCode = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\u200b.·‐-―-]/g, '')

/**
 * Reads a code. Without a country (or for China) it is a USCC when it has 18 characters and an LEI when it has 20;
 * for another country it is an LEI when it looks like one, and otherwise that country's own code. A Chinese code
 * names its country itself.
 */
export const readOrganisationCode = (
  text: string,
  country = 'CN',
): { ok: true; code: OrganisationCode } | { ok: false; problem: CodeProblem } => {
  const value = plainCode(text)
  if (value === '') return { ok: false, problem: 'missing' }
  if (value.length === 20 && leiProblem(value) === undefined)
    return { ok: true, code: { kind: 'lei', value } }
  if (country !== 'CN') {
    if (leiProblem(value) === 'bad-check-digit') return { ok: false, problem: 'bad-check-digit' }
    if (usccProblem(value) === undefined && !greaterChina.has(country))
      return { ok: false, problem: 'chinese-code' }
    const local = OrganisationCode.safeParse({ kind: 'other', country, value })
    return local.success ? { ok: true, code: local.data } : { ok: false, problem: 'bad-character' }
  }
  const problem = value.length === 20 ? leiProblem(value) : usccProblem(value)
  return problem ? { ok: false, problem } : { ok: true, code: { kind: 'uscc', value } }
}

/** Whose registers stand apart, though an organisation there may have a code of the mainland as well. */
const greaterChina: ReadonlySet<string> = new Set(['HK', 'MO', 'TW'])

/** What is wrong with a unified social credit code, or nothing. */
export const usccProblem = (value: string): CodeProblem | undefined => {
  if (value.length !== 18) return 'wrong-length'
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(value)) return 'bad-character'
  if (usccCheckCharacter(value.slice(0, 17)) !== value[17]) return 'bad-check-digit'
  if (organisationCheckCharacter(value.slice(8, 16)) !== value[16]) return 'bad-organisation-check-digit'
  return undefined
}

/** What is wrong with a legal entity identifier, or nothing. */
export const leiProblem = (value: string): CodeProblem | undefined => {
  if (value.length !== 20) return 'wrong-length'
  if (!/^[0-9A-Z]{18}\d{2}$/.test(value)) return 'bad-character'
  return mod97(value) === 1 ? undefined : 'bad-check-digit'
}

/** The division that no authority issues codes for: what a practice code is known by. */
const practiceDivision = '000000'

/** A code with right check digits that cannot be anybody's: for practice and tests. Same seed, same code. */
export const practiceUscc = (seed: string): string => {
  // FNV-1a, twice with different starts, spreads a name over eight digits.
  const hash = (start: number) =>
    [...seed].reduce((h, c) => Math.imul(h ^ (c.codePointAt(0) ?? 0), 16777619) >>> 0, start)
  const body = `${hash(2166136261)}${hash(40389)}`.padStart(8, '7').slice(-8)
  const first17 = `91${practiceDivision}${body}${organisationCheckCharacter(body)}`
  return `${first17}${usccCheckCharacter(first17)}`
}

export const isPracticeCode = (value: string): boolean =>
  value.length === 18 && value.slice(2, 8) === practiceDivision

/** A code in groups, for reading aloud: 2-6-9-1 for a USCC, fours for an LEI. */
export const groupedCode = (code: OrganisationCode): string => {
  switch (code.kind) {
    case 'uscc':
      return [
        code.value.slice(0, 2),
        code.value.slice(2, 8),
        code.value.slice(8, 17),
        code.value.slice(17),
      ].join(' ')
    case 'lei':
      return (code.value.match(/.{1,4}/g) ?? []).join(' ')
    case 'other':
      return `${code.country} ${code.value}`
  }
}
