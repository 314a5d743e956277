import { expect, test } from 'vitest'
import { documentFont } from '../../../functions/files/pdf/font.ts'
import { drawable } from '../../../functions/files/pdf/glyphs.ts'

const { face } = documentFont()

test('the font knows the characters of names, also some beyond the first plane', () => {
  const lacking = [...'概伦𰻝镕喆①㎡“”—'].filter((one) => !face.covers(one.codePointAt(0) ?? 0))
  expect(lacking).toEqual([])
})

test('a character without a picture becomes 〓 with its number, and is reported', () => {
  const missed = new Set<string>()
  expect(drawable('𠮷野家🙂', face.covers, missed)).toBe('〓(U+20BB7)野家〓(U+1F642)')
  expect([...missed]).toEqual(['𠮷', '🙂'])
})

test('what is drawn by nothing goes without a sign', () => {
  const missed = new Set<string>()
  expect(drawable('甲\u200b乙\ufe0f\u0007', face.covers, missed)).toBe('甲乙')
  expect(missed.size).toBe(0)
})

test('an ideograph is as wide as it is high, a digit about half of that', () => {
  expect(face.widthOf('联')).toBe(1)
  expect(face.widthOf('1')).toBeGreaterThan(0.45)
  expect(face.widthOf('1')).toBeLessThan(0.65)
})
