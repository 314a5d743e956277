import { z } from 'zod'
import type { ChangeHead } from '../../../domain/case.ts'
import type { Section } from '../../../domain/case-section.ts'
import { ruleFor, saidOf } from '../../../domain/change.ts'
import { planBefore, planField, planIn } from '../../../domain/change-plan.ts'
import { ChangeRequest, RuleEffect } from '../../../domain/change-request.ts'
import { ChangeRule } from '../../../domain/change-rules.ts'
import { Answer, FormSection } from '../../../domain/form.ts'
import { ConsortiumId } from '../../../domain/ids.ts'
import type { Moment } from '../../../domain/moment.ts'
import { Words } from '../../../domain/words.ts'

/** What is to change, and what it does to the programme's rules. */
export const ChangeView = z.object({
  consortium: ConsortiumId,
  request: ChangeRequest,
  what: Words,
  mode: ChangeRule.shape.mode,
  from: z.enum(['at-once', 'next-month', 'next-year']),
  plan: z
    .object({ section: FormSection, before: Answer.optional(), after: Answer })
    .optional()
    .describe('What the application says from now on in one field, and what it said'),
  effect: z.array(RuleEffect).describe('Rules that come out otherwise than before, or do not hold'),
})
export type ChangeView = z.infer<typeof ChangeView>

export const changeView = (head: ChangeHead, sections: readonly Section[], moment: Moment): ChangeView => {
  const { mode, effective } = ruleFor(head.request.kind, moment)
  return {
    consortium: head.consortium,
    request: head.request,
    what: saidOf(head),
    mode,
    from: effective,
    ...planView(head, sections, moment),
    effect: head.effect,
  }
}

const planView = (
  { request }: ChangeHead,
  sections: readonly Section[],
  { scheme }: Moment,
): Pick<ChangeView, 'plan'> => {
  const plan = planIn(request, sections)
  const section = plan && planField(scheme.form, plan.field)
  const before = planBefore(request, sections)
  return plan && section
    ? { plan: { section, ...(before === undefined ? {} : { before }), after: plan.answer } }
    : {}
}
