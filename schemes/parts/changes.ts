import type { z } from 'zod'
import type { ChangeKind, ChangeRules, ExitRules } from '../../domain/change-rules.ts'
import type { Words } from '../../domain/words.ts'
import { months, workingDays } from './limits.ts'

type Rules = z.input<typeof ChangeRules>
type Kind = Rules['kinds'][number]

export const approved = (kind: ChangeKind, more: Partial<Kind> = {}): Kind => ({
  kind,
  mode: 'approve',
  limit: workingDays(10),
  ...more,
})

/** It counts when it happens; the authority is told within a month. */
export const notified = (kind: ChangeKind, more: Partial<Kind> = {}): Kind => ({
  kind,
  mode: 'notify',
  limit: months(1),
  ...more,
})

/** Who is in and what is done needs a decision; a new name or a withdrawal is told. */
export const usualChanges = (more: Partial<Rules> = {}): Rules => ({
  kinds: [
    approved('member-in'),
    approved('member-out'),
    approved('lead', { limit: workingDays(20) }),
    approved('task'),
    approved('merger', { limit: workingDays(20) }),
    notified('name'),
    notified('withdrawal'),
  ],
  ...more,
})

/** What the usual plan promises may change by decision, and money may move between sources and years. */
export const planChange = approved('plan', {
  fields: ['plan.tasks', 'plan.milestones', 'plan.indicators', 'plan.funding'],
})

/** The usual changes of a programme whose application has the usual plan. */
export const changesOfUsualPlan = (): Rules => usualChanges({ kinds: [...usualChanges().kinds, planChange] })

/** Why recognition is taken back, nearly everywhere. */
export const usualGrounds: readonly Words[] = [
  { zh: '提供虚假材料或数据', en: 'False documents or data' },
  { zh: '年度评估不合格且整改未通过', en: 'Unqualified in the evaluation and not put right in time' },
  { zh: '发生重大违法违规或严重失信行为', en: 'Serious breach of law or of credit' },
  {
    zh: '牵头单位或多数成员退出，无法继续运行',
    en: 'The lead or most members left, so that it cannot go on',
  },
]

export const usualExit = (more: Partial<z.input<typeof ExitRules>> = {}) => ({
  grounds: [...usualGrounds],
  banMonths: 24,
  funds: {
    zh: '停止拨付，追回未按规定使用的资金',
    en: 'Payment stops; money not used as agreed is claimed back',
  },
  ...more,
})
