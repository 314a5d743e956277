import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseId } from '../../../domain/ids.ts'
import { practiceUscc } from '../../../domain/organisation-code.ts'
import { Scheme } from '../../../domain/scheme.ts'
import { readXlsx } from '../../../functions/spreadsheet/read-xlsx.ts'
import { type Cell, textOf } from '../../../functions/spreadsheet/workbook.ts'
import { writeXlsx } from '../../../functions/spreadsheet/write-xlsx.ts'
import { lingang } from '../../../schemes/lingang.ts'
import { usualChanges } from '../../../schemes/parts/changes.ts'
import { type Desk, openDesk } from '../../support/desk.ts'
import { tableOf, textOf as pageText } from '../../support/page-text.ts'
import { openTown, type Town } from '../../support/town.ts'

const scheme = Scheme.parse({
  ...lingang,
  ref: 'lingang@8',
  // Its form has no tables of a plan that could change, or that a year's report is held against.
  changes: usualChanges(),
  evaluation: lingang.evaluation && {
    ...lingang.evaluation,
    form: lingang.evaluation.form.filter(
      ({ fields }) => !fields.some((field) => field.kind === 'table' && field.rows.is === 'targets'),
    ),
  },
  form: lingang.form
    .filter(({ fields }) => fields.some(({ kind }) => kind !== 'table'))
    .map(({ fields, ...rest }) => {
      const section = { ...rest, fields: fields.filter(({ kind }) => kind !== 'table') }
      return section.id === 'plan'
        ? {
            ...section,
            fields: [
              ...section.fields,
              {
                kind: 'table',
                id: 'money',
                label: { zh: '经费来源', en: 'Sources of funds' },
                columns: [
                  {
                    id: 'source',
                    kind: 'choice',
                    label: { zh: '来源', en: 'Source' },
                    required: true,
                    options: [
                      { value: 'own', label: { zh: '自筹', en: 'Own funds' } },
                      { value: 'public', label: { zh: '财政', en: 'Public funds' } },
                    ],
                  },
                  { id: 'by', kind: 'member', label: { zh: '承担单位', en: 'By' } },
                  {
                    id: 'amount',
                    kind: 'number',
                    label: { zh: '金额', en: 'Amount' },
                    unit: { zh: '万元', en: '× 10,000 CNY' },
                    min: 0,
                    max: 5000,
                  },
                  { id: 'due', kind: 'date', label: { zh: '到账日期', en: 'Due' } },
                  { id: 'code', kind: 'text', label: { zh: '账号', en: 'Account' }, max: 40 },
                ],
              },
            ],
          }
        : section
    }),
})

let town: Town
let desk: Desk
let id: CaseId
beforeAll(async () => {
  town = await openTown({ scheme })
  desk = openDesk(town)
  id = await town.draft('概伦电子', [['交通大学', 'university']])
})
afterAll(() => desk.stop())

const template = async (language = 'zh'): Promise<Uint8Array> => {
  const response = await desk.get('概伦电子', `/cases/${id}/import/template.xlsx`, {
    'accept-language': language,
  })
  return new Uint8Array(await response.arrayBuffer())
}
const upload = async (bytes: Uint8Array<ArrayBuffer> | string, name = '导入.xlsx') => {
  const response = await desk.post('概伦电子', `/cases/${id}/import`, { file: new File([bytes], name) })
  return { status: response.status, html: await response.text() }
}
const apply = async (html: string) => {
  const changes =
    /name="changes" value="([^"]*)"/.exec(html)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&') ?? ''
  return desk.post('概伦电子', `/cases/${id}/import/applied`, { changes })
}
const money = async () => {
  const answer = (await town.file(id)).sections.find((section) => section.id === 'plan')?.answers.money
  return typeof answer === 'object' && 'rows' in answer ? answer.rows.map(({ cells }) => cells) : []
}
const heads = ['来源 *', '承担单位', '金额（万元）', '到账日期', '账号']
const sheetOf = (rows: (string | number)[][], name = '经费来源') =>
  new Uint8Array(
    writeXlsx([
      {
        name,
        columns: heads.map((head) => ({ head, width: 10, kind: 'text' as const })),
        rows,
        ready: 0,
      },
    ]),
  )
const problems = (html: string) => tableOf(html, '需要修改的单元格')

