import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type CaseId, PersonId } from '../../../domain/ids.ts'
import { type Message, stateOf } from '../../../domain/message.ts'
import { smtpMail } from '../../../functions/mail/smtp.ts'
import { placeName } from '../../../functions/web/messages/message-place.ts'
import { OneSent, SentView } from '../../../functions/web/messages/sent-view.ts'
import { type Api, openApi } from '../../support/api.ts'
import { reader } from '../../support/reader.ts'

/* Everything that was sent, over the API: by the same filters, rights and command as on the pages. */

/** A mail server that knows no mailbox of the lost officer. */
const unknown = new Set(['lost@practice.example'])
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

const names = ['administrator', 'auditor', 'officer', 'head', 'expert1', '东方公司'] as const
let api: Api
let id: CaseId
let failed: Message
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  api = await openApi(undefined, {
    mail: smtpMail({ host: '127.0.0.1', port, from: 'consort@practice.example' }),
  })
  const { town } = api
  await town.person('lost', [{ role: 'officer', scheme: 'lingang' }], {
    wishes: { ways: { asked: 'at-once' }, quiet: 'never' },
  })
  id = await town.apply('东方公司', [
    ['东方大学', 'university'],
    ['东方配套', 'enterprise'],
  ])
  await town.program.idle()
  for (const name of names) await api.standFor(name)
  const [found] = (await town.store.messages.failed({ limit: 5 })).items
  if (!found) throw new Error('nothing failed')
  failed = found
}, 60_000)
afterAll(async () => {
  await api.stop()
  await new Promise<void>((resolve) => server.close(resolve))
})

const Sent = z.object({ items: z.array(SentView), next: z.string().optional() })
const sent = async (name: string, query: string) => {
  const { status, json } = await api.as(name).get(`/messages?limit=100${query}`)
  expect([query, status]).toEqual([query, 200])
  return Sent.parse(json).items
}
const placesOf = (messages: readonly Message[]) => messages.map(placeName).toSorted()
const named = (items: readonly z.infer<typeof SentView>[]) => items.map(({ message }) => message).toSorted()
const statuses = async (path: string) =>
  Promise.all(names.map(async (name) => (await api.as(name).get(path)).status))

test('it is for who keeps the system running and for auditors; to others it is not there', async () => {
  expect(await statuses('/messages')).toEqual([200, 200, 404, 404, 404, 404])
  expect(await api.ask('GET', '/messages')).toMatchObject({ status: 401, json: { code: 'sign-in-needed' } })
})

test('the filters find what the record holds, and the page has the same rows', async () => {
  const { store } = api.town
  const ofCase = (await store.cases.messages(id, { limit: 100 })).items
  const lost = api.town.who('lost').id
  const day = failed.written.slice(0, 10)
  expect(named(await sent('auditor', `&case=${id}`))).toEqual(placesOf(ofCase))
  for (const [query, fits] of [
    [`&case=${id}&kind=submitted`, ({ about }) => about === 'submitted'],
    [`&case=${id}&state=sent`, (one) => stateOf(one) === 'sent'],
    [`&case=${id}&person=${lost}`, ({ to }) => to === lost],
    [`&case=${id}&day=${day}`, ({ written }) => written.startsWith(day)],
    [`&case=${id}&day=2031-01-01`, () => false],
  ] satisfies [string, (one: Message) => boolean][])
    expect([query, named(await sent('auditor', query))]).toEqual([query, placesOf(ofCase.filter(fits))])
  expect(named(await sent('auditor', `&person=${lost}`))).toEqual(
    placesOf((await store.messages.to(lost, { limit: 100 })).items),
  )
  expect(named(await sent('auditor', '&state=failed'))).toEqual([placeName(failed)])
  expect(named(await sent('auditor', `&day=${day}`))).toEqual(
    placesOf((await store.messages.writtenOn(day, { limit: 100 })).items),
  )

  for (const name of ['auditor', 'administrator']) {
    const page = await reader(api, name)
    for (const query of ['', `&case=${id}`, '&state=failed', `&person=${lost}`]) {
      const { html } = await page.get(`/administration/messages?${query.slice(1)}`)
      const rows = [...html.matchAll(/href="\/messages\/([\w-]+)"/g)].map(([, one = '']) => one)
      expect([name, query, rows.toSorted()]).toEqual([name, query, named(await sent(name, query))])
    }
  }
})

test('a list is read page by page, and what is no filter is refused at its name', async () => {
  const paged = await api.all('auditor', `/messages?limit=2&case=${id}`)
  expect(paged.map(({ message }) => message)).toEqual(
    (await sent('auditor', `&case=${id}`)).map(({ message }) => message),
  )
  for (const [name, value] of [
    ['kind', 'nothing'],
    ['state', 'lost'],
    ['day', 'yesterday'],
    ['case', 'x'],
  ] as const)
    expect(await api.as('auditor').get(`/messages?${name}=${value}`)).toMatchObject({
      status: 422,
      json: { code: 'invalid', problems: [{ field: name }] },
    })
})

