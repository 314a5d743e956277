import { describe, expect, test } from 'vitest'
import { type Appeal, decidedBy, fileAppeal } from '../../domain/appeal.ts'
import { answerAppeal } from '../../domain/appeal-decision.ts'
import { applicationClaim } from '../../domain/application.ts'
import { instant } from '../../domain/calendar.ts'
import type { ApplicationHead, CaseFile } from '../../domain/case.ts'
import { nextStep } from '../../domain/case-steps.ts'
import { Consortium } from '../../domain/consortium.ts'
import { begins } from '../../domain/cycle.ts'
import { may } from '../../domain/policy.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { AnswerTo } from '../../domain/task-answer.ts'
import type { Task } from '../../domain/task.ts'
import { Scheme } from '../../domain/scheme.ts'
import { lingang } from '../../schemes/lingang.ts'
import {
  after,
  answeredBy,
  applicationHead,
  consortium,
  evaluationHead,
  fileOf,
  handedIn,
  holder,
  momentAt,
  person,
  personId,
  shifted,
  stampBy,
  task,
  today,
} from '../support/cases.ts'

const day = 86_400_000
const reason = { zh: '材料不实', en: 'Not true' }
const head = (at = 'formal-check', more: Partial<ApplicationHead> = {}) =>
  applicationHead({
    ...handedIn,
    run: { workflow: 'application', cycle: 1, attempt: 3, ended: true },
    status: { is: 'refused', since: today, at, reason },
    refusal: { at, reason },
    ...more,
  })
const rejected = answeredBy(task('formal-check', { name: 'check' }), 'officer', 'officer', {
  kind: 'formal-check',
  answer: { decision: 'reject', reason: '材料不实' },
})
const done = (id: string, outcome: string) => ({
  id,
  task: id.slice(0, id.lastIndexOf('.')),
  opened: today,
  state: { is: 'done' as const, outcome, at: today },
})
const steps = [
  done('check-eligibility.1', 'eligible'),
  done('find-next-step.1', 'formalCheck'),
  done('ask-formal-check.1', 'rejected'),
  done('refuse.1', 'refused'),
]
const refused = (more: Partial<CaseFile> = {}, at?: string) =>
  fileOf(head(at), { tasks: [rejected], steps, ...more })
const given = { grounds: '所附证明材料真实有效，请复核原决定。', documents: ['工商档案'] }
const files = (file: CaseFile, officers = [personId('officer'), personId('other')], now = today) =>
  fileAppeal(file, given, stampBy('speaker of 牵头公司'), officers, momentAt(now))
const filed = (file: CaseFile): CaseFile & { appeals: Appeal[] } => {
  const decision = files(file)
  return {
    ...after(file, decision),
    appeals: [decision.appeal],
    tasks: [...file.tasks, ...(decision.tasks ?? [])],
  }
}
const judged = (file: CaseFile, answer: AnswerTo<'appeal'>, moment = momentAt(shifted(today, day))) => {
  const open = file.tasks.find(({ kind }) => kind === 'appeal')
  if (!open) throw new Error('no appeal is open')
  return answerAppeal(file, open, answer, stampBy('other', 'officer'), moment)
}
const code = (act: () => unknown): string => {
  try {
    act()
    return 'done'
  } catch (problem) {
    if (problem instanceof Refusal) return problem.code
    throw problem
  }
}

describe('an appeal', () => {
  test('is filed once against a decision, within the limit counted from it', () => {
    const last = shifted('2026-05-09T15:59:59.999Z', 0)
    expect(code(() => files(refused(), [], last))).toBe('done')
    expect(code(() => files(refused(), [], shifted(last, 1)))).toBe('deadline-passed')
    expect(code(() => files(filed(refused())))).toBe('already-appealed')
  })

  test('is not there before a decision, for a withdrawal, or where the programme names nobody', () => {
    const withdrawn = fileOf(head('x', { status: { is: 'withdrawn', since: today, reason: '' } }))
    expect(code(() => files(withdrawn))).toBe('not-at-this-step')
    expect(code(() => files(fileOf(applicationHead())))).toBe('not-at-this-step')
    const { appeal: _, ...without } = lingang
    const moment = momentAt(today, Scheme.parse({ ...without, toConfirm: [] }))
    expect(code(() => fileAppeal(refused(), given, stampBy('a'), [], moment))).toBe('not-at-this-step')
  })

  test('holds the place in the call as long as it is open', () => {
    expect(files(refused()).claims).toEqual([applicationClaim(head())])
    const file = filed(refused())
    expect(judged(file, { decision: 'dismiss', reason: '原决定无误' }).releases).toEqual([
      applicationClaim(head()),
    ])
    expect(judged(file, { decision: 'uphold', reason: '原决定有误' }).releases).toBeUndefined()
  })
})

