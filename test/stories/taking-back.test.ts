import { afterAll, beforeAll, expect, test } from 'vitest'
import { instant } from '../../domain/calendar.ts'
import type { CaseId } from '../../domain/ids.ts'
import {
  discardApplication,
  submitApplication,
  takeBackSubmission,
} from '../../functions/commands/submission.ts'
import { saveCaseSection } from '../../functions/commands/applications.ts'
import type { Message } from '../../domain/message.ts'
import { ReceiptFile } from '../../domain/receipt.ts'
import type { Attachment } from '../../functions/ports/world.ts'
import { verified } from '../../functions/signer.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
const mailed: { message: Message; attachments: readonly Attachment[] }[] = []
beforeAll(async () => {
  town = await openTown({
    mail: {
      deliver: (message, attachments = []) => {
        mailed.push({ message, attachments })
        return Promise.resolve()
      },
    },
  })
})
afterAll(() => town.program.stop())

const head = async (id: CaseId) => {
  const { head: found } = await town.file(id)
  if (found.kind !== 'application') throw new Error('no application')
  return found
}
const takeBack = async (lead: string, id: CaseId, key?: string) => {
  await takeBackSubmission(town.program.world, town.asking(lead, key), id)
  await town.program.idle()
}
const submit = async (lead: string, id: CaseId) => {
  const receipt = await submitApplication(town.program.world, town.asking(lead), id)
  await town.program.idle()
  return receipt
}
const officerTasks = async () =>
  (await town.store.tasks.openFor('office:lingang:officer', {})).items.map((task) => task.case)

test('a submission is taken back, changed, handed in again and goes its whole way in a run of its own', async () => {
  const lead = '回改公司'
  const id = await town.apply(lead, [
    ['回改大学', 'university'],
    ['回改配套', 'enterprise'],
  ])
  const first = (await head(id)).receipt
  if (!first) throw new Error('no receipt')
  expect(await officerTasks()).toContain(id)

  await takeBack(lead, id)
  const draft = await head(id)
  expect(draft).toMatchObject({
    status: { is: 'draft' },
    run: { cycle: 1, ended: true },
    earlier: [{ number: first.number, until: expect.any(String) }],
  })
  expect(draft.receipt).toBeUndefined()
  expect(await officerTasks()).not.toContain(id)
  // The execution came to its end by itself: nothing is left that waits or failed.
  expect(town.program.problems).toEqual([])
  expect((await town.store.receipts.load(first.number))?.standing).toMatchObject({ is: 'taken-back' })
  expect((await town.file(id)).members.map(({ confirmation }) => confirmation.is)).toEqual(
    expect.arrayContaining(['confirmed', 'confirmed']),
  )
  const told = mailed.filter(({ message }) => message.case === id && message.about === 'taken-back')
  expect(new Set(told.map(({ message }) => message.to)).size).toBe(3)

  await saveCaseSection(town.program.world, town.asking(lead), {
    case: id,
    section: 'overview',
    answers: { ...town.sections.overview, purpose: '改过的目标' },
  })
  const second = await submit(lead, id)
  expect(second.number).not.toBe(first.number)
  expect(second.hash).not.toBe(first.hash)
  expect((await town.store.receipts.load(first.number))?.standing).toMatchObject({
    is: 'replaced',
    by: second.number,
  })
  expect((await town.store.receipts.load(second.number))?.receipt.replaces).toBe(first.number)
  expect(await head(id)).toMatchObject({ status: { is: 'formal-check' }, run: { cycle: 2, attempt: 1 } })
  expect((await town.file(id)).steps.map((step) => step.id)).toEqual(
    expect.arrayContaining(['check-eligibility.1', 'check-eligibility.2', 'ask-formal-check.2']),
  )

  await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  expect(await head(id)).toMatchObject({ status: { is: 'recommendation' }, done: 1 })
})

test('a receipt goes to everybody of the consortium by mail, and proves what was handed in', async () => {
  const lead = '回执公司'
  const id = await town.apply(lead, [
    ['回执大学', 'university'],
    ['回执配套', 'enterprise'],
  ])
  const { receipt: ref } = await head(id)
  const mails = mailed.filter(({ message }) => message.case === id && message.about === 'submitted')
  expect(mails).toHaveLength(3)
  const keys = await town.store.receipts.keys()
  for (const { attachments } of mails) {
    expect(attachments).toMatchObject([{ name: `receipt-${ref?.number}.json`, type: 'application/json' }])
    const { jws, receipt } = ReceiptFile.parse(JSON.parse(attachments[0]?.text ?? ''))
    expect(receipt).toMatchObject({
      number: ref?.number,
      content: ref?.hash,
      case: id,
      zone: 'Asia/Shanghai',
      arrived: ref?.at,
    })
    expect(JSON.parse((await verified(jws, keys)) ?? '')).toEqual(receipt)
    const [protectedHeader, payload = '', signature] = jws.split('.')
    const forged = Buffer.from(payload, 'base64url').toString('utf8').replace(lead, '别的公司')
    expect(
      await verified([protectedHeader, Buffer.from(forged).toString('base64url'), signature].join('.'), keys),
    ).toBeUndefined()
  }
})

