import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Instant, instant } from '../../domain/calendar.ts'
import { CallId, type CaseId } from '../../domain/ids.ts'
import { saveCaseSection } from '../../functions/commands/applications.ts'
import { extendDeadline, giveMoreTime } from '../../functions/commands/extensions.ts'
import { submitApplication } from '../../functions/commands/submission.ts'
import { readyDraft } from '../support/many-cases.ts'
import { openDesk, type Desk } from '../support/desk.ts'
import { openTown, type Town } from '../support/town.ts'
import { load } from '../support/load.ts'
import { openTable } from '../../functions/store/table.ts'
import { inviteMember } from '../../functions/commands/members.ts'

let town: Town
let desk: Desk
beforeAll(async () => {
  town = await openTown()
  desk = openDesk(town)
})
afterAll(() => town.program.stop())

const day = 86_400_000
const reason = { zh: '系统维护', en: 'Maintenance of the system' }
const after = (time: string, milliseconds: number): Instant =>
  instant(new Date(Date.parse(time) + milliseconds))
const at = (name: string, arrived: Instant) => ({ ...town.asking(name), arrived })
const extend = (name: string, call: CallId, closes: string) =>
  extendDeadline(town.program.world, town.asking(name), call, { closes, reason })
const closing = async (id: CaseId) => {
  const { head } = await town.file(id)
  if (head.kind !== 'application') throw new Error('no application')
  return head
}

/** A call of its own, so that one story does not move another's deadline. */
const openOwnCall = async (name: string, days = 20): Promise<CallId> => {
  const id = CallId.parse(town.program.world.newId())
  const now = town.program.clock.now()
  await town.store.calls.save({
    ...town.call,
    id,
    title: { zh: name, en: name },
    opens: instant(now),
    closes: after(instant(now), days * day),
    revision: 1,
  })
  return id
}

test('an extension reaches drafts, what members were asked and their reminders, and tells everybody', async () => {
  const call = await openOwnCall('延期批次')
  const before = (await town.store.calls.load(call))?.closes ?? ''
  const lead = '延期公司'
  const id = await town.draft(lead, [['延期大学', 'university']], { call })
  const open = await town.organisation('延期待确认', 'enterprise')
  await inviteMember(town.program.world, town.asking(lead), {
    case: id,
    organisation: open.id,
    role: 'member',
  })
  const to = after(before, 5 * day)
  await extend('officer', call, to)
  await town.program.idle()

  expect(await closing(id)).toMatchObject({ closes: to, extended: { from: before, reason } })
  const file = await town.file(id)
  const asked = file.tasks.find(({ kind, state }) => kind === 'confirmation' && state.is === 'open')
  expect(asked?.due).toBe(to)
  expect(asked?.alarm).toBe(after(to, -Math.max(...(asked?.reminderDays ?? [0])) * day))
  expect(file.events.filter(({ what }) => what === 'deadline-extended')).toHaveLength(1)
  const told = (await town.store.cases.messages(id, { limit: 100 })).items.filter(
    ({ about }) => about === 'deadline-extended',
  )
  expect(new Set(told.map((message) => message.to))).toEqual(
    new Set([lead, '延期大学', '延期待确认'].map((name) => town.who(name).id)),
  )
  expect(told[0]?.text).toContain('原定')
  expect(await town.store.calls.load(call)).toMatchObject({
    closes: to,
    extensions: [{ from: before, to, reason, by: town.who('officer').id }],
  })
  expect(town.program.problems).toEqual([])
})

test('a deadline is only moved to later, by the office, and not long after it has passed', async () => {
  const call = await openOwnCall('不可提前')
  const closes = (await town.store.calls.load(call))?.closes ?? ''
  for (const earlier of [closes, after(closes, -1), '2000-01-01T00:00:00.000Z'])
    await expect(extend('officer', call, earlier)).rejects.toMatchObject({
      code: 'invalid',
      problems: [{ field: 'closes', code: 'not-later' }],
    })
  for (const stranger of ['expert1', 'recommender', 'auditor'])
    await expect(extend(stranger, call, after(closes, day))).rejects.toMatchObject({ code: 'not-found' })
  await extend('administrator', call, after(closes, day))
  const old = await openOwnCall('早已截止', 1)
  const late = await town.store.calls.load(old)
  if (!late) throw new Error('no call')
  const stale = after(late.closes, 31 * day)
  await expect(
    extendDeadline(town.program.world, at('officer', stale), old, { closes: after(stale, day), reason }),
  ).rejects.toMatchObject({ code: 'call-closed' })
})