test('the template has a sheet for each table and one for members, in the reader’s language', async () => {
  const zh = readXlsx(await template())
  expect(zh.map(({ name }) => name)).toEqual(['经费来源', '成员单位'])
  const row = (cells: readonly Cell[] | undefined) => (cells ?? []).map(textOf)
  expect(row(zh[0]?.rows[0])).toEqual([
    '行标识（请勿修改）',
    '来源 *',
    '承担单位',
    '金额（万元）',
    '到账日期',
    '账号',
  ])
  expect(row(zh[0]?.rows[1])[0]).toBe('示例')
  expect(row(zh[1]?.rows[1]).slice(1, 3)).toEqual(['交通大学', '成员'])
  expect(readXlsx(await template('en')).map(({ name }) => name)).toEqual(['Sources of funds', 'Members'])
})

test('the template as it was taken changes nothing: its example is none', async () => {
  const { status, html } = await upload(new Uint8Array(await template()))
  expect(status).toBe(200)
  expect(pageText(html)).toContain('文件与目前的内容相同。')
})

describe('a filled-in file', () => {
  test('is shown before it is taken, and then taken', async () => {
    const { html } = await upload(
      sheetOf([
        ['自筹', '交通大学', '１，２３４.5', '2031年5月6日', '6222 0001'],
        ['Public funds', practiceUscc('概伦电子'), 600, '2031/7/1', ''],
      ]),
    )
    expect(tableOf(html, '将要导入')).toEqual([['经费来源', '2', '0', '0']])
    expect(await money()).toEqual([])
    expect((await apply(html)).status).toBe(303)
    const [first, second] = await money()
    expect(first).toMatchObject({ source: 'own', amount: 1234.5, due: '2031-05-06', code: '6222 0001' })
    expect(second).toMatchObject({
      source: 'public',
      amount: 600,
      due: '2031-07-01',
      by: `uscc:${practiceUscc('概伦电子')}`,
    })
  })

  test('meets its rows again: those of the template by their mark, and what it does not name stays', async () => {
    const [sheet] = readXlsx(await template())
    const rows = (sheet?.rows ?? []).slice(1).map((row) => row.map(textOf))
    const [first = []] = rows
    const bytes = writeXlsx([
      {
        name: '经费来源',
        columns: ['行标识（请勿修改）', ...heads].map((head) => ({ head, width: 10, kind: 'text' as const })),
        rows: [first.map((cell, column) => (column === 3 ? 1500 : cell))],
        ready: 0,
      },
    ])
    const { html } = await upload(new Uint8Array(bytes))
    expect(tableOf(html, '将要导入')).toEqual([['经费来源', '0', '1', '0']])
    await apply(html)
    expect((await money()).map(({ amount }) => amount)).toEqual([1500, 600])
  })

  test('that somebody changed under is refused, and nothing is overwritten', async () => {
    const { html } = await upload(sheetOf([['自筹', '交通大学', 1, '', '']]))
    const { html: other } = await upload(sheetOf([['自筹', '交通大学', 2, '', '']]))
    await apply(other)
    expect((await apply(html)).status).toBe(409)
    expect((await money())[0]?.amount).toBe(2)
  })
})

test('every cell that is wrong is named, in one go, and nothing is taken', async () => {
  const before = await money()
  const { status, html } = await upload(
    sheetOf([
      ['自筹', '没有的单位', '很多', '下周', 1.23e17],
      ['借款', '', 9000, '2031-02-30', '1.23E+17'],
    ]),
  )
  expect(status).toBe(422)
  const cells = problems(html).map(([sheet, cell]) => `${sheet} ${cell}`)
  expect(cells).toEqual(
    expect.arrayContaining(
      ['B2', 'C2', 'D2', 'E2', 'A3', 'C3', 'D3', 'E3'].map((cell) => `经费来源 ${cell}`),
    ),
  )
  expect(problems(html).find(([, cell]) => cell === 'E2')?.[2]).toContain('请把单元格设为“文本”')
  expect(problems(html).find(([, cell]) => cell === 'C3')?.[2]).toBe('不能大于 5000')
  expect(html).not.toContain('name="changes"')
  expect(await money()).toEqual(before)
})

test('a CSV file from Excel in China is understood', async () => {
  const { status, html } = await upload('来源,金额\n财政,"2,500"\n', '经费.csv')
  expect(status).toBe(200)
  expect(tableOf(html, '将要导入')).toEqual([['经费来源', '0', '1', '0']])
})

