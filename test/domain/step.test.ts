import { describe, expect, test } from 'vitest'
import { openLevel } from '../../domain/approval.ts'
import type { CaseFile } from '../../domain/case.ts'
import type { Step } from '../../domain/case-run.ts'
import { openFormalCheck } from '../../domain/formal-check.ts'
import { overdueSince } from '../../domain/step.ts'
import {
  applicationHead,
  fileOf,
  handedIn,
  holder,
  momentAt,
  position,
  task,
  today,
} from '../support/cases.ts'

const due = (visit: number) => `2026-03-1${visit}T15:59:59.999Z`

/** Visits to one step that ended so, each with the task that it asked. */
const visited = (name: string, outcomes: readonly string[]): CaseFile => {
  const done = outcomes.map((outcome, index): Step => ({
    id: `${name}.${index + 1}`,
    task: name,
    opened: today,
    state: { is: 'done', outcome, at: today },
  }))
  const tasks = done.map((step, index) =>
    task('formal-check', {
      name: step.id,
      step: step.id,
      due: due(index + 1),
      state: { is: 'late', at: today },
    }),
  )
  return fileOf(applicationHead({ ...handedIn, approval: { round: 1, open: true, levelsDone: 0 } }), {
    steps: done,
    tasks,
  })
}

describe('work that was asked for again', () => {
  test.each([
    ['for the first time', [], undefined],
    ['after one missed deadline', ['late'], due(1)],
    ['after three missed deadlines', ['late', 'late', 'late'], due(1)],
    ['after it was returned', ['late', 'returned'], undefined],
    ['late once more after it was returned', ['late', 'returned', 'late'], due(3)],
  ])('%s says since when it is overdue', (_name, outcomes, since) => {
    const file = visited('ask-formal-check', outcomes)
    const at = position(outcomes.length === 0 ? {} : { 'ask-formal-check': outcomes.length })
    expect(overdueSince(file, at, 'ask-formal-check')).toEqual(
      since === undefined ? {} : { overdueSince: since },
    )
    expect(openFormalCheck(file, at, momentAt()).tasks?.[0]?.overdueSince).toBe(since)
  })

  test('says so to the approvers as well', () => {
    const file = visited('ask-approvers', ['late'])
    const { tasks } = openLevel(
      file,
      [holder('甲', 'approver')],
      position({ 'ask-approvers': 1 }),
      momentAt(),
    )
    expect(tasks).toMatchObject([{ overdueSince: due(1) }])
  })
})
