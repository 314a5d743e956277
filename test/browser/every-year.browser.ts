import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { appointOffices } from '../../infra/demo/cast.ts'
import * as life from '../../infra/demo/lifecycle.ts'
import { as } from '../../infra/demo/stage.ts'
import { squarePng } from '../support/sample-files.ts'
import { openCallOf } from '../support/trial.ts'
import { yearlyProgramme } from '../support/yearly.ts'
import { deskVisitor, wrongWith } from './support/desks.ts'
import { choose } from './support/hands.ts'
import { type House, openHouse } from './support/house.ts'
import { takePictures } from './support/pictures.ts'
import { reported } from './support/programme.ts'
import { heading, summaryOfProblems } from './support/seen.ts'

const Case = z.looseObject({
  status: z.looseObject({ is: z.string(), consortium: z.string().optional() }),
  members: z.array(z.looseObject({ organisation: z.string(), role: z.string() })),
})

const lead = 'applicant'
let house: House
let visit: ReturnType<typeof deskVisitor>
let entry: string
let year: string
beforeAll(async () => {
  house = await openHouse()
  visit = deskVisitor(house)
  const { stage, server } = house
  const { program } = server
  await appointOffices(stage)
  const call = await openCallOf({ store: program.world.store, program }, yearlyProgramme)
  const own = reported('lingang-eda')
  const id = await life.draft(stage, own, call)
  const { members } = await as(stage, lead).get(`/cases/${id}`, Case)
  const carrier = (role: string): string => members.find((one) => one.role === role)?.organisation ?? ''
  await as(stage, lead).put(`/cases/${id}/sections/goals`, {
    answers: {
      indicators: {
        rows: [
          { id: 'i1', cells: { name: '流片次数', unit: '次', baseline: 2, target: 10 } },
          { id: 'i2', cells: { name: '验证客户', unit: '家', baseline: 0, target: 20 } },
        ],
      },
      budget: {
        rows: [
          { id: 'b1', cells: { source: '牵头自筹', carrier: carrier('lead'), total: 8000 } },
          { id: 'b2', cells: { source: '成员自筹', carrier: carrier('member'), total: 4000 } },
        ],
      },
    },
  })
  await life.submit(stage, own, id)
  await life.pass(stage, id)
  await life.reaches(stage, 'officer', id, 'recognised')
  entry = (await as(stage, lead).get(`/cases/${id}`, Case)).status.consortium ?? ''
  await as(stage, lead).post(`/register/${entry}/results`, {
    kind: 'patents',
    title: '一种仿真方法',
    on: '2026-03-02',
    quantity: 2,
    evidence: 'ZL 2026 1 0000001.1',
  })
  await stage.moveTo(new Date('2027-01-12T02:00:00.000Z'))
  await program.idle()
  const [opened] = (await program.world.store.cases.byTime('evaluation-lingang-2027', {})).items
  year = opened?.id ?? ''
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

const looksRight = async (desks: readonly (readonly [name: string, who: string, path: string])[]) => {
  const found: string[] = []
  for (const [name, who, path] of desks)
    for (const language of ['zh', 'en'] as const) {
      const page = await visit({ name, who, path }, language)
      await takePictures(page, name, language)
      found.push(...(await wrongWith(page)))
    }
  return found
}
const at = (part: string): string => `/cases/${year}${part}`
const taskPath = async (who: string, kind: string): Promise<string> => {
  const { tasks } = await as(house.stage, who).get(
    `/cases/${year}`,
    z.looseObject({ tasks: z.array(z.looseObject({ id: z.string(), kind: z.string(), state: z.string() })) }),
  )
  return at(`/tasks/${tasks.find((one) => one.kind === kind && one.state === 'open')?.id ?? ''}`)
}

const putFile = async (page: Page, place: string, name: string): Promise<void> => {
  const files = page.locator(`[data-upload][data-place="${place}"]`)
  const file = { name, mimeType: 'image/png', buffer: squarePng() }
  await files.locator('input[type=file]').setInputFiles(file)
  await files.getByText('未做病毒扫描').waitFor({ timeout: 30_000 })
}

test('the report says already what is known, and waits until the lead has checked it', async () => {
  expect(
    await looksRight([
      ['every-year report', lead, at('/report')],
      ['every-year section', lead, at('/sections/results')],
      ['every-year indicators', lead, at('/sections/indicators')],
      ['every-year outcomes', lead, at('/sections/outcomes')],
    ]),
  ).toEqual([])

  const page = await visit({ name: 'report', who: lead, path: at('') }, 'zh')
  await page.locator('.your-turn').getByRole('link', { name: '年度报告' }).click()
  expect(await heading(page)).toMatch(/^年度报告/)
  expect(await page.locator('#unchecked').innerText()).toMatch(/发明专利授权[\s\S]*记录/)
  await page.locator('#unchecked').getByRole('button').first().click()
  await page.waitForURL('**/report**')
  expect(await page.locator('#unchecked').innerText()).not.toContain('发明专利授权')
  await page.locator('#unchecked').getByRole('button').first().click()
  await page.locator('#unchecked').waitFor({ state: 'detached' })
})

test('targets stand beside what was reached: the plan’s own columns are read, a miss asks why', async () => {
  const page = await visit({ name: 'indicators', who: lead, path: at('/sections/indicators') }, 'zh')
  const cell = (row: string, column: string) =>
    page.locator(`[name="indicators.indicators.${row}.${column}"]`)
  expect(await cell('i1', 'target').getAttribute('type')).toBe('hidden')
  await cell('i1', 'actual').fill('9')
  await cell('i2', 'actual').fill('10')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.includes('/sections/'))
  await page.goto(at('/report'))
  const reached = page.getByRole('table', { name: '指标' }).first()
  expect(await reached.innerText()).toMatch(/90%[\s\S]*50%[\s\S]*须说明/)
  await page.goto(at('/sections/indicators'))
  await cell('i2', 'note').fill('客户验证推迟到下一年')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.includes('/sections/'))
  expect(await looksRight([['every-year targets', lead, at('/report')]])).toEqual([])
})

