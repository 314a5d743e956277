import { describe, expect, test } from 'vitest'
import { drawPaper } from '../../../functions/files/pdf/draw.ts'
import type { Block, Chapter, Paper } from '../../../functions/paper/paper.ts'
import { readPdf } from '../../support/pdf.ts'

const long =
  '面向集成电路设计自动化全流程“卡脖子”环节，整合高校、研究院所与上下游企业力量，构建自主可控的工具链。'
const seal = (name: string): Block => ({
  is: 'seal',
  seal: {
    name,
    role: '成员',
    code: '',
    statement: '本单位同意参加本联合体。',
    lines: ['单位（公章）：', '日期：'],
  },
})
const budget: Block = {
  is: 'grid',
  caption: '经费预算',
  heads: ['来源', '2031'],
  rows: Array.from({ length: 80 }, (_, n) => [`来源${n}`, `${n},000`]),
  numbers: [false, true],
}
const paper = (chapters: readonly Chapter[], more: Partial<Paper> = {}): Paper => ({
  language: 'zh',
  title: '概伦创新联合体 申报书',
  dated: '2031-03-03T01:00:00.000Z',
  cover: {
    programme: '临港方案',
    kind: '申报书',
    title: '概伦创新联合体',
    facts: [['牵头单位', '概伦电子']],
  },
  running: '概伦创新联合体 · A2031-ABCDEFGH',
  contents: '目录',
  chapters,
  ...more,
})
const plan: Chapter = {
  id: 'plan',
  title: '建设方案',
  blocks: [
    { is: 'answer', question: '任务分工', text: long.repeat(60) },
    { is: 'heading', text: '经费预算' },
    budget,
  ],
}
const seals: Chapter = { id: 'seals', title: '承诺与签章', apart: true, blocks: ['甲', '乙', '丙'].map(seal) }

describe('a PDF that another program reads', () => {
  test('has its text as Chinese, in order, on numbered pages', async () => {
    const { pages, info } = await readPdf(await drawPaper(paper([plan, seals])))
    expect(pages.join('')).toContain('任务分工面向集成电路设计自动化全流程“卡脖子”环节')
    expect(pages.at(0)).toContain('申报书')
    expect(pages.at(1)).toContain(`2 / ${pages.length}`)
    expect(pages.at(-1)).toContain('本单位同意参加本联合体。单位（公章）：')
    expect(info).toMatchObject({ Title: '概伦创新联合体 申报书', Language: 'zh-CN' })
  })

  test('names the pages of its chapters in the contents and in the outline', async () => {
    const { pages, outline } = await readPdf(await drawPaper(paper([plan, seals])))
    expect(outline).toEqual(['一、建设方案', '二、承诺与签章'])
    const at = pages.findIndex((page, index) => index > 1 && page.includes('二、承诺与签章')) + 1
    expect(pages[1]).toMatch(new RegExp(`二、承诺与签章\\s*${at}`))
  })

  test('repeats the heads of a table on every page of it, and tells a screen reader of one table', async () => {
    const { pages, told } = await readPdf(await drawPaper(paper([plan])))
    const with80 = pages.filter((page) => /来源\d/.test(page))
    expect(with80.length).toBeGreaterThan(2)
    for (const page of with80) expect(page.replaceAll(/\s/g, '')).toContain('来源2031')
    expect(told.flat().filter((role) => role === 'TH').length).toBe(2)
    expect(told.flat()).toEqual(expect.arrayContaining(['H1', 'H2', 'P', 'Table', 'TR', 'TD', 'TOC']))
  })

  test('says on every page that it is a draft, and not once it is handed in', async () => {
    const draft = await readPdf(await drawPaper(paper([plan], { mark: '草稿' })))
    expect(draft.pages.every((page) => page.includes('草稿'))).toBe(true)
    const handedIn = await readPdf(await drawPaper(paper([plan])))
    expect(handedIn.pages.some((page) => page.includes('草稿'))).toBe(false)
  })

  test('lists what the font cannot draw', async () => {
    const chapter: Chapter = { id: 'a', title: '甲', blocks: [{ is: 'text', text: '𠮷野家' }] }
    const { pages } = await readPdf(await drawPaper(paper([chapter])))
    expect(pages.join('')).toContain('〓(U+20BB7)野家')
    expect(pages.at(-1)).toContain('字库中没有的字')
    expect(pages.at(-1)).toContain('U+20BB7')
  })
})

test('the same content gives the same bytes, another content others', async () => {
  const first = await drawPaper(paper([plan, seals]))
  expect((await drawPaper(paper([plan, seals]))).equals(first)).toBe(true)
  expect((await drawPaper(paper([plan]))).equals(first)).toBe(false)
})
