import { Scheme } from '../../domain/scheme.ts'
import { lingang } from '../../schemes/lingang.ts'
import { agreementRules } from '../../schemes/parts/agreement.ts'
import { memberPart, sharedOfPart } from '../../schemes/parts/member-part.ts'

/** Lin-gang with everything that binds members: a part of their own, the plan, and the clauses of the agreement. */
export const bindingScheme = (more: Partial<Scheme['members']> = {}, ref = 'binding@1'): Scheme =>
  Scheme.parse({
    ...lingang,
    ref,
    toConfirm: [],
    form: lingang.form.map((section) =>
      section.id === 'plan' ? { ...section, bindsMembers: true } : section,
    ),
    members: {
      ...lingang.members,
      part: memberPart(),
      shares: sharedOfPart,
      agreement: agreementRules(),
      ...more,
    },
  })

/** A member's own part with everything that is asked of it, place by place as its page sends it. */
export const filledPart = (text = '提供测试平台') => ({
  contribution: { value: text },
  team: { value: 'r1' },
  'team.r1.person': { value: '王工' },
  'team.r1.duty': { value: '测试' },
  commitments: { value: ['truthful', 'resources', 'agreement'] },
})

/** Where each clause stands, as the checklist's page sends it. */
export const filledClauses = () =>
  Object.fromEntries(
    agreementRules().clauses.flatMap(({ id }, index) => [
      [`where.${id}.article`, { value: `第${index + 1}条` }],
      [`where.${id}.page`, { value: `${index + 1}` }],
    ]),
  )
