import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseId } from '../../domain/ids.ts'
import { textOf } from '../../functions/spreadsheet/workbook.ts'
import { readCsv } from '../../functions/spreadsheet/read-csv.ts'
import { type Desk, openDesk } from '../support/desk.ts'
import { tableOf } from '../support/page-text.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
let desk: Desk
let id: CaseId
beforeAll(async () => {
  town = await openTown()
  desk = openDesk(town)
  id = await town.apply('足迹公司', [
    ['足迹大学', 'university'],
    ['足迹配套', 'enterprise'],
  ])
  await town.program.idle()
})
afterAll(() => town.program.stop())

const page = async (query = '') => (await desk.get('auditor', `/cases/${id}/trail${query}`)).text()
const rows = async (query: string) => tableOf(await page(query), '完整记录')

test('the page says that it reckoned the whole chain again, and where it ends', async () => {
  const { head, events } = await town.file(id)
  const html = await page()
  expect(html).toContain(`打开本页时已逐条核验：${events.length} 条记录首尾相接`)
  expect(html).toContain(head.chain.hash.slice(0, 12))
})

describe('a trail is narrowed', () => {
  test('by what happened, who did it, in which capacity, and between days', async () => {
    const { events } = await town.file(id)
    const lead = town.who('足迹公司').id
    const counted = (matches: (event: (typeof events)[number]) => boolean) => events.filter(matches).length
    const day = '2031-03-03'
    for (const [query, count] of [
      ['?what=member-confirmed', counted(({ what }) => what === 'member-confirmed')],
      [`?by=${lead}`, counted(({ stamp }) => stamp.by === lead)],
      ['?as=member', counted(({ stamp }) => stamp.as === 'member')],
      [`?by=${lead}&what=submitted`, 1],
      [`?from=${day}&until=${day}`, events.length],
    ] as const) {
      expect(count).toBeGreaterThan(0)
      expect(await rows(query)).toHaveLength(count)
    }
  })

  test('to nothing, which is said', async () => {
    expect(await page('?from=2099-01-01')).toContain('没有符合条件的记录')
  })

  test('by nothing that makes no sense', async () => {
    const { events } = await town.file(id)
    expect(await rows('?what=%3Cscript%3E&from=yesterday&as=god')).toHaveLength(events.length)
  })
})

test('the list to keep holds the same choice, with whole hashes', async () => {
  const answer = await desk.get('auditor', `/cases/${id}/trail.csv?what=submitted`)
  const { rows: lines } = readCsv(new Uint8Array(await answer.arrayBuffer()), 'trail')
  const submission = lines[1]?.map(textOf)
  const submitted = (await town.file(id)).events.find(({ what }) => what === 'submitted')
  expect(lines.filter(({ length }) => length > 1)).toHaveLength(2)
  expect(submission).toEqual(
    expect.arrayContaining([`${submitted?.seq}`, 'submitted', submitted?.hash, '足迹公司']),
  )
})

test('whoever may not see the trail has no list of it either', async () => {
  for (const name of ['足迹公司', 'expert1'])
    for (const path of ['trail', 'trail.csv'])
      expect((await desk.get(name, `/cases/${id}/${path}`)).status).toBe(404)
})
