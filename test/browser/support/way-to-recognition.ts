import { expect } from 'vitest'
import type { FormSection } from '../../../domain/form.ts'
import * as life from '../../../infra/demo/lifecycle.ts'
import { answers, reaches } from '../../../infra/demo/stage.ts'
import { fileFor } from './fill-section.ts'
import { lead, type Way } from './whole-way.ts'

const day = 86_400_000
const caseIn = (path: string): string => path.slice('/cases/'.length)

/** A field of plain text, whatever the form is today. */
const plainField = (form: readonly FormSection[]): readonly [section: string, field: string] => {
  for (const { id, fields } of form) {
    const found = fields.find(({ kind }) => kind === 'text')
    if (found) return [id, found.id]
  }
  throw new Error('the form has no field of plain text')
}

/** Returned with a remark on one field: followed there, ticked off, and handed in again. */
export const correct = async ({ house, scheme, walker }: Way, path: string): Promise<void> => {
  const { page, go, hand, look, press, save, choose } = walker
  const [section, field] = plainField(scheme.form)
  const key = `${section}.${field}`
  await answers(house.stage, 'officer', caseIn(path), 'formal-check', {
    decision: 'return',
    remarks: { [key]: '请填写全称' },
  })
  await reaches(house.stage, 'officer', caseIn(path), 'correction')
  await go(path)
  await look('returned')
  await hand.press(page.locator('.task-list .remark a').first())
  await look('section with a remark')
  await hand.write(page.locator(`[name="${key}"]`), "O'Neill 王小明")
  await save()
  await hand.press(page.locator('.your-turn a').first())
  await look('correction')
  await hand.tick(page.locator(`input[name="answer.ticked"][value="${key}"]`))
  await hand.write(page.locator(`[name="answer.done.${key}"]`), '已改为全称')
  await choose('补正完成', 'Corrected')
  await press('提交', 'Send')
  await page.waitForURL(`**${path}`)
  await reaches(house.stage, 'officer', caseIn(path), 'formal-check')
}

/** Refused, and told why and until when: an appeal with a file, and it goes on where it was refused. */
export const appeal = async ({ house, walker }: Way, path: string): Promise<void> => {
  const { page, go, look, press, follow, put, write } = walker
  const id = caseIn(path)
  await answers(house.stage, 'officer', id, 'formal-check', { decision: 'reject', reason: '材料不实' })
  await reaches(house.stage, 'officer', id, 'refused')
  await go(path)
  await look('refused')
  await follow('提出申诉', 'File an appeal')
  await put(page.locator('[data-upload][data-place=appeal]'), await fileFor(['pdf']))
  await write('申诉理由', 'Grounds', '材料属实，见登记摘录。What was handed in is true.')
  await look('appeal with a file')
  await press('提交申诉', 'File the appeal')
  await page.waitForURL(`**${path}`)
  await look('appeal filed')
  await answers(house.stage, 'officer-2', id, 'appeal', { decision: 'uphold', reason: '材料属实' })
  await reaches(house.stage, 'officer', id, 'formal-check')
}

/** Passed, reviewed, approved and announced by others, while the lead reads where it is; then the result. */
export const recognise = async ({ house, programme, walker }: Way, path: string): Promise<string> => {
  const { page, go, hand, look, comeBack } = walker
  const { stage } = house
  const id = caseIn(path)
  await life.pass(stage, id)
  await life.recommend(stage, id)
  await life.review(stage, id, programme.subjects, { shares: [0.9, 0.86, 0.84] })
  await go(path)
  await look('in approval')
  await life.approve(stage, id, programme.subjects, ['division', 'bureau', 'meeting'])
  await reaches(stage, 'officer', id, 'notice')
  await stage.moveTo(new Date((await stage.now()).getTime() + 15 * day))
  await comeBack(lead.subject, path)
  await look('recognised')
  await hand.press(page.locator('main a[href^="/register/"]:not([href$="certificate"])').first())
  await look('entry of the register')
  const entry = new URL(page.url()).pathname
  await hand.press(page.locator('main a[href$="/certificate"]').first())
  await look('certificate')
  return entry
}

/** The first report: opened by the calendar, filled in before where something is known, checked and handed in. */
export const report = async (way: Way, fill: (at: string) => Promise<void>): Promise<string> => {
  const { house, walker, scheme } = way
  const { page, go, hand, look, follow, press, comeBack } = walker
  const opens = scheme.evaluation?.opens ?? '01-01'
  const [month = 1, date = 1] = opens.split('-').map(Number)
  const year = (await house.stage.now()).getUTCFullYear() + 1
  await house.stage.moveTo(new Date(Date.UTC(year, month - 1, date + 2)))
  await house.server.program.idle()
  await comeBack(lead.subject, '/applications')
  await look('applications, with a year')
  await follow('我的任务', 'My tasks', page.locator('header'))
  await look('tasks, with a report')
  await hand.press(page.locator('main td a, main li a').first())
  await page.waitForURL(/\/cases\/[0-9a-z]{20}/)
  const at = /\/cases\/[0-9a-z]{20}/.exec(page.url())?.[0] ?? ''
  await go(at)
  await fill(at)
  await go(at)
  await look('annual report, filled in')
  await hand.press(page.locator('.your-turn a').first())
  const unchecked = page.locator('#unchecked')
  for (let left = 20; left > 0 && (await unchecked.count()) > 0; left -= 1)
    await hand.press(unchecked.getByRole('button').first()).then(() => page.waitForLoadState())
  expect(await page.locator('.error-summary li').allInnerTexts()).toEqual([])
  await page.locator('.ready').waitFor()
  await look('report to hand in')
  await press('提交年度报告', 'Hand the report in')
  await page.waitForURL(`**${at}`)
  await look('report handed in')
  return at
}

/** Something of the plan is to change: what it does is seen before it is sent, and a paper goes along. */
export const askForChange = async ({ house, scheme, walker }: Way, entry: string): Promise<string> => {
  const { page, go, hand, look, follow, press, main, put, write } = walker
  const at = scheme.changes?.kinds
    .find(({ kind }) => kind === 'plan')
    ?.fields?.find((one) => one.endsWith('milestones'))
  await go(entry)
  await follow('申请变更', 'Ask for a change')
  await look('changes')
  await hand.press(main.locator('a[href$="/changes/plan"]'))
  await look('what of the plan')
  await hand.press(main.locator(`a[href$="?field=${at}"]`))
  const cell = page
    .locator(`[data-table="${at}"] tbody [data-row] :is(input:not([type=hidden]), textarea)`)
    .first()
  await hand.write(cell, '第二轮样机')
  await press('查看影响', 'See the effect')
  await page.locator('#effect').waitFor()
  await write('理由', 'Reason', '任务调整')
  await look('change with its effect')
  await press('提交申请', 'Send the request')
  await page.waitForURL('**/cases/*')
  await put(page.locator('[data-upload][data-place=change]'), await fileFor(['pdf']))
  await look('change with its file')
  const id = caseIn(new URL(page.url()).pathname)
  await answers(house.stage, 'officer', id, 'change-decision', { decision: 'approve' })
  await go(`/cases/${id}`)
  await look('change agreed')
  return `/cases/${id}`
}
