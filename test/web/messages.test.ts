import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SMTPServer } from 'smtp-server'
import type { CaseId } from '../../domain/ids.ts'
import { type Message, stateOf } from '../../domain/message.ts'
import type { Mail } from '../../functions/ports/world.ts'
import { smtpMail } from '../../functions/mail/smtp.ts'
import { messagePath } from '../../functions/web/messages/sent-table.tsx'
import { type Desk, openDesk } from '../support/desk.ts'
import { openTown, type Town } from '../support/town.ts'

/** A mail server that knows no mailbox of these names, and keeps what it takes. */
const unknown = new Set<string>()
const taken: string[] = []
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: ({ address }, _session, done) =>
    unknown.has(address)
      ? done(Object.assign(new Error('5.1.1 no such mailbox'), { responseCode: 550 }))
      : done(),
  onData: (stream, session, done) => {
    stream.resume()
    stream.once('end', () => {
      taken.push(...session.envelope.rcptTo.map(({ address }) => address))
      done()
    })
  },
})

const there = <Thing>(thing: Thing | undefined): Thing => {
  if (thing === undefined) throw new Error('it is not there')
  return thing
}

let town: Town
let desk: Desk
let id: CaseId
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const mail: Mail = smtpMail({ host: '127.0.0.1', port, from: 'consort@practice.example' })
  unknown.add('lost@practice.example')
  town = await openTown({ mail })
  desk = openDesk(town)
  id = await town.apply('概伦电子', [
    ['交通大学', 'university'],
    ['华谊集团', 'enterprise'],
  ])
})
afterAll(async () => {
  await desk.stop()
  await new Promise<void>((resolve) => server.close(resolve))
})

const page = async (name: string, path: string, language = 'zh'): Promise<string> =>
  (await desk.get(name, path, { 'accept-language': language })).text()
const own = async (name: string): Promise<readonly Message[]> =>
  (await town.store.messages.to(town.who(name).id, { limit: 100 })).items

describe('everything that was sent to oneself', () => {
  test('says what, why and how it stands, and keeps to itself what has not gone out', async () => {
    const said = await page('officer', '/me/messages')
    expect(said).toContain('待汇总')
    expect(said).toContain('每日汇总，2031年3月4日')
    expect(said).not.toContain('概伦电子创新联合体 · 请办理')
    expect(await page('概伦电子', '/me/messages', 'en')).toContain('of a kind that always comes at once')
  })

  test('is nobody else’s, and neither is one message of it', async () => {
    const [message] = await own('概伦电子')
    const path = messagePath(there(message))
    expect((await desk.get('概伦电子', path)).status).toBe(200)
    expect((await desk.get('交通大学', path)).status).toBe(404)
    expect((await desk.get('交通大学', '/messages/bm90aGluZw')).status).toBe(404)
  })
})

