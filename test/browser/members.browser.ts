import type { Page } from 'playwright-core'
import { z } from 'zod'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { practiceUscc } from '../../domain/organisation-code.ts'
import { withClauses } from '../../domain/agreement.ts'
import { fillPart } from '../../infra/demo/fill-part.ts'
import { filledForm } from '../../infra/demo/fill-form.ts'
import { saveSections } from '../../infra/demo/lifecycle.ts'
import { as, seen } from '../../infra/demo/stage.ts'
import { beijing } from '../../schemes/beijing.ts'
import { choose, fill } from './support/hands.ts'
import { type House, openHouse } from './support/house.ts'
import { takePictures } from './support/pictures.ts'
import { overhang, seemsAccessible, summaryOfProblems } from './support/seen.ts'

let house: House
let path: string
let id: string
let organisations: Record<'lead' | 'coLead', string>
const Made = z.looseObject({ call: z.string().optional(), case: z.string().optional() })
const day = 86_400_000
const names = { lead: '北京牵头公司', coLead: '北京联合研究院', far: '远方材料公司' }
const address = 'far@practice.example'

/** A draft of a programme with co-leads in which the plan binds members, filled in but for the last member. */
beforeAll(async () => {
  house = await openHouse()
  const { stage } = house
  await as(stage, 'administrator').get('/me', z.unknown())
  const now = house.server.program.clock.now()
  const at = (days: number) => new Date(now.getTime() + days * day).toISOString()
  const { call } = await as(stage, 'administrator').ask('POST', '/calls', Made, {
    ...{ scheme: beijing.ref, title: beijing.title, opens: at(-1), closes: at(40) },
  })
  const organisation = (name: string, kind: 'enterprise' | 'university' | 'institute', subject: string) => {
    const given = { name, kind, country: 'CN', code: practiceUscc(name), place: '北京市' }
    return as(stage, subject).ask(
      'POST',
      '/organisations',
      z.looseObject({ organisation: z.string() }),
      given,
    )
  }
  organisations = {
    lead: (await organisation(names.lead, 'enterprise', 'applicant')).organisation,
    coLead: (await organisation(names.coLead, 'institute', 'member')).organisation,
  }
  const made = await as(stage, 'applicant').ask('POST', '/cases', Made, {
    ...{ call, lead: organisations.lead, title: '北京量子测量创新联合体' },
  })
  id = made.case ?? ''
  path = `/cases/${id}`
  const typed = filledForm(beijing, withClauses(beijing), {}, now, organisations.lead)
  await saveSections(stage, 'applicant', id, typed)
  await fillPart(stage, beijing, 'applicant', id, organisations.lead)
  await as(stage, 'applicant').post(`${path}/members`, {
    ...{ code: practiceUscc(names.coLead), country: 'CN', role: 'co-lead' },
  })
  await fillPart(stage, beijing, 'member', id, organisations.coLead)
  const task = (await seen(stage, 'member', id)).tasks.find(({ kind }) => kind === 'confirmation')
  await as(stage, 'member').post(`${path}/tasks/${task?.id ?? ''}/answer`, {
    ...{ kind: 'confirmation', answer: { decision: 'confirm' } },
  })
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

const linkIn = async (page: Page): Promise<string> => {
  await house.server.program.idle()
  await page.goto(`/dev/mail?to=${encodeURIComponent(address)}`)
  const text = await page.locator('main table').innerText({ timeout: 10_000 })
  const shown = await page.locator('main table .prose').first().textContent()
  return /\/invitations\/[0-9a-f]{40}/.exec(`${shown} ${text}`)?.[0] ?? ''
}

const look = async (page: Page, name: string, language: string): Promise<void> => {
  await seemsAccessible(page)
  await takePictures(page, name, language)
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await overhang(page)).toBe(0)
}

test('an organisation that nobody registered is invited by mail, joins on a phone, and is asked again', async () => {
  // The lead invites it by code and address.
  const lead = await house.enter('applicant')
  await lead.goto(`${path}/members`)
  await fill(lead, { '统一社会信用代码或 LEI': practiceUscc(names.far) })
  await lead.getByRole('button', { name: '邀请' }).click()
  expect(await summaryOfProblems(lead)).toEqual([expect.stringContaining('尚未注册')])
  await fill(lead, { 联系人邮箱: address, 受邀单位名称: names.far })
  await lead.getByLabel('邮件语言').selectOption('en')
  await lead.getByRole('button', { name: '邀请' }).click()
  await lead.getByText('已发送').waitFor()
  await look(lead, 'members of a case', 'zh')

  // Whoever gets the mail sees who invites to what, in English, and nothing of the plan.
  const guest = await house.visit({ language: 'en', width: 'phone' })
  const link = await linkIn(guest)
  await guest.goto(link)
  const shown = await guest.locator('main').innerText()
  expect(shown).toContain('北京量子测量创新联合体')
  expect(shown).toContain(names.lead)
  expect(shown).not.toContain('按组建协议分工推进')
  await look(guest, 'invitation', 'en')
  await guest.getByRole('button', { name: 'Sign in and go on' }).click()
  await guest.locator('button[name="person"][value="member-2"]').click()

  // It registers what is prefilled, and comes straight to its own part.
  await guest.getByRole('button', { name: 'Register and accept' }).waitFor()
  expect(await guest.getByLabel('Unified social credit code or LEI').inputValue()).toBe(
    practiceUscc(names.far),
  )
  await guest.getByRole('button', { name: 'Register and accept' }).click()
  await guest.getByRole('heading', { name: /own part/ }).waitFor()
  await fill(guest, { 'Tasks and what is brought in': 'Makes the targets' })
  await guest.getByLabel(/Name/).first().fill('王工')
  await guest
    .getByLabel(/What they do/)
    .first()
    .fill('焊接工艺')
  for (const box of await guest.getByRole('checkbox').all()) await box.check()
  await look(guest, 'own part', 'en')
  await guest.getByRole('button', { name: 'Save and go on to confirm' }).click()

  // It reads what binds it, and confirms.
  await choose(guest, 'Confirm')
  await look(guest, 'confirmation', 'en')
  expect(await guest.locator('main').innerText()).toContain('Clauses of the agreement')
  await guest.getByRole('button', { name: 'Send' }).click()
  await guest.waitForURL('**/tasks')

  // The lead changes the plan: who had confirmed is asked again, and sees what changed.
  await lead.goto(`${path}/members`)
  await lead.getByText('已接受').waitFor()
  await lead.goto(`${path}/sections/plan`)
  // The budget, and what has to agree with it.
  await lead.locator('#f-plan-budget').fill('1200')
  await lead.locator('input[name^="plan.funding."][name$=".year1"]').first().fill('1200')
  await lead.getByRole('button', { name: '保存', exact: true }).click()
  await lead.locator('.error-summary, .task-list').first().waitFor()
  await lead.goto(`${path}/check`)
  expect(await lead.locator('main').innerText()).toContain(`${names.far}确认的内容已变更，还需重新确认`)
  await guest.goto('/tasks')
  await guest.locator('main a[href*="/tasks/"]').first().click()
  await guest.getByText('Since your organisation confirmed, this has changed:').waitFor()
  await look(guest, 'confirmation again', 'en')
  await choose(guest, 'Confirm')
  await guest.getByRole('button', { name: 'Send' }).click()
  await guest.waitForURL('**/tasks')
})

test('the co-lead sees who is missing, reminds everybody, confirms again and submits, without script', async () => {
  const coLead = await house.enter('member', { script: false })
  await coLead.goto(`${path}/members`)
  await coLead.getByRole('link', { name: '提醒全部单位' }).click()
  expect(await coLead.locator('main table').innerText()).toContain('重新确认已变更的内容')
  await coLead.getByRole('button', { name: '发出提醒' }).click()
  await coLead.getByText('上次提醒').first().waitFor()
  await coLead.goto('/tasks')
  await coLead.locator('main a[href*="/tasks/"]').first().click()
  await choose(coLead, '确认加入')
  await coLead.getByRole('button', { name: '提交' }).click()
  await coLead.waitForURL('**/tasks')
  await coLead.goto(`${path}/check`)
  await coLead.getByRole('button', { name: '提交申报' }).click()
  await coLead.waitForURL((url) => !url.pathname.endsWith('/check'))
  expect((await seen(house.stage, 'applicant', id)).timeline.map(({ what }) => what)).toContain('submitted')
})
