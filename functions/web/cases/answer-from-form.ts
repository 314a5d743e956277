import { readNumber } from '../../../domain/form.ts'
import type { TaskKind } from '../../../domain/task.ts'
import { first, nested } from '../typed-form.ts'

/** Which typed fields belong to which decision; the others of the form are left alone. */
const fieldsOf: Record<string, readonly string[]> = {
  confirm: ['contribution'],
  'decline.confirmation': ['reason'],
  pass: ['remark'],
  'return.formal-check': ['remarks'],
  reject: ['reason'],
  corrected: ['remark'],
  withdraw: ['reason'],
  recommend: ['opinion'],
  'decline.recommendation': ['opinion'],
  score: ['scores', 'reasons', 'comment'],
  recuse: ['reason'],
  retry: ['experts', 'reason'],
  accept: ['reason'],
  approve: ['remark'],
  'return.approval': ['to', 'remark'],
  dismiss: ['reason'],
  uphold: ['reason'],
  report: [],
  rectified: ['account'],
}

/** A task's answer as its form sends it. */
export const answerFrom = (
  kind: TaskKind,
  values: Readonly<Record<string, readonly string[]>>,
): Record<string, unknown> => {
  const own = Object.entries(values).filter(([name]) => name.startsWith('answer.'))
  const typed = nested(Object.fromEntries(own.map(([name, value]) => [name.slice(7), value])), ['experts'])
  const decision = first(values, 'answer.decision')
  const wanted = fieldsOf[`${decision}.${kind}`] ?? fieldsOf[decision] ?? []
  const held = Object.fromEntries(wanted.filter((name) => name in typed).map((name) => [name, typed[name]]))
  if (decision === 'score') {
    const scores = Object.entries(typed.scores ?? {}).map(([id, text]) => [
      id,
      readNumber(String(text)) ?? String(text),
    ])
    return { decision, ...held, scores: Object.fromEntries(scores), reasons: typed.reasons ?? {} }
  }
  if (decision === 'retry') return { decision, experts: [], ...held }
  if (decision === 'return' && kind === 'formal-check') return { decision, remarks: {}, ...held }
  return decision === '' ? held : { decision, ...held }
}
