import { describe, expect, test } from 'vitest'
import { remind } from '../../domain/late.ts'
import { newTask } from '../../domain/step.ts'
import type { Task } from '../../domain/task.ts'
import {
  after,
  applicationHead,
  fileOf,
  handedIn,
  momentAt,
  organisationId,
  shifted,
  today,
} from '../support/cases.ts'

const due = '2026-03-24T15:59:59.999Z'
const head = applicationHead({ ...handedIn, status: { is: 'formal-check', since: today } })
const opened = (more: Partial<Task> = {}): Task =>
  newTask(head, momentAt(), {
    kind: 'objection',
    round: 1,
    audience: { is: 'office', role: 'officer', scheme: 'lingang' },
    lateness: 'escalates',
    due,
    ...more,
  })

/** Lets the clock ring at every alarm of a task, and collects what is told. */
const lifeOf = (task: Task) => {
  let file = fileOf(head, { tasks: [task] })
  const told: { at: string; about: string; to: readonly object[] }[] = []
  const events: string[] = []
  for (let now = task.alarm, rings = 0; now !== undefined && rings < 20; rings += 1) {
    const [held] = file.tasks
    const decision = held && remind(file, held, momentAt(now))
    if (!decision) break
    file = after(file, decision)
    for (const { about, to } of decision.tell ?? []) told.push({ at: now, about, to })
    events.push(...decision.events.map((event) => event.what))
    now = file.tasks[0]?.alarm
  }
  return { told, events, task: file.tasks[0] }
}

describe('a task that no step waits for', () => {
  test('rings at its deadline, after the last reminder, with the officers, and climbs its chain then', () => {
    const { told, events, task } = lifeOf(opened())
    expect(told.map(({ about }) => about)).toEqual([
      ...['task-reminder', 'task-reminder', 'task-overdue'],
      ...['task-escalated', 'task-escalated', 'task-escalated'],
    ])
    expect(told[2]).toMatchObject({
      at: due,
      to: [{ role: 'officer' }, { role: 'officer' }, { role: 'officer' }],
    })
    expect(told[3]?.to).toMatchObject([{ role: 'administrator' }])
    expect(events).toEqual([
      ...['reminded', 'reminded', 'deadline-missed'],
      ...['escalated', 'escalated', 'escalated'],
    ])
    expect(task).toMatchObject({ state: { is: 'open' } })
    expect(task).not.toHaveProperty('alarm')
  })

  test('rings at its deadline when it was opened too late for any reminder', () => {
    const task = opened({ due: shifted(today, 60_000) })
    expect(task.alarm).toBe(task.due)
    expect(lifeOf(task).events[0]).toBe('deadline-missed')
  })

  test('is closed when it takes no answer any more, and a draft’s own people hear of it alone', () => {
    const audience = { is: 'organisation', organisation: organisationId('配套公司') } as const
    const { told, task } = lifeOf(opened({ kind: 'confirmation', lateness: 'closes', audience }))
    expect(told.at(-1)?.to).toEqual([
      audience,
      { is: 'organisation', organisation: organisationId('牵头公司') },
    ])
    expect(task).toMatchObject({ state: { is: 'late' } })
  })

  test('rings no more once it is answered', () => {
    expect(opened({ state: { is: 'cancelled', at: today } }).alarm).toBeUndefined()
  })
})

test('a task that a step waits for leaves its deadline to the step', () => {
  const { told } = lifeOf(opened({ step: 'ask-formal-check.1' }))
  expect(told.map(({ about }) => about)).toEqual(['task-reminder', 'task-reminder'])
})
