import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as life from '../../infra/demo/lifecycle.ts'
import type { DemoConsortium } from '../../infra/demo/reported.ts'
import { as, reaches } from '../../infra/demo/stage.ts'
import reports from '../../schemes/data/reported-consortia.json' with { type: 'json' }
import { type House, openHouse, type widths } from './support/house.ts'
import { openProgramme, reported } from './support/programme.ts'
import { heading, overhang, seemsAccessible } from './support/seen.ts'

const day = 86_400_000
const recognised = reported('huning-polyolefin').name
const underNotice = reported('xiamen-metaverse').name

/** The press's consortia, one that was recognised here, and one under notice since. */
let house: House
beforeAll(async () => {
  house = await openHouse()
  const { stage } = house
  const { subjects, call } = await openProgramme(house)
  await as(stage, 'administrator').post('/imports/consortia', { consortia: reports.consortia })
  const toNotice = async (consortium: DemoConsortium): Promise<string> => {
    const id = await life.draft(stage, consortium, call)
    await life.submit(stage, consortium, id)
    await life.pass(stage, id)
    await life.recommend(stage, id)
    await life.review(stage, id, subjects, { shares: [0.88, 0.86, 0.84] })
    await life.approve(stage, id, subjects, ['division', 'bureau', 'meeting'])
    await reaches(stage, 'officer', id, 'notice')
    return id
  }
  const first = await toNotice(reported('huning-polyolefin'))
  await stage.moveTo(new Date((await stage.now()).getTime() + 15 * day))
  await life.settled(stage, first, recognised)
  await toNotice(reported('xiamen-metaverse'))
  await house.server.program.idle()
})
afterEach(() => house.inOrder())
afterAll(() => house.close())

type Walk = { language: 'zh' | 'en'; width: keyof typeof widths; script: boolean }

/** Digits as a Chinese keyboard types them. */
const wide = (text: string): string =>
  text.replaceAll(/[0-9a-z]/gi, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

/** The same text with another last digit. */
const oneDigitOff = (number: string): string =>
  number.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10))

/** The same signature but for one sign in its middle. */
const oneSignOff = (jws: string): string => {
  const at = jws.lastIndexOf('.') + 20
  return `${jws.slice(0, at)}${jws[at] === 'A' ? 'B' : 'A'}${jws.slice(at + 1)}`
}

const walker = async ({ language, width, script }: Walk) => {
  const page = await house.visit({ language, width, script })
  const t = (zh: string, en: string): string => (language === 'zh' ? zh : en)
  const main = page.getByRole('main')
  return {
    page,
    main,
    t,
    /** What holds for every page that is walked over. */
    look: async (): Promise<void> => {
      // A page without script cannot be looked into by one: the other walks look at it.
      if (!script) return
      await seemsAccessible(page)
      expect([page.url(), await overhang(page)]).toEqual([page.url(), 0])
    },
    follow: (zh: string, en: string): Promise<void> =>
      main
        .getByRole('link', { name: t(zh, en) })
        .first()
        .click(),
    press: (zh: string, en: string): Promise<void> =>
      main
        .getByRole('button', { name: t(zh, en), exact: true })
        .first()
        .click(),
  }
}
type Walker = Awaited<ReturnType<typeof walker>>

const namesFound = (page: Page): Promise<string[]> =>
  page
    .locator('main table:not(.bars) tbody tr td:first-child, main table:not(.bars) tbody th')
    .allInnerTexts()

const callsAndNotices = async ({ page, main, t, look, follow }: Walker): Promise<void> => {
  await follow('2026年度第一批', 'First call of 2026')
  await page.waitForURL('**/calls/*')
  const dates = await main.locator('.facts').first().innerText()
  expect(dates).toContain(t('2026年3月9日', '9 March 2026'))
  expect(dates).toContain(t('2026年4月19日', '19 April 2026'))
  await look()

  await page.goto('/notices')
  await look()
  await follow(underNotice, underNotice)
  await page.waitForURL('**/notices/*')
  expect(await heading(page)).toBe(underNotice)
  const [from = '', until = ''] = await main
    .locator('.facts time')
    .evaluateAll((times) => times.map((time) => time.getAttribute('datetime') ?? ''))
  expect(from < until).toBe(true)
  expect(await main.locator('.facts').innerText()).toMatch(
    new RegExp(t('联系方式\\s+\\S', 'Contacts\\s+\\S')),
  )
  expect(await main.innerText()).toContain(
    t('个人须实名，单位须加盖公章。', 'People object under their real name, organisations under seal.'),
  )
  await main.getByRole('button', { name: t('登录后提出', 'Sign in to object') }).waitFor()
  await look()
}

