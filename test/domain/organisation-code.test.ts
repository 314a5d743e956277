import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  groupedCode,
  isPracticeCode,
  leiProblem,
  practiceUscc,
  readOrganisationCode,
  usccProblem,
} from '../../domain/organisation-code.ts'

const Case = z.object({
  code: z.string(),
  valid: z.boolean(),
  note: z.string().optional(),
  holder: z.string().optional(),
})
const { uscc, lei } = z
  .object({ uscc: z.array(Case), lei: z.array(Case) })
  .parse(JSON.parse(readFileSync(new URL('../data/identifiers.json', import.meta.url), 'utf8')))

describe('published identifiers', () => {
  test.each(uscc)('USCC $code ($holder $note) is valid: $valid', ({ code, valid }) => {
    expect(usccProblem(code) === undefined).toBe(valid)
  })
  test.each(lei)('LEI $code ($holder $note) is valid: $valid', ({ code, valid }) => {
    expect(leiProblem(code) === undefined).toBe(valid)
  })
})

test('full-width, lower-case and grouped input is understood', () => {
  expect(readOrganisationCode('１２１０００００ 4000 00624ｄ')).toEqual({
    ok: true,
    code: { kind: 'uscc', value: '12100000400000624D' },
  })
})

test('a foreign organisation has an LEI or a local code of its country', () => {
  expect(readOrganisationCode('hwup-kr0m-pou8-fgxb-t394', 'US')).toEqual({
    ok: true,
    code: { kind: 'lei', value: 'HWUPKR0MPOU8FGXBT394' },
  })
  expect(readOrganisationCode('FN 56543p', 'AT')).toEqual({
    ok: true,
    code: { kind: 'other', country: 'AT', value: 'FN56543P' },
  })
  expect(readOrganisationCode('FN 56543p', 'CN')).toEqual({ ok: false, problem: 'wrong-length' })
})

test.each([
  ['an LEI with a wrong check digit', 'HWUPKR0MPOU8FGXBT395', 'US', 'bad-check-digit'],
  ['a Chinese code under another country', '12100000400000624D', 'DE', 'chinese-code'],
  ['a character that no local code has', 'FN_1', 'AT', 'bad-character'],
])('%s is refused', (_name, text, country, problem) => {
  expect(readOrganisationCode(text, country)).toEqual({ ok: false, problem })
})

test('a code of the mainland may be an organisation’s own in Hong Kong, Macao and Taiwan', () => {
  for (const country of ['HK', 'MO', 'TW'])
    expect(readOrganisationCode('12100000400000624D', country)).toMatchObject({ ok: true })
})

test('a code reads in groups', () => {
  expect(groupedCode({ kind: 'uscc', value: '12100000400000624D' })).toBe('12 100000 400000624 D')
})

test('one wrong character never passes', () => {
  const valid = uscc.filter((entry) => entry.valid).map((entry) => entry.code)
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  fc.assert(
    fc.property(
      fc.constantFrom(...valid),
      fc.integer({ min: 0, max: 17 }),
      fc.constantFrom(...alphabet),
      (code, place, symbol) => {
        fc.pre(code[place] !== symbol)
        expect(usccProblem(code.slice(0, place) + symbol + code.slice(place + 1))).toBeDefined()
      },
    ),
  )
})

test('a practice code passes the check, is stable, and belongs to no division', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (seed) => {
      const code = practiceUscc(seed)
      expect(usccProblem(code)).toBeUndefined()
      expect(isPracticeCode(code)).toBe(true)
      expect(practiceUscc(seed)).toBe(code)
    }),
  )
})
