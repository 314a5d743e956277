import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerTask } from '../../domain/answer.ts'
import { lastNews } from '../../domain/approval-news.ts'
import { decidedInChain, findNextLevel, openLevel } from '../../domain/approval.ts'
import type { CaseFile } from '../../domain/case.ts'
import { type Delegation, delegationState } from '../../domain/delegation.ts'
import {
  delegable,
  delegate,
  type NewDelegation,
  revokeDelegation,
  whyNot,
} from '../../domain/delegation-rules.ts'
import { DelegationId } from '../../domain/ids.ts'
import type { Office, Person } from '../../domain/person.ts'
import { may } from '../../domain/policy.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { ApprovalLevel } from '../../domain/scheme-step.ts'
import { standInFor } from '../../domain/stand-in.ts'
import { lingang } from '../../schemes/lingang.ts'
import {
  after,
  applicationHead,
  caseId,
  fileOf,
  handedIn,
  holder,
  momentAt,
  person,
  position,
  shifted,
  stampBy,
  today,
  waiting,
} from '../support/cases.ts'

const hour = 3_600_000
const atHour = (n: number): string => shifted(today, n * hour)
const idOf = (name: string) => DelegationId.parse(caseId(`delegation/${name}`))
const approver = (name: string, ...levels: readonly string[]): Person =>
  person(name, {
    offices: levels.map((level): Office => ({ role: 'approver', scheme: 'lingang', level })),
  })
const period = { starts: atHour(0), ends: atHour(48), reason: '出差' }
const scope: NewDelegation = { scheme: 'lingang', level: 'level1', ...period }
const made = (from: Person, to: Person, given = scope, before: readonly Delegation[] = []) =>
  delegate(from, to, given, { made: before, id: idOf(`${from.id}${to.id}${given.starts}`), now: atHour(0) })
const problemsOf = (act: () => unknown): string[] => {
  try {
    act()
    return []
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem
    return problem.problems.map(({ field, code }) => `${field} ${code}`)
  }
}

describe('a delegation', () => {
  const leader = approver('甲', 'level1')
  const helper = person('乙')
  test.each([
    ['to somebody of the house', leader, helper, scope, []],
    ['to an officer', leader, holder('乙', 'officer'), scope, []],
    ['to oneself', leader, leader, scope, ['to is-oneself']],
    ['to another level of the chain', leader, approver('乙', 'level2'), scope, ['to approves-in-the-chain']],
    ['to a colleague of the level', leader, approver('乙', 'level1'), scope, ['to approves-in-the-chain']],
    [
      'to a leader of another programme',
      leader,
      holder('乙', 'approver', { scheme: 'elsewhere' }),
      scope,
      [],
    ],
    [
      'to a leader of all programmes',
      leader,
      holder('乙', 'approver', { scheme: '*' }),
      scope,
      ['to approves-in-the-chain'],
    ],
    ['to somebody who left', leader, { ...helper, active: false }, scope, ['to not-an-option']],
    [
      'of a level that is not one’s own',
      leader,
      helper,
      { ...scope, level: 'level2' },
      ['scope not-an-option', 'scope decides-at-another-level'],
    ],
    [
      'by who decides at two levels of the chain',
      approver('甲', 'level1', 'level2'),
      helper,
      scope,
      ['scope decides-at-another-level'],
    ],
    ['that ends before it starts', leader, helper, { ...scope, ends: atHour(-1) }, ['ends must-be-later']],
    ['for years', leader, helper, { ...scope, ends: atHour(24 * 367) }, ['ends too-long-a-time']],
  ] as const)('%s', (_, from, to, given, problems) => {
    expect(problemsOf(() => made(from, to, given))).toEqual(problems)
  })

  test('of the same decisions is made once for a time, and again for another', () => {
    const { delegation } = made(leader, helper)
    const later = { ...scope, starts: atHour(49), ends: atHour(50) }
    expect(problemsOf(() => made(leader, person('丙'), scope, [delegation]))).toEqual([
      'starts delegated-already',
    ])
    expect(problemsOf(() => made(leader, person('丙'), later, [delegation]))).toEqual([])
    const { delegation: revoked } = revokeDelegation(delegation, helper, leader, atHour(1))
    expect(problemsOf(() => made(leader, person('丙'), scope, [revoked]))).toEqual([])
  })

  test('is in force from its first instant to its last, unless it was revoked', () => {
    const { delegation } = made(leader, helper, { ...scope, starts: atHour(2), ends: atHour(4) })
    expect([1.999, 2, 4, 4.001].map((n) => delegationState(delegation, atHour(n)))).toEqual([
      'to-come',
      'in-force',
      'in-force',
      'over',
    ])
    const { delegation: revoked, holder: left } = revokeDelegation(delegation, helper, leader, atHour(3))
    expect(delegationState(revoked, atHour(3))).toBe('revoked')
    expect(left.delegated).toEqual([])
    expect(() => revokeDelegation(revoked, left, leader, atHour(3))).toThrow(Refusal)
  })

  test('offers as many things as the leader decides, and none to anybody else', () => {
    expect(delegable(approver('甲', 'level1', 'level2'))).toHaveLength(2)
    expect(delegable(holder('乙', 'officer'))).toEqual([])
    expect(whyNot(leader, approver('乙', 'level3'), scope, today)).toEqual(['approves-in-the-chain'])
  })
})

