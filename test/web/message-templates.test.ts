import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MessageKind } from '../../domain/message-kind.ts'
import { checkWording, fillIn, templateKinds } from '../../domain/message-template.ts'
import type { Message } from '../../domain/message.ts'
import { Refusal } from '../../domain/refusal.ts'
import { usualDefaults } from '../../domain/message-wishes.ts'
import { placeName } from '../../functions/web/messages/message-place.ts'
import { type Desk, openDesk } from '../support/desk.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
let desk: Desk
const sent: Message[] = []
beforeAll(async () => {
  town = await openTown({
    defaults: { ...usualDefaults, way: 'at-once', quiet: 'never' },
    mail: { deliver: async (message) => void sent.push(message) },
  })
  await town.person('suzhou', [{ role: 'administrator', scheme: 'suzhou' }])
  desk = openDesk(town)
})
afterAll(() => desk.stop())

const path = '/administration/templates/lingang/task-opened/zh'
const wording = {
  subject: '【临港】{title}',
  text: '{recipient}您好：\n{line}\n{programme}，期限 {due}\n{link}',
}
const members = [
  ['交通大学', 'university'],
  ['华谊集团', 'enterprise'],
] as const
const toOfficer = (): Message[] =>
  sent.filter(({ about, address }) => about === 'task-opened' && address === 'officer@practice.example')

const wrongFields = (given: typeof wording): string[] => {
  try {
    checkWording(given)
    return []
  } catch (problem) {
    return problem instanceof Refusal ? problem.problems.map(({ field }) => field) : ['another problem']
  }
}

describe('a wording is checked where it is typed', () => {
  test.each([
    ['an unknown placeholder', { subject: '{titel}' }, 'subject'],
    ['one that is empty', { text: '{line} {link} {}' }, 'text'],
    ['a link in the subject', { subject: '{link}' }, 'subject'],
    ['a text that leads nowhere', { text: '{line}' }, 'text'],
    ['a text that does not say what happened', { text: '{link}' }, 'text'],
  ])('%s', async (_, change, field) => {
    expect(wrongFields({ ...wording, ...change })).toEqual([field])
    const again = await desk.post('administrator', path, { ...wording, ...change, version: '0', do: 'save' })
    expect(again.status).toBe(422)
  })

  test('what is put in is not looked at again, and begins no other header', () => {
    const given = {
      title: '{link}\nBcc: x@y',
      line: '',
      due: '',
      link: 'https://a',
      programme: '',
      recipient: '',
    }
    expect(fillIn({ subject: '{title}', text: '{title}' }, given).subject).toBe('{link} Bcc: x@y')
  })
})

