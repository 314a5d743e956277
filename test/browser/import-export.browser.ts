import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { CaseId } from '../../domain/ids.ts'
import type { TableField } from '../../domain/table-field.ts'
import { readXlsx } from '../../functions/spreadsheet/read-xlsx.ts'
import { cellName, textOf } from '../../functions/spreadsheet/workbook.ts'
import { writeXlsx } from '../../functions/spreadsheet/write-xlsx.ts'
import * as life from '../../infra/demo/lifecycle.ts'
import { as } from '../../infra/demo/stage.ts'
import { lingang } from '../../schemes/lingang.ts'
import { wrongWith } from './support/desks.ts'
import { type House, openHouse, widths } from './support/house.ts'
import { takePictures } from './support/pictures.ts'
import { openProgramme, reported } from './support/programme.ts'
import { heading } from './support/seen.ts'

const own = reported('lingang-eda')
const lead = life.speaker(own.lead)
const Made = z.looseObject({ call: z.string() })
const Taken = z.looseObject({ title: z.string().optional() })
const day = 86_400_000

let house: House
let id: string
let path: string
let next: string
beforeAll(async () => {
  house = await openHouse()
  const { call } = await openProgramme(house)
  id = await life.draft(house.stage, own, call)
  path = `/cases/${id}`
  const now = house.server.program.clock.now().getTime()
  const at = (days: number): string => new Date(now + days * day).toISOString()
  const second = { scheme: lingang.ref, title: { zh: '2026年度第二批', en: 'Second call of 2026' } }
  next = (
    await as(house.stage, 'administrator').ask('POST', '/calls', Made, {
      ...{ ...second, opens: at(-1), closes: at(60) },
    })
  ).call
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

const isInOrder = async (page: Page, name: string, language: string): Promise<void> => {
  expect(await wrongWith(page), `${name}, ${language}`).toEqual([])
  await takePictures(page, name, language)
  await page.setViewportSize(widths.desktop)
}

const downloaded = async (page: Page, link: Locator): Promise<{ name: string; bytes: Buffer }> => {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** A table of the programme whose rows are free and have a date, and the column of it; whatever they are called. */
const datedTable = (): { field: TableField; column: number; at: string } => {
  for (const section of lingang.form)
    for (const field of section.fields)
      if (field.kind === 'table' && field.rows.is === 'free') {
        const column = field.columns.findIndex(({ kind }) => kind === 'date')
        if (column >= 0) return { field, column, at: `${section.id}.${field.id}` }
      }
  throw new Error('the programme has no such table')
}

/** The workbook as somebody sends it back who changed the rows of one sheet. */
const changed = (bytes: Buffer, sheet: string, change: (rows: string[][]) => string[][]): Buffer => {
  const sheets = readXlsx(bytes).map(({ name, rows }) => {
    const texts = rows.map((row) => row.map(textOf))
    const [heads = [], ...rest] = name === sheet ? change(texts) : texts
    return {
      name,
      columns: heads.map((head) => ({ head, width: 12, kind: 'text' as const })),
      rows: rest,
      ready: 0,
    }
  })
  return Buffer.from(writeXlsx(sheets))
}

const send = async (page: Page, buffer: Buffer): Promise<void> => {
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await page.locator('#import-file').setInputFiles({ name: '填好的表.xlsx', mimeType, buffer })
  await page.getByRole('button', { name: /^(查看会改什么|See what it would change)$/ }).click()
}

test.each(['zh', 'en'] as const)(
  'a table is filled in elsewhere: the template, what is wrong by cell, what would come, and what came (%s)',
  async (language) => {
    const { field, column, at } = datedTable()
    const sheet = field.label[language]
    const page = await house.enter(lead, { language })
    await page.goto(path)
    await page.getByRole('link', { name: /从表格导入|from a spreadsheet/ }).click()
    await isInOrder(page, 'import', language)
    const template = await downloaded(page, page.getByRole('link', { name: /^(下载模板|Template)/ }))
    expect(template.name).toContain('.xlsx')
    const before = (readXlsx(template.bytes).find(({ name }) => name === sheet)?.rows.length ?? 0) - 1
    expect(before).toBeGreaterThan(0)

    // The row's own id stands before its columns.
    const cell = cellName(column + 1, 1)
    const wrong = (rows: string[][]): string[][] =>
      rows.map((row, nth) => (nth === 1 ? row.with(column + 1, '2027-13-45') : row))
    await send(page, changed(template.bytes, sheet, wrong))
    const problems = page.getByRole('table', { name: /^(需要修改的单元格|Cells to change)$/ })
    expect(await problems.locator('tbody tr').allInnerTexts()).toEqual([expect.stringContaining(cell)])
    expect(await problems.innerText()).toContain(sheet)
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('error-summary')
    await isInOrder(page, 'import, wrong cells', language)

    // One row more, without an id of its own.
    const title = language === 'zh' ? '小批量验证' : 'Small batch'
    const longer = (rows: string[][]): string[][] => {
      const last = rows.at(-1) ?? []
      const text = field.columns.findIndex(({ kind }) => kind === 'text')
      return [...rows, last.with(0, '').with(text + 1, title)]
    }
    await send(page, changed(template.bytes, sheet, longer))
    const coming = page.getByRole('table', { name: /^(将要导入|What would be imported)$/ })
    expect(await coming.getByRole('row', { name: sheet }).locator('td').allInnerTexts()).toEqual([
      ...[sheet, '1', '0', `${before}`],
    ])
    await isInOrder(page, 'import, what would come', language)
    await page.getByRole('button', { name: /^(导入|Import)$/ }).click()
    await page.waitForURL(`**${path}`)
    await page.goto(`${path}/sections/${at.split('.')[0]}`)
    const rows = page.locator(`[data-table="${at}"] tbody tr[data-row]`)
    expect(await rows.count()).toBe(before + 1)
    const typed = await rows
      .last()
      .locator('input, textarea')
      .evaluateAll((controls) => controls.map((one) => ('value' in one ? String(one.value) : '')))
    expect(typed).toContain(title)
    await page.context().close()
  },
)

test('a file that is no spreadsheet is refused in a sentence, and nothing changes', async () => {
  const page = await house.enter(lead, { language: 'en', width: 'phone' })
  await page.goto(`${path}/import`)
  await send(page, Buffer.from('PK\u0003\u0004 and no workbook behind it'))
  expect(await page.locator('.error-summary').innerText()).toContain('no .xlsx or .csv file')
  await page.context().close()
})

test.each(['zh', 'en'] as const)(
  'the next call starts from what was written before, and says what did not come along (%s)',
  async (language) => {
    const page = await house.enter(lead, { language, width: 'phone' })
    await page.goto(`/calls/${next}`)
    await page.getByRole('link', { name: /从以往申报|Start from an earlier/ }).click()
    await page.waitForURL('**/start-from')
    await isInOrder(page, 'start from an earlier application', language)
    await page.getByRole('button', { name: /^(开始填写|Start)$/ }).click()
    await page.waitForURL('**/copied/**')
    expect(await page.locator('main').innerText()).toMatch(/附件须重新上传|Documents are uploaded again/)
    await isInOrder(page, 'taken over', language)
    await page.getByRole('link', { name: /^(继续填写|Go on)$/ }).click()
    await page.waitForURL((url) => /^\/cases\/[0-9a-z]{20}$/.test(url.pathname))
    const copy = CaseId.parse(new URL(page.url()).pathname.split('/').at(-1))
    const { cases } = house.server.program.world.store
    const [from, to] = await Promise.all([cases.load(CaseId.parse(id)), cases.load(copy)])
    const said = (file: typeof from) => file?.sections.find((one) => one.id === 'overview')?.answers.purpose
    expect(said(to)).toBe(said(from))
    expect(to?.members).toHaveLength(1)
    // One application in a call: it is given up for the next one.
    await page.goto(`/cases/${copy}/withdrawal`)
    await page.locator('textarea[name=reason]').fill('试填')
    await page.locator('main form button[type=submit]').click()
    await page.waitForURL(`**/cases/${copy}`)
    await page.context().close()
  },
)

test('everybody takes their own data along, and an application that was taken along starts another', async () => {
  const page = await house.enter(lead)
  await page.goto('/me')
  const mine = await downloaded(page, page.locator('a[href="/me/export.json"]'))
  expect(mine.bytes.toString()).toContain('陈静')
  await page.goto('/organisations')
  await page.getByRole('link', { name: '修改登记信息' }).first().click()
  const ours = await downloaded(page, page.getByRole('link', { name: /下载本单位的全部数据/ }))
  expect(ours.bytes.toString()).toContain(own.name)
  await page.goto(path)
  const { bytes } = await downloaded(page, page.locator(`a[href="${path}/export.json"]`))
  Taken.parse(JSON.parse(bytes.toString()))

  await page.goto(`/calls/${next}/start-from`)
  const from = page.locator('form[enctype]')
  await from
    .locator('#f-file')
    .setInputFiles({ name: '申报.json', mimeType: 'application/json', buffer: bytes })
  await from.locator('#start-title').fill('带来的联合体')
  await from.locator('button[type=submit]').click()
  await page.waitForURL((url) => /^\/cases\/[0-9a-z]{20}$/.test(url.pathname))
  expect(await heading(page)).toBe('带来的联合体')
})