test('members come in by code; who is not registered is named with what to do', async () => {
  await town.organisation('华谊集团', 'enterprise')
  const members = (codes: string[]) =>
    new Uint8Array(
      writeXlsx([
        {
          name: '成员单位',
          columns: ['统一社会信用代码或 LEI', '角色'].map((head) => ({
            head,
            width: 20,
            kind: 'text' as const,
          })),
          rows: codes.map((code) => [code, '成员']),
          ready: 0,
        },
      ]),
    )
  const refused = await upload(members([practiceUscc('华谊集团'), practiceUscc('没有注册')]))
  expect(problems(refused.html)).toEqual([['成员单位', 'A3', '该单位尚未注册，请在“邀请邮箱”栏填写其邮箱']])
  expect((await town.file(id)).members.length).toBe(2)
  const { html } = await upload(members([practiceUscc('华谊集团'), practiceUscc('交通大学')]))
  expect(tableOf(html, '将要导入')).toEqual([['成员单位', '1', '0', '']])
  await apply(html)
  const named = (await town.file(id)).members.find(({ name }) => name === '华谊集团')
  expect(named?.confirmation.is).toBe('asked')
})

test('who is not registered is asked by mail when its e-mail stands beside it, with or without a code', async () => {
  const sheet = (rows: string[][]) =>
    new Uint8Array(
      writeXlsx([
        {
          name: '成员单位',
          columns: ['统一社会信用代码或 LEI', '单位名称', '邀请邮箱', '国家或地区'].map((head) => ({
            ...{ head, width: 20 },
            kind: 'text' as const,
          })),
          rows,
          ready: 0,
        },
      ]),
    )
  const wrong = await upload(
    sheet([
      [practiceUscc('新公司'), '新公司', '不是邮箱'],
      [practiceUscc('新公司'), '', 'new@firm.example'],
      ['', '', 'new@firm.example'],
      [practiceUscc('新公司'), '新公司', 'new@firm.example', '中国'],
    ]),
  )
  expect(problems(wrong.html).map(([, cell]) => cell)).toEqual(['C2', 'B3', 'B4', 'D5'])

  const rows = [
    [practiceUscc('新公司'), '新公司', 'new@firm.example'],
    ['', 'Overseas Lab', 'lab@abroad.example', 'at'],
  ]
  const { html } = await upload(sheet(rows))
  expect(pageText(html)).toContain('new@firm.example')
  expect((await apply(html)).status).toBe(303)
  const file = await town.file(id)
  expect(file.members.find(({ name }) => name === '新公司')).toMatchObject({ unregistered: true })
  expect(file.invitations?.map(({ address, country }) => [address, country]).toSorted()).toEqual([
    ['lab@abroad.example', 'AT'],
    ['new@firm.example', 'CN'],
  ])
  await town.program.idle()
  // The same file once more asks nobody a second time.
  expect(pageText((await upload(sheet(rows))).html)).toContain('文件与目前的内容相同。')

  const many = Array.from({ length: 12 }, (_row, n) => ['', `单位${n}`, `a${n}@firm.example`])
  expect(problems((await upload(sheet(many))).html).map(([, cell]) => cell)).toEqual(['A12', 'A13'])
})

test('a call offers the template before there is a draft', async () => {
  const response = await desk.get('概伦电子', `/calls/${town.call.id}/template.xlsx`)
  const sheets = readXlsx(new Uint8Array(await response.arrayBuffer()))
  expect(sheets.map(({ name }) => name)).toEqual(['经费来源', '成员单位'])
  const page = await (await desk.get('概伦电子', `/calls/${town.call.id}`)).text()
  expect(page).toContain(`/calls/${town.call.id}/template.xlsx`)
})

test('only who writes the case may import, and a handed-in one takes nothing', async () => {
  expect((await desk.get('交通大学', `/cases/${id}/import`)).status).toBe(404)
  const other = await town.apply('芯原微电子', [
    ['复旦大学', 'university'],
    ['海立集团', 'enterprise'],
  ])
  expect((await desk.get('芯原微电子', `/cases/${other}/import`)).status).toBe(404)
})

test('a file that is none is refused in words', async () => {
  const { status, html } = await upload(new Uint8Array([0x89, 0x50, 0, 1]), '图.xlsx')
  expect(status).toBe(422)
  expect(pageText(html)).toContain('这不是 .xlsx 或 .csv 文件')
})