test('an agreement without a word is no news; a word, a rejection and anything else are', () => {
  const event = (seq: number, what: string, facts = {}) => ({ seq, what, facts })
  const asked = event(4, 'level-asked')
  expect(lastNews([])).toBe(0)
  expect(lastNews([asked, event(5, 'approval-given', { remark: '' }), event(6, 'reminded')])).toBe(4)
  expect(lastNews([asked, event(5, 'approval-given', { remark: '附条件同意' })])).toBe(5)
  expect(lastNews([asked, event(5, 'approval-refused', { reason: '不同意' })])).toBe(5)
})

/* The chain itself, with people who are appointed, delegate and decide as they like. */

const levels = ['level1', 'level2', 'level3'] as const
const chainOf = (needs: readonly ApprovalLevel['needs'][]) => ({
  ...lingang,
  steps: lingang.steps.map((step) =>
    step.kind === 'approval'
      ? {
          ...step,
          levels: needs.map((need, index) => ({
            id: `level${index + 1}`,
            title: { zh: '层级', en: 'Level' },
            needs: need,
            limit: { n: 5, unit: 'working-day' as const },
          })),
        }
      : step,
  ),
})
const names = ['甲', '乙', '丙', '丁', '戊', '己'] as const
const anyName = fc.constantFrom(...names)
const anyOffice: fc.Arbitrary<Office> = fc.record({
  role: fc.constantFrom(...(['approver', 'approver', 'approver', 'officer'] as const)),
  scheme: fc.constantFrom('lingang', 'lingang', 'lingang', '*', 'elsewhere'),
  level: fc.constantFrom(...levels),
})
const anyDelegation = fc.record({
  is: fc.constant('delegate' as const),
  from: anyName,
  to: anyName,
  pick: fc.nat(5),
  from0: fc.nat(20),
  long: fc.nat(20),
})
const anyAct = fc.oneof(
  { weight: 5, arbitrary: anyDelegation },
  {
    weight: 1,
    arbitrary: fc.record({ is: fc.constant('appoint' as const), who: anyName, office: anyOffice }),
  },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('decide' as const), pick: fc.nat(40) }) },
)

type House = { people: Map<string, Person>; made: Delegation[]; file: CaseFile; hour: number; over: boolean }

const nowIn = (house: House, who: Person): Person => ({
  ...who,
  standsIn: (who.delegated ?? []).flatMap((delegation) => {
    const leader = [...house.people.values()].find(({ id }) => id === delegation.from)
    return leader && delegationState(delegation, atHour(house.hour)) === 'in-force'
      ? [{ delegation, leader }]
      : []
  }),
})

const openNext = (house: House, scheme: ReturnType<typeof chainOf>): void => {
  const moment = momentAt(atHour(house.hour), scheme, `hour ${house.hour} ${house.file.tasks.length}`)
  const next = findNextLevel(house.file, moment)
  house.file = after(house.file, next)
  if (next.outcome === 'none') {
    house.over = true
    return
  }
  const visit = house.file.steps.length
  const at = position(visit === 0 ? {} : { 'ask-approvers': visit })
  const opened = openLevel(house.file, [...house.people.values()], at, moment)
  house.file = after(house.file, opened)
  house.file = { ...house.file, steps: [...house.file.steps, waiting('ask-approvers', visit + 1)] }
  if ('outcome' in opened) house.over = true
}

/** One of those decisions that anybody may take at this hour, by the policy. */
const decideOne = (house: House, pick: number, scheme: ReturnType<typeof chainOf>): void => {
  const { file } = house
  const able = file.tasks
    .filter(({ kind, state }) => kind === 'approval' && state.is === 'open')
    .flatMap((task) =>
      [...house.people.values()]
        .map((who) => nowIn(house, who))
        .filter((who) => may(who, { to: 'answer', file, task }))
        .map((who) => ({ who, task, own: task.audience.is === 'person' && task.audience.person === who.id })),
    )
    // Every other time whoever stands in comes first, where there is anybody.
    .toSorted((a, b) => (pick % 2 === 0 ? Number(a.own) - Number(b.own) : 0))
  const chosen = able[Math.floor(pick / 4) % Math.max(1, able.length)]
  if (!chosen) return
  const { who, task, own } = chosen
  const standing = own ? undefined : standInFor(who, file, task)
  const stamp = {
    ...stampBy(who.name, 'approver', atHour(house.hour)),
    by: who.id,
    ...(standing ? { inPlaceOf: standing.leader.id } : {}),
  }
  const answer = { kind: 'approval', answer: { decision: 'approve' } } as const
  const decision = answerTask(file, task, answer, stamp, momentAt(atHour(house.hour), scheme))
  house.file = after(file, decision)
  if (decision.resume?.output.outcome === 'approved') openNext(house, scheme)
}