test('extended in the last minute, whoever types and submits is let in before the extension has reached the case', async () => {
  const call = await openOwnCall('最后一分钟')
  const lead = '赶时间公司'
  const id = await town.draft(
    lead,
    [
      ['赶时间大学', 'university'],
      ['赶时间配套', 'enterprise'],
    ],
    { call },
  )
  const closes = (await town.store.calls.load(call))?.closes ?? ''
  const found = await town.store.calls.load(call)
  if (!found) throw new Error('no call')
  const to = after(closes, day)
  const world = town.program.world
  const answers = town.sections.overview ?? {}
  const save = (arrived: Instant) =>
    saveCaseSection(world, at(lead, arrived), { case: id, section: 'overview', answers })
  // A millisecond too late, before anybody extended it.
  await expect(save(after(closes, 1))).rejects.toMatchObject({ code: 'call-closed' })
  await expect(submitApplication(world, at(lead, after(closes, 1)), id)).rejects.toMatchObject({
    code: 'call-closed',
  })
  // Only the call is written yet; nothing was brought to the case.
  await town.store.calls.save({ ...found, closes: to, revision: found.revision + 1 })
  expect((await closing(id)).closes).toBe(closes)
  await save(after(closes, 60_000))
  await submitApplication(world, at(lead, after(closes, 120_000)), id)
  await town.program.idle()
  const head = await closing(id)
  expect(head.status.is).toBe('formal-check')
  expect((await town.store.receipts.load(head.receipt?.number ?? ''))?.receipt.closes).toBe(to)
})

test('the last millisecond counts, the next one does not, and a grace that was needed is on the receipt', async () => {
  const call = await openOwnCall('宽限批次')
  const found = await town.store.calls.load(call)
  if (!found) throw new Error('no call')
  await town.store.calls.save({ ...found, closes: '2031-03-20T15:59:59.999Z', grace: 2, revision: 2 })
  const members = [
    ['宽限大学', 'university'],
    ['宽限配套', 'enterprise'],
  ] as const
  const world = town.program.world
  const draft = (lead: string) => town.draft(lead, members, { call })
  const submitAt = async (lead: string, arrived: string) => {
    const id = await draft(lead)
    return { id, ...(await submitApplication(world, at(lead, after(arrived, 0)), id)) }
  }
  const receiptOf = async (number: string) => (await town.store.receipts.load(number))?.receipt
  const inTime = await submitAt('准时公司', '2031-03-20T15:59:59.999Z')
  expect(await receiptOf(inTime.number)).toMatchObject({
    arrivedLocal: '2031-03-20 23:59:59.999',
    zone: 'Asia/Shanghai',
  })
  expect(await receiptOf(inTime.number)).not.toHaveProperty('graceSeconds')
  const inGrace = await submitAt('宽限公司', '2031-03-20T16:01:00.000Z')
  expect(await receiptOf(inGrace.number)).toMatchObject({ graceSeconds: 61 })
  expect((await town.file(inGrace.id)).events.find(({ what }) => what === 'submitted')?.facts).toMatchObject({
    graceSeconds: 61,
  })
  await expect(submitAt('过时公司', '2031-03-20T16:02:00.000Z')).rejects.toMatchObject({
    code: 'call-closed',
  })
})

test('two hundred drafts are reached, a page at a time, each told once', async () => {
  const call = await openOwnCall('两百份')
  const closes = (await town.store.calls.load(call))?.closes ?? ''
  const drafts = Array.from({ length: 200 }, (_, n) => readyDraft(call, closes, n))
  await load(
    openTable({ name: 'consort', endpoint: town.program.endpoint }),
    drafts.flatMap(({ items }) => items),
  )
  const to = after(closes, day)
  await extend('officer', call, to)
  await town.program.idle()
  const heads = await Promise.all(drafts.map(({ head }) => closing(head.id)))
  expect(heads.filter((head) => head.closes === to && head.extended?.reason.zh === reason.zh)).toHaveLength(
    200,
  )
  const once = await Promise.all(
    heads.map(
      async ({ id }) =>
        (await town.file(id)).events.filter(({ what }) => what === 'deadline-extended').length,
    ),
  )
  expect(new Set(once)).toEqual(new Set([1]))
  expect((await town.store.outbox.pending({ limit: 100 })).items).toEqual([])
  expect(town.program.problems).toEqual([])
}, 120_000)