test('each row says to whom, why and how it stands; of what a case says an administrator learns nothing', async () => {
  const [row] = await sent('administrator', '&state=failed')
  expect(row).toMatchObject({
    ...{ message: placeName(failed), to: api.town.who('lost').id, address: 'lost@practice.example' },
    ...{ state: 'failed', failed: { givenUp: true }, replaced: false },
    name: api.town.who('lost').name,
  })
  expect(row?.failed?.reason).toContain('no such mailbox')
  const answer = await api.as('administrator').get(`/messages?case=${id}&limit=100`)
  expect(JSON.stringify(answer.json)).not.toContain('东方公司创新联合体')
  expect(JSON.stringify(await sent('auditor', `&case=${id}`))).toContain('东方公司创新联合体')
})

test('one message is its reader’s, the office’s and theirs who look after it, and says as much as the page', async () => {
  const path = `/messages/${placeName(failed)}`
  expect(await statuses(path)).toEqual([200, 200, 200, 404, 404, 404])
  const seenBy = async (name: string) => OneSent.parse((await api.as(name).get(path)).json)
  const [administrator, officer, auditor] = await Promise.all(
    ['administrator', 'officer', 'auditor'].map(seenBy),
  )
  expect(administrator).toMatchObject({ maySendAgain: true })
  expect(administrator).not.toHaveProperty('text')
  expect(administrator).not.toHaveProperty('subject')
  expect(officer).toMatchObject({ subject: failed.subject, text: failed.text, maySendAgain: true })
  expect(auditor).toMatchObject({ subject: failed.subject, maySendAgain: false })
  for (const nothing of ['nothing', '0'.repeat(20), Buffer.from('["a","b"]').toString('base64url')])
    expect(await api.as('administrator').get(`/messages/${nothing}`)).toMatchObject({ status: 404 })
})

test('a list of one’s own names each, so that it can be asked for; what has not gone out keeps its words', async () => {
  const me = PersonId.parse(
    z.looseObject({ id: z.string() }).parse((await api.as('expert1').get('/me')).json).id,
  )
  const written = api.town.program.clock.now().toISOString()
  const of = {
    to: me,
    address: 'me@practice.example',
    language: 'zh',
    about: 'task-opened',
    written,
  } as const
  const words = { subject: '请办理：评分', text: '请在期限内评分。' }
  await api.town.store.messages.keep({ ...of, ...words, id: `one/${me}`, sent: written })
  await api.town.store.messages.keep({ ...of, ...words, id: `two/${me}` })
  const own = z.object({ items: z.array(z.object({ message: z.string(), state: z.string() })) })
  const { items } = own.parse((await api.as('expert1').get('/me/messages')).json)
  expect(items.map(({ state }) => state).toSorted()).toEqual(['on-its-way', 'sent'])
  for (const { message, state } of items) {
    const answer = OneSent.parse((await api.as('expert1').get(`/messages/${message}`)).json)
    expect(answer).toMatchObject({ message, state, maySendAgain: false, ...(state === 'sent' ? words : {}) })
    expect([state, answer.text]).toEqual([state, state === 'sent' ? words.text : undefined])
    expect((await api.as('东方公司').get(`/messages/${message}`)).status).toBe(404)
  }
})

test('a message that failed goes again once, with the reason on record, to the address of now', async () => {
  const path = `/messages/${placeName(failed)}/again`
  for (const name of ['auditor', 'head', 'expert1', '东方公司'])
    expect([name, (await api.as(name).post(path, { reason: '邮箱已更正' }, 'again')).status]).toEqual([
      name,
      404,
    ])
  expect(await api.ask('POST', path, { body: { reason: '邮箱已更正' } })).toMatchObject({ status: 401 })
  const administrator = api.as('administrator')
  expect(await administrator.post(path, { reason: ' ' }, 'empty')).toMatchObject({
    status: 422,
    json: { code: 'invalid', problems: [{ field: 'reason' }] },
  })
  const lost = await api.town.store.people.load(api.town.who('lost').id)
  if (!lost) throw new Error('nobody')
  await api.town.store.people.save({ ...lost, email: 'found@practice.example', revision: lost.revision + 1 })
  for (const _ of ['once', 'twice'])
    expect(await administrator.post(path, { reason: '邮箱已更正' }, 'again')).toMatchObject({
      ...{ status: 200, json: {} },
    })
  await api.town.program.idle()
  expect(taken.filter((address) => address === 'found@practice.example')).toHaveLength(1)
  expect((await administrator.get(`/messages/${placeName(failed)}`)).json).toMatchObject({
    ...{ replaced: true, maySendAgain: false },
  })
  const again = (await sent('auditor', `&case=${id}`)).filter((one) => one.again !== undefined)
  expect(again).toMatchObject([
    { address: 'found@practice.example', state: 'sent', again: { reason: '邮箱已更正' } },
  ])
  const twice = await administrator.post(path, { reason: '再来一次' }, 'another')
  expect(twice).toMatchObject({ status: 409, json: { code: 'not-at-this-step' } })
  expect(twice.headers.get('content-type')).toMatch('application/problem+json')
  expect(await sent('auditor', '&state=failed')).toEqual([])
})
