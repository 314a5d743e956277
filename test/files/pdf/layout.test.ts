import { expect, test } from 'vitest'
import { layOut } from '../../../functions/files/pdf/layout.ts'
import { a4, margin, type Page } from '../../../functions/files/pdf/sheet.ts'
import type { Block, Chapter, Paper } from '../../../functions/paper/paper.ts'

const measure = (character: string): number => ((character.codePointAt(0) ?? 0) >= 0x2e80 ? 1 : 0.55)
const laid = (blocks: readonly Block[], more: Partial<Chapter> = {}) => {
  const paper: Paper = {
    language: 'zh',
    title: '',
    dated: '2031-03-03T01:00:00.000Z',
    cover: { programme: '', kind: '', title: '', facts: [] },
    running: '',
    contents: '目录',
    chapters: [{ id: 'one', title: '第一章', blocks, ...more }],
  }
  return layOut(paper, measure).pages.slice(2)
}
const texts = (page: Page | undefined): string[] =>
  (page?.marks ?? []).flatMap((mark) => (mark.is === 'text' ? [mark.text] : []))
const facts = (n: number): Block => ({
  is: 'facts',
  rows: Array.from({ length: n }, (_, index) => [`问题${index}`, '答'] as const),
})

test.each([20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31])(
  'after %i rows no heading is the last thing on its page',
  (n) => {
    const pages = laid([facts(n), { is: 'answer', question: '任务分工', text: '甲'.repeat(400) }])
    for (const page of pages) expect(texts(page).at(-1)).not.toBe('任务分工')
  },
)

test('nothing stands outside the margins, however wide a table wants to be', () => {
  const wide: Block = {
    is: 'grid',
    caption: '',
    heads: Array.from({ length: 14 }, (_, n) => `第${n}列的名称`),
    rows: Array.from({ length: 30 }, () =>
      Array.from({ length: 14 }, () => '91310000MA1FL1000X 很长的一段说明文字'),
    ),
    numbers: [],
  }
  for (const page of laid([wide]))
    for (const mark of page.marks) {
      if (mark.is !== 'text') continue
      const width = [...mark.text].reduce((sum, one) => sum + measure(one), 0) * mark.size
      expect(mark.x).toBeGreaterThanOrEqual(margin.left)
      expect(mark.x + width).toBeLessThanOrEqual(a4.width - margin.right + 0.5)
      expect(mark.y).toBeLessThan(a4.height - margin.bottom)
    }
})

test('a cell that is higher than a page goes on, and loses no character', () => {
  const text = Array.from({ length: 3000 }, (_, n) => String.fromCodePoint(0x4e00 + n)).join('')
  const grid: Block = { is: 'grid', caption: '', heads: ['甲', '乙'], rows: [['一', text]], numbers: [] }
  const pages = laid([grid])
  expect(pages.length).toBeGreaterThan(1)
  expect(
    pages
      .flatMap(texts)
      .join('')
      .replaceAll(/[甲乙](?=[甲乙]|$)/g, ''),
  ).toContain(text.slice(0, 500))
  expect(pages.flatMap(texts).join('')).toContain(text.slice(-20))
})

test('a block to seal is never torn', () => {
  const seal = (n: number): Block => ({
    is: 'seal',
    seal: { name: `单位${n}`, role: '成员', code: '', statement: '同意。', lines: ['公章：', '日期：'] },
  })
  const pages = laid(Array.from({ length: 12 }, (_, n) => seal(n)))
  expect(pages.length).toBeGreaterThan(1)
  for (const page of pages) {
    const said = texts(page)
    expect(said.filter((text) => text.startsWith('单位')).length).toBe(
      said.filter((text) => text === '日期：').length,
    )
  }
})
