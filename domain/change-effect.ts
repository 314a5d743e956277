import type { Member } from './case-member.ts'
import type { Section } from './case-section.ts'
import { type NewPlan, withPlan } from './change-plan.ts'
import type { ChangeRequest, RuleEffect } from './change-request.ts'
import type { Consortium, Party } from './consortium.ts'
import { factsOf } from './facts.ts'
import type { FormField, FormSection } from './form.ts'
import type { OrganisationId } from './ids.ts'
import type { Moment } from './moment.ts'
import { checkRules, type Verdict } from './rule-check.ts'

/**
 * What is known of a recognised consortium beside its entry: its organisations as they said of themselves when it
 * applied (or as they are registered, when they joined later), and the answers of its application.
 */
export type KnownConsortium = {
  readonly consortium: Consortium
  readonly members: readonly Member[]
  readonly sections: readonly Section[]
  /** Who led when it applied: the answers about the lead are about this organisation. */
  readonly appliedBy?: OrganisationId | undefined
  /** When it applied. */
  readonly applied?: string | undefined
}

const layerOf = ({ layer }: { readonly layer?: string | undefined }): Pick<Member, 'layer'> =>
  layer === undefined ? {} : { layer }

/** The organisations once a change holds. `joining` is the one that comes in. */
export const membersAfter = (
  members: readonly Member[],
  request: ChangeRequest,
  joining: Member | undefined,
): readonly Member[] => {
  switch (request.kind) {
    case 'member-in':
      return joining ? [...members, { ...joining, role: request.role, ...layerOf(request) }] : members
    case 'member-out':
      return members.filter((member) => member.organisation !== request.organisation)
    case 'lead':
      return members.map((member) => {
        if (member.organisation === request.organisation) return { ...member, role: 'lead' }
        return member.role === 'lead' ? { ...member, role: 'member' } : member
      })
    case 'name':
    case 'task':
    case 'amount':
    case 'plan':
    case 'merger':
    case 'milestone':
    case 'renewal':
    case 'withdrawal':
      return members
  }
}

/** A member as the register shows it. */
export const asParty = ({ organisation, name, kind, country, role, layer }: Member): Party => ({
  organisation,
  name,
  kind,
  country,
  role,
  ...(layer === undefined ? {} : { layer }),
})

/** What the programme's rules say before and after a change. Whoever leaves the programme is asked nothing more. */
export const effectOf = (
  known: KnownConsortium,
  request: ChangeRequest,
  joining: Member | undefined,
  moment: Moment,
  plan?: NewPlan,
): RuleEffect[] => {
  if (request.kind === 'withdrawal') return []
  const { scheme, now, already } = moment
  const verdicts = (members: readonly Member[], sections = known.sections): Verdict[] =>
    checkRules(
      scheme.rules,
      factsOf({ members, sections }, formFor(known, members, scheme.form), {
        now,
        timeZone: scheme.timeZone,
        already,
      }),
      request.kind === 'renewal' ? 'renew' : 'always',
    )
  const before = new Map(verdicts(known.members).map((verdict) => [verdict.rule.id, verdict]))
  const after = withPlan(known.sections, plan, { by: 'system', as: 'system', at: now })
  return verdicts(membersAfter(known.members, request, joining), after).map((verdict) => ({
    rule: verdict.rule.id,
    blocks: verdict.rule.force === 'blocks',
    before: said(before.get(verdict.rule.id) ?? verdict),
    after: said(verdict),
  }))
}

/** What the application said of its lead says nothing of another one: that is not known, however it was answered. */
const formFor = (
  { appliedBy }: KnownConsortium,
  members: readonly Member[],
  form: readonly FormSection[],
): readonly FormSection[] =>
  members.some((member) => member.role === 'lead' && member.organisation === appliedBy)
    ? form
    : form.map((section) => ({ ...section, fields: section.fields.filter((field) => !isOfLead(field)) }))

const isOfLead = (field: FormField): boolean => {
  switch (field.kind) {
    case 'choice':
      return field.feeds === 'lead-credentials' || field.feeds === 'parent-credentials'
    case 'number':
    case 'date':
      return field.feeds !== undefined
    default:
      return false
  }
}

const said = ({ holds, explanation }: Verdict): RuleEffect['before'] => ({ holds, words: explanation })

/**
 * The rules that a change may not break. One that was broken before is no reason to keep a consortium as it is: the
 * office sees that it still is. A renewal begins anew, so every rule must hold.
 */
export const brokenBy = (effect: readonly RuleEffect[], request: ChangeRequest): RuleEffect[] =>
  effect.filter(
    ({ blocks, before, after }) =>
      blocks && after.holds === false && (request.kind === 'renewal' || before.holds !== false),
  )

/** What is kept with the case: rules that come out otherwise than before, or do not hold. */
export const worthKeeping = (effect: readonly RuleEffect[]): RuleEffect[] =>
  effect.filter(
    ({ before, after }) =>
      after.holds !== true || before.holds !== true || before.words.zh !== after.words.zh,
  )
