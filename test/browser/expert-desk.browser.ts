import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import * as life from '../../infra/demo/lifecycle.ts'
import { seen } from '../../infra/demo/stage.ts'
import { wrongWith } from './support/desks.ts'
import { type House, openHouse } from './support/house.ts'
import { takePictures } from './support/pictures.ts'
import { openProgramme, type Programme, reported } from './support/programme.ts'

let house: House
let programme: Programme
const ids: string[] = []
beforeAll(async () => {
  house = await openHouse()
  programme = await openProgramme(house)
  for (const one of ['lingang-eda', 'zhoukou-boiler']) {
    const id = await life.draft(house.stage, reported(one), programme.call)
    await life.submit(house.stage, reported(one), id)
    await life.pass(house.stage, id)
    await life.recommend(house.stage, id)
    ids.push(id)
  }
  await house.server.program.idle()
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

const sheetsOf = async (id: string): Promise<{ subject: string; path: string }[]> => {
  await house.server.program.idle()
  const { tasks } = await seen(house.stage, 'officer', id)
  return tasks
    .filter((task) => task.kind === 'score' && task.state === 'open')
    .map((task) => ({
      subject: programme.subjects.get(task.person ?? '') ?? '',
      path: `/cases/${id}/tasks/${task.id}`,
    }))
}

/** Who is asked on both cases. */
const busyExpert = async () => {
  const [first = [], second = []] = await Promise.all(ids.map(sheetsOf))
  const both = first.flatMap((one) => {
    const other = second.find(({ subject }) => subject === one.subject)
    return other ? [{ subject: one.subject, paths: [one.path, other.path] }] : []
  })
  return { first, both: both[0] }
}

const speak = async (page: Page, language: 'zh' | 'en') =>
  page.context().addCookies([{ name: 'language', value: language, url: house.url }])

const looked = async (page: Page, name: string): Promise<void> => {
  for (const language of ['zh', 'en'] as const) {
    await speak(page, language)
    await page.reload()
    await page.evaluate(() => scrollTo(0, 0))
    expect([name, language, await wrongWith(page)]).toEqual([name, language, []])
    await takePictures(page, name, language)
  }
}

describe('an expert', () => {
  test('sees the list, declares, and then writes a sheet that is kept as it is typed, with warnings at once', async () => {
    const { first } = await busyExpert()
    const { subject = '', path = '' } = first[0] ?? {}
    const page = await house.enter(subject, { language: 'en' })
    await page.getByRole('link', { name: 'My reviews' }).click()
    expect(await page.locator('main').innerText()).toContain('declare first')
    await looked(page, 'my reviews')
    await page.goto(path)
    await looked(page, 'declaration')
    await speak(page, 'en')
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(path)
    await page.getByRole('button', { name: 'None applies: open the application' }).click()
    await page.locator('.desk').waitFor()

    const item = page.locator('[data-item="need"]')
    await item.locator('input').fill('7')
    await expect.poll(() => item.getByText('a reason is needed').isVisible()).toBe(true)
    await item.locator('textarea').fill('Demand is not shown')
    await expect.poll(() => item.getByText('a reason is needed').isVisible()).toBe(false)
    await page.locator('[data-item="lead"] input').fill('１７.５')
    expect(await page.locator('[data-done]').innerText()).toBe('2')
    // A remark beside what it is about.
    const place = page.locator('#f-place-plan')
    await place.locator('summary').click()
    const kept = page.waitForResponse(
      (answer) =>
        answer.url().endsWith('/draft') && (answer.request().postData() ?? '').includes('Milestones'),
    )
    await place.locator('textarea').fill('Milestones are vague')
    await kept
    await page.getByText('Saved at').waitFor()
    await page.reload()
    expect(await item.locator('input').inputValue()).toBe('7')
    expect(await place.locator('textarea').inputValue()).toBe('Milestones are vague')
    await page.getByText('My remarks (1)').click()
    await looked(page, 'sheet')
    await speak(page, 'en')
    await page.goto('/reviews')
    expect(await page.locator('main').innerText()).toContain('draft, 2 of 5 items')
    await page.context().close()
  })

  test('finds both sides where they were left, on a desk and on a phone', async () => {
    const { first } = await busyExpert()
    const { subject = '', path = '' } = first[0] ?? {}
    const page = await house.enter(subject, { language: 'zh' })
    await page.goto(path)
    await page.locator('#case').evaluate((side) => side.scrollTo(0, 700))
    await page.locator('#sheet').evaluate((side) => side.scrollTo(0, 200))
    await page.reload()
    const tops = () =>
      page.evaluate(() => ['case', 'sheet'].map((id) => document.getElementById(id)?.scrollTop))
    await expect.poll(tops).toEqual([700, 200])
    await page.context().close()

    const phone = await house.enter(subject, { language: 'zh', width: 'phone' })
    await phone.goto(path)
    expect(await phone.locator('#sheet').isVisible()).toBe(false)
    await phone.evaluate(() => scrollTo(0, 900))
    await phone.locator('.switch').getByText('评分表').click()
    expect(await phone.locator('#case').isVisible()).toBe(false)
    await phone.locator('.switch').getByText('申报材料').click()
    await expect.poll(() => phone.evaluate(() => scrollY)).toBe(900)
    await phone.context().close()
  })

  test('keeps the sheet when declining it is refused, and is asked for the reason where it is chosen', async () => {
    const { first } = await busyExpert()
    const { subject = '', path = '' } = first[0] ?? {}
    for (const script of [true, false]) {
      const page = await house.enter(subject, { language: 'en', width: 'phone', script })
      await page.goto(path)
      if (script) await page.locator('.switch').getByText('Sheet').click()
      expect(await page.locator('[data-item="need"] input').inputValue()).toBe('7')
      await page.getByText('I cannot review for another reason').click()
      await page.locator('#f-decline-answer-reason').fill('Away until May')
      await page.getByRole('radio', { name: 'another reason' }).check()
      await page.locator('#f-decline-answer-reason').fill('')
      await page.getByRole('button', { name: 'Decline: ask somebody else' }).click()
      await page.locator('.error-summary').waitFor()
      expect(await page.locator('.error-summary a').getAttribute('href')).toBe('#f-decline-answer-reason')
      expect(await page.getByRole('radio', { name: 'another reason' }).isChecked()).toBe(true)
      expect(await page.locator('[data-item="need"] textarea').inputValue()).toBe('Demand is not shown')
      expect(await page.locator('.field.wrong').count()).toBe(1)
      expect(script ? await wrongWith(page) : []).toEqual([])
      await page.goto('/reviews')
      await page.goto(path)
      expect(await page.locator('[data-item="need"] input').inputValue()).toBe('7')
      expect(await page.locator('[data-item="need"] textarea').inputValue()).toBe('Demand is not shown')
      await page.context().close()
    }
  })

  test('hears of each score what is wrong with it, and counts only those that may stand', async () => {
    const { first } = await busyExpert()
    const { subject = '', path = '' } = first[2] ?? {}
    const page = await house.enter(subject, { language: 'zh' })
    await page.goto(path)
    await page.getByRole('button', { name: '均不存在，打开申报材料' }).click()
    await page.locator('.desk').waitFor()
    // By keyboard past the application, at once.
    await page.locator('.switch').getByText('评分表').focus()
    expect(await page.locator('.switch').getByText('评分表').isVisible()).toBe(true)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('answer.scores.need')
    const item = (id: string) => page.locator(`[data-item="${id}"]`)
    for (const [id, typed, said] of [
      ['need', '８５', '不能大于 20 分'],
      ['lead', '-3', '不能小于 0 分'],
      ['team', '甲', '分数请填写数字'],
      ['plan', '3', '请说明理由'],
    ] as const) {
      await item(id).locator('input').fill(typed)
      await item(id).getByText(said).waitFor()
    }
    await item('mechanism').locator('input').fill('１２，５')
    expect(await page.locator('[data-done]').innerText()).toBe('1')
    expect(await page.locator('[data-total]').innerText()).toBe('15.5')
    await page.getByText('已保存').waitFor()
    await page.getByRole('button', { name: '提交评分表' }).click()
    await page.locator('.error-summary').waitFor()
    expect(await page.locator('.error-summary li').allInnerTexts()).toEqual([
      '战略需求：不能大于 20',
      '牵头单位能力：不能小于 0',
      '协同基础：请填写数字',
      '方案可行性：不高于 10 分时须说明理由',
    ])
    // The same is not said twice, and no more of what is put right.
    expect(await page.locator('.warning:visible').count()).toBe(0)
    await item('need').locator('input').fill('18')
    expect(await item('need').locator('.error').count()).toBe(0)
    expect(await wrongWith(page)).toEqual([])
    await page.context().close()
  })

  test('keeps a draft and hands a sheet in without script', async () => {
    const { first } = await busyExpert()
    const { subject = '', path = '' } = first[1] ?? {}
    const page = await house.enter(subject, { language: 'zh', script: false })
    await page.goto(path)
    await page.getByRole('button', { name: '均不存在，打开申报材料' }).click()
    await page.locator('[data-item="need"] input').fill('5')
    await page.getByRole('button', { name: '保存草稿' }).click()
    expect(await page.locator('[data-item="need"] input').inputValue()).toBe('5')
    expect(await page.locator('[data-item="need"]').getByText('请说明理由').isVisible()).toBe(true)
    for (const [id, score] of Object.entries({ need: 18, lead: 17, team: 16, plan: 21, mechanism: 13 }))
      await page.locator(`[data-item="${id}"] input`).fill(`${score}`)
    await page.getByRole('button', { name: '提交评分表' }).click()
    expect(await page.locator('main').innerText()).toContain('已提交')
    await page.context().close()
  })

  test('hands in what was typed while the sign-in had run out, after signing in again', async () => {
    const { first } = await busyExpert()
    const { subject = '', path = '' } = first[0] ?? {}
    const page = await house.enter(subject, { language: 'zh' })
    await page.goto(path)
    await page.context().clearCookies({ name: /session/ })
    await page.locator('[data-item="team"] input').fill('14')
    await page.getByText('登录已过期').waitFor()
    await page.reload()
    await page.locator('form[action="/sign-in"] button').last().click()
    await page.locator(`button[name="person"][value="${subject}"]`).click()
    await page.locator('form[action="/sign-out"]').waitFor()
    await page.goto('/reviews')
    await page.goto(path)
    expect(await page.locator('[data-item="team"] input').inputValue()).toBe('14')
    await page.context().close()
    // The browser notes each answer that asked to sign in.
    expect(() => house.inOrder()).toThrow('401')
  })
})

test('a panel meets: the secretary follows sheets and votes, an expert votes on the phone, and minutes print', async () => {
  const id = ids[1] ?? ''
  const [first, second] = await sheetsOf(id)
  const officer = await house.enter('officer', { language: 'zh' })
  await officer.getByRole('link', { name: '评审会' }).click()
  await officer.getByRole('link', { name: '2026年度第一批' }).click()
  await officer.getByLabel('会议名称').fill('第一次评审会')
  await officer.getByLabel('时间').fill('2026-03-20 14:00')
  await officer.getByLabel('地点').fill('会议室一')
  const names = officer.getByRole('group', { name: '出席专家' })
  for (const box of await names.getByRole('checkbox').all()) await box.check()
  await officer.getByRole('button', { name: '召开' }).click()
  await officer.waitForURL(/\/meetings\/[0-9a-z]{20}$/)
  const meeting = new URL(officer.url()).pathname
  await officer.getByRole('group', { name: '到会专家' }).getByRole('checkbox').first().check()
  await officer.getByRole('button', { name: '记录出席' }).click()
  await looked(officer, 'meeting')
  await officer.goto(`${meeting}/cases/${id}`)
  await officer.getByRole('button', { name: /^(开始本案|Begin)/ }).click()

  const phone = await house.enter(first?.subject ?? '', { language: 'zh', width: 'phone' })
  await phone.goto('/reviews')
  await phone.getByRole('link', { name: '第一次评审会' }).click()
  await phone
    .locator('tbody a')
    .filter({ hasText: reported('zhoukou-boiler').name })
    .click()
  await phone.getByRole('button', { name: '同意', exact: true }).click()
  await phone.getByText('您的表决').waitFor()
  await looked(phone, 'vote')
  await phone.context().close()

  // The secretary's page follows by itself.
  await speak(officer, 'zh')
  await officer.goto(`${meeting}/cases/${id}`)
  expect(await officer.locator('#live').innerText()).toMatch(/同意\s+1/)
  const other = await house.enter(second?.subject ?? '', { language: 'zh', width: 'phone' })
  await other.goto(`${meeting}/cases/${id}`)
  await other.getByRole('button', { name: '不同意', exact: true }).click()
  await other.getByText('您的表决').waitFor()
  await other.context().close()
  await expect.poll(() => officer.locator('#live').innerText(), { timeout: 12_000 }).toMatch(/不同意\s+1/)
  // A tally that cannot be asked for says so.
  await officer.context().setOffline(true)
  await officer.getByText('以上可能不是最新情况').waitFor()
  await officer.context().setOffline(false)
  await expect.poll(() => officer.getByText('以上可能不是最新情况').isVisible()).toBe(false)
  await looked(officer, 'meeting case')
  await speak(officer, 'zh')
  await officer.goto(`${meeting}/cases/${id}`)
  await officer.getByLabel('讨论记录').fill('讨论了产业化路径')
  await officer.getByRole('button', { name: '记录', exact: true }).click()
  await officer.getByRole('radio', { name: /^建议支持/ }).check()
  await officer.getByLabel('结论说明').fill('建议支持，补充里程碑')
  await officer.getByRole('button', { name: '形成结论' }).click()
  await officer.waitForURL(`**${meeting}`)
  await officer.getByRole('link', { name: '会议纪要' }).click()
  expect(await officer.locator('main').innerText()).toContain('讨论了产业化路径')
  const pdf = await officer.request.get(`/files${meeting}/minutes.pdf`)
  expect(pdf.headers()['content-type']).toBe('application/pdf')
  await takePictures(officer, 'minutes', 'zh')
  await officer.context().close()
})
