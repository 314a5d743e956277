import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId } from '../../../domain/ids.ts'
import { Scheme } from '../../../domain/scheme.ts'
import { lingang } from '../../../schemes/lingang.ts'
import { type Desk, openDesk } from '../../support/desk.ts'
import { textOf } from '../../support/page-text.ts'
import { readPdf } from '../../support/pdf.ts'
import { openTown, type Town } from '../../support/town.ts'

let town: Town
let desk: Desk
let draft: CaseId
let handedIn: CaseId
beforeAll(async () => {
  town = await openTown()
  desk = openDesk(town)
  draft = await town.draft('概伦电子', [['交通大学', 'university']])
  handedIn = await town.apply('芯原微电子', [
    ['复旦大学', 'university'],
    ['华谊集团', 'enterprise'],
  ])
})
afterAll(() => desk.stop())

const page = async (name: string, path: string): Promise<string> => {
  const response = await desk.get(name, path)
  expect(response.status).toBe(200)
  return textOf(await response.text())
}
const pdf = async (name: string, path: string) => {
  const response = await desk.get(name, path)
  expect(response.status).toBe(200)
  return { response, ...(await readPdf(new Uint8Array(await response.arrayBuffer()))) }
}
const squeezed = (text: string): string => text.replaceAll(/\s/g, '')

test('a draft is one document with every section, its members and the seals, and says that it is a draft', async () => {
  const said = await page('概伦电子', `/cases/${draft}/document`)
  for (const part of [
    '申报书',
    '目录',
    '一、基本情况',
    '国产EDA全流程工具攻关',
    '12,000 万元',
    '提供测试平台',
  ])
    expect(said).toContain(part)
  expect(said).toContain('草稿')
  expect(said).toMatch(/概伦电子（牵头单位）.*法定代表人（签字或签章）.*交通大学（成员）/)
  expect(said).toContain('知识产权归属与使用 是')
})

test('what is handed in bears its number and hash instead, as a page and as a PDF', async () => {
  const { head } = await town.file(handedIn)
  const receipt = head.kind === 'application' ? head.receipt : undefined
  const said = await page('芯原微电子', `/cases/${handedIn}/document`)
  expect(said).not.toContain('草稿')
  const read = await pdf('芯原微电子', `/files/cases/${handedIn}/application.pdf`)
  for (const text of [said, squeezed(read.pages.join(''))]) {
    expect(text).toContain(receipt?.number)
    expect(text).toContain(receipt?.hash)
  }
  expect(squeezed(read.pages.join(''))).toContain('国产EDA全流程工具攻关')
  expect(read.response.headers.get('content-disposition')).toContain(
    `filename*=UTF-8''${encodeURIComponent('芯原微电子创新联合体 申报书.pdf')}`,
  )
})

test('the PDF of the same content is the same, and its digest comes with it', async () => {
  const bodies = await Promise.all(
    [1, 2].map(async () => {
      const response = await desk.get('芯原微电子', `/files/cases/${handedIn}/application.pdf`)
      return [
        response.headers.get('repr-digest'),
        Buffer.from(await response.arrayBuffer()).toString('base64'),
      ]
    }),
  )
  expect(bodies[0]).toEqual(bodies[1])
  expect(bodies[0]?.[0]).toMatch(/^sha-256=:[A-Za-z0-9+/]{43}=:$/)
})

test('it is there in the other language for the asking', async () => {
  const said = await page('概伦电子', `/cases/${draft}/document?language=en`)
  expect(said).toContain('Statement and seals')
  const { pages, info } = await pdf('概伦电子', `/files/cases/${draft}/application.pdf?language=en`)
  expect(pages.join(' ')).toContain('Legal representative (signature or seal):')
  expect(pages[0]).toContain('DRAFT')
  expect(info.Language).toBe('en')
})

test('nobody without a part in the case learns that there is one', async () => {
  for (const path of [`/cases/${draft}/document`, `/files/cases/${draft}/application.pdf`])
    expect((await desk.get('芯原微电子', path)).status).toBe(404)
  expect((await desk.get('概伦电子', `/files/cases/${draft}/report.pdf`)).status).toBe(404)
})

test('an expert of a double-blind panel gets a document without names and without seals', async () => {
  const scheme = Scheme.parse({
    ...lingang,
    ref: 'lingang@7',
    steps: lingang.steps
      .filter(({ kind }) => kind === 'review')
      .map((step) =>
        step.kind === 'review' ? { ...step, panel: { ...step.panel, blind: 'double' } } : step,
      ),
  })
  const blind = await openTown({ scheme })
  const blindDesk = openDesk(blind)
  const id = await blind.apply('盲评牵头', [
    ['盲评大学', 'university'],
    ['盲评配套', 'enterprise'],
  ])
  const [expert = ''] = await blind.asked(id, 'score')
  await blind.declares(expert, id)
  const said = await (await blindDesk.get(expert, `/cases/${id}/document`)).text()
  const response = await blindDesk.get(expert, `/files/cases/${id}/application.pdf`)
  const { pages } = await readPdf(new Uint8Array(await response.arrayBuffer()))
  for (const text of [said, pages.join('')]) {
    expect(text).toContain('〔1〕')
    for (const hidden of ['盲评大学', '盲评配套', '法定代表人', '内容校验值'])
      expect(text).not.toContain(hidden)
  }
  await blindDesk.stop()
})

test('the case page leads to both', async () => {
  const html = await (await desk.get('概伦电子', `/cases/${draft}`)).text()
  expect(html).toContain(`href="/cases/${draft}/document"`)
  expect(html).toContain(`href="/files/cases/${draft}/application.pdf?language=zh"`)
})
