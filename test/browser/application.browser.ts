import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { practiceUscc } from '../../domain/organisation-code.ts'
import { type House, openHouse } from './support/house.ts'
import {
  choose,
  fill,
  fillPlanTables,
  fillRow,
  openSection,
  registerOrganisation,
  toCorrect,
} from './support/hands.ts'
import { openProgramme } from './support/programme.ts'
import { heading, problemAt, seemsAccessible, summaryOfProblems } from './support/seen.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
  await openProgramme(house)
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

const title = "O'Neill 电子设计创新联合体"
const caseOf = (page: Page): string => /\/cases\/[0-9a-z]{20}/.exec(page.url())?.[0] ?? ''
const statusOf = (page: Page): Promise<string> => page.locator('.where p.now').innerText()

test('one application goes from an open call to its receipt, is corrected, and passes the formal check', async () => {
  const applicant = await house.enter('applicant')
  await registerOrganisation(applicant, '上海概伦电子股份有限公司', '企业')

  // It starts in the call.
  await applicant.getByRole('link', { name: '申报通知' }).click()
  await applicant.getByRole('link', { name: '2026年度第一批' }).click()
  await applicant.getByLabel('联合体名称').fill(title)
  await applicant.getByRole('button', { name: '开始填写' }).click()
  expect(await heading(applicant)).toBe(title)
  const path = caseOf(applicant)

  // A section with something wrong: said on top and at the field, and everything typed is kept.
  await openSection(applicant, '建设方案')
  const taskTitle = applicant.locator('[data-table="plan.tasks"] [name$=".title"]')
  await fillPlanTables(applicant, '12000.5')
  await taskTitle.fill("O'Neill 公司负责算法 <b>核心</b>")
  await fill(applicant, {
    三年总投入: '很多',
    全职研发人员: '８６',
  })
  // What was typed saves itself on the way; it is the whole page that is refused.
  const refused = applicant.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().endsWith('/sections/plan'),
  )
  await applicant.getByRole('button', { name: '保存' }).click()
  expect((await refused).status()).toBe(422)
  await applicant.locator('.error-summary').waitFor()
  expect(await summaryOfProblems(applicant)).toEqual(['三年总投入：请填写数字'])
  expect(await applicant.evaluate(() => document.activeElement?.className)).toBe('error-summary')
  expect(await problemAt(applicant, '三年总投入')).toBe('请填写数字')
  expect(await taskTitle.inputValue()).toBe("O'Neill 公司负责算法 <b>核心</b>")
  expect(await applicant.getByLabel('三年总投入').inputValue()).toBe('很多')
  await seemsAccessible(applicant)
  await applicant.locator('.error-summary a').click()
  expect(await applicant.evaluate(() => document.activeElement?.id)).toBe('f-plan-budget')
  await applicant.getByLabel('三年总投入').fill('１２，０００.５')
  await applicant.getByRole('button', { name: '保存' }).click()
  await applicant.waitForURL(`**${path}`)

  await openSection(applicant, '建设方案')
  expect(await applicant.getByLabel('三年总投入').inputValue()).toBe('12000.5')
  expect(await applicant.getByLabel('全职研发人员').inputValue()).toBe('86')
  await applicant.getByRole('link', { name: '返回' }).click()
  await openSection(applicant, '基本情况')
  await choose(applicant, '集成电路')
  await fill(applicant, { 组建目的: '突破电子设计自动化关键技术' })
  await applicant.getByRole('button', { name: '保存' }).click()
  await openSection(applicant, '人员')
  await fillRow(applicant, 'team.people', { name: '王工', role: 1, of: 1 })
  await applicant.getByRole('button', { name: '保存' }).click()
  await openSection(applicant, '组建协议')
  for (const box of await applicant.getByRole('checkbox').all()) await box.check()
  await fill(applicant, { 签署日期: '2026年1月15日' })
  await applicant.getByRole('button', { name: '保存' }).click()
  await openSection(applicant, '联系人')
  await fill(applicant, { 姓名: "O'Neill 王", 电话: '０２１-5555 5555' })
  await applicant.getByRole('button', { name: '保存' }).click()
  await applicant.waitForURL(`**${path}`)

  // Members are named by their code, and confirm from their own sign-in.
  const members = [
    { subject: 'member', name: '上海交通大学', kind: '高等院校' },
    { subject: 'member-2', name: '华谊集团', kind: '企业' },
  ]
  const pages: Page[] = []
  for (const { subject, name, kind } of members) {
    await applicant.goto(`${path}/members`)
    const code = practiceUscc(name)
    await applicant.getByLabel('统一社会信用代码或 LEI').fill(code)
    await applicant.getByRole('button', { name: '邀请' }).click()
    expect(await problemAt(applicant, '统一社会信用代码或 LEI')).toContain('尚未注册')
    const page = await house.enter(subject)
    pages.push(page)
    await registerOrganisation(page, name, kind)
    await applicant.getByRole('button', { name: '邀请' }).click()
    await applicant.locator('table').getByText(name).waitFor()
  }
  await applicant.goto(`${path}/check`)
  expect(await summaryOfProblems(applicant)).toEqual(['上海交通大学尚未确认', '华谊集团尚未确认'])
  for (const page of pages) {
    await page.goto('/tasks')
    await page.getByRole('link', { name: '确认加入' }).click()
    await choose(page, '确认加入')
    await fill(page, { 承担的任务与投入: '共同研发，投入 20 人' })
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByText('目前没有需要您办理的事项').waitFor()
  }

  // Everything is there: checked, handed in, and the receipt is in the same answer.
  await applicant.goto(`${path}/check`)
  await applicant.getByText('内容完整，可以提交。').waitFor()
  await applicant.getByRole('button', { name: '提交申报' }).click()
  await applicant.waitForURL(`**${path}/receipt`)
  await applicant.goto(path)
  const receipt = await applicant.locator('.facts > div', { hasText: '回执' }).innerText()
  expect(receipt).toMatch(/A2026-[0-9A-Z]+ · 2026年3月10日（周二） 09:\d\d（北京时间）\s+[0-9a-f]{64}/)
  await house.server.program.idle()

  // The officer sends two sections back, each with what is wrong.
  const officer = await house.enter('officer', { language: 'en' })
  await officer.goto('/tasks')
  await officer.getByRole('link', { name: 'Formal check' }).click()
  await choose(officer, 'Return for correction')
  await officer.getByRole('button', { name: 'Send the decision' }).click()
  expect(await officer.locator('.error-summary').innerText()).toContain('Please fill in')
  await (await toCorrect(officer, 'Plan')).locator('textarea').first().fill('请补充各成员单位的任务分工')
  await (await toCorrect(officer, 'Contact')).locator('textarea').first().fill('请填写手机号')
  await officer.getByRole('button', { name: 'Send the decision' }).click()
  await officer.waitForURL(`**${path}`)
  expect(await statusOf(officer)).toContain('Returned for correction')
  await house.server.program.idle()

  // Only these are open again, with the remark where it is put right.
  await applicant.goto(path)
  expect(await applicant.locator('.task-list > li').allInnerTexts()).toEqual([
    expect.stringMatching(/^建设方案\s+已完成[\s\S]*请补充各成员单位的任务分工$/),
    expect.stringMatching(/^联系人\s+已完成[\s\S]*请填写手机号$/),
  ])
  await seemsAccessible(applicant)
  await openSection(applicant, '建设方案')
  await taskTitle.fill('概伦负责算法，交大负责理论，华谊负责验证')
  await applicant.getByRole('button', { name: '保存' }).click()
  await applicant.waitForURL(`**${path}`)
  await openSection(applicant, '联系人')
  await fill(applicant, { 电话: '138 0000 0000' })
  await applicant.getByRole('button', { name: '保存' }).click()
  await applicant.waitForURL(`**${path}`)
  await applicant.locator('.your-turn a').click()
  await choose(applicant, '补正完成，重新提交')
  await applicant.getByRole('button', { name: '提交' }).click()
  await applicant.waitForURL(`**${path}`)
  await house.server.program.idle()

  await officer.goto('/tasks')
  await officer.getByRole('link', { name: 'Formal check' }).click()
  expect(await officer.locator('main').innerText()).toContain('概伦负责算法，交大负责理论，华谊负责验证')
  await choose(officer, 'Pass')
  await officer.getByRole('button', { name: 'Send the decision' }).click()
  await officer.waitForURL(`**${path}`)
  await house.server.program.idle()
  await officer.reload()
  expect(await statusOf(officer)).toContain('Recommendation')
})
