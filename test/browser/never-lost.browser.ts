import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { CaseId } from '../../domain/ids.ts'
import * as life from '../../infra/demo/lifecycle.ts'
import { type House, openHouse } from './support/house.ts'
import { openProgramme, type Programme, reported } from './support/programme.ts'
import { seemsAccessible } from './support/seen.ts'
import { takePictures } from './support/pictures.ts'

let house: House
let programme: Programme
let draft: string
beforeAll(async () => {
  house = await openHouse()
  programme = await openProgramme(house)
  draft = `/cases/${await life.draft(house.stage, reported('lingang-eda'), programme.call)}`
  await (await house.enter('member-2')).context().close()
  await speaksForLead('member-2')
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

const basis = '#f-overview-basis'
const purpose = '#f-overview-purpose'

const open = async (page: Page): Promise<void> => {
  await page.goto(`${draft}/sections/overview`)
  await page.locator('[data-autosave]').waitFor()
}
const state = (page: Page): Promise<string> => page.locator('[data-saving] output').innerText()
/** Until the page says so; whatever it takes. */
const says = async (page: Page, words: RegExp): Promise<void> => {
  await page.locator('[data-saving] output', { hasText: words }).waitFor()
}
/** What comes about once a request or two is answered. */
const late = { timeout: 30_000 }
const saved = (page: Page): Promise<void> => says(page, /^(Saved at|已保存) /)

const fileNow = async () => {
  const file = await house.server.program.world.store.cases.load(CaseId.parse(draft.split('/').at(-1)))
  if (!file) throw new Error('no such draft')
  return file
}
const stored = async (field: string): Promise<unknown> =>
  (await fileNow()).sections.find((section) => section.id === 'overview')?.answers[field]

/** Somebody else of the lead: whoever signs in as this speaks for it from now on. */
const speaksForLead = async (subject: string): Promise<void> => {
  const { people } = house.server.program.world.store
  const [{ members }, { items }] = await Promise.all([fileNow(), people.list({ limit: 100 })])
  const lead = members.find(({ role }) => role === 'lead')
  const person = items.find((one) => one.subject === subject)
  if (!lead || !person) throw new Error(`${subject} did not sign in`)
  const held = { organisation: lead.organisation, name: lead.name, state: 'active' as const }
  await people.save({ ...person, represents: [held], revision: person.revision + 1 })
}

describe('what is typed', () => {
  test('is saved after a pause, and says when', async () => {
    const page = await house.enter('applicant', { language: 'en' })
    await open(page)
    await page.locator(purpose).fill('First wafer in the second year')
    await saved(page)
    expect(await stored('purpose')).toBe('First wafer in the second year')
    expect(await state(page)).toMatch(/^Saved at \d\d:\d\d$/)
    await seemsAccessible(page)
    await takePictures(page, 'section saved', 'en')
    await page.reload()
    expect(await page.locator(purpose).inputValue()).toBe('First wafer in the second year')
    await page.context().close()
  })

  test('survives a network that is cut at twenty random moments', async () => {
    const seed = Number(process.env.SEED ?? Date.now() % 100_000)
    console.log(`seed ${seed}`)
    let held = seed
    const random = (): number => {
      held = (held * 1_103_515_245 + 12_345) % 2_147_483_648
      return held / 2_147_483_648
    }
    const page = await house.enter('applicant', { language: 'en', width: 'phone' })
    await open(page)
    const field = page.locator(basis)
    await field.fill('')
    let typed = ''
    for (let cut = 0; cut < 20; cut += 1) {
      const word = `word ${cut} 字 `
      const at = Math.floor(random() * word.length)
      await field.pressSequentially(word.slice(0, at), { delay: random() * 60 })
      await page.context().setOffline(true)
      await field.pressSequentially(word.slice(at), { delay: random() * 60 })
      await page.context().setOffline(false)
      typed += word
    }
    expect(await field.inputValue()).toBe(typed)
    await saved(page)
    await expect.poll(() => stored('basis'), late).toBe(typed)
    await page.context().close()
  })

  test('survives a page that breaks down, and goes on where it was', async () => {
    const page = await house.enter('applicant', { language: 'en' })
    const context = page.context()
    await open(page)
    let cut = true
    await context.route('**/answers', (route) => (cut ? route.abort() : route.continue()))
    await page.locator(purpose).fill('Typed before it broke down')
    await says(page, /^Not saved for the moment/)
    const next = await context.newPage()
    const breaking = page.waitForEvent('crash')
    const devtools = await context.newCDPSession(page)
    devtools.send('Page.crash').catch(() => undefined)
    await breaking
    cut = false
    // Whatever page is opened next sends it.
    await next.goto('/')
    await expect.poll(() => stored('purpose'), late).toBe('Typed before it broke down')
    await expect.poll(() => next.evaluate(() => Object.keys(localStorage))).toEqual([])
    expect(await next.locator('[data-kept]').isVisible()).toBe(false)
    await context.close()
  })

  test('that cannot be sent from another page is named there, and goes on where it was', async () => {
    const page = await house.enter('applicant', { language: 'en' })
    const context = page.context()
    await open(page)
    let cut = true
    await context.route('**/answers', (route) => (cut ? route.abort() : route.continue()))
    await page.locator(purpose).fill('Typed while nobody answered')
    await says(page, /^Not saved for the moment/)
    await page.goto('/')
    await page.getByRole('link', { name: 'Overview' }).waitFor()
    await takePictures(page, 'kept on the device', 'en')
    cut = false
    await page.getByRole('link', { name: 'Overview' }).click()
    await expect.poll(() => stored('purpose'), late).toBe('Typed while nobody answered')
    expect(await page.locator(purpose).inputValue()).toBe('Typed while nobody answered')
    await context.close()
  })

  test('is saved before a link leads away, and nothing is said of the device', async () => {
    const page = await house.enter('applicant', { language: 'en' })
    await open(page)
    for (const [nth, leave] of [
      () => page.locator('.crumb a').first().click(),
      () => page.getByRole('link', { name: /Plan/ }).last().click(),
      () => page.goBack(),
    ].entries()) {
      await page.goto(draft)
      await open(page)
      await page.locator(purpose).fill(`Left in a hurry, ${nth}`)
      await leave()
      await page.waitForURL((url) => !url.pathname.endsWith('/overview'))
      await expect.poll(() => stored('purpose'), late).toBe(`Left in a hurry, ${nth}`)
      await expect.poll(() => page.evaluate(() => Object.keys(localStorage))).toEqual([])
      expect(await page.locator('[data-kept]').isVisible()).toBe(false)
    }
    await page.context().close()
  })

  test('is tried again when the server fails, and the button waits until it is there', async () => {
    const page = await house.enter('applicant', { language: 'zh' })
    await open(page)
    let failures = 0
    await page.route('**/sections/overview/answers', (route) => {
      failures += 1
      return failures <= 3 ? route.fulfill({ status: 500, body: 'broken' }) : route.continue()
    })
    await page.locator(purpose).fill('三次失败之后')
    await says(page, /^暂时无法保存/)
    await seemsAccessible(page)
    await takePictures(page, 'section not saved', 'zh')
    await expect.poll(() => stored('purpose'), late).toBe('三次失败之后')
    await saved(page)
    expect(failures).toBe(4)
    await page.locator(purpose).fill('按钮之后')
    await page.getByRole('button', { name: '保存' }).click()
    await page.waitForURL(`**${draft}`)
    expect(await stored('purpose')).toBe('按钮之后')
    await page.context().close()
  })

  test('while an attempt is on its way is not called saved, and goes with the next', async () => {
    const page = await house.enter('applicant', { language: 'en' })
    await open(page)
    const arrived = Promise.withResolvers<void>()
    const typedMore = Promise.withResolvers<void>()
    let asked = 0
    await page.route('**/sections/overview/answers', async (route) => {
      asked += 1
      if (asked === 1) return route.fulfill({ status: 500, body: 'broken' })
      if (asked === 2) {
        arrived.resolve()
        await typedMore.promise
      }
      return route.continue()
    })
    await page.locator(purpose).fill('First words')
    await says(page, /^Not saved for the moment/)
    await arrived.promise
    await page.locator(purpose).fill('First words, and more')
    typedMore.resolve()
    await saved(page)
    expect(await stored('purpose')).toBe('First words, and more')
    await page.context().close()
  })

  test('goes on by itself once its writer is signed in again, and is not sent by anybody else', async () => {
    const page = await house.enter('applicant', { language: 'en' })
    const context = page.context()
    await open(page)
    await context.clearCookies({ name: 'session' })
    await page.locator(purpose).fill('Typed after the sign-in expired')
    await says(page, /^Your sign-in has expired/)
    await seemsAccessible(page)
    await takePictures(page, 'section signed out', 'en')
    const signInAs = async (subject: string) => {
      const opening = context.waitForEvent('page')
      await page.getByRole('button', { name: 'Sign in again in a new window' }).click()
      const popup = await opening
      await popup.locator(`button[name="person"][value="${subject}"]`).click()
      await popup.getByRole('heading', { name: 'You are signed in again' }).waitFor()
      return popup
    }
    const other = await signInAs('member')
    await says(page, /^Somebody else is signed in/)
    expect(await other.locator('[data-kept]').isVisible()).toBe(false)
    expect(await stored('purpose')).not.toBe('Typed after the sign-in expired')
    await context.clearCookies({ name: 'session' })
    await signInAs('applicant')
    await saved(page)
    expect(await stored('purpose')).toBe('Typed after the sign-in expired')
    expect(await page.locator(purpose).inputValue()).toBe('Typed after the sign-in expired')
    await context.close()
  })

  test('is saved before the language is switched', async () => {
    const page = await house.enter('applicant', { language: 'en' })
    await open(page)
    await page.locator(purpose).fill('Before the switch')
    await page.locator('form[action="/language"] button').click()
    await page.locator(purpose).waitFor()
    expect(await page.locator(purpose).inputValue()).toBe('Before the switch')
    await page.context().close()
  })

  test('leaves nothing on the device after signing out', async () => {
    const page = await house.enter('applicant', { language: 'en' })
    await open(page)
    await page.context().setOffline(true)
    await page.locator(purpose).fill('Left on the device')
    await says(page, /^Offline/)
    const keys = () =>
      page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('typed:')))
    expect(await keys()).toHaveLength(1)
    await page.route('**/answers', (route) => route.abort())
    await page.context().setOffline(false)
    page.once('dialog', (dialog) => void dialog.accept())
    await page.locator('form[action="/sign-out"] button').click()
    await page.locator('form[action="/sign-in"] button').last().waitFor()
    expect(await keys()).toEqual([])
    await page.context().close()
  })
})

