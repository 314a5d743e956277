import { describe, expect, test } from 'vitest'
import type { ApplicationHead } from '../../domain/case.ts'
import type { Step } from '../../domain/case-run.ts'
import { graceUsed, isClosed, lastInstant } from '../../domain/closing.ts'
import { begins, isOver, nextRun, stepsOfCycle } from '../../domain/cycle.ts'
import { giveUpRefusal, takeBack, takeBackRefusal } from '../../domain/take-back.ts'
import {
  answeredBy,
  applicationHead,
  closes,
  fileOf,
  handedIn,
  momentAt,
  position,
  task,
  today,
  waiting,
} from '../support/cases.ts'

type Plain = 'submitted' | 'formal-check' | 'recommendation' | 'review'
const handed = (is: Plain, more: Partial<ApplicationHead> = {}) =>
  applicationHead({ ...handedIn, status: { is, since: today }, ...more })
const done = (name: string, outcome: string): Step => ({
  id: name,
  task: name.slice(0, name.lastIndexOf('.')),
  opened: today,
  state: { is: 'done', outcome, at: today },
})
const moment = momentAt(today)
const shifted = (milliseconds: number): string => new Date(Date.parse(closes) + milliseconds).toISOString()

describe('what was handed in', () => {
  test.each([
    ['formal-check', [waiting('ask-formal-check')], undefined],
    ['recommendation', [waiting('ask-recommendation')], undefined],
    ['submitted', [], undefined],
    ['submitted', [done('find-next-step.1', 'formalCheck')], undefined],
    ['submitted', [done('find-next-step.1', 'review')], 'not-at-this-step'],
    ['review', [waiting('ask-experts')], 'not-at-this-step'],
    ['draft', [], 'not-at-this-step'],
  ] as const)('at %s, after %j, is taken back or not: %s', (status, steps, code) => {
    const head = status === 'draft' ? applicationHead() : handed(status)
    expect(takeBackRefusal(fileOf(head, { steps }), moment)?.code).toBe(code)
  })

  test('is not taken back once somebody of the office has answered, or the rules have said no', () => {
    const steps = [waiting('ask-formal-check')]
    const answered = answeredBy(task('formal-check'), '受理', 'officer', {
      kind: 'formal-check',
      answer: { decision: 'pass' },
    })
    const file = fileOf(handed('formal-check'), { steps, tasks: [answered] })
    expect(takeBackRefusal(file, moment)?.code).toBe('decided-already')
    const refused = handed('submitted', { refusal: { at: 'eligibility', reason: { zh: '不符', en: 'no' } } })
    expect(takeBackRefusal(fileOf(refused), moment)?.code).toBe('decided-already')
    expect(giveUpRefusal(fileOf(refused))?.code).toBe('not-at-this-step')
  })

  test('becomes a draft whose receipt is kept as an earlier one, and the wait ends with a word of its own', () => {
    const file = fileOf(handed('formal-check'), {
      steps: [waiting('ask-formal-check')],
      tasks: [task('formal-check', { step: 'ask-formal-check.1' }), task('confirmation')],
    })
    const decision = takeBack(file, moment)
    expect(decision.head).toMatchObject({
      status: { is: 'draft' },
      run: { ended: true, cycle: 1 },
      earlier: [{ number: handedIn.receipt.number, until: today }],
    })
    expect(decision.head).not.toHaveProperty('receipt')
    expect(decision.resume?.output.outcome).toBe('takenBack')
    expect(decision.tasks?.map(({ kind, state }) => [kind, state.is])).toEqual([
      ['formal-check', 'cancelled'],
    ])
  })
})

describe('the next cycle', () => {
  const steps = [done('check-eligibility.1', 'eligible'), done('ask-formal-check.1', 'takenBack')]
  const file = fileOf(applicationHead({ run: { ...handedIn.run, ended: true } }), { steps })

  test('counts visits on, so that no step of the earlier one is taken for its own', () => {
    const run = nextRun(file, 'application')
    expect(run).toEqual({
      workflow: 'application',
      cycle: 2,
      attempt: 1,
      ended: false,
      visits: { 'check-eligibility': 1, 'ask-formal-check': 1 },
    })
    expect(begins(run)).toEqual({ n: 2, visits: run.visits })
    expect(begins(handedIn.run)).toEqual({ n: 0, visits: {} })
    const later = {
      ...file,
      head: { ...file.head, run },
      steps: [...steps, done('check-eligibility.2', 'eligible')],
    }
    expect(stepsOfCycle(later).map(({ id }) => id)).toEqual(['check-eligibility.2'])
  })

  test('ends every execution of the one before, and one of a draft; a running one goes on', () => {
    const run = nextRun(file, 'application')
    const running = handed('formal-check', { run })
    expect(isOver(running, position().cycle)).toBe(true)
    expect(isOver(running, 2)).toBe(false)
    expect(isOver(applicationHead({ run: { ...run, ended: true } }), 2)).toBe(true)
    expect(isOver(handed('review', { run: { ...run, ended: true } }), 2)).toBe(false)
  })
})

describe('a deadline', () => {
  test.each([
    [{ closes }, closes, false, undefined],
    [{ closes }, shifted(1), true, 1],
    [{ closes, grace: 2 }, shifted(1), false, 1],
    [{ closes, grace: 2 }, shifted(120_000), false, 120],
    [{ closes, grace: 2 }, shifted(120_001), true, 121],
  ] as const)('%j, at %s: closed %s, grace used %s', (head, at, late, used) => {
    expect(isClosed(head, at)).toBe(late)
    expect(graceUsed(head, at)).toBe(used)
    expect(lastInstant(head) >= head.closes).toBe(true)
  })
})
