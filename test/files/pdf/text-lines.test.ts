import { expect, test } from 'vitest'
import { breakLines } from '../../../functions/files/pdf/text-lines.ts'

/** Ideographs are one wide, letters half of that. */
const measure = (character: string): number => ((character.codePointAt(0) ?? 0) >= 0x2e80 ? 1 : 0.5)
const lines = (text: string, width: number): string[] => breakLines(text, width, measure, 1)

test('Chinese breaks anywhere, but no line begins with a closing mark', () => {
  expect(lines('创新联合体，申报书', 5)).toEqual(['创新联合', '体，申报书'])
})

test('no line ends with an opening mark', () => {
  expect(lines('联合体为“核心”任务', 4.5)).toEqual(['联合体为', '“核心”任', '务'])
})

test('words and numbers stay whole', () => {
  expect(lines('预算 1,234.5 万元 total budget', 7)).toEqual(['预算 1,234.5', '万元 total', 'budget'])
})

test('what is longer than a line is cut at its end and nothing of it is lost', () => {
  const hash = 'a3f5'.repeat(16)
  const cut = lines(hash, 10)
  expect(cut.join('')).toBe(hash)
  expect(cut.every((line) => line.length <= 20)).toBe(true)
})

test('what was typed on lines of its own stays so', () => {
  expect(lines('一\n\n二', 10)).toEqual(['一', '', '二'])
})
