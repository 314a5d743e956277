import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerTask } from '../../domain/answer.ts'
import {
  answerApproval,
  decidedInChain,
  findNextLevel,
  levelsOf,
  needed,
  openLevel,
  returnTargets,
} from '../../domain/approval.ts'
import type { ApplicationHead, CaseFile } from '../../domain/case.ts'
import type { Person } from '../../domain/person.ts'
import type { ApprovalLevel } from '../../domain/scheme-step.ts'
import type { AnswerTo } from '../../domain/task-answer.ts'
import { lingang } from '../../schemes/lingang.ts'
import {
  after,
  answeredBy,
  applicationHead,
  evaluationHead,
  fileOf,
  handedIn,
  holder,
  momentAt,
  organisationId,
  person,
  personId,
  position,
  sheet,
  stampBy,
  task,
  today,
  waiting,
} from '../support/cases.ts'

type Given = AnswerTo<'approval'>
const approve: Given = { decision: 'approve' }
const reject: Given = { decision: 'reject', reason: '条件不足' }
const giveBack: Given = { decision: 'return', to: 'review', remark: '请再评审' }
const approver = (name: string, level?: string) =>
  holder(name, 'approver', level === undefined ? {} : { level })

/** The programme with a chain of its own: levels by what each needs. */
const chainOf = (...needs: ApprovalLevel['needs'][]) => ({
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
const inApproval = (more: Partial<ApplicationHead> = {}): CaseFile =>
  fileOf(
    applicationHead({
      ...handedIn,
      done: 3,
      status: { is: 'approval', since: today, level: 'level1' },
      approval: { round: 1, open: true, levelsDone: 0 },
      ...more,
    }),
  )

/** Opens the current level for these people, as the workflow's visit of so many does. */
const open = (
  file: CaseFile,
  people: readonly Person[],
  needs: readonly ApprovalLevel['needs'][],
  visit = 1,
): CaseFile => {
  const at = position(visit === 1 ? {} : { 'ask-approvers': visit - 1 })
  const opened = openLevel(file, people, at, momentAt(today, chainOf(...needs), `visit ${visit}`))
  const next = after(file, opened)
  return 'outcome' in opened ? next : { ...next, steps: [...next.steps, waiting('ask-approvers', visit)] }
}
const openTask = (file: CaseFile, name: string) =>
  file.tasks.find((one) => one.asked === name && one.state.is === 'open')
const decides = (file: CaseFile, name: string, answer: Given, needs: readonly ApprovalLevel['needs'][]) => {
  const asked = openTask(file, name)
  if (!asked) throw new Error(`${name} is not asked`)
  const given = { kind: 'approval', answer } as const
  const decision = answerTask(
    file,
    asked,
    given,
    stampBy(name, 'approver'),
    momentAt(today, chainOf(...needs)),
  )
  return { file: after(file, decision), outcome: decision.resume?.output.outcome }
}

describe('a level', () => {
  test.each([
    ['one', 1, 1],
    ['one', 5, 1],
    ['all', 1, 1],
    ['all', 5, 5],
    [2, 5, 2],
    [3, 3, 3],
    // Fewer can be asked than must agree: the number stands.
    [3, 2, 3],
    ['all', 0, 1],
  ] as const)('that needs %s of %i asked is decided by %i', (needs, asked, count) => {
    expect(needed({ needs }, asked)).toBe(count)
  })

  test.each([
    ['one', [approve], 'approved'],
    ['one', [reject, approve], 'approved'],
    ['one', [reject, reject], undefined],
    ['one', [reject, reject, reject], 'rejected'],
    ['all', [approve, approve], undefined],
    ['all', [approve, approve, approve], 'approved'],
    ['all', [approve, reject], 'rejected'],
    ['all', [reject], 'rejected'],
    [2, [approve], undefined],
    [2, [approve, approve], 'approved'],
    [2, [approve, reject], undefined],
    [2, [reject, reject], 'rejected'],
    [2, [approve, reject, approve], 'approved'],
    ['one', [giveBack], 'returned'],
    ['all', [approve, giveBack], 'returned'],
    [2, [reject, giveBack], 'returned'],
  ] as const)('that needs %s of three, answered %o: %s', (needs, answers, outcome) => {
    const names = ['甲', '乙', '丙']
    let now = open(
      inApproval(),
      names.map((name) => approver(name)),
      [needs],
    )
    let last: string | undefined
    for (const [index, answer] of answers.entries()) {
      expect(last).toBeUndefined()
      const said = decides(now, names[index] ?? '', answer, [needs])
      now = said.file
      last = said.outcome
    }
    expect(last).toBe(outcome)
    // Who is not needed any more is let go.
    expect(now.tasks.some((one) => one.state.is === 'open')).toBe(outcome === undefined)
  })

  test('asked again after its deadline counts those who decided in time', () => {
    const people = ['甲', '乙', '丙'].map((name) => approver(name))
    const first = decides(open(inApproval(), people, [2]), '甲', approve, [2]).file
    const late: CaseFile = {
      ...first,
      tasks: first.tasks.map((one) =>
        one.state.is === 'open' ? { ...one, state: { is: 'late', at: today } } : one,
      ),
    }
    const again = open(late, people, [2], 2)
    expect(openTask(again, '甲')).toBeUndefined()
    expect(decides(again, '乙', approve, [2]).outcome).toBe('approved')
    expect(decides(again, '乙', reject, [2]).outcome).toBeUndefined()
    expect(decides(decides(again, '乙', reject, [2]).file, '丙', reject, [2]).outcome).toBe('rejected')
  })

  test.each([
    ['appointed to this level', approver('甲', 'level1'), true],
    ['appointed to every level', approver('甲'), true],
    ['appointed for every programme', holder('甲', 'approver', { scheme: '*' }), true],
    ['appointed to another level', approver('甲', 'level2'), false],
    [
      'appointed to this level of another programme only',
      person('甲', {
        offices: [
          { role: 'approver', scheme: 'lingang', level: 'level2' },
          { role: 'approver', scheme: 'elsewhere', level: 'level1' },
        ],
      }),
      false,
    ],
    ['an officer', holder('甲', 'officer'), false],
    ['not active', { ...approver('甲'), active: false }, false],
    [
      'speaking for a member',
      {
        ...approver('甲'),
        represents: [
          { organisation: organisationId('配套公司'), name: '配套公司', state: 'active' as const },
        ],
      },
      false,
    ],
  ])('asks somebody %s: %s', (_name, somebody, asked) => {
    expect(open(inApproval(), [somebody], ['one']).tasks).toHaveLength(asked ? 1 : 0)
  })

  test.each([
    ['an approval', approve],
    ['a rejection', reject],
  ])('that needs two is not settled by %s of the only one who can decide', (_name, answer) => {
    const alone = openLevel(inApproval(), [approver('甲')], position(), momentAt(today, chainOf(2)))
    expect(alone.tasks).toHaveLength(1)
    expect(alone.tell).toMatchObject([
      { about: 'task-opened' },
      { about: 'task-overdue', to: [{ role: 'administrator' }] },
    ])
    const first = decides(open(inApproval(), [approver('甲')], [2]), '甲', answer, [2])
    expect(first.outcome).toBeUndefined()
    // The deadline asks again, whoever was appointed meanwhile; the first decision stands.
    const people = ['甲', '乙', '丙'].map((name) => approver(name))
    const again = decides(open(first.file, people, [2], 2), '乙', answer, [2])
    expect(again.outcome).toBe(answer === approve ? 'approved' : 'rejected')
  })

  const goesOn = { outcome: 'approved', head: { approval: { levelsDone: 1, open: true } } }
  const refuses = {
    outcome: 'rejected',
    head: { approval: { open: false }, refusal: { at: 'approval', reason: { zh: '条件不足' } } },
  }
  const waits = { due: expect.any(String), tell: [{ to: [{ role: 'administrator' }] }] }
  test.each([
    ['all', [approve], goesOn],
    ['one', [reject], refuses],
    [2, [approve], waits],
    [2, [approve, reject], refuses],
  ] as const)(
    'that needs %s, with %o given and nobody left to ask, is settled by them',
    (needs, answers, expected) => {
      const names = ['甲', '乙', '丙', '丁']
      let file = open(
        inApproval(),
        names.map((name) => approver(name)),
        [needs],
      )
      for (const [index, answer] of answers.entries())
        file = decides(file, names[index] ?? '', answer, [needs]).file
      // Its deadline passes, and the others are approvers no more.
      const late: CaseFile = {
        ...file,
        tasks: file.tasks.map((one) =>
          one.state.is === 'open' ? { ...one, state: { is: 'late', at: today } } : one,
        ),
      }
      const again = openLevel(late, [], position({ 'ask-approvers': 1 }), momentAt(today, chainOf(needs)))
      expect(again).toMatchObject(expected)
    },
  )

  test('asks nobody who was asked to score the case', () => {
    const file = {
      ...inApproval(),
      tasks: [sheet('甲', 80), sheet('乙', undefined, { state: { is: 'late', at: today } })],
    }
    const opened = openLevel(
      file,
      ['甲', '乙', '丙'].map((name) => approver(name)),
      position(),
      momentAt(today, chainOf('one')),
    )
    expect(opened.tasks?.map((one) => one.asked)).toEqual(['丙'])
  })

  test('that nobody can decide brings it to the administrators', () => {
    const opened = openLevel(inApproval(), [], position(), momentAt(today, chainOf('one')))
    expect(opened.tell).toMatchObject([{ about: 'task-overdue', to: [{ role: 'administrator' }] }])
    expect(opened).toMatchObject({ due: '2026-03-17T15:59:59.999Z' })
  })
})

describe('nobody decides twice in a chain', () => {
  test('who decided at one level is not asked at the next', () => {
    const people = ['甲', '乙'].map((name) => approver(name))
    const needs = ['one', 'one'] as const
    const first = decides(open(inApproval(), people, needs), '甲', approve, needs)
    expect(first.outcome).toBe('approved')
    const second = open(first.file, people, needs, 2)
    expect(openTask(second, '甲')).toBeUndefined()
    expect(openTask(second, '乙')).toBeDefined()
  })

  test('nor taken at their word when a task of theirs is still there', () => {
    const file = open(inApproval(), [approver('甲'), approver('乙')], ['all'])
    const [own, other] = [openTask(file, '甲'), openTask(file, '乙')]
    if (!own || !other) throw new Error('both are asked')
    const said = answeredBy(own, '甲', 'approver', { kind: 'approval', answer: approve })
    const now = { ...file, tasks: [said, other] }
    for (const answer of [approve, reject, giveBack])
      expect(() =>
        answerApproval(now, other, answer, personId('甲'), momentAt(today, chainOf('all'))),
      ).toThrow(expect.objectContaining({ code: 'already-decided-in-chain' }))
  })

  test('whatever the levels need, and whoever may decide at several', () => {
    const need = fc.constantFrom<ApprovalLevel['needs']>('one', 'all', 2)
    const names = ['甲', '乙', '丙', '丁', '戊', '己']
    fc.assert(
      fc.property(
        fc.array(need, { minLength: 1, maxLength: 4 }),
        fc.array(fc.constantFrom<Given>(approve, approve, approve, reject), { minLength: 24, maxLength: 24 }),
        fc.array(fc.option(fc.constantFrom('level1', 'level2'), { nil: undefined }), {
          minLength: 6,
          maxLength: 6,
        }),
        (needs, answers, levels) => {
          const people = names.map((name, index) => approver(name, levels[index]))
          let file = inApproval()
          let visit = 0
          let answered = 0
          const moment = momentAt(today, chainOf(...needs))
          while (visit < needs.length && findNextLevel(file, moment).outcome === 'level') {
            file = open(file, people, needs, (visit += 1))
            for (const name of names)
              if (openTask(file, name))
                file = decides(file, name, answers[(answered += 1) - 1] ?? approve, needs).file
          }
          const decided = decidedInChain(file)
          expect(new Set(decided).size).toBe(decided.length)
        },
      ),
    )
  })

  test('a new chain begins without those decisions', () => {
    const people = [approver('甲')]
    const back = decides(open(inApproval(), people, ['one']), '甲', giveBack, ['one'])
    expect(back.file.head).toMatchObject({ approval: { open: false }, done: 2 })
    const moment = momentAt(today, chainOf('one'))
    const again = after(back.file, findNextLevel(back.file, moment))
    expect(again.head.approval).toEqual({ round: 2, open: true, levelsDone: 0 })
    expect(openTask(open(again, people, ['one'], 2), '甲')).toBeDefined()
  })
})

describe('a chain', () => {
  const moment = momentAt(today, chainOf('one', 'all'))
  test('goes through its levels in order, and is one step done at the end', () => {
    const begun = findNextLevel(inApproval({ approval: { round: 0, open: false, levelsDone: 0 } }), moment)
    expect(begun).toMatchObject({
      outcome: 'level',
      head: { approval: { round: 1, open: true }, status: { level: 'level1' } },
    })
    const second = findNextLevel(inApproval({ approval: { round: 1, open: true, levelsDone: 1 } }), moment)
    expect(second).toMatchObject({ outcome: 'level', head: { status: { level: 'level2' }, done: 3 } })
    const over = findNextLevel(inApproval({ approval: { round: 1, open: true, levelsDone: 2 } }), moment)
    expect(over).toMatchObject({ outcome: 'none', head: { approval: { open: false }, done: 4 } })
  })

  test('may send an application back to any step before it, and nowhere else', () => {
    expect(returnTargets(inApproval(), moment)).toEqual(['formalCheck', 'recommendation', 'review'])
    const file = open(inApproval(), [approver('甲')], ['one'])
    const asked = openTask(file, '甲')
    if (!asked) throw new Error('甲 is asked')
    for (const to of ['approval', 'notice', 'elsewhere'])
      expect(() => answerApproval(file, asked, { ...giveBack, to }, personId('甲'), moment)).toThrow(
        expect.objectContaining({
          code: 'invalid',
          problems: [{ field: 'answer.to', code: 'not-an-option' }],
        }),
      )
    const back = answerApproval(file, asked, { ...giveBack, to: 'formalCheck' }, personId('甲'), moment)
    expect(back.head).toMatchObject({ done: 0 })
  })

  test('of an evaluation confirms a grade or sends it back: there is nothing to reject', () => {
    const file = fileOf(evaluationHead({ approval: { round: 1, open: true, levelsDone: 0 } }))
    expect(returnTargets(file, moment)).toEqual(['review'])
    expect(levelsOf(file.head, moment).map((level) => level.id)).toEqual(['division', 'bureau'])
    const asked = task('approval', { level: 'division', step: 'ask-approvers.1' })
    expect(() => answerApproval(file, asked, reject, personId('甲'), moment)).toThrow(
      expect.objectContaining({ code: 'not-allowed-here' }),
    )
  })

  test('of an evaluation without a report has nowhere to go back to: nothing is there to be scored', () => {
    const head = evaluationHead({ noShow: true, approval: { round: 1, open: true, levelsDone: 0 } })
    expect(returnTargets(fileOf(head), moment)).toEqual([])
    const asked = task('approval', { level: 'division', step: 'ask-approvers.1' })
    expect(() => answerApproval(fileOf(head), asked, giveBack, personId('甲'), moment)).toThrow(
      expect.objectContaining({ problems: [{ field: 'answer.to', code: 'not-an-option' }] }),
    )
  })

  test('keeps the reason of a rejection', () => {
    const file = open(inApproval(), [approver('甲')], ['one'])
    expect(decides(file, '甲', reject, ['one']).file.head).toMatchObject({
      refusal: { at: 'approval', reason: { zh: '条件不足' } },
      approval: { open: false },
    })
  })
})
