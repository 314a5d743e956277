import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import * as life from '../../infra/demo/lifecycle.ts'
import { answers, as, seen } from '../../infra/demo/stage.ts'
import { practiceUscc } from '../../domain/organisation-code.ts'
import { type Desk, deskVisitor, wrongWith } from './support/desks.ts'
import { choose, fill } from './support/hands.ts'
import { type House, openHouse } from './support/house.ts'
import { takePictures } from './support/pictures.ts'
import { openProgramme, reported } from './support/programme.ts'
import { heading, summaryOfProblems } from './support/seen.ts'

const Recognised = z.looseObject({ status: z.looseObject({ consortium: z.string() }) })
const Registered = z.looseObject({ organisation: z.string() })
const Made = z.looseObject({ case: z.string() })

const newcomer = '华谊集团'
let house: House
let visit: ReturnType<typeof deskVisitor>
let entry: string
let university: string
let id: string
beforeAll(async () => {
  house = await openHouse()
  const { call, subjects } = await openProgramme(house)
  visit = deskVisitor(house)
  const { stage } = house
  const own = reported('lingang-eda')
  const application = await life.draft(stage, own, call)
  await life.submit(stage, own, application)
  await life.pass(stage, application)
  await life.recommend(stage, application)
  await life.review(stage, application, subjects, { shares: [0.9, 0.86, 0.84] })
  await life.approve(stage, application, subjects, ['division', 'bureau', 'meeting'])
  await life.reaches(stage, 'officer', application, 'notice')
  await stage.moveTo(new Date((await stage.now()).getTime() + 15 * 86_400_000))
  entry = (await as(stage, 'applicant').get(`/cases/${application}`, Recognised)).status.consortium
  const parties = z.looseObject({
    parties: z.array(z.object({ organisation: z.string(), kind: z.string() })),
  })
  const found = (await as(stage, 'applicant').get(`/register/${entry}`, parties)).parties
  university = found.find(({ kind }) => kind === 'university')?.organisation ?? ''
  await as(stage, 'member-2').ask('POST', '/organisations', Registered, {
    code: practiceUscc(newcomer),
    name: newcomer,
    kind: 'enterprise',
    place: '上海临港',
  })
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

const looksRight = async (desks: Readonly<Record<string, Omit<Desk, 'name'>>>): Promise<string[]> => {
  const found: string[] = []
  for (const [name, desk] of Object.entries(desks))
    for (const language of ['zh', 'en'] as const) {
      const page = await visit({ name, ...desk }, language)
      await takePictures(page, name, language)
      found.push(...(await wrongWith(page)))
    }
  return found
}
const desk = (who: string, path: string, status = 200): Omit<Desk, 'name'> => ({ who, path, status })
const taskOf = async (subject: string, of: string, kind: string): Promise<string> => {
  const task = (await seen(house.stage, subject, of)).tasks.find((one) => one.kind === kind && one.mine)
  return `/cases/${of}/tasks/${task?.id ?? ''}`
}

test('a member is asked in on pages: who, what it does to the rules, then the request', async () => {
  const page = await visit({ name: 'entry', who: 'applicant', path: `/register/${entry}` }, 'zh')
  await page.getByRole('link', { name: '申请变更' }).click()
  await page
    .getByRole('row', { name: /成员加入/ })
    .getByRole('link', { name: '申请' })
    .click()
  expect(await heading(page)).toBe('成员加入')
  await fill(page, { '统一社会信用代码或 LEI': '123' })
  await page.getByRole('button', { name: '查看影响' }).click()
  expect(await summaryOfProblems(page)).toHaveLength(1)
  await fill(page, { '统一社会信用代码或 LEI': practiceUscc(newcomer) })
  await page.getByRole('button', { name: '查看影响' }).click()
  expect(await page.getByRole('row', { name: /有变化/ }).innerText()).toMatch(/现有 3[\s\S]*现有 4/)
  await takePictures(page, 'change, who joins and its effect', 'zh')
  await page.getByRole('button', { name: '提交申请' }).click()
  expect(await summaryOfProblems(page)).toEqual(['理由：请填写'])
  await fill(page, { 理由: '补充检测能力' })
  await page.getByRole('button', { name: '提交申请' }).dblclick()
  await page.waitForURL('**/cases/*')
  id = page.url().split('/').at(-1) ?? ''
  await house.server.program.idle()
})

test('the pages of a request are accessible and fit a phone', async () => {
  expect(
    await looksRight({
      'changes of a consortium': desk('applicant', `/register/${entry}/changes`),
      'change, who joins': desk('applicant', `/register/${entry}/changes/member-in`),
      'change, a wrong code': desk(
        'applicant',
        `/register/${entry}/changes/member-in?code=123&country=CN`,
        422,
      ),
      'change, its effect': desk(
        'applicant',
        `/register/${entry}/changes/member-in?code=${practiceUscc('上海概伦电子股份有限公司')}`,
        422,
      ),
      'change that breaks a rule': desk(
        'applicant',
        `/register/${entry}/changes/member-out?organisation=${encodeURIComponent(university)}`,
      ),
      'change of the lead, with a warning': desk(
        'applicant',
        `/register/${entry}/changes/lead?organisation=${encodeURIComponent(university)}`,
      ),
      'change of the name': desk('applicant', `/register/${entry}/changes/name`),
      'change of tasks': desk('applicant', `/register/${entry}/changes/task`),
      'change, joining': desk('applicant', `/cases/${id}`),
      'change, confirmation': desk('member-2', await taskOf('member-2', id, 'confirmation')),
      'change, taking back': desk('applicant', `/cases/${id}/taking-back`),
    }),
  ).toEqual([])
})

test('the desks of the office are accessible and fit a phone', async () => {
  await answers(house.stage, 'member-2', id, 'confirmation', {
    decision: 'confirm',
    contribution: '材料检测',
  })
  await house.server.program.idle()
  expect(
    await looksRight({
      'change, decision': desk('officer', await taskOf('officer', id, 'change-decision')),
      'change, to the officer': desk('officer', `/cases/${id}`),
      'changes of a year': desk('officer', '/board/change-lingang-2026'),
    }),
  ).toEqual([])
  const decision = await visit(
    { name: 'decision', ...desk('officer', await taskOf('officer', id, 'change-decision')) },
    'zh',
  )
  await choose(decision, '同意变更')
  await decision.getByRole('button', { name: '提交决定' }).click()
  await house.server.program.idle()
  expect(
    await looksRight({
      'entry with its changes': desk('applicant', `/register/${entry}`),
      'change in effect': desk('applicant', `/cases/${id}`),
      'trail of a change': desk('officer', `/cases/${id}/trail`),
    }),
  ).toEqual([])
})

test('the office is told of another name, and objects', async () => {
  const { stage } = house
  const { case: id } = await as(stage, 'applicant').ask('POST', `/register/${entry}/changes`, Made, {
    request: { kind: 'name', name: '集成电路设计工具创新联合体', reason: '与任务一致' },
  })
  await house.server.program.idle()
  expect(
    await looksRight({
      'change to take note of': desk('officer', await taskOf('officer', id, 'change-notice')),
      'my tasks with a change': desk('officer', '/tasks'),
    }),
  ).toEqual([])
  await answers(stage, 'officer', id, 'change-notice', { decision: 'object', reason: '与另一联合体重名' })
  await house.server.program.idle()
  expect(await looksRight({ 'change not agreed': desk('applicant', `/cases/${id}`) })).toEqual([])
})
