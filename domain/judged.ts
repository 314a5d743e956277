import type { CaseHead } from './case.ts'
import { Refusal } from './refusal.ts'

/** A case that experts review and approvers decide on level by level. A change is neither. */
export type JudgedHead = Exclude<CaseHead, { kind: 'change' }>

export const asJudged = (head: CaseHead): JudgedHead => {
  if (head.kind === 'change') throw new Refusal('not-at-this-step')
  return head
}
