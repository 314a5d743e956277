import { everyLevel } from './escalation-rules.ts'
import type { SchemeMistake } from './scheme-mistake.ts'
import type { Scheme } from './scheme.ts'

/** A chain that reaches nobody, tells somebody twice, or does not climb. */
export const escalationMistakes = (scheme: Scheme): SchemeMistake[] => {
  const { escalation = [] } = scheme
  const levels = everyLevel(scheme).map(({ id }) => id)
  const names = escalation.map(({ to, level = '' }) => `${to}/${level}`)
  return escalation.flatMap(({ after, to, level }, index) => {
    const here = ['escalation', index]
    const found: SchemeMistake[] = []
    if (to === 'approver' && level === undefined)
      found.push({
        path: here,
        message: { zh: '须指明审批层级', en: 'say at which level of the approval' },
      })
    if (to !== 'approver' && level !== undefined)
      found.push({
        path: [...here, 'level'],
        message: { zh: '只有审批人分层级', en: 'only approvers have a level' },
      })
    if (to === 'approver' && level !== undefined && !levels.includes(level))
      found.push({
        path: [...here, 'level'],
        message: { zh: `没有审批层级 ${level}`, en: `no level ${level} in the approval` },
      })
    if (after < (escalation[index - 1]?.after ?? 0))
      found.push({
        path: [...here, 'after'],
        message: { zh: '应按工作日先后排列', en: 'each comes no sooner than the one before' },
      })
    if (names.indexOf(`${to}/${level ?? ''}`) < index)
      found.push({
        path: here,
        message: { zh: '同一对象只通知一次', en: 'the same people are told once' },
      })
    return found
  })
}