test('who is too late, was decided on, or is no lead cannot take anything back', async () => {
  const lead = '已审公司'
  const id = await town.apply(lead, [
    ['已审大学', 'university'],
    ['已审配套', 'enterprise'],
  ])
  await expect(takeBack('已审大学', id)).rejects.toMatchObject({ code: 'not-found' })
  await town.does('officer', id, {
    kind: 'formal-check',
    answer: { decision: 'return', remarks: { plan: '请补充' } },
  })
  await expect(takeBack(lead, id)).rejects.toMatchObject({ code: 'decided-already' })
})

test('of a click and the officer’s decision in the same instant, one counts and the other is told', async () => {
  const lead = '抢先公司'
  const id = await town.apply(lead, [
    ['抢先大学', 'university'],
    ['抢先配套', 'enterprise'],
  ])
  const outcomes = await Promise.allSettled([
    takeBack(lead, id),
    town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } }),
  ])
  await town.program.idle()
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const { status } = await head(id)
  expect(outcomes[0]?.status === 'fulfilled' ? 'draft' : 'recommendation').toBe(status.is)
  expect(town.program.problems).toEqual([])
})

test('taken back while the machine is still on its way, the run ends and the next one is not disturbed', async () => {
  const lead = '快手公司'
  const id = await town.draft(lead, [
    ['快手大学', 'university'],
    ['快手配套', 'enterprise'],
  ])
  for (let time = 0; time < 5; time += 1) {
    await submitApplication(town.program.world, town.asking(lead), id)
    // Nobody waits for the machine here.
    await takeBackSubmission(town.program.world, town.asking(lead), id)
  }
  await submit(lead, id)
  const file = await town.file(id)
  expect(file.head).toMatchObject({ status: { is: 'formal-check' }, run: { cycle: 6, ended: false } })
  expect(file.tasks.filter(({ kind, state }) => kind === 'formal-check' && state.is === 'open')).toHaveLength(
    1,
  )
  expect(file.steps.filter(({ state }) => state.is === 'waiting')).toHaveLength(1)
  expect(town.program.problems).toEqual([])
  await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  expect((await head(id)).status.is).toBe('recommendation')
})

test('a click that is repeated with its key takes back once', async () => {
  const lead = '双击公司'
  const id = await town.apply(lead, [
    ['双击大学', 'university'],
    ['双击配套', 'enterprise'],
  ])
  await takeBack(lead, id, 'one click')
  await takeBack(lead, id, 'one click')
  expect((await head(id)).earlier).toHaveLength(1)
})

test('given up at the recommendation, the application ends, its receipt says so, and the lead may start anew', async () => {
  const lead = '放弃公司'
  const members = [
    ['放弃大学', 'university'],
    ['放弃配套', 'enterprise'],
  ] as const
  const id = await town.apply(lead, members)
  await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  const { receipt } = await head(id)
  await discardApplication(town.program.world, town.asking(lead), id, '内部调整')
  await town.program.idle()
  const file = await town.file(id)
  expect(file.head).toMatchObject({ status: { is: 'withdrawn', reason: '内部调整' }, run: { ended: true } })
  expect(file.tasks.filter(({ state }) => state.is === 'open')).toEqual([])
  expect((await town.store.receipts.load(receipt?.number ?? ''))?.standing).toMatchObject({ is: 'withdrawn' })
  expect(town.program.problems).toEqual([])
  expect(await town.draft(lead, [])).not.toBe(id)
})

test('after the call has closed nothing is taken back', async () => {
  const lead = '过时公司'
  const id = await town.apply(lead, [
    ['过时大学', 'university'],
    ['过时配套', 'enterprise'],
  ])
  const world = town.program.world
  const closes = Date.parse(town.call.closes)
  const at = (time: number) => ({ ...town.asking(lead), arrived: instant(new Date(time)) })
  await expect(takeBackSubmission(world, at(closes + 1), id)).rejects.toMatchObject({ code: 'call-closed' })
  await takeBackSubmission(world, at(closes), id)
  expect((await head(id)).status.is).toBe('draft')
})
