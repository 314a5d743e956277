import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as life from '../../infra/demo/lifecycle.ts'
import { seen } from '../../infra/demo/stage.ts'
import { choose, fill } from './support/hands.ts'
import { type House, openHouse } from './support/house.ts'
import { openProgramme, type Programme, reported } from './support/programme.ts'
import { heading, seemsAccessible, summaryOfProblems } from './support/seen.ts'

const consortium = reported('lingang-eda')
let house: House
let programme: Programme
let path: string
let id: string
beforeAll(async () => {
  house = await openHouse()
  programme = await openProgramme(house)
  id = await life.draft(house.stage, consortium, programme.call)
  await life.submit(house.stage, consortium, id)
  await life.pass(house.stage, id)
  path = `/cases/${id}`
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

const idle = () => house.server.program.idle()

/** Opens the first task of somebody’s list. */
const openTask = async (page: Page): Promise<void> => {
  await idle()
  await page.goto('/tasks')
  await page.locator('tbody a').first().click()
}

/** Subjects of those who are asked now, by name. */
const asked = async (kind: string): Promise<string[]> => {
  await idle()
  const { tasks } = await seen(house.stage, 'officer', id)
  return tasks
    .filter((task) => task.kind === kind && task.state === 'open')
    .map((task) => programme.subjects.get(task.person ?? '') ?? '')
}

/** Somebody answers, and leaves. */
const as = async (
  subject: string,
  language: 'zh' | 'en',
  act: (page: Page) => Promise<void>,
): Promise<void> => {
  const page = await house.enter(subject, { language })
  await openTask(page)
  await act(page)
  await page.context().close()
}

test('a recommender recommends, experts score and one steps aside, and the leaders approve level by level', async () => {
  await as('recommender', 'zh', async (page) => {
    await choose(page, '同意推荐')
    await fill(page, { 推荐意见: '同意推荐，方向符合规划' })
    await page.getByRole('button', { name: '提交' }).click()
    await page.waitForURL(`**${path}`)
  })

  const [first = ''] = await asked('score')
  await as(first, 'en', async (page) => {
    expect(await heading(page)).toBe('Declaration of interests')
    await page.getByText('A tie applies: step aside').click()
    await page.getByLabel('own organisation takes part').check()
    await page.getByRole('button', { name: 'Step aside' }).click()
    await page.waitForURL('**/reviews')
    // What one has stepped aside from is not there any more.
    const gone = await page.goto(path)
    expect(gone?.status()).toBe(404)
  })
  const experts = await asked('score')
  expect(experts).toHaveLength(3)
  expect(experts).not.toContain(first)
  for (const expert of experts)
    await as(expert, 'en', async (page) => {
      await page.getByRole('button', { name: 'None applies: open the application' }).click()
      expect(await heading(page)).toBe('Expert review')
      await fill(page, {
        'Strategic need': '18',
        'Capacity of the lead': '１７.５',
        Cooperation: '6',
        'Feasibility of the plan': '21',
        'Operating mechanism': '13',
      })
      await page.getByRole('button', { name: 'Hand the sheet in' }).click()
      // Low marks want a reason; the others stay as they were typed.
      await page.locator('.error-summary').getByText('A score of 8 or less needs a reason').click()
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-answer-reasons-team')
      await page.keyboard.type('合作基础薄弱')
      expect(await page.getByLabel('Capacity of the lead').inputValue()).toBe('１７.５')
      await seemsAccessible(page)
      await page.getByRole('button', { name: 'Hand the sheet in' }).click()
      await page.waitForURL('**/reviews')
    })

  const approvers: string[] = []
  for (let people = await asked('approval'); people[0] !== undefined; people = await asked('approval')) {
    const [subject] = people
    approvers.push(subject)
    await as(subject, 'zh', async (page) => {
      expect(await page.locator('main').innerText()).toContain('同意推荐，方向符合规划')
      await choose(page, '同意')
      await page.getByRole('button', { name: '提交决定' }).click()
      await page.waitForURL('**/tasks')
    })
  }
  // One of the division, both deputies, two of the meeting.
  expect(approvers).toHaveLength(5)
  expect(new Set(approvers).size).toBe(5)
  expect((await seen(house.stage, 'officer', id)).status.is).toBe('notice')
})

test('a member of the public objects, and the notice goes on when the officer dismisses it', async () => {
  const visitor = await house.visit({ language: 'en' })
  await visitor.goto('/notices')
  await visitor.getByRole('link', { name: consortium.name }).click()
  await visitor.getByRole('main').getByRole('button', { name: 'Sign in to object' }).click()
  await visitor.getByRole('button', { name: 'Anna Gruber' }).click()
  await visitor.waitForURL(`**/notices/${id}`)
  await choose(visitor, 'A person')
  await visitor.getByRole('button', { name: 'Send the objection' }).click()
  await visitor.locator('.error-summary li').nth(3).waitFor()
  for (const link of await visitor.locator('.error-summary li a').all())
    expect(await visitor.locator((await link.getAttribute('href')) ?? '').count()).toBe(1)
  await visitor.getByLabel('Name', { exact: true }).fill("Anna O'Gruber")
  await fill(visitor, {
    'Workplace (people)': 'Tridonic',
    'Address (people)': 'Dornbirn',
    Telephone: '+43 1 000',
    Grounds: 'The members named are not those that do the work.',
  })
  await visitor.getByRole('button', { name: 'Send the objection' }).click()
  expect(await heading(visitor)).toBe('Your objection was received')
  await seemsAccessible(visitor)

  await as('officer', 'zh', async (page) => {
    expect(await page.locator('.judgement').innerText()).toContain("Anna O'Gruber")
    await choose(page, '异议不成立')
    await fill(page, { 处理意见: '经核实，公示内容无误' })
    await page.getByRole('button', { name: '提交决定' }).click()
    await page.waitForURL(`**${path}`)
  })
})

/** A long way of the clock goes on behind its page, which looks again by itself. */
const clockTakes = 120_000

test('when the notice runs out the register has the consortium, and its certificate can be checked', async () => {
  const administrator = await house.enter('administrator')
  await administrator.getByRole('link', { name: '拨动时钟' }).click()
  await administrator.getByLabel('向前多少天').fill('二十')
  await administrator.getByRole('button', { name: '拨动' }).click()
  expect(await administrator.locator('.field.wrong .error').innerText()).toBe('请填写数字')
  await administrator.getByLabel('向前多少天').fill('２０')
  await administrator.getByRole('button', { name: '拨动' }).click()
  await administrator.getByText('2026年3月30日').first().waitFor()
  await administrator.getByLabel('向前多少天').waitFor({ timeout: clockTakes })
  await administrator.getByRole('link', { name: '已发邮件' }).click()
  await administrator.getByText('已认定').first().waitFor()

  const visitor = await house.visit({ language: 'en' })
  await visitor.goto('/register')
  await visitor.getByRole('link', { name: consortium.name }).click()
  const number = await visitor.locator('.facts strong').innerText()
  expect(number).toMatch(/^LGIC-2026-/)
  await seemsAccessible(visitor)
  await visitor.goto('/')
  await visitor.getByLabel('Certificate number').fill(` ${number.toLowerCase()} `)
  await visitor.getByRole('button', { name: 'Check' }).click()
  expect(await heading(visitor)).toBe(consortium.name)
  expect(await visitor.locator('main').innerText()).toContain('Valid until')
})

// How it is filled in and handed in is walked with the whole way of an applicant.
test('in January the report is asked for, and told to be incomplete at the very field', async () => {
  const administrator = await house.enter('administrator', { language: 'en' })
  await administrator.goto('/dev/clock')
  await administrator.getByLabel('Days ahead').fill('290')
  await administrator.getByRole('button', { name: 'Move', exact: true }).click()
  await administrator.getByText('14 January 2027').first().waitFor()
  await administrator.getByLabel('Days ahead').waitFor({ timeout: clockTakes })

  const applicant = await house.enter('applicant')
  await openTask(applicant)
  expect(await heading(applicant)).toBe('年度报告')
  await applicant.getByRole('button', { name: '提交年度报告' }).click()
  expect(await summaryOfProblems(applicant)).toContain('工作总结：请填写')
  await applicant.getByRole('link', { name: '工作总结：请填写' }).click()
  expect(await heading(applicant)).toBe('年度成果')
  await fill(applicant, { 工作总结: '完成年度任务', 研发投入: '３，０００' })
  const saved = applicant.waitForEvent('load')
  await applicant.getByRole('button', { name: '保存' }).click()
  await saved
  await seemsAccessible(applicant)
})

test('an auditor sees the whole trail and is offered nothing to change', async () => {
  const auditor = await house.enter('auditor', { language: 'en' })
  await auditor.goto(path)
  expect(await auditor.locator('main form').count()).toBe(0)
  expect(await auditor.locator('.your-turn').count()).toBe(0)
  await auditor.getByRole('link', { name: 'Complete trail' }).click()
  const table = auditor.getByRole('table', { name: 'Complete trail' })
  const trail = await table.locator('tbody').innerText()
  for (const what of ['Application submitted', 'An expert recused', 'Objection raised', 'Recognised'])
    expect(trail).toContain(what)
  for (const [index, row] of (await table.locator('tbody tr').all()).entries())
    expect(await row.locator('td').first().innerText()).toBe(`${index + 1}`)
  for (const page of ['check', 'members', 'sections/plan']) {
    await auditor.goto(`${path}/${page}`)
    expect(await auditor.locator('main form').count()).toBe(0)
  }
})
