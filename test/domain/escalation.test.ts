import { describe, expect, test } from 'vitest'
import type { CaseFile } from '../../domain/case.ts'
import type { Step } from '../../domain/case-run.ts'
import { chainSoFar } from '../../domain/climb.ts'
import { rungsOf } from '../../domain/escalation-rules.ts'
import { chainFrom, ringsAt } from '../../domain/escalation.ts'
import { later } from '../../domain/extension.ts'
import { openFormalCheck } from '../../domain/formal-check.ts'
import { DelegationId } from '../../domain/ids.ts'
import { remind, ringStep } from '../../domain/late.ts'
import { overdueWork } from '../../domain/overdue.ts'
import { may } from '../../domain/policy.ts'
import { Scheme } from '../../domain/scheme.ts'
import { newTask, settle, stepId } from '../../domain/step.ts'
import { calendarCn } from '../../schemes/calendar-cn.ts'
import { lingang } from '../../schemes/lingang.ts'
import {
  after,
  applicationHead,
  caseId,
  fileOf,
  handedIn,
  holder,
  momentAt,
  position,
  shifted,
  stampBy,
  task,
} from '../support/cases.ts'

/** The end of a day in Shanghai, and its beginning. */
const end = (day: string): string => `${day}T15:59:59.999Z`
const start = (day: string): string => shifted(`${day}T00:00:00.000Z`, -8 * 3_600_000)

const head = applicationHead({
  ...handedIn,
  status: { is: 'formal-check', since: '2026-09-21T02:00:00.000Z' },
})
const empty = fileOf(head)

/** Asks for the formal check once more, as its step does, with this deadline. */
const asked = (file: CaseFile, visit: number, now: string, due: string): CaseFile => {
  const name = 'ask-formal-check'
  const at = position(visit === 1 ? {} : { [name]: visit - 1 })
  const opened = after(file, openFormalCheck(file, at, momentAt(now)))
  const chain = chainSoFar(file, at, name)
  const alarm = ringsAt(due, chain, now)
  const step: Step = {
    id: stepId(name, visit),
    task: name,
    opened: now,
    state: { is: 'waiting', resume: at, due },
    ...(chain === undefined ? {} : { escalation: chain }),
    ...(alarm === undefined ? {} : { alarm }),
  }
  const tasks = opened.tasks.map((one) => (one.step === step.id ? { ...one, due } : one))
  return { ...opened, steps: [...opened.steps, step], tasks }
}

const last = (file: CaseFile): Step => {
  const step = file.steps.at(-1)
  if (!step) throw new Error('no step')
  return step
}

/** Lets the clock ring at this time; says who heard of what is overdue, and of which kind. */
const ring = (file: CaseFile, now: string) => {
  const decision = ringStep(file, last(file), momentAt(now))
  const told = (decision.tell ?? []).flatMap(({ about, to, facts }) =>
    to.map((one) => ({
      about,
      to: one.is === 'level' ? one.level : one.is === 'office' ? one.role : one.is,
      days: facts.days,
    })),
  )
  return { file: after(file, decision), told, events: decision.events.map(({ what }) => what), decision }
}

describe('the usual chain', () => {
  test('is the officers at once, administrators after 3 working days, the first level after 5, the last after 10', () => {
    expect(rungsOf(lingang, 'application')).toEqual([
      { after: 0, to: 'officer' },
      { after: 3, to: 'administrator' },
      { after: 5, to: 'approver', level: 'division' },
      { after: 10, to: 'approver', level: 'meeting' },
    ])
  })

  test('counts the days that are worked: a holiday of a week, and a Saturday worked in exchange', () => {
    const counting = { timeZone: 'Asia/Shanghai', calendar: calendarCn }
    const { rungs } = chainFrom(end('2026-09-28'), rungsOf(lingang, 'application'), counting)
    // National Day is from the 1st to the 7th; Saturday the 10th is worked.
    expect(rungs.map(({ at }) => at)).toEqual([
      end('2026-09-28'),
      start('2026-10-08'),
      start('2026-10-10'),
      start('2026-10-16'),
    ])
  })

  test('a programme without approval has no leaders in it, and one with one level has it once', () => {
    const approval = lingang.steps.filter(({ kind }) => kind === 'approval')
    const without = { steps: lingang.steps.filter(({ kind }) => kind !== 'approval') }
    expect(rungsOf(without, 'application').map(({ to }) => to)).toEqual(['officer', 'administrator'])
    const [only] = approval
    if (only?.kind !== 'approval') throw new Error('no approval')
    const one = { steps: [{ ...only, levels: only.levels.slice(0, 1) }] }
    expect(rungsOf(one, 'change').map(({ level }) => level)).toEqual([undefined, undefined, 'division'])
  })

  test('is replaced by the chain of the programme, and by none where the list is empty', () => {
    const own = [{ after: 2, to: 'approver' as const, level: 'bureau' }]
    expect(rungsOf({ ...lingang, escalation: own }, 'application')).toEqual(own)
    expect(rungsOf({ ...lingang, escalation: [] }, 'application')).toEqual([])
  })
})