test('a correction is given more time while it is open: its task, its step and what the case says move along', async () => {
  const lead = '补正公司'
  const id = await town.apply(lead, [
    ['补正大学', 'university'],
    ['补正配套', 'enterprise'],
  ])
  await town.does('officer', id, {
    kind: 'formal-check',
    answer: { decision: 'return', remarks: { plan: '请补充' } },
  })
  const open = (await town.file(id)).tasks.find(({ kind }) => kind === 'correction')
  if (!open?.due) throw new Error('no correction')
  const due = after(open.due, 3 * day)
  const more = (name: string, to: string, task = open.id) =>
    giveMoreTime(town.program.world, town.asking(name), { case: id, task, due: to, reason: '材料在途' })
  for (const stranger of [lead, 'head', 'auditor', 'administrator'])
    await expect(more(stranger, due)).rejects.toMatchObject({ code: 'not-found' })
  await expect(more('officer', open.due)).rejects.toMatchObject({
    problems: [{ field: 'due', code: 'not-later' }],
  })
  const checked = (await town.file(id)).tasks.find(({ kind }) => kind === 'formal-check')
  await expect(more('officer', due, checked?.id)).rejects.toMatchObject({ code: 'not-at-this-step' })
  const page = `/cases/${id}/tasks/${open.id}/extension`
  expect(await (await desk.get('officer', `/cases/${id}`)).text()).toContain(page)
  const local = new Date(Date.parse(due) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
  expect((await desk.post('officer', page, { due: local, reason: '材料在途' })).status).toBe(303)
  await town.program.idle()
  const file = await town.file(id)
  expect(file.head.status).toMatchObject({ is: 'correction', due })
  expect(file.tasks.find(({ kind }) => kind === 'correction')).toMatchObject({
    due,
    extended: [{ from: open.due, to: due, reason: '材料在途' }],
  })
  expect(file.steps.find(({ task }) => task === 'ask-correction')).toMatchObject({
    alarm: due,
    state: { due },
  })
  expect(file.events.at(-1)).toMatchObject({ what: 'task-extended', stamp: { as: 'officer' } })
  // Past the first deadline it is still answered; past the new one it is late, and stays so.
  await town.program.advanceTo(new Date(Date.parse(open.due) + day))
  expect((await town.file(id)).head.status.is).toBe('correction')
  await town.program.advanceTo(new Date(Date.parse(due) + 1000))
  expect((await town.file(id)).head.status.is).toBe('refused')
  await expect(more('officer', after(due, day))).rejects.toMatchObject({ code: 'deadline-passed' })
})

test('call, case and start page say of the new deadline until it has passed', async () => {
  const call = await openOwnCall('公告批次')
  const id = await town.draft('公告公司', [], { call })
  const closes = (await town.store.calls.load(call))?.closes ?? ''
  expect((await desk.get('officer', `/calls/${call}/extension`)).status).toBe(200)
  expect((await desk.get('expert1', `/calls/${call}/extension`)).status).toBe(404)
  const local = new Date(Date.parse(closes) + 2 * day + 8 * 3_600_000)
    .toISOString()
    .slice(0, 16)
    .replace('T', ' ')
  const answered = await desk.post('officer', `/calls/${call}/extension`, {
    closes: local,
    'reason.zh': reason.zh,
    'reason.en': reason.en,
    revision: '1',
  })
  expect(answered.status).toBe(303)
  await town.program.idle()
  for (const path of ['/', `/calls/${call}`, `/cases/${id}`])
    expect(await (await desk.get('公告公司', path)).text()).toContain('申报截止时间已延长')
  const api = await (await desk.get('公告公司', `/api/calls/${call}`)).json()
  expect(api).toMatchObject({ extensions: [{ from: closes, reason }] })
  expect(JSON.stringify(api)).not.toContain(town.who('officer').id)
  await town.program.advanceTo(new Date(Date.parse((await closing(id)).closes) + 1))
  for (const path of ['/', `/cases/${id}`])
    expect(await (await desk.get('公告公司', path)).text()).not.toContain('申报截止时间已延长')
})