test('nobody has a part in two decisions of one chain, in person or by delegation, whatever people do', () => {
  const seen = { byDelegation: 0, chains: 0 }
  fc.assert(
    fc.property(
      fc.array(fc.tuple(anyName, anyOffice), { minLength: 3, maxLength: 5 }),
      fc.array(fc.constantFrom('one' as const, 'all' as const, 2), { minLength: 3, maxLength: 3 }),
      fc.array(anyAct, { minLength: 10, maxLength: 40 }),
      (offices, needs, acts) => {
        const scheme = chainOf(needs)
        const house: House = {
          people: new Map(
            names.map((name) => [
              name,
              person(name, { offices: offices.filter(([who]) => who === name).map(([, office]) => office) }),
            ]),
          ),
          made: [],
          file: fileOf(
            applicationHead({
              ...handedIn,
              done: 3,
              status: { is: 'approval', since: today, level: 'level1' },
              approval: { round: 0, open: false, levelsDone: 0 },
            }),
          ),
          hour: 0,
          over: false,
        }
        openNext(house, scheme)
        for (const act of acts) {
          house.hour += 1
          if (house.over) break
          if (act.is === 'decide') decideOne(house, act.pick, scheme)
          else if (act.is === 'appoint') {
            const who = house.people.get(act.who)
            if (who) house.people.set(act.who, { ...who, offices: [...who.offices, act.office] })
          } else leave(house, act)
          const decided = decidedInChain(house.file)
          expect(new Set(decided).size).toBe(decided.length)
        }
        seen.chains += 1
        seen.byDelegation += house.file.tasks.filter(
          ({ state }) =>
            state.is === 'answered' && state.stamp.by !== 'system' && state.stamp.inPlaceOf !== undefined,
        ).length
      },
    ),
    { numRuns: 400, seed: 20310303 },
  )
  // The law is not kept by nothing ever happening.
  expect(seen.byDelegation).toBeGreaterThan(20)
})

test('who decided for one leader of a level does not decide for the next one, when that time has come', () => {
  const scheme = chainOf(['all', 'one', 'one'])
  const [a, b] = [approver('甲', 'level1'), approver('乙', 'level1')]
  const helper = person('丙')
  const first = made(a, helper, { ...scope, ends: atHour(1) })
  const second = made(b, first.holder, { ...scope, starts: atHour(2), ends: atHour(3) })
  const house: House = {
    people: new Map([
      ['甲', a],
      ['乙', b],
      ['丙', second.holder],
    ]),
    made: [],
    file: fileOf(
      applicationHead({
        ...handedIn,
        done: 3,
        status: { is: 'approval', since: today, level: 'level1' },
        approval: { round: 0, open: false, levelsDone: 0 },
      }),
    ),
    hour: 0,
    over: false,
  }
  openNext(house, scheme)
  const taskFor = (leader: Person) =>
    house.file.tasks.find(({ audience }) => audience.is === 'person' && audience.person === leader.id)
  const mayFor = (leader: Person): boolean => {
    const task = taskFor(leader)
    return task !== undefined && may(nowIn(house, second.holder), { to: 'answer', file: house.file, task })
  }
  expect([mayFor(a), mayFor(b)]).toEqual([true, false])
  decideOne(house, 0, scheme)
  expect(decidedInChain(house.file)).toEqual([helper.id, a.id])
  house.hour = 2
  expect([mayFor(a), mayFor(b)]).toEqual([false, false])
  // Where they had decided nothing, the second time is theirs.
  const untouched: CaseFile = {
    ...house.file,
    tasks: house.file.tasks.filter(({ state }) => state.is === 'open'),
  }
  const task = taskFor(b)
  expect(task && may(nowIn(house, second.holder), { to: 'answer', file: untouched, task })).toBe(true)
})

/** Leaves something to somebody where the rules let it. */
const leave = (
  house: House,
  act: { from: string; to: string; pick: number; from0: number; long: number },
): void => {
  const [from, to] = [house.people.get(act.from), house.people.get(act.to)]
  if (!from || !to) return
  const own = delegable(from)
  const chosen = own[act.pick % Math.max(1, own.length)]
  if (!chosen) return
  const starts = atHour(house.hour + (act.from0 % 3))
  const given = { ...chosen, starts, ends: shifted(starts, (act.long + 1) * hour), reason: '出差' }
  try {
    const { delegation, holder: next } = delegate(from, to, given, {
      made: house.made.filter((one) => one.from === from.id),
      id: idOf(`${house.hour}`),
      now: atHour(house.hour),
    })
    house.made.push(delegation)
    house.people.set(act.to, next)
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem
  }
}
