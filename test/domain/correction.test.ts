import { describe, expect, test } from 'vitest'
import type { ApplicationHead, CaseFile } from '../../domain/case.ts'
import { writable } from '../../domain/case-form.ts'
import { correctionRounds } from '../../domain/correction.ts'
import { readAnswers } from '../../domain/form.ts'
import { answerCorrection, answerFormalCheck } from '../../domain/formal-check.ts'
import { Refusal } from '../../domain/refusal.ts'
import { remarksIn, returnedParts } from '../../domain/remarks.ts'
import type { AnswerTo, TaskAnswer } from '../../domain/task-answer.ts'
import type { Task } from '../../domain/task.ts'
import { lingang } from '../../schemes/lingang.ts'
import {
  applicationHead,
  closes,
  fileOf,
  handedIn,
  momentAt,
  section,
  shifted,
  task,
  today,
  typedAnswers,
} from '../support/cases.ts'

const answered = lingang.form.map((one) => section(one.id, readAnswers(one, typedAnswers[one.id] ?? {})))
const applied = (status: ApplicationHead['status'], more: Partial<CaseFile> = {}) =>
  fileOf(applicationHead({ ...handedIn, status }), { sections: answered, ...more })
const checking = applied({ is: 'formal-check', since: today })
const remarks = { plan: '补充分工', 'plan.budget': '分年度列出', members: '核对名称' }

const problems = (act: () => unknown) => {
  try {
    act()
    return []
  } catch (problem) {
    if (problem instanceof Refusal) return problem.problems.map(({ field, code }) => `${field} ${code}`)
    throw problem
  }
}
const returns = (given: Record<string, string>) => () =>
  answerFormalCheck(checking, { decision: 'return', remarks: given }, momentAt())

describe('an officer', () => {
  test('remarks on parts, on fields of them, on the members and on one of them', () => {
    const member = checking.members[0]?.organisation ?? ''
    const given = { ...remarks, [`members.${member}`]: '名称有误' }
    expect(returns(given)().head.status).toMatchObject({ is: 'correction', remarks: given })
  })
  test.each([
    ['nothing', {}, ['answer.remarks missing']],
    ['a part that is not there', { other: '改' }, ['answer.remarks.other unknown-field']],
    ['a field that is not there', { 'plan.other': '改' }, ['answer.remarks.plan.other unknown-field']],
    ['somebody else', { 'members.uscc:1': '改' }, ['answer.remarks.members.uscc:1 unknown-field']],
  ])('does not return it for %s', (_what, given, said) => {
    expect(problems(returns(given))).toEqual(said)
  })
})

test('a remark on a field opens its part, and no other', () => {
  const returned = applied({
    is: 'correction',
    since: today,
    due: closes,
    remarks: { 'plan.budget': '列出' },
  })
  expect(writable(returned, momentAt())).toEqual({ sections: ['plan'] })
  expect(returnedParts(remarks)).toEqual(['plan', 'members'])
  expect(remarksIn(remarks, 'plan')).toEqual({ '': '补充分工', budget: '分年度列出' })
})

test('what was done is said of remarks that were made, and of no others', () => {
  const file = applied({ is: 'correction', since: today, due: closes, remarks: { 'plan.budget': '列出' } })
  const corrects = (done: Record<string, string>) => () =>
    answerCorrection(file, { decision: 'corrected', done }, momentAt())
  expect(problems(corrects({ plan: '改了' }))).toEqual(['answer.done.plan unknown-field'])
  expect(corrects({ 'plan.budget': '' })()).toMatchObject({
    outcome: 'corrected',
    handedIn: { what: 'corrected' },
  })
})

test('rounds are told in order, each with what was said of its remarks', () => {
  const at = (n: number) => shifted(today, n * 1000)
  const answered = (n: number, answer: TaskAnswer): Task => ({
    ...task(answer.kind, { name: `${n}` }),
    state: { is: 'answered', stamp: { by: 'system', as: 'system', at: at(n) } },
    answer,
  })
  const checks = (n: number, answer: AnswerTo<'formal-check'>) =>
    answered(n, { kind: 'formal-check', answer })
  const corrects = (n: number, answer: AnswerTo<'correction'>) => answered(n, { kind: 'correction', answer })
  const tasks = [
    corrects(4, { decision: 'corrected', done: { plan: '' } }),
    checks(1, { decision: 'return', remarks: { 'plan.budget': '列出' } }),
    corrects(2, { decision: 'corrected', remark: '已改', done: { 'plan.budget': '分三年' } }),
    checks(3, { decision: 'return', remarks: { plan: '还不够' } }),
    checks(5, { decision: 'pass' }),
  ]
  expect(correctionRounds({ tasks })).toEqual([
    {
      round: 1,
      returned: at(1),
      remarks: { 'plan.budget': '列出' },
      corrected: at(2),
      done: { 'plan.budget': '分三年' },
      remark: '已改',
    },
    { round: 2, returned: at(3), remarks: { plan: '还不够' }, corrected: at(4), done: { plan: '' } },
  ])
})
