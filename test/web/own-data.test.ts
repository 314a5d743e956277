import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseId } from '../../domain/ids.ts'
import { CaseExport } from '../../functions/web/own-data.ts'
import { readXlsx } from '../../functions/spreadsheet/read-xlsx.ts'
import { type Desk, openDesk } from '../support/desk.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
let desk: Desk
let id: CaseId
beforeAll(async () => {
  town = await openTown()
  desk = openDesk(town)
  id = await town.draft('概伦电子', [['交通大学', 'university']])
})
afterAll(() => desk.stop())

test('a consortium takes its application along, as data and as sheets', async () => {
  const said = CaseExport.parse(await (await desk.get('概伦电子', `/cases/${id}/export.json`)).json())
  expect(said.case.sections.find((section) => section.id === 'overview')?.answers.purpose).toBe(
    '国产EDA全流程工具攻关',
  )
  const response = await desk.get('交通大学', `/cases/${id}/export.xlsx`)
  const sheets = readXlsx(new Uint8Array(await response.arrayBuffer()))
  expect(sheets.at(-1)?.rows[1]?.[1]).toEqual({ is: 'text', text: '交通大学' })
})

test('nobody else does, and the office has its own ways', async () => {
  expect((await desk.get('officer', `/cases/${id}/export.json`)).status).toBe(404)
})

test('a person takes along what is held about them', async () => {
  const text = await (await desk.get('概伦电子', '/me/export.json')).text()
  expect(text).toContain('概伦电子@practice.example')
  expect(text).not.toContain('csrf')
})