describe('two people in one section', () => {
  test('see each other, and what both type comes together without moving anybody’s cursor', async () => {
    const mine = await house.enter('applicant', { language: 'en' })
    const theirs = await house.enter('member-2', { language: 'zh' })
    await open(mine)
    await open(theirs)
    await theirs.locator('[data-here]', { hasText: '也在填写这一部分' }).waitFor()
    await mine.reload()
    await mine.locator('[data-here]', { hasText: 'is in this section too' }).waitFor()
    await mine.locator(basis).fill('My tasks')
    await saved(mine)
    await theirs.locator(purpose).fill('对方的里程碑')
    await saved(theirs)
    // Whoever saves hears at once what the other saved.
    expect(await theirs.locator(basis).inputValue()).toBe('My tasks')
    await mine.locator(basis).focus()
    await mine.locator(basis).press('End')
    await mine.locator(basis).pressSequentially(', longer')
    await saved(mine)
    await expect.poll(() => mine.locator(purpose).inputValue(), late).toBe('对方的里程碑')
    expect(await mine.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('overview.basis')
    expect(await stored('basis')).toBe('My tasks, longer')
    expect(await stored('purpose')).toBe('对方的里程碑')
    await takePictures(mine, 'section shared', 'en')
    await mine.goto(draft)
    const line = mine.locator('.task-list li', { hasText: 'Overview' })
    expect(await line.innerText()).toMatch(/last written by .*· .* in it now/s)
    await seemsAccessible(mine)
    await takePictures(mine, 'task list', 'en')
    await mine.context().close()
    await theirs.context().close()
  })

  test('who change one field differently see both versions, and choose', async () => {
    const mine = await house.enter('applicant', { language: 'en' })
    const theirs = await house.enter('member-2', { language: 'zh' })
    await open(mine)
    await open(theirs)
    await mine.locator(purpose).fill('My version')
    await saved(mine)
    await theirs.locator(purpose).fill('对方的版本')
    await says(theirs, /请选择保留哪一个/)
    const panel = theirs.locator('.conflict')
    expect(await panel.innerText()).toContain('My version')
    expect(await theirs.locator(purpose).inputValue()).toBe('对方的版本')
    await seemsAccessible(theirs)
    await takePictures(theirs, 'section with two versions', 'zh')
    await panel.getByRole('button', { name: '保留我的' }).click()
    await saved(theirs)
    expect(await stored('purpose')).toBe('对方的版本')
    await mine.locator(purpose).fill('Mine again')
    await says(mine, /please choose which to keep/)
    await mine.getByRole('button', { name: 'Take the other' }).click()
    await expect.poll(() => mine.locator(purpose).inputValue(), late).toBe('对方的版本')
    await mine.context().close()
    await theirs.context().close()
  })
})

test('a second tab hears of the first, and both are saved', async () => {
  const page = await house.enter('applicant', { language: 'en' })
  await open(page)
  const tab = await page.context().newPage()
  await open(tab)
  await says(page, /open in another tab/)
  await page.locator(basis).fill('From the first tab')
  await saved(page)
  await expect.poll(() => tab.locator(basis).inputValue(), late).toBe('From the first tab')
  await tab.locator(purpose).fill('From the second tab')
  await saved(tab)
  await expect.poll(() => page.locator(purpose).inputValue(), late).toBe('From the second tab')
  expect([await stored('basis'), await stored('purpose')]).toEqual([
    'From the first tab',
    'From the second tab',
  ])
  await page.context().close()
})

test('without script what two people change is merged, and what they dispute is chosen on the page', async () => {
  const mine = await house.enter('applicant', { language: 'en', script: false })
  const theirs = await house.enter('member-2', { language: 'en', script: false })
  await mine.goto(`${draft}/sections/overview`)
  await theirs.goto(`${draft}/sections/overview`)
  await theirs.locator(basis).fill('Their tasks')
  await theirs.locator(purpose).fill('Their milestones')
  await theirs.getByRole('button', { name: 'Save' }).click()
  await mine.locator(purpose).fill('My milestones')
  await mine.getByRole('button', { name: 'Save' }).click()
  expect(await mine.locator('.error-summary').innerText()).toContain('Their milestones')
  expect(await mine.locator(purpose).inputValue()).toBe('My milestones')
  expect(await stored('basis')).toBe('Their tasks')
  await mine.getByRole('radio', { name: /^Take the other/ }).check()
  await mine.getByRole('button', { name: 'Save' }).click()
  expect(await stored('purpose')).toBe('Their milestones')
  await mine.goto(`${draft}/sections/overview`)
  await mine.locator(basis).fill('Before the switch')
  await mine.getByRole('button', { name: 'Go on in 中文' }).click()
  expect(await mine.locator(basis).inputValue()).toBe('Before the switch')
  await mine.context().close()
  await theirs.context().close()
})

test('a call that closes while somebody types says so at once, and leaves the words to be copied', async () => {
  const page = await house.enter('applicant', { language: 'en' })
  await open(page)
  const { program } = house.server
  await program.advanceTo(new Date(program.clock.now().getTime() + 41 * 86_400_000))
  await page.locator(purpose).fill('Too late to be saved')
  await says(page, /^The call closed at/)
  expect(await page.locator('.saving pre').innerText()).toBe('Too late to be saved')
  await seemsAccessible(page)
  await takePictures(page, 'section closed', 'en')
  // The next page has them still, wherever that leads, until they are discarded.
  await page.goto('/')
  const left = page.locator('section.kept')
  expect(await left.innerText()).toMatch(/^Overview · The call closed at [\s\S]*Too late to be saved/)
  await seemsAccessible(page)
  await takePictures(page, 'kept after the call closed', 'en')
  await left.getByRole('button', { name: 'Discard it' }).click()
  await page.reload()
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
  expect(await left.count()).toBe(0)
  await page.context().close()
})
