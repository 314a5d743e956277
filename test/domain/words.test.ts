import { expect, test } from 'vitest'
import { clipped, longestText, Words } from '../../domain/words.ts'

test('a text of any length becomes words that can be kept', () => {
  for (const text of [
    '短',
    '长'.repeat(longestText),
    '长'.repeat(longestText + 1),
    '😀'.repeat(longestText),
  ]) {
    const kept = clipped(text)
    expect(Words.safeParse({ zh: kept, en: kept }).success).toBe(true)
    expect(kept.isWellFormed()).toBe(true)
    expect(kept === text || kept.endsWith('…')).toBe(true)
  }
})
