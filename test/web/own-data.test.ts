import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { CaseId } from '../../domain/ids.ts'
import { CaseExport } from '../../functions/web/account/own-data.ts'
import { readXlsx } from '../../functions/spreadsheet/read-xlsx.ts'
import { organisationId } from '../support/cases.ts'
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

const Told = z.array(z.object({ about: z.string(), text: z.string() }))

test('a person takes along what is held about them: sign-ins and messages too, and no key to anything', async () => {
  await town.program.idle()
  const text = await (await desk.get('交通大学', '/me/export.json')).text()
  const said = z
    .object({ sessions: z.array(z.object({ created: z.string(), seen: z.string() })), messages: Told })
    .parse(JSON.parse(text))
  expect(text).toContain('交通大学@practice.example')
  expect(said.sessions).toHaveLength(1)
  expect(said.messages.map(({ about }) => about)).toContain('asked-to-confirm')
  expect(text).not.toContain('csrf')
  expect(text).not.toContain('概伦电子@practice.example')
  expect(await (await desk.get('交通大学', '/me')).text()).toContain('href="/me/export.json"')
})

test('whoever speaks for an organisation takes all of it along, and nobody else does', async () => {
  const { id: own } = await town.organisation('无案单位', 'enterprise')
  const path = `/organisations/${encodeURIComponent(String(organisationId('交通大学')))}`
  const said = z
    .object({
      organisation: z.object({ name: z.string() }),
      cases: z.array(z.object({ id: z.string(), hats: z.array(z.string()) })),
      messages: Told,
    })
    .parse(await (await desk.get('交通大学', `${path}/export.json`)).json())
  expect(said).toMatchObject({ organisation: { name: '交通大学' }, cases: [{ id, hats: ['member'] }] })
  expect(said.messages.length).toBeGreaterThan(0)
  expect(await (await desk.get('交通大学', path)).text()).toContain(`${path}/export.json`)
  for (const name of ['概伦电子', 'officer', '无案单位'])
    expect((await desk.get(name, `${path}/export.json`)).status).toBe(404)
  const empty = await desk.get('无案单位', `/organisations/${encodeURIComponent(own)}/export.json`)
  expect(await empty.json()).toMatchObject({ cases: [], consortia: [], messages: [] })
})