describe('the office’s own wording', () => {
  test('is previewed without being kept', async () => {
    const sentTo = await desk.post('administrator', path, { ...wording, version: '0', do: 'look' })
    // Nothing is done, so nothing is said to be.
    expect(sentTo.headers.get('set-cookie')).toBeNull()
    const at = sentTo.headers.get('location') ?? ''
    const page = await (await desk.get('administrator', at)).text()
    expect(page).toContain('【临港】集成电路EDA创新联合体')
    expect(page).toContain('请办理：形式审查')
    expect(await town.store.templates.inForce('lingang')).toEqual([])
  })

  test('is used from the next message on, by version, and given up again', async () => {
    await town.apply('概伦电子', members)
    expect(toOfficer().at(-1)?.subject).toMatch(/ · 请办理：形式审查/)
    const saved = await desk.post('administrator', path, { ...wording, version: '0', do: 'save' })
    expect(saved.status).toBe(303)
    expect(saved.headers.get('set-cookie')).toMatch(/done=1/)
    await town.apply('中微公司', members)
    const own = toOfficer().at(-1)
    expect(own?.subject).toBe('【临港】中微公司创新联合体')
    expect(own?.text).toMatch(
      /^officer您好：\n请办理：形式审查.*\n.*，期限 2031-\d\d-\d\d（北京时间）\nhttp:\/\/localhost:3000\/cases\//,
    )
    expect(own?.template).toBe(1)

    expect((await desk.post('administrator', path, { ...wording, version: '0', do: 'save' })).status).toBe(
      409,
    )
    expect((await desk.post('administrator', path, { version: '1', do: 'usual' })).status).toBe(303)
    await town.apply('华大九天', members)
    expect(toOfficer().at(-1)?.subject).toMatch(/ · 请办理：形式审查/)
    expect(
      (await town.store.templates.versions('lingang', 'task-opened#zh')).map((one) => one.version),
    ).toEqual([2, 1])
  })

  test('is tried with a message that was sent: of a case only reader, programme and deadline', async () => {
    const real = toOfficer().find(({ subject }) => subject.startsWith('【临港】'))
    if (!real) throw new Error('nothing was sent')
    const subject = '{title}/{programme}/{recipient}/{due}'
    const name = placeName(real)
    const typed = { ...wording, subject, version: '0', do: 'look' }
    const before = sent.length
    const form = await (await desk.get('administrator', path)).text()
    expect(form).toContain(`<option value="${name}">`)
    const led = await desk.post('administrator', path, { ...typed, with: name })
    expect(led.status).toBe(303)
    const page = await (await desk.get('administrator', led.headers.get('location') ?? '')).text()
    const day = /期限 (2031-\d\d-\d\d（北京时间）)/.exec(real.text)?.[1]
    expect(page).toMatch(
      new RegExp(`<strong>集成电路EDA创新联合体/.*临港.*/officer/${day?.replace(/[（）]/g, '.')}</strong>`),
    )
    expect(page).toContain(`value="${name}" selected`)
    expect(page).not.toContain('中微公司')
    expect(page).toContain('您不能查看此案件')

    // Who also has the office of its cases reads its messages, and sees this one as it went out.
    await town.person('both', [
      { role: 'administrator', scheme: 'lingang' },
      { role: 'officer', scheme: 'lingang' },
    ])
    const whole = await (await desk.get('both', `${path}/preview?with=${name}`)).text()
    expect(whole).not.toContain('您不能查看此案件')
    const asSent = await (
      await desk.get('both', `${path}/preview?${new URLSearchParams({ ...wording, with: name }).toString()}`)
    ).text()
    expect(asSent).toContain(`<strong>${real.subject}</strong>`)
    expect(asSent).toContain(real.text.trim())
    expect(sent).toHaveLength(before)
    expect(await (await desk.get('administrator', `/messages/${name}`)).text()).toContain(
      `${path}/preview?with=${name}`,
    )
  })

  test('is tried with no message of another kind, language or reader', async () => {
    const other = sent.find(({ about, case: of }) => about !== 'task-opened' && of !== undefined)
    const same = toOfficer()[0]
    if (!other || !same) throw new Error('nothing was sent')
    const english = path.replace(/zh$/, 'en')
    for (const [at, name] of [
      [path, placeName(other)],
      [english, placeName(same)],
      [path, 'nothing'],
      [path, placeName({ ...same, id: 'nothing' })],
    ] as const) {
      const typed = { ...wording, subject: '我写的 {title}', version: '0', do: 'look', with: name }
      const refused = await desk.post('administrator', at, typed)
      expect(refused.status).toBe(422)
      const page = await refused.text()
      expect(page).toContain('id="f-with-error"')
      expect(page).toContain('value="我写的 {title}"')
      expect((await desk.get('administrator', `${at}/preview?with=${name}`)).status).toBe(404)
    }
    for (const name of ['officer', 'suzhou'])
      expect((await desk.get(name, `${path}/preview?with=${placeName(same)}`)).status).toBe(404)
  })

  test('is changed by the programme’s administrators alone', async () => {
    for (const name of ['officer', 'auditor', 'suzhou']) expect((await desk.get(name, path)).status).toBe(404)
    expect((await desk.post('suzhou', path, { ...wording, version: '2', do: 'save' })).status).toBe(404)
    expect((await desk.get('administrator', path.replace('task-opened', 'digest'))).status).toBe(404)
  })

  test('every kind can be shown with an example, in both languages', async () => {
    const unsaid: string[] = []
    for (const kind of templateKinds)
      for (const language of ['zh', 'en']) {
        const at = `/administration/templates/lingang/${kind}/${language}`
        const page = await (await desk.get('administrator', at)).text()
        if (/undefined|NaN|Invalid/.test(page)) unsaid.push(at)
      }
    expect(unsaid).toEqual([])
    expect(templateKinds).toHaveLength(MessageKind.options.length - 2)
  })
})
