import { createServer } from 'node:http'
import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { instant } from '../../domain/calendar.ts'
import { CaseId, OrganisationId, type PersonId } from '../../domain/ids.ts'
import type { Message } from '../../domain/message.ts'
import { practiceUscc } from '../../domain/organisation-code.ts'
import { personIdOf } from '../../functions/commands/people.ts'
import { assignOfficer } from '../../functions/commands/run-case.ts'
import { changeTemplate } from '../../functions/commands/templates.ts'
import { changeWishes } from '../../functions/commands/wishes.ts'
import { withRobots } from '../../functions/mail/robots.ts'
import type { Mail } from '../../functions/ports/world.ts'
import { type House, openHouse } from './support/house.ts'
import { type Example, openExample } from './support/programme.ts'
import { problemAt, summaryOfProblems } from './support/seen.ts'
import { type Walker, walkerIn, type Walking } from './support/walker.ts'

/** The service that a group's robot is at: what it was sent, and what it answers. */
const groupService = async () => {
  const got: string[] = []
  const answer = { errcode: 0 }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      got.push(Buffer.concat(parts).toString('utf8'))
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(answer))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = server.address()
  const port = typeof at === 'object' && at !== null ? at.port : 0
  return {
    got,
    answer,
    url: `http://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}

let house: House
let example: Example
let group: Awaited<ReturnType<typeof groupService>>
const inbox: Message[] = []
beforeAll(async () => {
  group = await groupService()
  const held: { mail?: Mail } = {}
  house = await openHouse({
    mail: { deliver: async (message, attachments) => held.mail?.deliver(message, attachments) },
  })
  const people: Mail = { deliver: async (message) => void inbox.push(message) }
  held.mail = withRobots(house.server.program.world, people, async ({ url, body }) => {
    const { pathname, search } = new URL(url)
    const answer = await fetch(`${group.url}${pathname}${search}`, { method: 'POST', body })
    return { status: answer.status, text: await answer.text() }
  })
  example = await openExample(house)
  // Whoever is put in charge of a case hears of it at once.
  await changeWishes(world(), await asking('officer-2'), {
    ways: { asked: 'at-once', cases: 'at-once' },
    quiet: 'never',
  })
})
afterEach(() => house.inOrder())
afterAll(async () => {
  await house.close()
  await group.stop()
})

const world = () => house.server.program.world
const idOf = (subject: string): PersonId => personIdOf(world().digest, 'practice', subject)
const personCalled = async (subject: string) => {
  const found = await world().store.people.load(idOf(subject))
  if (!found) throw new Error(`nobody is ${subject}`)
  return found
}
const asking = async (subject: string) => ({
  person: await personCalled(subject),
  arrived: instant(world().now()),
  key: undefined,
})

/** One body that was registered twice, and somebody who speaks for the entry that goes. */
const registeredTwice = async (year: number) => {
  const name = `双登材料${year}有限公司`
  const [gone, stays] = [practiceUscc(`${name}甲`), practiceUscc(`${name}乙`)]
  for (const code of [gone, stays])
    await world().store.organisations.save({
      ...{ id: OrganisationId.parse(`uscc:${code}`), name, kind: 'enterprise', country: 'CN' },
      ...{ credentials: [], verified: false, revision: 1 },
    })
  const speaker = await personCalled('foreign-member')
  await world().store.people.save({
    ...speaker,
    represents: [
      ...speaker.represents,
      { organisation: OrganisationId.parse(`uscc:${gone}`), name, state: 'active' },
    ],
    revision: speaker.revision + 1,
  })
  const pageOf = (code: string) => `/administration/organisations/${encodeURIComponent(`uscc:${code}`)}`
  return { gone, stays, pageOf }
}

/** Each walk with a year of its own, so that what one left is not in the way of the next. */
const walks: readonly (Walking & { readonly year: number })[] = [
  { language: 'zh', width: 'desktop', by: 'keyboard', script: true, year: 2027 },
  { language: 'en', width: 'phone', by: 'pointer', script: true, year: 2028 },
  { language: 'zh', width: 'phone', by: 'pointer', script: false, year: 2029 },
  { language: 'en', width: 'desktop', by: 'pointer', script: true, year: 2030 },
]

describe.each(walks)('in $language, on a $width, by $by, script $script', (walking) => {
  let walker: Walker
  beforeAll(async () => {
    walker = await walkerIn(house, walking)
    await walker.enter('administrator')
  })
  const { year } = walking
  const untick = async (box: Locator): Promise<void> => {
    if (walking.by === 'pointer') return box.uncheck()
    await walker.hand.tick(box)
    await walker.page.keyboard.press('Space')
  }
  const field = (name: string): Locator => walker.page.locator(`[name="${name}"]`)
  const put = (name: string, text: string): Promise<void> => walker.hand.write(field(name), text)
  /** By the keyboard a day is typed part by part, as the browser asks for it. */
  const putDay = async (name: string, day: string): Promise<void> => {
    await put(name, day)
    if (walking.by === 'pointer') return
    const [y = '', m = '', d = ''] = day.split('-')
    const { keyboard } = walker.page
    // In whichever order the browser of this machine has it: a year is not over by itself after four digits.
    for (const order of [
      [m, d, y],
      [y, m, d],
    ]) {
      for (let part = 0; part < 3; part += 1) await keyboard.press('ArrowLeft')
      for (const part of order) {
        await keyboard.type(part)
        if (part === y) await keyboard.press('ArrowRight')
      }
      if ((await field(name).inputValue()) === day) return
    }
  }
  const isKept = async (kept: Readonly<Record<string, string>>): Promise<void> => {
    for (const [name, text] of Object.entries(kept)) expect(await field(name).inputValue()).toBe(text)
  }

  test('somebody is given an office in a programme, and it is taken away again', async () => {
    const { page, hand, look, save, go } = walker
    const at = `/administration/people/${idOf('applicant')}`
    await go('/administration')
    await look('administration')
    await hand.press(page.locator(`a[href="${at}"]`))
    await look('a person at the desk')
    const officer = page.locator('input[name="offices"][value="officer|lingang|"]')
    await hand.tick(officer)
    await save()
    expect((await personCalled('applicant')).offices).toEqual([{ role: 'officer', scheme: 'lingang' }])
    await go(at)
    expect(await officer.isChecked()).toBe(true)
    await untick(officer)
    await save()
    expect((await personCalled('applicant')).offices).toEqual([])
    await go('/administration')
    await hand.press(page.locator('a[href="/administration/appointments"]'))
    await look('offices on record')
    const rows = page.locator('main tbody tr')
    expect(await rows.nth(0).innerText()).toContain((await personCalled('administrator')).name)
    await hand.press(rows.nth(0).locator(`a[href="${at}"]`))
    await page.waitForURL(`**${at}`)
  })

  test('one organisation is checked, its double is merged into it, and whoever spoke for it is told', async () => {
    const { page, hand, main, look, press, write, go, w } = walker
    const { gone, stays, pageOf } = await registeredTwice(year)
    await go('/administration/organisations')
    await look('organisations at the desk')
    await hand.press(main.locator('.your-turn a', { hasText: `${year}` }).last())
    await go(pageOf(stays))
    await look('an organisation at the desk')
    await write('说明', 'Note', '与国家企业信用信息公示系统对照')
    await press('核实无误', 'Code and name belong together')
    await page.locator('h1', { hasText: w('已核实', 'checked') }).waitFor()

    await go(pageOf(gone))
    const merging = main.locator('details', { has: field('into') })
    await hand.press(merging.locator('summary'))
    const nobody = practiceUscc(`没有登记过${year}`)
    await put('into', nobody)
    await hand.write(merging.locator('[name="note"]'), '同一法人')
    await hand.press(merging.locator('button'))
    await page.locator('.error-summary').waitFor()
    expect(await summaryOfProblems(page)).toHaveLength(1)
    await isKept({ into: nobody })
    expect(await merging.locator('[name="note"]').inputValue()).toBe('同一法人')
    await look('an organisation that cannot be merged')
    await put('into', stays)
    await hand.press(merging.locator('button'))
    await page.waitForURL((url) => url.pathname === pageOf(stays))
    await go(pageOf(gone))
    await page.locator('h1', { hasText: w('已合并', 'merged') }).waitFor()
    await look('an organisation that was merged')
    const told = inbox.filter(({ about, text }) => about === 'organisation-merged' && text.includes(stays))
    expect(told.map(({ to }) => to)).toEqual([idOf('foreign-member')])
  })

  test('a template is refused at the field with everything kept, saved once for two clicks, and seen in a mail', async () => {
    const { page, hand, look, press, save, go, main, w } = walker
    const at = '/administration/templates/lingang/case-assigned/zh'
    await go('/administration/templates?scheme=lingang')
    await look('templates')
    await hand.press(main.locator(`a[href="${at}"]`))
    await look('a template')
    const subject = `【第${year}号】{title}`
    const text = `{recipient}您好：\n{line}\n{link}`
    await put('subject', subject)
    await put('text', text.replace('{line}', '{lien}'))
    await press('保存新版本', 'Save as a new version')
    await page.locator('.error-summary').waitFor()
    expect(await problemAt(page, w('正文', 'Text'))).toContain('{lien}')
    await isKept({ subject, text: text.replace('{line}', '{lien}') })
    await look('a template that is refused')
    const versions = () => world().store.templates.versions('lingang', 'case-assigned#zh')
    const before = (await versions()).length
    await put('text', text)
    const form = await page
      .locator(`form[action="${at}"]`)
      .evaluate((one) =>
        one instanceof HTMLFormElement
          ? [...new FormData(one)].map(([name, value]) => [
              name,
              typeof value === 'string' ? value.replaceAll('\n', '\r\n') : '',
            ])
          : [],
      )
    await save()
    // The same click once more: the browser sends the same form with the same key.
    const again = await page.request.post(at, {
      form: { ...Object.fromEntries(form), do: 'save' },
      headers: { origin: house.url },
      maxRedirects: 0,
    })
    expect(again.status()).toBe(303)
    expect(await versions()).toHaveLength(before + 1)

    const id = CaseId.parse(example.caseOf('huning-polyolefin'))
    if ((await world().store.cases.load(id))?.head.officer !== undefined)
      await assignOfficer(world(), await asking('officer'), { case: id, officer: null })
    await assignOfficer(world(), await asking('officer'), { case: id, officer: idOf('officer-2') })
    await house.server.program.idle()
    const mail = inbox.findLast(({ about }) => about === 'case-assigned')
    expect(mail?.subject).toMatch(new RegExp(`^【第${year}号】`))
    expect(mail?.text).toContain('您好：')
  })

  test('a template that somebody else changed meanwhile is not overwritten, and what was typed stays', async () => {
    const { page, look, press, go } = walker
    const which = { scheme: 'lingang', about: 'case-assigned', language: 'zh' } as const
    await go('/administration/templates/lingang/case-assigned/zh')
    const [latest] = await world().store.templates.versions('lingang', 'case-assigned#zh')
    await changeTemplate(world(), await asking('administrator'), which, {
      wording: { subject: '别人改的', text: '{line} {link}' },
      version: latest?.version ?? 0,
    })
    await put('subject', '我改的')
    await press('保存新版本', 'Save as a new version')
    await page.locator('.error-summary').waitFor()
    await isKept({ subject: '我改的' })
    await look('a template that was changed meanwhile')
    const [now] = await world().store.templates.versions('lingang', 'case-assigned#zh')
    expect(now?.wording?.subject).toBe('别人改的')
  })

  test('the days off of a year are entered: refused at the field, looked at, saved', async () => {
    const { page, look, press, go, main, w } = walker
    await go('/administration/holidays')
    await look('years')
    // A year that nobody knows of yet has its page, too.
    await go(`/administration/holidays/${year}`)
    await look('a year')
    const source = `国办发明电〔${year - 1}〕7号`
    await put('source', source)
    await putDay('national.first', `${year}-10-01`)
    await putDay('national.last', `${year}-10-07`)
    await put('worked', 'am Montag')
    await press('先看影响', 'See what changes')
    await page.locator('.error-summary').waitFor()
    await isKept({ source, 'national.first': `${year}-10-01`, worked: 'am Montag' })
    await look('a year that is refused')
    await put('worked', '')
    await press('先看影响', 'See what changes')
    await page.waitForURL('**/look?*')
    await look('what a year changes')
    expect(await main.getByText(`${year}`).count()).toBeGreaterThan(0)
    await press('保存', 'Save')
    await page.waitForURL((url) => url.pathname === `/administration/holidays/${year}`)
    await main.getByText(w('第 1 版', 'version 1')).first().waitFor()
    const [kept] = await world().store.holidays.versions(year)
    expect(kept?.source).toBe(source)
  })

  test('a group’s robot is set up, tried out, fails, and what failed is sent again', async () => {
    const { page, hand, look, press, save, go, main } = walker
    await go('/administration/robots?scheme=lingang')
    await look('robots')
    await hand.press(main.locator('a.button'))
    await look('a new robot')
    const name = `受理群 ${year}`
    await put('name', name)
    await put('address', 'https://evil.example/cgi-bin/webhook/send?key=1')
    await press('保存', 'Save')
    await page.locator('.error-summary').waitFor()
    await isKept({ name })
    await look('a robot that is refused')
    await put(
      'address',
      `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7e0c-4bc4-97a0-0ec2sifa${year}`,
    )
    await save()
    await main.getByText(`…${year}`).waitFor()
    await hand.press(main.getByRole('link', { name }))
    await look('a robot')
    const robot = page.url()
    const before = group.got.length
    await press('发送测试消息', 'Send a test message')
    await page.locator('output.done').waitFor()
    await house.server.program.idle()
    expect(group.got.slice(before)).toEqual([expect.stringContaining(name)])

    // The service says that there is no such robot any more.
    group.answer.errcode = 93000
    await go(robot)
    await press('发送测试消息', 'Send a test message')
    await page.locator('output.done').waitFor()
    await house.server.program.idle()
    group.answer.errcode = 0
    await go('/administration/messages?kind=robot-test&state=failed')
    await look('everything that was sent')
    await hand.press(main.locator('td a[href^="/messages/"]').first())
    await look('a message that failed')
    await put('reason', '机器人已重新启用')
    await press('重新发送', 'Send again')
    await page.locator('output.done').waitFor()
    await house.server.program.idle()
    expect(group.got.slice(before)).toHaveLength(3)
    expect(group.got.at(-1)).toContain(name)
  })
})
