import { describe, expect, test } from 'vitest'
import { answerTask } from '../../domain/answer.ts'
import type { CaseFile } from '../../domain/case.ts'
import { openNotice, raiseObjection } from '../../domain/notice.ts'
import { Scheme } from '../../domain/scheme.ts'
import { lingang } from '../../schemes/lingang.ts'
import {
  after,
  applicationHead,
  fileOf,
  handedIn,
  momentAt,
  personId,
  position,
  stampBy,
  today,
  waiting,
} from '../support/cases.ts'

const ends = '2026-03-20T15:59:59.999Z'
const announced = (): CaseFile =>
  fileOf(
    applicationHead({
      ...handedIn,
      done: 4,
      status: { is: 'notice', since: today, firstDay: '2026-03-11', lastDay: '2026-03-20', ends },
    }),
    { steps: [waiting('publish-notice', 1, ends)] },
  )
const grounds = {
  by: { is: 'person', name: '某人', workplace: '某单位', address: '某路 1 号', phone: '021-00000000' },
  grounds: '公示的成员单位与实际不符，请核实。',
} as const
const raise = (file: CaseFile, name: string, seed = '') =>
  raiseObjection(file, grounds, stampBy(name, 'public'), momentAt(today, undefined, seed))

test('who objected hears that it was received, and how it was decided, but not by whom', () => {
  const raised = raise(announced(), '某人')
  const objector = [{ is: 'person', person: personId('某人') }]
  expect(raised.tell).toContainEqual(expect.objectContaining({ about: 'objection-received', to: objector }))
  const file = after(announced(), raised)
  const [task] = file.tasks
  if (!task) throw new Error('nobody is asked about the objection')
  for (const decision of ['dismiss', 'uphold'] as const) {
    const { tell } = answerTask(
      file,
      task,
      { kind: 'objection', answer: { decision, reason: '经核实' } },
      stampBy('officer', 'officer'),
      momentAt(),
    )
    const told = tell?.find((one) => one.about === 'objection-answered')
    expect(told).toMatchObject({ to: objector, facts: { decision, reason: '经核实' } })
    expect(JSON.stringify(told)).not.toContain(personId('officer'))
  }
})

test('one person has three objections open at most, and keeps nobody else from objecting', () => {
  let file = announced()
  for (const seed of ['1', '2', '3']) file = after(file, raise(file, '某人', seed))
  expect(() => raise(file, '某人', '4')).toThrow(
    expect.objectContaining({ code: 'too-many', facts: { max: 3 } }),
  )
  expect(raise(file, '别人', '5').objections).toHaveLength(1)
})

describe('a programme that hears', () => {
  const hearing = (objections: object) => (by: 'person' | 'organisation', evidence?: string) => {
    const scheme = Scheme.parse({
      ...lingang,
      steps: lingang.steps.map((step) =>
        step.kind === 'notice' ? { ...step, objections: { ...step.objections, ...objections } } : step,
      ),
    })
    const sealed = {
      is: 'organisation',
      name: '某公司',
      contact: '某人',
      phone: '021-00000000',
      sealed: true,
    } as const
    const raised = {
      ...grounds,
      ...(by === 'organisation' ? { by: sealed } : {}),
      ...(evidence === undefined ? {} : { evidence }),
    }
    try {
      return raiseObjection(announced(), raised, stampBy('某人', 'public'), momentAt(today, scheme))
        .objections?.length
    } catch (problem) {
      return problem
    }
  }
  const refused = (field: string, code: string) => ({ code: 'invalid', problems: [{ field, code }] })

  test('people only, or organisations only, refuses the others at the field', () => {
    expect(hearing({ from: 'person' })('organisation')).toMatchObject(refused('by.is', 'people-only'))
    expect(hearing({ from: 'organisation' })('person')).toMatchObject(refused('by.is', 'organisations-only'))
    for (const by of ['person', 'organisation'] as const) {
      expect(hearing({ from: 'either' })(by)).toBe(1)
      expect(hearing({ from: by })(by)).toBe(1)
    }
  })

  test('only what is evidenced asks for the evidence', () => {
    expect(hearing({ evidence: 'required' })('person')).toMatchObject(refused('evidence', 'missing'))
    expect(hearing({ evidence: 'required' })('person', '  ')).toMatchObject(refused('evidence', 'missing'))
    expect(hearing({ evidence: 'required' })('person', '合同复印件')).toBe(1)
    expect(hearing({ evidence: 'optional' })('person')).toBe(1)
  })
})

describe('a notice', () => {
  const runs = (now: string, n: number, unit: 'working-day' | 'calendar-day') => {
    const scheme = Scheme.parse({
      ...lingang,
      steps: lingang.steps.map((step) => (step.kind === 'notice' ? { ...step, limit: { n, unit } } : step)),
    })
    const { head, due } = { due: undefined, ...openNotice(announced(), position(), momentAt(now, scheme)) }
    return head.status.is === 'notice' ? [head.status.firstDay, head.status.lastDay, due] : []
  }
  test.each([
    // Suzhou's of 2023 ran from Wednesday, 22 November to Tuesday, the 28th, over a weekend.
    ['seven days of the calendar', '2023-11-21T02:00:00.000Z', 7, 'calendar-day', '2023-11-22', '2023-11-28'],
    [
      'five working days, over a weekend',
      '2026-03-10T02:00:00.000Z',
      5,
      'working-day',
      '2026-03-11',
      '2026-03-17',
    ],
    [
      'working days, from the first after a holiday',
      '2026-09-30T02:00:00.000Z',
      5,
      'working-day',
      '2026-10-08',
      '2026-10-13',
    ],
    [
      'days of the calendar, through a holiday',
      '2026-09-30T02:00:00.000Z',
      7,
      'calendar-day',
      '2026-10-01',
      '2026-10-07',
    ],
    [
      'from the next day there, not the one in London',
      '2026-03-10T16:30:00.000Z',
      7,
      'calendar-day',
      '2026-03-12',
      '2026-03-18',
    ],
  ] as const)('runs for %s', (_name, now, n, unit, firstDay, lastDay) => {
    expect(runs(now, n, unit)).toEqual([firstDay, lastDay, `${lastDay}T15:59:59.999Z`])
  })
})