describe('work that a step waits for', () => {
  const first = asked(empty, 1, '2026-09-21T02:00:00.000Z', end('2026-09-28'))
  const missed = ring(first, end('2026-09-28'))
  const again = asked(missed.file, 2, end('2026-09-28'), end('2026-10-13'))

  test('is brought to the officers alone when its deadline passes', () => {
    expect(missed.told.map(({ about, to }) => [about, to])).toEqual([
      ['task-overdue', 'officer'],
      ['task-overdue', 'officer'],
      ['task-overdue', 'officer'],
    ])
    expect(missed.events).toEqual(['deadline-missed'])
  })

  test('climbs while it is asked for again, and a rung is climbed once', () => {
    expect(last(again).alarm).toBe(start('2026-10-08'))
    const third = ring(again, start('2026-10-08'))
    expect(third.told).toEqual([{ about: 'task-escalated', to: 'administrator', days: 3 }])
    expect(third.events).toEqual(['escalated'])
    expect(last(third.file).alarm).toBe(start('2026-10-10'))
    const fifth = ring(third.file, start('2026-10-10'))
    expect(fifth.told).toEqual([{ about: 'task-escalated', to: 'division', days: 5 }])
    // The second deadline comes before the last rung.
    expect(last(fifth.file).alarm).toBe(end('2026-10-13'))
    const twice = ring(fifth.file, end('2026-10-13'))
    expect(twice.events).toEqual(['deadline-missed'])
    const third2 = asked(twice.file, 3, end('2026-10-13'), end('2026-10-20'))
    expect(last(third2).alarm).toBe(start('2026-10-16'))
    const tenth = ring(third2, start('2026-10-16'))
    expect(tenth.told).toEqual([{ about: 'task-escalated', to: 'meeting', days: 10 }])
    expect(last(tenth.file).alarm).toBe(end('2026-10-20'))
  })

  test('reaches everybody once, with the days that it is late then, when the clock was away', () => {
    const late = ring(again, '2026-10-16T01:00:00.000Z')
    const escalated = late.told.filter(({ about }) => about === 'task-escalated')
    expect(escalated).toEqual([
      { about: 'task-escalated', to: 'administrator', days: 10 },
      { about: 'task-escalated', to: 'division', days: 10 },
      { about: 'task-escalated', to: 'meeting', days: 10 },
    ])
    // Its second deadline has passed as well.
    expect(late.events).toEqual(['deadline-missed', 'escalated', 'escalated', 'escalated'])
    const next = asked(late.file, 3, '2026-10-16T01:00:00.000Z', end('2026-10-23'))
    expect(last(next).alarm).toBe(end('2026-10-23'))
  })

  test('that is answered in time is nobody’s above, and answered late it stops', () => {
    const step = last(again)
    const done = after(again, {
      head,
      events: [],
      ...settle(again, step, 'passed', '2026-09-29T02:00:00.000Z'),
    })
    expect(last(done).alarm).toBeUndefined()
    const moment = momentAt('2026-10-20T02:00:00.000Z')
    expect(overdueWork(done, moment)).toMatchObject([
      { kind: 'formal-check', since: end('2026-09-28'), days: 1, over: '2026-09-29T02:00:00.000Z' },
    ])
    expect(overdueWork(first, moment)).toEqual([])
  })

  test('begins a new chain when it was done in between', () => {
    const done = after(again, {
      head,
      events: [],
      ...settle(again, last(again), 'returned', end('2026-09-29')),
    })
    const fresh = asked(done, 3, '2026-10-20T02:00:00.000Z', end('2026-10-27'))
    expect(last(fresh).escalation).toBeUndefined()
    expect(ring(fresh, end('2026-10-27')).file.steps.at(-1)?.escalation?.since).toBe(end('2026-10-27'))
  })

  test('that was overdue before there were chains is brought to those above by its first deadline', () => {
    const { escalation: _, ...bare } = last(missed.file)
    const old = { ...missed.file, steps: [bare] }
    const second = asked(old, 2, end('2026-09-28'), end('2026-10-13'))
    const rung = ring(second, end('2026-10-13'))
    expect(rung.told.filter(({ about }) => about === 'task-escalated').map(({ to }) => to)).toEqual([
      'administrator',
      'division',
    ])
    expect(last(rung.file).escalation?.since).toBe(end('2026-09-28'))
  })

  test('of the applicants goes to the leads and the officers, and no further', () => {
    const step: Step = {
      ...{ id: 'ask-correction.1', task: 'ask-correction', opened: end('2026-09-21') },
      state: { is: 'waiting', resume: position(), due: end('2026-09-28') },
      alarm: end('2026-09-28'),
    }
    const late = ring({ ...empty, steps: [step] }, end('2026-09-28'))
    expect(late.told.map(({ to }) => to)).toEqual(['organisation', 'officer'])
    expect(last(late.file).escalation).toBeUndefined()
  })
})

