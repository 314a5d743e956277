import { describe, expect, test } from 'vitest'
import { answerTask } from '../../domain/answer.ts'
import { ApplicationHead, type CaseFile } from '../../domain/case.ts'
import { openDefence } from '../../domain/defence.ts'
import { findNextStep } from '../../domain/formal-check.ts'
import { answerLate } from '../../domain/late.ts'
import { Scheme } from '../../domain/scheme.ts'
import { Task } from '../../domain/task.ts'
import type { TaskAnswer } from '../../domain/task-answer.ts'
import { lingang } from '../../schemes/lingang.ts'
import {
  after,
  applicationHead,
  fileOf,
  handedIn,
  momentAt,
  organisationId,
  position,
  shifted,
  stampBy,
  today,
  waiting,
} from '../support/cases.ts'

const scheme = Scheme.parse({
  ...lingang,
  steps: [
    ...lingang.steps.slice(0, 3),
    { kind: 'defence', limit: { n: 20, unit: 'working-day' }, minutes: 25 },
    ...lingang.steps.slice(3),
  ],
})
const begun = (): CaseFile =>
  fileOf(applicationHead({ ...handedIn, done: 3, status: { is: 'review', since: today } }))
const due = '2026-04-08T15:59:59.999Z'
const meets = '2026-03-20T06:30:00.000Z'

/** The defence is asked for, and the machine waits. */
const asked = (file = begun(), visit = 1, now = today): CaseFile => {
  const { due: until, ...decision } = {
    due: undefined,
    ...openDefence(
      file,
      position(visit > 1 ? { 'ask-defence': visit - 1 } : {}),
      momentAt(now, scheme, `${visit}`),
    ),
  }
  return after(file, { ...decision, steps: [waiting('ask-defence', visit, until)] })
}
const open = (file: CaseFile): Task => {
  const [task, ...more] = file.tasks.filter(({ state }) => state.is === 'open')
  if (!task || more.length > 0) throw new Error(`${more.length + 1} tasks are open`)
  return task
}
const answers = (file: CaseFile, given: TaskAnswer, now = today) => {
  const asked = open(file)
  return answerTask(file, asked, given, stampBy('officer', 'officer', now), momentAt(now, scheme, asked.id))
}
const schedule = (more: { at?: string; link?: string } = {}): TaskAnswer => ({
  kind: 'defence-date',
  answer: { decision: 'schedule', at: meets, place: '行政中心 301 室', ...more },
})
const pass: TaskAnswer = {
  kind: 'defence-record',
  answer: { decision: 'pass', record: '问：良率？答：九成。' },
}
const fail: TaskAnswer = { kind: 'defence-record', answer: { decision: 'fail', reason: '技术路线不清' } }
const scheduled = (): CaseFile => after(asked(), answers(asked(), schedule()))
const problems = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (problem) {
    return problem
  }
}

test('the officer is asked for a date within the programme’s limit', () => {
  expect(findNextStep(begun(), momentAt(today, scheme))).toMatchObject({ outcome: 'defence' })
  const file = asked()
  expect(ApplicationHead.parse(file.head).status).toEqual({ is: 'defence', since: today })
  expect(Task.parse(open(file))).toMatchObject({
    kind: 'defence-date',
    audience: { is: 'office', role: 'officer' },
    lateness: 'escalates',
    reminderDays: [7, 1],
    due,
  })
})

test('the lead is told when and where, and the officer is asked how it went', () => {
  const decision = answers(asked(), schedule({ link: 'https://meet.example/1' }))
  const meeting = { at: meets, place: '行政中心 301 室', link: 'https://meet.example/1' }
  expect(ApplicationHead.parse(decision.head).status).toEqual({ is: 'defence', since: today, meeting })
  expect(decision.tell).toMatchObject([
    {
      about: 'defence-set',
      to: [{ is: 'organisation', organisation: organisationId('牵头公司') }],
      facts: { meets, place: '行政中心 301 室', minutes: 25, link: 'https://meet.example/1' },
    },
  ])
  expect(decision.resume).toBeUndefined()
  expect(open(after(asked(), decision))).toMatchObject({ kind: 'defence-record', step: 'ask-defence.1', due })
})

describe('a date', () => {
  test.each([
    ['in the past', today, 'in-the-past'],
    ['after the step’s deadline', shifted(due, 1), 'after-deadline'],
  ])('%s is refused at its field', (_name, at, code) => {
    expect(problems(() => answers(asked(), schedule({ at })))).toMatchObject({
      code: 'invalid',
      problems: [{ field: 'answer.at', code }],
    })
  })

  test('is changed with another message, as often as needed', () => {
    const next = shifted(meets, 86_400_000)
    const moved = answers(scheduled(), {
      kind: 'defence-record',
      answer: { decision: 'postpone', at: next, place: '线上', reason: '评委出差' },
    })
    expect(moved.head.status).toMatchObject({ meeting: { at: next, place: '线上' } })
    expect(moved.tell).toMatchObject([{ about: 'defence-moved', facts: { reason: '评委出差' } }])
    expect(moved.events).toMatchObject([{ what: 'defence-moved', facts: { reason: '评委出差' } }])
    expect(moved.resume).toBeUndefined()
    expect(open(after(scheduled(), moved))).toMatchObject({ kind: 'defence-record' })
  })

  test('is not changed without a reason', () => {
    const at = shifted(meets, 86_400_000)
    const moved = () =>
      answers(scheduled(), { kind: 'defence-record', answer: { decision: 'postpone', at, place: '线上' } })
    expect(problems(moved)).toMatchObject({ problems: [{ field: 'answer.reason', code: 'missing' }] })
  })

  test('stays when the record was late and is asked for again', () => {
    const [step] = scheduled().steps
    if (!step) throw new Error('nothing waits')
    const late = after(scheduled(), answerLate(scheduled(), step, momentAt(shifted(due, 1), scheme)))
    const again = asked(late, 2, shifted(due, 1))
    expect(again.head.status).toMatchObject({ meeting: { at: meets } })
    expect(open(again)).toMatchObject({ kind: 'defence-record', step: 'ask-defence.2', overdueSince: due })
  })

  test('is asked for anew when an approver sent the case back', () => {
    const file = scheduled()
    const back = fileOf(
      applicationHead({ ...handedIn, done: 3, status: { is: 'approval', since: today, level: 'division' } }),
      { steps: file.steps },
    )
    expect(open(asked(back, 2))).toMatchObject({ kind: 'defence-date' })
  })
})

describe('the record', () => {
  const held = shifted(meets, 3_600_000)
  test('is not taken before the defence was held', () => {
    for (const given of [pass, fail])
      expect(problems(() => answers(scheduled(), given, shifted(meets, -1)))).toMatchObject({
        problems: [
          { field: 'answer.decision', code: 'not-yet', facts: { at: meets, zone: 'Asia/Shanghai' } },
        ],
      })
  })

  test('of a pass sends the case on', () => {
    const decision = answers(scheduled(), pass, held)
    expect(decision).toMatchObject({
      head: { done: 4 },
      resume: { output: { outcome: 'passed' } },
      events: [{ what: 'defence-passed', facts: { record: '问：良率？答：九成。' } }],
    })
  })

  test('of a fail ends it, with the reason for the applicant', () => {
    expect(answers(scheduled(), fail, held)).toMatchObject({
      head: { done: 3, refusal: { at: 'defence', reason: { zh: '技术路线不清', en: '技术路线不清' } } },
      resume: { output: { outcome: 'failed' } },
    })
  })
})
