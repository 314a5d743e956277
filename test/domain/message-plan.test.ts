import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MessageKind } from '../../domain/message-kind.ts'
import { groupOf, planFor, urgentKinds } from '../../domain/message-plan.ts'
import { MessageGroup, usualDefaults, Way } from '../../domain/message-wishes.ts'
import { isQuiet } from '../../domain/quiet-hours.ts'
import { calendarCn } from '../../schemes/calendar-cn.ts'

const here = (time: string): string => new Date(`${time}:00+08:00`).toISOString()
const tuesday = here('2026-09-22T10:00')
const night = here('2026-09-22T22:00')

describe('without any wish', () => {
  test('news and work come in one message on the next working morning', () => {
    expect(planFor({ about: 'recognised', now: tuesday }, undefined, calendarCn)).toEqual({
      is: 'digest',
      every: 'daily',
      at: here('2026-09-23T08:00'),
      because: 'default',
    })
    expect(planFor({ about: 'task-opened', now: here('2026-09-30T18:00') }, undefined, calendarCn)).toEqual({
      is: 'digest',
      every: 'daily',
      at: here('2026-10-08T08:00'),
      because: 'default',
    })
  })

  test.each(['submitted', 'taken-back', 'join-asked'] as const)('%s comes at any hour', (about) => {
    expect(planFor({ about, now: night }, undefined, calendarCn)).toEqual({ is: 'at-once', because: 'kind' })
  })

  test('an invitation comes at once, and waits for the morning at night', () => {
    const about = 'asked-to-confirm'
    expect(planFor({ about, now: tuesday }, undefined, calendarCn).is).toBe('at-once')
    expect(planFor({ about, now: night }, undefined, calendarCn)).toEqual({
      is: 'held',
      at: here('2026-09-23T08:00'),
      because: 'quiet-hours',
    })
  })

  test('what has a deadline within a day comes at once, also at night', () => {
    const due = here('2026-09-23T20:00')
    expect(planFor({ about: 'task-reminder', now: night, due }, undefined, calendarCn)).toEqual({
      is: 'at-once',
      because: 'deadline',
    })
  })
})

test('a weekly digest that would come too late comes by the daily one', () => {
  const ways = { deadlines: 'weekly' } as const
  const plan = (due: string) => planFor({ about: 'task-reminder', now: tuesday, due }, { ways }, calendarCn)
  expect(plan(here('2026-11-01T10:00'))).toMatchObject({ every: 'weekly', at: here('2026-09-28T08:00') })
  expect(plan(here('2026-09-26T10:00'))).toMatchObject({ every: 'daily', at: here('2026-09-23T08:00') })
})

test('nobody’s hours are the same: another zone, and none at all', () => {
  const about = 'graded'
  const wish = { ways: { cases: 'at-once' } } as const
  expect(planFor({ about, now: night }, wish, calendarCn).is).toBe('held')
  expect(planFor({ about, now: night }, { ...wish, zone: 'Europe/Brussels' }, calendarCn).is).toBe('at-once')
  expect(planFor({ about, now: night }, { ...wish, quiet: 'never' }, calendarCn)).toEqual({
    is: 'at-once',
    because: 'wish',
  })
})

test('whatever somebody wishes, waiting leaves a day before the deadline and never wakes anybody', () => {
  const hour = fc.integer({ min: 0, max: 23 }).map((h) => `${String(h).padStart(2, '0')}:00`)
  const wishes = fc.record(
    {
      ways: fc.record(
        { asked: fc.constantFrom(...Way.options), deadlines: fc.constantFrom(...Way.options) },
        { requiredKeys: [] },
      ),
      digestAt: hour,
      quiet: fc.record({ from: hour, to: hour }),
    },
    { requiredKeys: [] },
  )
  const { counterexample } = fc.check(
    fc.property(
      fc.constantFrom(...MessageKind.options),
      wishes,
      fc.integer({ min: 0, max: 200 * 24 }),
      fc.integer({ min: 1, max: 40 * 24 }),
      (about, wish, after, hours) => {
        const now = new Date(Date.parse('2026-03-01T00:00:00Z') + after * 3_600_000).toISOString()
        const due = new Date(Date.parse(now) + hours * 3_600_000).toISOString()
        const plan = planFor({ about, now, due }, wish, calendarCn)
        if (plan.is === 'at-once') {
          const near = hours < 24 * 14
          const quiet = isQuiet(now, wish.quiet ?? { from: '20:00', to: '08:00' }, {
            timeZone: 'Asia/Shanghai',
            calendar: calendarCn,
          })
          return urgentKinds.has(about) || near || !quiet
        }
        return plan.at > now && Date.parse(plan.at) + 86_400_000 <= Date.parse(due)
      },
    ),
    { seed: 20260922, numRuns: 2000 },
  )
  expect(counterexample).toBeNull()
})

test('every kind belongs to a group', () => {
  const groups = new Set(MessageKind.options.map(groupOf))
  expect([...groups].toSorted()).toEqual([...MessageGroup.options].toSorted())
  expect(usualDefaults.way).toBe('daily')
})