/** Names stand on one line, and a number beside the bar that it belongs to, however narrow the page. */
const figuresReadAcross = async (page: Page): Promise<void> => {
  const off = await page.locator('table.bars').evaluateAll((tables) =>
    tables.flatMap((table) => {
      const line = Number.parseFloat(getComputedStyle(table).lineHeight)
      const tall = (table.querySelector('caption')?.getBoundingClientRect().height ?? 0) > 2 * line
      const apart = [...table.querySelectorAll('td')].filter((cell) => {
        const bar = cell.querySelector('svg')?.getBoundingClientRect()
        const words = document.createRange()
        words.selectNodeContents(cell)
        words.setStartAfter(cell.querySelector('svg') ?? cell)
        const number = words.getBoundingClientRect()
        return bar === undefined || number.top > bar.bottom || number.bottom < bar.top
      })
      return [
        ...(tall ? [table.querySelector('caption')?.textContent] : []),
        ...apart.map((cell) => cell.textContent),
      ]
    }),
  )
  expect(off).toEqual([])
}

const searches = async ({ page, main, t, look, follow, press }: Walker): Promise<void> => {
  await page.goto('/register')
  await look()
  await figuresReadAcross(page)
  await page.getByLabel(t('名称、单位、编号或领域', 'Name, organisation, number or field')).fill(wide('eda'))
  await press('查找', 'Search')
  await page.waitForURL('**/register?*')
  expect(await namesFound(page)).toEqual([reported('lingang-eda').name])

  // What was found is as many as the bar said, and each bar narrows what was found.
  await page.goto('/register')
  for (const [caption, address] of [
    [t('按领域', 'By field'), '**/register?*field=*'],
    [t('按年度', 'By year'), '**/register?*year=*'],
  ] as const) {
    const row = page
      .locator('table.bars')
      .filter({ has: page.locator('caption', { hasText: caption }) })
      .locator('tbody tr')
      .first()
    const said = Number(await row.locator('td').innerText())
    await row.locator('th a').click()
    await page.waitForURL(address)
    expect(await namesFound(page)).toHaveLength(said)
  }

  await page.getByLabel(t('名称、单位、编号或领域', 'Name, organisation, number or field')).fill('量子蔬菜')
  await press('查找', 'Search')
  await page.waitForURL(/[?&]q=/)
  expect(await main.locator('.empty').innerText()).toBe(
    t(
      '没有找到。名称可以只写一部分；也可以去掉一个条件：',
      'Nothing found. A part of a name is enough; or take back a condition:',
    ),
  )
  await look()
  await follow('去掉“量子蔬菜”', 'Without “量子蔬菜”')
  await page.waitForURL((url) => !url.searchParams.has('q') && url.searchParams.has('field'))
  expect((await namesFound(page)).length).toBeGreaterThan(0)
}

/** The entry, and its number by all the ways one types it. */
const entryAndNumber = async ({ page, main, t, look, press }: Walker): Promise<void> => {
  await page.goto('/register')
  await page
    .getByLabel(t('名称、单位、编号或领域', 'Name, organisation, number or field'))
    .fill(recognised.slice(2, 7))
  await press('查找', 'Search')
  await page.waitForURL('**/register?*')
  // The press wrote of it too: an entry of its own, which has no number.
  const here = page.getByRole('row', { name: t('认定', 'Recognised') }).filter({ hasText: recognised })
  await here.getByRole('link').click()
  await page.waitForURL(/\/register\/\w+$/)
  const entry = page.url()
  const facts = await main.locator('.facts').first().innerText()
  expect(facts).toContain(t('有效期至', 'Valid until'))
  const number = await main.locator('.facts strong').innerText()
  expect(number).toMatch(/^LGIC-2026-/)
  await look()

  const check = async (typed: string): Promise<void> => {
    await page.goto('/certificates/check')
    await page.getByLabel(t('证书编号', 'Certificate number')).fill(typed)
    await press('查验', 'Check')
  }
  await check(`  ${wide(number).replaceAll('-', ' - ')} `)
  await page.waitForURL(entry)
  expect(await heading(page)).toBe(recognised)
  await check(oneDigitOff(number))
  await main.getByRole('heading', { name: t('没有这个编号', 'There is no such number') }).waitFor()
  expect(await page.getByLabel(t('证书编号', 'Certificate number')).inputValue()).toBe(oneDigitOff(number))
  await page.goto(entry)
}