describe('who may see how far it has climbed', () => {
  const first = asked(empty, 1, '2026-09-21T02:00:00.000Z', end('2026-09-28'))
  const again = asked(ring(first, end('2026-09-28')).file, 2, end('2026-09-28'), end('2026-10-30'))
  const third = ring(again, start('2026-10-08')).file
  const fifth = ring(third, start('2026-10-10')).file

  test.each([
    ['the administrators, once they were told', holder('管', 'administrator'), third, true, true],
    ['leaders not before their rung', holder('处', 'approver', { level: 'division' }), third, false, false],
    ['leaders from their rung on', holder('处', 'approver', { level: 'division' }), fifth, true, true],
    ['another level not', holder('会', 'approver', { level: 'meeting' }), fifth, false, false],
    ['an auditor without acting', holder('审', 'auditor'), fifth, true, false],
    ['an officer, who has the case', holder('受', 'officer'), fifth, true, false],
    ['an expert not', holder('专', 'expert'), fifth, false, false],
  ])('%s', (_name, person, file, sees, presses) => {
    expect([may(person, { to: 'see-overdue', file }), may(person, { to: 'press-overdue', file })]).toEqual([
      sees,
      presses,
    ])
  })

  test('not a leader who scores the case', () => {
    const leader = holder('处', 'approver', { level: 'division' })
    const file = {
      ...fifth,
      tasks: [...fifth.tasks, task('score', { audience: { is: 'person', person: leader.id } })],
    }
    expect(may(leader, { to: 'see-overdue', file })).toBe(false)
  })

  test('whoever stands in for a leader, while they do', () => {
    const leader = holder('处', 'approver', { level: 'division' })
    const adviser = holder('代', 'auditor', { scheme: 'suzhou' })
    const delegation = {
      ...{ from: leader.id, fromName: '处', to: adviser.id, toName: '代', scheme: 'lingang' },
      ...{ starts: start('2026-10-01'), ends: end('2026-10-31'), reason: '出差', made: start('2026-10-01') },
    }
    const standing = {
      ...adviser,
      standsIn: [
        { delegation: { ...delegation, id: DelegationId.parse(caseId('delegation')), revision: 1 }, leader },
      ],
    }
    expect(may(adviser, { to: 'see-overdue', file: fifth })).toBe(false)
    expect(may(standing, { to: 'see-overdue', file: fifth })).toBe(true)
  })

  test('it says what comes next, by the name of the level', () => {
    const [work] = overdueWork(fifth, momentAt('2026-10-12T02:00:00.000Z'))
    expect(work).toMatchObject({ days: 6, turn: { as: 'officer' } })
    expect(work?.rungs.map(({ to, level, told }) => [to, level?.zh, told !== undefined])).toEqual([
      ['officer', undefined, true],
      ['administrator', undefined, true],
      ['approver', '业务处室', true],
      ['approver', '主任办公会', false],
    ])
  })
})

