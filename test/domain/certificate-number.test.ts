import { expect, test } from 'vitest'
import { numbersToTry } from '../../domain/certificate-number.ts'

test.each([
  ['as it is printed', 'LGIC-2026-001'],
  ['in small letters', 'lgic-2026-001'],
  ['in full width', 'ＬＧＩＣ－２０２６－００１'],
  ['with blanks between the signs', ' LGIC - 2026 - 001 '],
  ['with an ideographic blank', 'LGIC-2026\u3000-001'],
  ['with dashes that a word processor made', 'LGIC–2026—001'],
  ['with a minus', 'LGIC−2026−001'],
])('a number is found %s', (_, typed) => {
  expect(numbersToTry(typed)).toContain('LGIC-2026-001')
})

test('a number with one sign changed is another number', () => {
  expect(numbersToTry('LGIC-2026-002')).toEqual(['LGIC-2026-002'])
})