test('the officer alone says what is to be put right, the lead answers point by point, and it is accepted', async () => {
  const { stage } = house
  const save = (section: string, answers: object) =>
    as(stage, lead).put(at(`/sections/${section}`), { answers })
  await save('results', { summary: '首年推进顺利', patents: '2', standards: '0', spent: '900' })
  const spent = (id: string, amount: number) => ({ id, cells: { spent: amount } })
  await save('spending', { spending: { rows: [spent('b1', 5000), spent('b2', 2500)] } })
  const page = await visit({ name: 'report', who: lead, path: at('/report') }, 'zh')
  await page.getByRole('button', { name: '提交年度报告' }).click()
  await page.waitForURL(`**${at('')}`)
  await house.server.program.idle()

  const check = await taskPath('officer', 'report-check')
  expect(await looksRight([['every-year check', 'officer', check]])).toEqual([])
  const officer = await visit({ name: 'check', who: 'officer', path: check }, 'zh')
  await choose(officer, '须整改')
  await officer.getByLabel('年度成果').fill('请补充专利清单')
  await officer.getByRole('button', { name: '提交核对意见' }).click()
  await officer.waitForURL(`**${at('')}`)
  await house.server.program.idle()

  const rectification = await taskPath(lead, 'rectification')
  expect(await looksRight([['every-year rectification', lead, rectification]])).toEqual([])
  const back = await visit({ name: 'rectification', who: lead, path: rectification }, 'zh')
  expect(await back.locator('.measure').innerText()).toContain('请补充专利清单')
  await back.getByLabel('整改措施').fill('已补充两件专利的证书编号')
  await back.getByLabel('完成日期').fill('2027年1月12日')
  await back.getByLabel('整改情况').fill('已按意见补充')
  await putFile(back, 'rectification.results', '专利证书.png')
  await takePictures(back, 'every-year evidence', 'zh')
  await back.getByRole('button', { name: '提交整改情况' }).click()
  await back.waitForURL(`**${at('')}`)
  await house.server.program.idle()

  const again = await visit(
    { name: 'check', who: 'officer', path: await taskPath('officer', 'report-check') },
    'zh',
  )
  expect(await again.locator('#case').innerText()).toContain('已补充两件专利的证书编号')
  expect(await again.locator('#case').getByRole('link', { name: '专利证书.png' }).count()).toBe(1)
  await choose(again, '通过')
  await again.getByRole('button', { name: '提交核对意见' }).click()
  await again.waitForURL(`**${at('')}`)
  await house.server.program.idle()
  const { status } = await as(stage, lead).get(`/cases/${year}`, Case)
  expect(status.is).toBe('confirmed')
})

test('a change of the plan shows the old beside the new and its effect before it is sent', async () => {
  const path = `/register/${entry}/changes/plan`
  expect(
    await looksRight([
      ['every-year plan choice', lead, path],
      ['every-year plan form', lead, `${path}?field=goals.budget`],
    ]),
  ).toEqual([])
  const page = await visit({ name: 'plan', who: lead, path: `${path}?field=goals.budget` }, 'zh')
  await page.locator('[name="goals.budget.b2.total"]').fill('很多')
  await page.getByRole('button', { name: '查看影响' }).click()
  // What could not be sent is said before anybody tries to send it.
  expect(await summaryOfProblems(page)).toEqual([expect.stringContaining('请填写数字')])
  expect(await page.getByRole('button', { name: '提交申请' }).count()).toBe(0)
  await page.locator('[name="goals.budget.b2.total"]').fill('3000')
  await page.getByRole('button', { name: '查看影响' }).click()
  const compared = page.getByRole('table', { name: /有变化的行/ })
  expect(await compared.innerText()).toMatch(/4,000[\s\S]*3,000/)
  expect(await wrongWith(page)).toEqual([])
  await takePictures(page, 'every-year plan effect', 'zh')
  await page.getByLabel('理由').fill('任务调整')
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.waitForURL('**/cases/*')
  const change = new URL(page.url()).pathname
  await house.server.program.idle()
  expect(await looksRight([['every-year plan case', 'officer', change]])).toEqual([])
})