describe('a task that no step waits for', () => {
  const due = end('2026-09-28')
  const opened = newTask(head, momentAt('2026-09-14T02:00:00.000Z'), {
    kind: 'objection',
    round: 1,
    audience: { is: 'office', role: 'officer', scheme: 'lingang' },
    lateness: 'escalates',
    due,
  })

  test('climbs by itself to the end of its chain, and rings no more then', () => {
    let file = fileOf(head, { tasks: [opened] })
    const told: string[] = []
    for (let rings = 0; rings < 12; rings += 1) {
      const [held] = file.tasks
      if (held?.alarm === undefined) break
      const decision = remind(file, held, momentAt(held.alarm))
      if (!decision) throw new Error('nothing to do')
      for (const { about, to } of decision.tell ?? [])
        if (about === 'task-escalated')
          told.push(
            ...to.map((one) => (one.is === 'level' ? one.level : one.is === 'office' ? one.role : one.is)),
          )
      file = after(file, decision)
    }
    expect(told).toEqual(['administrator', 'division', 'meeting'])
    expect(file.tasks[0]).not.toHaveProperty('alarm')
    expect(file.tasks[0]?.state.is).toBe('open')
  })

  test('given more time, is not overdue any more', () => {
    const file = fileOf(head, { tasks: [opened] })
    const missed = after(file, remind(file, opened, momentAt(due)) ?? { head, events: [] })
    const [late] = missed.tasks
    if (!late) throw new Error('no task')
    expect(late.alarm).toBe(start('2026-10-08'))
    const moved = later(late, end('2026-10-30'), momentAt('2026-09-29T02:00:00.000Z'))
    expect(moved.escalation).toBeUndefined()
    expect(moved.alarm).toBe(shifted(end('2026-10-30'), -30 * 86_400_000))
  })

  test('that was called off is nobody’s any more', () => {
    const file = fileOf(head, { tasks: [opened] })
    const [late] = after(file, remind(file, opened, momentAt(due)) ?? { head, events: [] }).tasks
    if (!late) throw new Error('no task')
    const over = {
      ...late,
      state: { is: 'answered', stamp: stampBy('受', 'officer', end('2026-09-30')) },
    } as const
    const moment = momentAt('2026-10-20T02:00:00.000Z')
    expect(overdueWork(fileOf(head, { tasks: [over] }), moment)).toMatchObject([{ days: 2 }])
    expect(remind(fileOf(head, { tasks: [over] }), over, moment)).toBeUndefined()
  })
})

describe('a chain in a programme', () => {
  const problemsOf = (escalation: unknown): string[] => {
    const read = Scheme.safeParse({ ...lingang, escalation })
    return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  }

  test.each<readonly [string, unknown, readonly string[]]>([
    ['may be left out', undefined, []],
    ['may be empty', [], []],
    [
      'may name any level',
      [
        { after: 0, to: 'administrator' },
        { after: 2, to: 'approver', level: 'bureau' },
      ],
      [],
    ],
    [
      'names a level that there is',
      [{ after: 2, to: 'approver', level: 'ministry' }],
      ['escalation.0.level: no level ministry in the approval'],
    ],
    [
      'says which level',
      [{ after: 2, to: 'approver' }],
      ['escalation.0: say at which level of the approval'],
    ],
    [
      'gives a level to approvers alone',
      [{ after: 2, to: 'officer', level: 'bureau' }],
      ['escalation.0.level: only approvers have a level'],
    ],
    [
      'climbs',
      [
        { after: 5, to: 'administrator' },
        { after: 3, to: 'approver', level: 'bureau' },
      ],
      ['escalation.1.after: each comes no sooner than the one before'],
    ],
    [
      'tells the same people once',
      [
        { after: 3, to: 'administrator' },
        { after: 5, to: 'administrator' },
      ],
      ['escalation.1: the same people are told once'],
    ],
  ])('%s', (_name, escalation, problems) => {
    expect(problemsOf(escalation)).toEqual(problems)
  })
})