describe('who judges it', () => {
  const appealTask = (officers: readonly string[]): Task => {
    const [asked] = files(refused(), officers.map(personId)).tasks ?? []
    if (!asked) throw new Error('nobody is asked')
    return asked
  }
  const mayAnswer = (name: string, asked: Task) => {
    const somebody = { ...holder(name, 'officer'), id: personId(name) }
    return may(somebody, { to: 'answer', file: refused({ tasks: [rejected, asked] }), task: asked })
  }
  test('is an officer who did not decide, where there is another', () => {
    expect(decidedBy(refused(), { at: 'formal-check' })).toEqual([personId('officer')])
    const asked = appealTask(['officer', 'other'])
    expect([mayAnswer('officer', asked), mayAnswer('other', asked)]).toEqual([false, true])
  })
  test('is the same officer where the programme has no other', () => {
    expect(mayAnswer('officer', appealTask(['officer']))).toBe(true)
  })
  test('is never somebody with a conflict, and nobody who holds no office', () => {
    const asked = appealTask(['officer', 'other'])
    const file = refused({ tasks: [asked] })
    const lead = file.members[0]?.organisation
    if (!lead) throw new Error('no lead')
    const conflicted = {
      ...holder('other', 'officer'),
      represents: [{ organisation: lead, name: '牵头公司', state: 'active' as const }],
    }
    expect(may(conflicted, { to: 'answer', file, task: asked })).toBe(false)
    expect(may(person('nobody'), { to: 'answer', file, task: asked })).toBe(false)
  })
})

describe('upheld, an application', () => {
  test('goes on at the step that refused it, in a cycle whose visits count on', () => {
    const file = filed(refused())
    const decision = judged(file, { decision: 'uphold', reason: '原决定有误' })
    const { head: next } = decision
    expect(decision.start).toBe(true)
    expect(next).toMatchObject({ status: { is: 'submitted' }, run: { cycle: 2, attempt: 1, ended: false } })
    expect(next).not.toHaveProperty('refusal')
    expect(next.run && begins(next.run)).toMatchObject({ visits: { 'ask-formal-check': 1, refuse: 1 } })
    const again = { ...file, head: next }
    expect(nextStep(again, next.kind === 'application' ? next.done : 0, momentAt()).step?.kind).toBe(
      'formalCheck',
    )
  })
  test('that was late with a correction gets its round back', () => {
    const { refusal: _, ...late } = head('correction', { corrections: 1 })
    const file = filed(fileOf(late, { steps }))
    expect(judged(file, { decision: 'uphold', reason: '系统故障' }).head).toMatchObject({ corrections: 0 })
  })
  test('that was not eligible passes the rules that stood in its way, and those alone', () => {
    const file = filed(refused({ members: [] }, 'eligibility'))
    const { head: next } = judged(file, { decision: 'uphold', reason: '成员资格认定有误' })
    if (next.kind !== 'application') throw new Error('no application')
    expect(next.overruled?.length).toBeGreaterThan(0)
  })
})

describe('upheld, a revocation', () => {
  const evaluation = evaluationHead({
    status: { is: 'revoked', since: today, reason },
    run: { workflow: 'annual-evaluation', cycle: 1, attempt: 1, ended: true },
    grade: 'unqualified',
  })
  const stamp = stampBy('x', 'officer', today)
  const event = { case: evaluation.id, seq: 1, what: 'revoked', facts: {}, stamp, previous: '', hash: '' }
  const file = filed(fileOf(evaluation, { events: [event], steps: [done('ask-report.1', 'reported')] }))
  const revoked = (more: object) =>
    Consortium.parse({
      ...consortium(),
      grades: [
        { year: 2025, grade: 'good' },
        { year: evaluation.year, grade: 'unqualified' },
      ],
      standing: {
        is: 'revoked',
        scheme: evaluation.scheme,
        number: 'N-1',
        recognised: '2024-01-01T00:00:00.000Z',
        ended: today,
        ...more,
      },
    })
  const upholds = (entry: Consortium) =>
    judged(
      file,
      { decision: 'uphold', reason: '评估有误' },
      { ...momentAt(shifted(today, day)), consortium: entry },
    )

  test('puts the consortium back in force and evaluates the year again', () => {
    const decision = upholds(revoked({ validUntil: '2029-01-01T00:00:00.000Z' }))
    expect(decision).toMatchObject({
      start: true,
      head: { status: { is: 'report' }, run: { cycle: 2 }, rectifications: 0 },
      consortium: { standing: { is: 'recognised', number: 'N-1' } },
    })
    expect(decision.consortium?.grades.map(({ year }) => year)).not.toContain(evaluation.year)
    expect(decision.consortium?.alarm).toBeDefined()
    expect(decision.head).not.toHaveProperty('grade')
  })
  test.each([
    ['its term was not kept', {}],
    ['its term is over', { validUntil: instant(new Date(today)) }],
    [
      'another decision took it back since',
      { validUntil: '2029-01-01T00:00:00.000Z', ended: shifted(today, 5) },
    ],
  ])('is recorded and said where %s', (_why, more) => {
    const decision = upholds(revoked(more))
    expect(decision).toMatchObject({ appeals: [{ state: { is: 'upheld', reopened: false } }] })
    expect(decision.start).toBeUndefined()
    expect(decision.consortium).toBeUndefined()
  })
})