describe('how one is told', () => {
  const settings = '/me/messages/settings'
  const usual = {
    'ways.asked': 'usual',
    'ways.deadlines': 'usual',
    'ways.cases': 'usual',
    'ways.administration': 'usual',
    digestAt: 'usual',
    quiet: 'usual',
    quietFrom: '20:00',
    quietTo: '08:00',
    zone: 'usual',
  }

  test('is chosen by kind and hour, and what stays as usual is not kept', async () => {
    const sent = await desk.post('交通大学', settings, { ...usual, 'ways.cases': 'weekly', quiet: 'never' })
    expect(sent.status).toBe(303)
    const person = await town.store.people.load(town.who('交通大学').id)
    expect(person?.wishes).toEqual({ ways: { cases: 'weekly' }, quiet: 'never' })
  })

  test('quiet hours that end when they begin are refused at their field', async () => {
    const refused = await desk.post('交通大学', settings, { ...usual, quiet: 'own', quietFrom: '08:00' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('开始和结束不能相同')
  })
})

describe('what the mail server does not take', () => {
  let failed: Message
  beforeAll(async () => {
    await town.person('lost', [{ role: 'officer', scheme: 'lingang' }], {
      wishes: { ways: { asked: 'at-once' }, quiet: 'never' },
    })
    await town.apply('中微公司', [
      ['交通大学', 'university'],
      ['华谊集团', 'enterprise'],
    ])
    failed = there((await own('lost')).find((one) => stateOf(one) === 'failed'))
  })

  test('is given up with the reason, and found by who runs the system', async () => {
    expect(failed.failed).toMatchObject({ tries: 1, givenUp: true })
    const said = await page('administrator', '/administration/messages?state=failed')
    expect(said).toContain('no such mailbox')
    expect(said).toContain('lost@practice.example')
    // The system is run without a view into cases.
    expect(said).not.toContain('中微公司')
  })

  test('goes again with a reason on record, once, to the address of now', async () => {
    const path = messagePath(failed)
    expect((await desk.get('交通大学', path)).status).toBe(404)
    expect((await desk.post('administrator', path, { reason: '' })).status).toBe(422)
    const lost = await town.store.people.load(town.who('lost').id)
    if (!lost) throw new Error('nobody')
    await town.store.people.save({ ...lost, email: 'found@practice.example', revision: lost.revision + 1 })
    expect((await desk.post('administrator', path, { reason: '邮箱已更正' })).status).toBe(303)
    await town.program.idle()
    expect(taken).toContain('found@practice.example')
    expect((await own('lost')).map((one) => one.again?.reason)).toContain('邮箱已更正')
    expect((await desk.post('administrator', path, { reason: '再来一次' })).status).toBe(409)
    expect(await page('administrator', '/administration/messages?state=failed')).not.toContain('lost@')
  })
})

describe('who may see what was sent', () => {
  test('the office of the case sees all of it, an administrator nothing that was asked of an expert', async () => {
    const expert = town.who('expert1')
    await town.store.outbox.write({
      id: `x/${expert.id}`,
      case: id,
      to: expert.id,
      address: expert.email,
      language: 'zh',
      about: 'task-opened',
      subject: '概伦电子 · 请办理：评分',
      text: '',
      written: town.program.clock.now().toISOString(),
      programme: 'lingang',
      through: [{ is: 'person', person: expert.id }],
    })
    const all = `/administration/messages?case=${id}`
    expect(await page('administrator', all)).not.toContain('expert1')
    expect(await page('administrator', all)).toContain('officer')
    expect(await page('auditor', all)).toContain('expert1')
    expect(await page('officer', `/cases/${id}/messages`)).toContain('expert1')
    expect((await desk.get('expert1', all)).status).toBe(404)
    expect((await desk.get('officer', all)).status).toBe(404)
  })
})

describe('the calendar of one’s deadlines', () => {
  const address = async (): Promise<string> => {
    const made = await desk.post('officer', '/me/calendar', {})
    const [found] = /\/calendar\/[0-9a-z]{20}\.[0-9a-f]{32}\.ics/.exec(await made.text()) ?? []
    return there(found)
  }

  test('is read by its address alone, holds every deadline, and no key to answer one', async () => {
    const path = await address()
    const feed = await desk.pages.request(path)
    expect(feed.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const text = await feed.text()
    const lines = text.replaceAll('\r\n ', '').split('\r\n')
    const task = (await town.file(id)).tasks.find(({ kind }) => kind === 'formal-check')
    const ends = task?.due?.slice(0, 19).replaceAll(/[-:]/g, '')
    expect(lines).toContain(`UID:task-${task?.id}@localhost`)
    expect(lines).toContain(`DTEND:${ends}Z`)
    expect(lines).toContain('SUMMARY:截止：形式审查 · 概伦电子创新联合体')
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(
      lines.filter((line) => line.startsWith('UID:')).length,
    )
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    const kept = await town.store.people.load(town.who('officer').id)
    expect(JSON.stringify(kept)).not.toContain(path.slice(-36, -4))
    expect(await page('officer', '/me/export.json')).not.toContain(kept?.calendar?.hash)
  })

  test('a lead also sees when calls close', async () => {
    const text = await page('概伦电子', '/me/calendar.ics')
    expect(text.replaceAll('\r\n ', '')).toContain('SUMMARY:申报截止：第一批')
  })

  test('a new address ends the old one, and ending it leaves none', async () => {
    const [first, second] = [await address(), await address()]
    expect((await desk.pages.request(first)).status).toBe(404)
    expect((await desk.pages.request(second)).status).toBe(200)
    expect((await desk.post('officer', '/me/calendar/end', {})).status).toBe(303)
    expect((await desk.pages.request(second)).status).toBe(404)
    const foreign = await desk.pages.request('/me/calendar', { method: 'POST', body: new FormData() })
    expect(foreign.status).toBe(401)
  })
})

describe('everything that was sent', () => {
  test('is narrowed to a person by a part of the name, and asks which where several fit', async () => {
    const of = async (person: string) =>
      page('administrator', `/administration/messages?${new URLSearchParams({ person }).toString()}`)
    const one = await of(town.who('lost').name)
    expect(one).toContain(`person=${town.who('lost').id}`)
    expect(one).not.toContain(`person=${town.who('officer').id}`)
    expect(await of('practice.example')).toContain('人符合，请选择')
    expect(await of('没有这个人')).toContain('没有符合条件的通知')
  })

  test('is narrowed to a case by the number of its receipt', async () => {
    const { head } = await town.file(id)
    const number = head.kind === 'application' ? there(head.receipt).number : ''
    const of = (asked: string) =>
      page('auditor', `/administration/messages?${new URLSearchParams({ case: asked }).toString()}`)
    const found = await of(id)
    expect(found).toContain('<td')
    expect(await of(number)).toContain('<td')
    expect(await of('A2026-00000000')).not.toContain('<td')
  })

  test('leads an auditor back to the cases, and is led to from there', async () => {
    const said = await page('auditor', '/administration/messages')
    expect(said).not.toContain('href="/administration"')
    expect(said).toContain('href="/board"')
    expect(await page('auditor', '/board')).toContain('href="/administration/messages"')
    expect(await page('officer', '/board')).not.toContain('href="/administration/messages"')
  })
})

describe('the people', () => {
  test('are found by any part of a name, an address or an organisation', async () => {
    const found = async (text: string) =>
      page('administrator', `/administration?${new URLSearchParams({ text }).toString()}`)
    const link = (name: string) => `/administration/people/${town.who(name).id}`
    expect(await found('华谊')).toContain(link('华谊集团'))
    expect(await found('华谊')).not.toContain(link('交通大学'))
    expect(await found('ＦＯＵＮＤ@practice')).toContain(link('lost'))
    expect(await found('查无此人')).toContain('没有符合的人')
  })
})

describe('a form that is sent empty or wrong', () => {
  test('says at both names of a call that they are missing, and leaves an account as it was', async () => {
    const call = await desk.post('administrator', '/administration/calls', {
      'title.zh': ' ',
      'title.en': '',
    })
    expect(call.status).toBe(422)
    const said = await call.text()
    for (const field of ['title.zh', 'title.en'])
      expect(said).toContain(`href="#f-${field.replace('.', '-')}"`)

    const { name, email } = there(await town.store.people.load(town.who('lost').id))
    for (const typed of [
      { name, email: '' },
      { name: ' ', email },
    ])
      expect((await desk.post('lost', '/me', { language: 'zh', ...typed })).status).toBe(422)
    expect(await town.store.people.load(town.who('lost').id)).toMatchObject({ name, email })

    const blanks = { name: "O'Neill", email: ' ｌｏｓｔ@practice.example ', language: 'zh' }
    expect((await desk.post('lost', '/me', blanks)).status).toBe(303)
    const saved = await town.store.people.load(town.who('lost').id)
    expect(saved).toMatchObject({ name: "O'Neill", email: 'lost@practice.example' })
  })

  test('says why administrators cannot take away their own administration', async () => {
    const { id, revision } = there(await town.store.people.load(town.who('administrator').id))
    const answer = await desk.post('administrator', `/administration/people/${id}`, {
      active: 'yes',
      revision: `${revision}`,
    })
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('不能取消自己的管理员身份')
  })
})
