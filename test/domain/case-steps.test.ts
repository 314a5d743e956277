import { describe, expect, test } from 'vitest'
import { returnTargets } from '../../domain/approval.ts'
import type { CaseFile } from '../../domain/case.ts'
import type { Step } from '../../domain/case-run.ts'
import { nextStep, stepsOf } from '../../domain/case-steps.ts'
import { findNextStep } from '../../domain/formal-check.ts'
import { Scheme } from '../../domain/scheme.ts'
import { lingang } from '../../schemes/lingang.ts'
import { applicationHead, fileOf, handedIn, momentAt, section, today } from '../support/cases.ts'

/** Recommendation only for chips and software, review only for software. */
const scheme = Scheme.parse({
  ...lingang,
  steps: lingang.steps.map((step) =>
    step.kind === 'recommendation'
      ? { ...step, onlyFor: { fields: ['ic', 'software'] } }
      : step.kind === 'review'
        ? { ...step, onlyFor: { fields: ['software'] } }
        : step,
  ),
})
const moment = momentAt(today, scheme)
const inField = (industry: string | undefined, done = 0, steps: readonly Step[] = []): CaseFile =>
  fileOf(applicationHead({ ...handedIn, done }), {
    sections: industry === undefined ? [] : [section('overview', { industry })],
    steps,
  })
const made = (task: string): Step => ({
  id: `${task}.1`,
  task,
  opened: today,
  state: { is: 'done', outcome: 'passed', at: today },
})

describe('the steps of an application', () => {
  test.each([
    ['software', ['formalCheck', 'recommendation', 'review', 'approval', 'notice']],
    ['ic', ['formalCheck', 'recommendation', 'approval', 'notice']],
    ['bio', ['formalCheck', 'approval', 'notice']],
    [undefined, ['formalCheck', 'recommendation', 'review', 'approval', 'notice']],
  ])('in the field %s are those that are for it', (industry, kinds) => {
    expect(stepsOf(inField(industry), moment).map(({ kind }) => kind)).toEqual(kinds)
    const targets = returnTargets(inField(industry), moment)
    expect(targets).toEqual(kinds.slice(0, kinds.indexOf('approval')))
  })

  test('are passed by when they are for others, on record, and the next one is asked for', () => {
    const past = findNextStep(inField('bio', 1), moment)
    expect(past).toMatchObject({ outcome: 'approval', head: { done: 3 } })
    expect(past.events).toEqual([
      { what: 'step-passed-by', facts: { step: 'recommendation' } },
      { what: 'step-passed-by', facts: { step: 'review' } },
    ])
    expect(findNextStep(inField('software', 1), moment)).toMatchObject({
      outcome: 'recommendation',
      head: { done: 1 },
      events: [],
    })
  })

  test('end after the last one, also when the last ones are for others', () => {
    expect(findNextStep(inField('ic', 5, [made('ask-recommendation')]), moment)).toMatchObject({
      outcome: 'none',
    })
    const noNotice = Scheme.parse({
      ...scheme,
      steps: scheme.steps.map((step) =>
        step.kind === 'notice' ? { ...step, onlyFor: { fields: ['software'] } } : step,
      ),
    })
    expect(findNextStep(inField('bio', 4), momentAt(today, noNotice))).toMatchObject({ outcome: 'none' })
  })

  test('are made up for when a correction changed what was chosen', () => {
    const late = [made('ask-formal-check'), made('find-next-level')]
    expect(nextStep(inField('ic', 3, late), 3, moment)).toMatchObject({
      at: 1,
      step: { kind: 'recommendation' },
      passedBy: [],
    })
    expect(nextStep(inField('ic', 3, [...late, made('ask-recommendation')]), 3, moment).at).toBe(3)
  })
})
