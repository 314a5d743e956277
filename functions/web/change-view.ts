import { z } from 'zod'
import type { ChangeHead } from '../../domain/case.ts'
import { ruleFor, saidOf } from '../../domain/change.ts'
import { ChangeRequest, RuleEffect } from '../../domain/change-request.ts'
import { ChangeRule } from '../../domain/change-rules.ts'
import { ConsortiumId } from '../../domain/ids.ts'
import type { Moment } from '../../domain/moment.ts'
import { Words } from '../../domain/words.ts'

/** What is to change, and what it does to the programme's rules. */
export const ChangeView = z.object({
  consortium: ConsortiumId,
  request: ChangeRequest,
  what: Words,
  mode: ChangeRule.shape.mode,
  from: z.enum(['at-once', 'next-month', 'next-year']),
  effect: z.array(RuleEffect).describe('Rules that come out otherwise than before, or do not hold'),
})
export type ChangeView = z.infer<typeof ChangeView>

export const changeView = (head: ChangeHead, moment: Moment): ChangeView => {
  const { mode, effective } = ruleFor(head.request.kind, moment)
  return {
    consortium: head.consortium,
    request: head.request,
    what: saidOf(head),
    mode,
    from: effective,
    effect: head.effect,
  }
}