/** The certificate is taken home and brought back, as it is and with one sign of its signature changed. */
const certificate = async ({ page, main, t, look, follow, press }: Walker): Promise<void> => {
  await follow('证书（可打印）', 'The certificate, to print')
  await page.waitForURL('**/certificate')
  await look()
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: t('下载 PDF（含签名）', 'Download as signed PDF') }).click()
  const pdf = await readFile(await (await coming).path(), 'latin1')
  expect(pdf).toMatch(/^%PDF-/)
  const jws = /eyJ[\w-]+\.[\w-]+\.[\w-]+/.exec(pdf)?.[0] ?? ''
  expect(jws).not.toBe('')

  const bring = async (file: string): Promise<void> => {
    await page.goto('/certificates/check')
    await page
      .getByLabel(t('证书文件（PDF 或 .json）', 'File of the certificate (PDF or .json)'))
      .setInputFiles({
        name: 'certificate.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from(file, 'latin1'),
      })
    await press('核对签名', 'Check the signature')
  }
  await bring(pdf)
  await main.getByRole('heading', { name: t('真实有效', 'Authentic, in force') }).waitFor()
  expect(await main.locator('.verdict').innerText()).toContain(recognised)
  await look()

  const refused = async (): Promise<void> => {
    await main.getByRole('heading', { name: t('无效', 'Not valid'), exact: true }).waitFor()
    expect(await main.getByRole('alert').innerText()).toContain(
      t('内容、校验码被改动过', 'its text or check value was changed'),
    )
  }
  await bring(pdf.replaceAll(jws, oneSignOff(jws)))
  await refused()
  await look()
  await page.goto('/certificates/check')
  await page.getByLabel(t('或粘贴签名文本', 'Or paste the signed text')).fill(oneSignOff(jws))
  await press('核对签名', 'Check the signature')
  await refused()
}

const dataAndFeeds = async ({ page, main, t }: Walker): Promise<void> => {
  await page.goto('/open-data')
  const link = main.locator('a[href="/open-data/register.csv"]').first()
  const coming = page.waitForEvent('download')
  await link.click()
  const saved = await coming
  expect(saved.suggestedFilename()).toBe('consort-register.csv')
  const bytes = await readFile(await saved.path())
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const [head = '', ...rows] = bytes.toString('utf8').slice(1).trim().split('\r\n')
  expect(head.split(',').slice(0, 3)).toEqual(['id', 'name', 'standing'])
  expect(rows.filter((row) => row.includes(`,${recognised},recognised,`))).toHaveLength(1)

  const feeds = main.locator('a[href^="/feeds/"]')
  const addresses = await feeds.evaluateAll((links) => links.map((one) => one.getAttribute('href') ?? ''))
  const read = async (name: string, type: string): Promise<string> => {
    const address = addresses.find((one) => one.startsWith(`/feeds/${name}`)) ?? ''
    const answer = await page.request.get(address)
    expect([name, answer.status()]).toEqual([name, 200])
    expect(answer.headers()['content-type']).toContain(type)
    return answer.text()
  }
  expect(await read('register.atom', 'application/atom+xml')).toContain(`>${recognised}</title>`)
  expect(await read('notices.atom', 'application/atom+xml')).toContain(`>${underNotice}</title>`)
  // A line of a calendar goes on in the next one after a blank.
  const calendar = (await read('deadlines.ics', 'text/calendar')).replaceAll('\r\n ', '')
  expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n/)
  expect(calendar).toContain(
    `SUMMARY:${t('公示结束，异议截止：', 'Notice ends\\, objections until then: ')}${underNotice}`,
  )
}

test.each<Walk>([
  { language: 'zh', width: 'desktop', script: true },
  { language: 'en', width: 'phone', script: true },
  { language: 'zh', width: 'desktop', script: false },
])('the public site is walked through by nobody in particular: %o', async (walk) => {
  const way = await walker(walk)
  await callsAndNotices(way)
  await searches(way)
  await entryAndNumber(way)
  await certificate(way)
  await dataAndFeeds(way)
  // All of it without a sign-in, and without a trace but the language.
  const kept = (await way.page.context().cookies()).map(({ name }) => name)
  expect(kept.filter((name) => name !== 'language')).toEqual([])
  await way.page.context().close()
})
