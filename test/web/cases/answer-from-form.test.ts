import { expect, test } from 'vitest'
import type { TaskKind } from '../../../domain/task-answer.ts'
import { Refusal } from '../../../domain/refusal.ts'
import { answerFrom } from '../../../functions/web/cases/answer-from-form.ts'

const typed = (given: Record<string, string>) =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [`answer.${name}`, [value]]))

const fieldsRefused = (kind: TaskKind, given: Record<string, string>): string[] => {
  try {
    answerFrom(kind, typed(given), 'Asia/Shanghai')
    return []
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem
    return problem.problems.map(({ field, code }) => `${field} ${code}`)
  }
}

test.each<[string, TaskKind, Record<string, string>, string[]]>([
  [
    'to pass with a section to correct',
    'formal-check',
    { decision: 'pass', 'remarks.plan': '请补充' },
    ['answer.remarks.plan'],
  ],
  [
    'to approve with a reason against',
    'approval',
    { decision: 'approve', reason: '不妥' },
    ['answer.reason'],
  ],
  [
    'to score with a reason to step aside',
    'score',
    { decision: 'score', 'scores.need': '18', reason: '有合作' },
    ['answer.reason'],
  ],
  [
    'to confirm with a reason to decline',
    'confirmation',
    { decision: 'confirm', reason: 'x' },
    ['answer.reason'],
  ],
])('%s is not half taken', (_, kind, given, fields) => {
  expect(fieldsRefused(kind, given)).toEqual(fields.map((field) => `${field} not-with-this-decision`))
})

test.each<[string, TaskKind, Record<string, string>]>([
  [
    'to step aside with a sheet half filled in',
    'score',
    { decision: 'recuse', reason: '有合作', 'scores.need': '18' },
  ],
  [
    'to approve with a step chosen that cannot be unchosen',
    'approval',
    { decision: 'approve', to: 'review' },
  ],
  ['to return with its remark', 'approval', { decision: 'return', to: 'review', remark: '请复核' }],
  ['spaces in a field of the other decision', 'approval', { decision: 'approve', reason: '  ' }],
])('%s is taken', (_, kind, given) => {
  expect(fieldsRefused(kind, given)).toEqual([])
})

test('remarks that were followed are those ticked and those something is said of; leaving takes none along', () => {
  const given = { decision: 'corrected', 'done.plan.budget': '分三年列出' }
  const values = { ...typed(given), 'answer.ticked': ['plan', 'plan.budget'] }
  expect(answerFrom('correction', values, 'Asia/Shanghai')).toEqual({
    decision: 'corrected',
    done: { plan: '', 'plan.budget': '分三年列出' },
  })
  expect(answerFrom('correction', typed({ decision: 'corrected' }), 'Asia/Shanghai')).toEqual({
    decision: 'corrected',
  })
  const leaving = { ...typed({ decision: 'withdraw', reason: '不再申报' }), 'answer.ticked': ['plan'] }
  expect(answerFrom('correction', leaving, 'Asia/Shanghai')).toEqual({
    decision: 'withdraw',
    reason: '不再申报',
  })
})
