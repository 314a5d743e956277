import type { ChangeKind } from './change-rules.ts'
import type { ChangeRequest } from './change-request.ts'
import type { Words } from './words.ts'

/** What each kind of change is called. */
export const changeWords: Record<ChangeKind, Words> = {
  'member-in': { zh: '成员加入', en: 'A member joins' },
  'member-out': { zh: '成员退出', en: 'A member leaves' },
  lead: { zh: '牵头单位变更', en: 'Another lead' },
  name: { zh: '名称变更', en: 'Another name' },
  task: { zh: '任务调整', en: 'Other tasks' },
  amount: { zh: '投入调整', en: 'Another amount' },
  plan: { zh: '计划内容调整', en: 'Another plan' },
  merger: { zh: '合并', en: 'Merger' },
  milestone: { zh: '里程碑调整', en: 'Milestones' },
  renewal: { zh: '续期', en: 'Renewal' },
  withdrawal: { zh: '退出认定', en: 'Withdrawal' },
}

export const milestoneWords = {
  add: { zh: '增加', en: 'added' },
  move: { zh: '改期', en: 'moved' },
  amend: { zh: '修改', en: 'amended' },
} as const satisfies Record<string, Words>

/**
 * A change in one line, for everybody: the register and messages say this. `named` is the organisation that it is
 * about. What was asked for in free text, sums and reasons stay with the case.
 */
export const changeSaid = (request: ChangeRequest, named: string): Words => {
  switch (request.kind) {
    case 'member-in':
      return { zh: `${named}加入`, en: `${named} joins` }
    case 'member-out':
      return { zh: `${named}退出`, en: `${named} leaves` }
    case 'lead':
      return { zh: `${named}成为牵头单位`, en: `${named} becomes the lead` }
    case 'name':
      return { zh: `名称改为“${request.name}”`, en: `The name becomes “${request.name}”` }
    case 'merger':
      return { zh: `与 ${request.number} 合并`, en: `Merges with ${request.number}` }
    case 'task':
    case 'amount':
    case 'plan':
    case 'milestone':
    case 'renewal':
    case 'withdrawal':
      return changeWords[request.kind]
  }
}
