import { expect } from 'vitest'
import { withClauses } from '../../../domain/agreement.ts'
import { practiceUscc } from '../../../domain/organisation-code.ts'
import { fillPart } from '../../../infra/demo/fill-part.ts'
import { answers } from '../../../infra/demo/stage.ts'
import { pathOf, walkerIn } from './walker.ts'
import { fillAll, fillHere, idOf, lead, members, type Way } from './whole-way.ts'

/** From the first page to a draft: the sign-in, one's account, the organisation, the call. */
export const beginApplication = async ({ walker }: Way): Promise<string> => {
  const { page, hand, look, follow, press, save, write, w, enter } = walker
  const header = page.locator('header')
  await look('first page')
  await enter(lead.subject)
  await follow('我的任务', 'My tasks', header)
  await look('tasks, at first')
  await follow('注册您的单位', 'register your organisation')
  await look('organisations, at first')
  await write('统一社会信用代码或 LEI', 'Unified social credit code or LEI', practiceUscc(lead.name))
  await write('单位名称', 'Name', lead.name)
  await hand.pick(page.locator('#f-kind'), lead.kind)
  await press('注册', 'Register')
  await page.getByText(w('可代表', 'you speak for it')).waitFor()
  await look('organisations')
  await follow('修改登记信息', 'Change what is registered')
  await look('what is registered of an organisation')
  await write('所在地区', 'Region', w('上海', 'Shanghai'))
  await save()
  await hand.press(header.locator('a[href="/me"]'))
  await look('account')

  await follow('申报通知', 'Calls', header)
  await look('calls')
  await follow('2026年度第一批', 'First call of 2026')
  await look('call')
  await follow('从以往申报', 'Start from an earlier')
  await look('start from an earlier application')
  await follow('2026年度第一批', 'First call of 2026')
  await write('联合体名称', 'Name of the consortium', "O'Neill 电子设计创新联合体")
  await press('开始填写', 'Start')
  await page.waitForURL('**/cases/*')
  await look('draft')
  return pathOf(page)
}

/** Every section, every member, and what each of them says. */
export const fillApplication = async (way: Way, path: string): Promise<void> => {
  const { walker, house, scheme } = way
  const { page, go, look, follow, press, write, main, hand } = walker
  await fillAll(way, withClauses(scheme), path)
  await follow('从表格导入', 'from a spreadsheet')
  await look('import')
  await go(path)
  await follow('成员单位', 'Members', page.locator('.task-list'))
  await look('members, at first')
  for (const { name } of members) {
    await write('统一社会信用代码或 LEI', 'Unified social credit code or LEI', practiceUscc(name))
    await press('邀请', 'Invite')
    await main.locator('table').getByText(name).first().waitFor()
  }
  await look('members')
  await memberConfirms(way, path)
  const [, other] = members
  if (!other) throw new Error('no second member')
  const id = path.slice('/cases/'.length)
  await fillPart(house.stage, scheme, other.subject, id, idOf(other))
  await answers(house.stage, other.subject, id, 'confirmation', {
    decision: 'confirm',
    contribution: 'People and money',
  })
  const { part } = scheme.members
  if (!part) return
  await go(path)
  await hand.press(page.locator('.task-list a[href$="/part"]'))
  await fillHere(way, [part], part)
}

/** A member comes by its own browser: its part, what binds it, and its word. */
const memberConfirms = async (way: Way, path: string): Promise<void> => {
  const { house, walker, scheme } = way
  const [member] = members
  if (!member) throw new Error('no member')
  const its = { ...way, walker: await walkerIn(house, walker) }
  const { page, go, enter, follow, look, choose, write, press, hand, w } = its.walker
  await enter(member.subject)
  await follow('我的任务', 'My tasks', page.locator('header'))
  await look('tasks of a member')
  const { part } = scheme.members
  if (part) {
    await go(path)
    await look('draft, to a member')
    await hand.press(page.locator('.task-list a[href$="/part"]'))
    await fillHere(its, [part], part, { owner: idOf(member) })
    await follow('我的任务', 'My tasks', page.locator('header'))
  }
  await follow('确认加入', 'Confirm')
  await look('confirmation')
  await choose('确认加入', 'Confirm')
  if (await page.getByLabel(w('承担的任务与投入', 'What you contribute')).isVisible())
    await write('承担的任务与投入', 'What you contribute', w('共同研发', 'Research together'))
  await press('提交', 'Send')
  await page.waitForURL('**/tasks*')
  await page.context().close()
}

/** What is checked is handed in, and the receipt is there at once. */
export const submit = async ({ walker }: Way, path: string): Promise<void> => {
  const { page, go, look, follow, press } = walker
  await go(path)
  await look('draft, filled in')
  await follow('检查并提交', 'Check and submit')
  await page.locator('.pre-flight, .ready').first().waitFor()
  expect(await page.locator('.pre-flight li').allInnerTexts()).toEqual([])
  await page.locator('.ready').waitFor()
  await look('check')
  await press('提交申报', 'Submit the application')
  await page.waitForURL(`**${path}/receipt*`)
  await look('receipt')
  expect(await page.locator('main').innerText()).toMatch(/A2026-[0-9A-Z]{8}/)
}
