import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conflictOf } from '../../domain/conflict.ts'
import { addExpert, chooseExperts, choosePanel, sheets } from '../../domain/panel.ts'
import type { Person } from '../../domain/person.ts'
import type { Task } from '../../domain/task.ts'
import {
  after,
  answeredBy,
  applicationHead,
  caseId,
  consortiumMembers,
  expert,
  fileOf,
  handedIn,
  inReview,
  momentAt,
  organisationId,
  personId,
  position,
  sheet,
  task,
  today,
} from '../support/cases.ts'

const names = Array.from({ length: 12 }, (_, index) => `专家${index}`)
const experts = names.map((name) => expert(name))
const moment = momentAt()
const asked = (tasks: readonly Task[] = []) =>
  tasks.flatMap(({ audience }) => (audience.is === 'person' ? [audience.person] : []))
const recusal = { decision: 'recuse', reason: '与牵头单位有合作' } as const
const beforeReview = (tasks: readonly Task[] = []) =>
  fileOf(applicationHead({ ...handedIn, status: { is: 'recommendation', since: today }, done: 2 }), { tasks })

/** People with any mix of conflicts: employer by code or by name, declared, representing, and inactive ones. */
const someExperts = fc.uniqueArray(
  fc
    .record({
      name: fc.constantFrom(...names),
      employer: fc.constantFrom(...consortiumMembers.map((member) => member.name), '别处', '外人'),
      byCode: fc.boolean(),
      declared: fc.subarray([...consortiumMembers.map((member) => member.name), '外人']),
      speaksFor: fc.subarray(['配套公司', '外人'], { maxLength: 1 }),
      active: fc.boolean(),
    })
    .map(({ name, employer, byCode, declared, speaksFor, active }): Person => ({
      ...expert(name, {
        organisationName: byCode ? '另一个名称' : employer,
        ...(byCode ? { organisation: organisationId(employer) } : {}),
        conflicts: declared.map(organisationId),
      }),
      active,
      represents: speaksFor.map((of) => ({ organisation: organisationId(of), name: of, state: 'active' })),
    })),
  { maxLength: 12, selector: (one) => one.id },
)

describe('a conflicted expert is never in a panel', () => {
  test('whoever the candidates are, and whoever was wished for', () => {
    fc.assert(
      fc.property(someExperts, fc.subarray(names), (candidates, wished) => {
        const help = answeredBy(task('review-help'), 'officer', 'officer', {
          kind: 'review-help',
          answer: { decision: 'retry', experts: wished.map(personId), reason: '请这几位' },
        })
        const panel = choosePanel(beforeReview([help]), candidates, position(), moment)
        const able = candidates.filter((one) => one.active && conflictOf(one, beforeReview()) === undefined)
        expect(asked(panel.tasks).every((id) => able.some((one) => one.id === id))).toBe(true)
        expect(panel.tasks).toHaveLength(Math.min(3, able.length))
        expect(panel.outcome).toBe(able.length >= 3 ? 'chosen' : 'none')
      }),
    )
  })

  test('nor called as one more expert', () => {
    fc.assert(
      fc.property(someExperts, (people) => {
        const file = inReview([sheet('甲', 90), sheet('乙', 40), sheet('丙', 60)])
        const added = addExpert(file, people, position(), moment)
        const called = people.filter((one) => asked(added.tasks).includes(one.id))
        expect(called.every((one) => one.active && conflictOf(one, file) === undefined)).toBe(true)
        expect(added.outcome).toBe(asked(added.tasks).length === 1 ? 'added' : 'none')
      }),
    )
  })
})

describe('the experts chosen', () => {
  test('are the same whenever the choice is repeated, in whatever order the candidates come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(experts, { minLength: 12 }), (shuffled) => {
        expect(chooseExperts(beforeReview(), shuffled, 3, moment)).toEqual(
          chooseExperts(beforeReview(), experts, 3, moment),
        )
      }),
    )
  })

  test('differ between cases, so that the work spreads', () => {
    const first = new Set(
      Array.from({ length: 40 }, (_, index) => {
        const file = fileOf(applicationHead({ id: caseId(`case ${index}`) }))
        return chooseExperts(file, experts, 1, moment)[0]?.id
      }),
    )
    expect(first.size).toBeGreaterThan(6)
  })

  test('are those whom the officer asked for, as far as they may', () => {
    const wished = [personId('专家7'), personId('专家8'), personId('unknown')]
    const chosen = chooseExperts(beforeReview(), experts, 3, moment, wished).map((one) => one.id)
    expect(chosen).toEqual(expect.arrayContaining([personId('专家7'), personId('专家8')]))
    expect(chosen).toHaveLength(3)
  })

  test('were not asked in this round, and never stepped aside from the case', () => {
    const file = inReview([
      sheet('专家0', 70),
      sheet('专家1', recusal),
      sheet('专家2', recusal, { round: 2 }),
      sheet('专家3', 70, { round: 2 }),
    ])
    const chosen = chooseExperts(file, experts, 12, moment).map((one) => one.id)
    expect(chosen).toHaveLength(9)
    expect(chosen).not.toContain(personId('专家0'))
    expect(chosen).not.toContain(personId('专家1'))
    expect(chosen).not.toContain(personId('专家2'))
    expect(chosen).toContain(personId('专家3'))
  })
})

test.each([
  ['checked it', task('formal-check'), { kind: 'formal-check', answer: { decision: 'pass' } }],
  [
    'recommended it',
    task('recommendation', { audience: { is: 'office', role: 'recommender', scheme: 'lingang' } }),
    { kind: 'recommendation', answer: { decision: 'recommend', opinion: '同意推荐' } },
  ],
  [
    'sent it back from an approval',
    task('approval', { audience: { is: 'person', person: personId('专家0') } }),
    { kind: 'approval', answer: { decision: 'return', to: 'review', remark: '请再评审' } },
  ],
] as const)('nobody who %s is chosen as its expert', (_name, asked, answer) => {
  const file = beforeReview([answeredBy(asked, '专家0', 'officer', answer)])
  expect(chooseExperts(file, experts, 12, moment).map((one) => one.id)).not.toContain(personId('专家0'))
  expect(chooseExperts(beforeReview([asked]), experts, 12, moment).map((one) => one.id)).toContain(
    personId('专家0'),
  )
})

describe('a panel', () => {
  test('opens a new round, asks each expert until the deadline, and is on record', () => {
    const panel = choosePanel(beforeReview(), experts, position(), moment)
    expect(panel.head).toMatchObject({
      status: { is: 'review' },
      review: { round: 1, open: true, accepted: false },
    })
    for (const one of panel.tasks ?? [])
      expect(one).toMatchObject({
        kind: 'score',
        step: 'ask-experts.1',
        round: 1,
        lateness: 'closes',
        // Twenty working days later, over Qingming (4-6 April).
        due: '2026-04-08T15:59:59.999Z',
      })
    expect(panel.events).toMatchObject([{ what: 'experts-chosen', facts: { round: 1, chosen: 3 } }])
    expect(panel.tell).toHaveLength(3)
  })

  test('fills only the places left when an officer asked for another try', () => {
    const file = inReview([
      sheet('专家0', 70),
      sheet('专家1'),
      sheet('专家2', undefined, { state: { is: 'late', at: today } }),
    ])
    const again = choosePanel(file, experts, position({ 'ask-experts': 1 }), moment)
    expect(again.head.review.round).toBe(1)
    expect(again.tasks).toHaveLength(1)
    expect(again.tasks?.[0]?.step).toBe('ask-experts.2')
    expect(sheets(after(file, again))).toHaveLength(1)
  })

  test('without enough people leaves it to the officer', () => {
    expect(choosePanel(beforeReview(), experts.slice(0, 2), position(), moment).outcome).toBe('none')
    expect(addExpert(inReview([sheet('专家0', 70)]), experts.slice(0, 1), position(), moment)).toMatchObject({
      outcome: 'none',
      events: [{ what: 'no-expert-left' }],
    })
  })

  test('calls the expert whom the officer asked for as one more', () => {
    const help = answeredBy(task('review-help'), 'officer', 'officer', {
      kind: 'review-help',
      answer: { decision: 'retry', experts: [personId('专家9')], reason: '请专家9' },
    })
    const file = inReview([sheet('专家0', 90), sheet('专家1', 40), sheet('专家2', 60), help])
    expect(asked(addExpert(file, experts, position(), moment).tasks)).toEqual([personId('专家9')])
  })
})
