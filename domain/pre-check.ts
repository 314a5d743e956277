import { z } from 'zod'
import type { Condition } from './condition.ts'
import { ConsortiumFacts } from './consortium-facts.ts'
import { requirementOf } from './condition-words.ts'
import { duesFor } from './dues.ts'
import { SchemeRef } from './ids.ts'
import { isForeign } from './members.ts'
import { OrganisationKind } from './organisation-kind.ts'
import { Phase } from './rule.ts'
import { blocks, checkRules } from './rule-check.ts'
import type { Scheme } from './scheme.ts'
import { supportFor } from './support.ts'
import { Words } from './words.ts'

/** As many as the largest programme takes, and their lead. */
export const mostOrganisations = 61
const money = z.number().min(0).max(1e15)

/** What somebody tries a programme with: a consortium that is not there yet. Nothing of it is kept. */
export const PreCheckInput = z.strictObject({
  phase: Phase.default('apply'),
  consortium: ConsortiumFacts.extend({
    leads: ConsortiumFacts.shape.leads.max(mostOrganisations),
    members: ConsortiumFacts.shape.members.max(mostOrganisations),
  }),
  /** What members' dues are reckoned from, in units of the programme's currency. */
  dues: z
    .array(
      z.strictObject({
        name: z.string().max(200),
        kind: OrganisationKind,
        figure: money.optional(),
        units: z.number().int().min(0).max(10_000).optional(),
      }),
    )
    .max(mostOrganisations)
    .default([]),
  /** Eligible cost by year, the first year first. */
  costs: z.array(money).max(20).default([]),
})
export type PreCheckInput = z.infer<typeof PreCheckInput>

export const PreCheckResult = z.object({
  scheme: SchemeRef,
  /** `open`: nothing that blocks is broken, but something that blocks cannot be told yet. */
  outcome: z.enum(['holds', 'broken', 'open']),
  verdicts: z.array(
    z.object({
      rule: z.string(),
      blocks: z.boolean(),
      holds: z.union([z.boolean(), z.literal('unknown')]),
      requirement: Words,
      explanation: Words,
      /** What is listed in the condition and not there. */
      missing: z.array(Words),
    }),
  ),
  /** What the list of members itself breaks, whatever the rules say. */
  limits: z.array(Words),
  dues: z.array(
    z.object({
      name: z.string(),
      tier: Words.optional(),
      amount: z.number().optional(),
      votes: z.number().optional(),
    }),
  ),
  support: z.array(
    z.object({
      instrument: z.string(),
      title: Words,
      years: z.array(z.object({ year: z.number(), cost: z.number(), rate: z.number(), paid: z.number() })),
      total: z.number(),
    }),
  ),
})
export type PreCheckResult = z.infer<typeof PreCheckResult>

/** What the programme would say of it: the very rules that decide an application, and what it would pay and be paid. */
export const preCheck = (scheme: Scheme, input: PreCheckInput): PreCheckResult => {
  const { consortium, phase } = input
  const verdicts = checkRules(scheme.rules, consortium, phase)
  const limits = limitsBroken(scheme, consortium)
  const blocking = blocks(verdicts).length + limits.length
  const open = verdicts.some(({ holds, rule }) => holds === 'unknown' && rule.force === 'blocks')
  return {
    scheme: scheme.ref,
    outcome: blocking > 0 ? 'broken' : open ? 'open' : 'holds',
    verdicts: verdicts.map(({ rule, holds, explanation }) => ({
      rule: rule.id,
      blocks: rule.force === 'blocks',
      holds,
      requirement: requirementOf(rule.condition),
      explanation,
      missing: holds === true ? [] : missingFrom(rule.condition, consortium),
    })),
    limits,
    dues: duesTried(scheme, input),
    support: supportTried(scheme, input),
  }
}

/** Of a list of which all have to be there, those that are not; what else is missing, the explanation counts. */
const missingFrom = (condition: Condition, { chosen }: ConsortiumFacts): Words[] =>
  condition.kind === 'chosen' && condition.min === undefined && condition.max === undefined
    ? condition.of.filter(({ value }) => !chosen[condition.what]?.includes(value)).map(({ label }) => label)
    : []

const limitsBroken = ({ members: rules }: Scheme, { leads, members }: ConsortiumFacts): Words[] => {
  const beside = leads.length + members.length - 1
  const all = [
    ...leads.map((one, index) => ({ ...one, role: index === 0 ? ('lead' as const) : ('co-lead' as const) })),
    ...members.map((one) => ({ ...one, role: 'member' as const })),
  ]
  const foreign = rules.foreign === 'no' ? all.filter((one) => isForeign(one, all)) : []
  return [
    ...(beside > rules.max
      ? [
          {
            zh: `牵头单位之外至多 ${rules.max} 家；现有 ${beside}`,
            en: `at most ${rules.max} organisations beside the lead; ${beside} named`,
          },
        ]
      : []),
    ...(leads.length > 1 && !rules.coLeads
      ? [{ zh: '不设共同牵头单位', en: 'there are no co-leads in this programme' }]
      : []),
    ...(foreign.length > 0
      ? [
          {
            zh: `境外单位不能作为成员：${foreign.map(({ name }) => name).join('、')}`,
            en: `foreign organisations may not be members: ${foreign.map(({ name }) => name).join(', ')}`,
          },
        ]
      : []),
  ]
}

const duesTried = ({ membership }: Scheme, { dues }: PreCheckInput): PreCheckResult['dues'] =>
  membership === undefined
    ? []
    : dues.map(({ name, kind, figure, units }) => {
        const found =
          figure === undefined
            ? undefined
            : duesFor(membership, { kind, figure, ...(units === undefined ? {} : { units }) })
        return found
          ? { name, tier: found.tier.title, amount: found.amount, votes: found.tier.votes }
          : { name }
      })

/** Instruments that pay by formula, those of other archetypes left out once one is chosen. */
const supportTried = (scheme: Scheme, { consortium, costs }: PreCheckInput): PreCheckResult['support'] => {
  const archetypes = consortium.chosen.archetype ?? []
  return costs.length === 0
    ? []
    : scheme.support
        .filter(
          ({ rates, archetypes: only }) =>
            rates.length > 0 &&
            (only === undefined || archetypes.length === 0 || only.some((id) => archetypes.includes(id))),
        )
        .map((instrument) => {
          const { years, total } = supportFor(instrument, costs)
          return {
            instrument: instrument.id,
            title: instrument.title,
            years: years.map((year) => ({ ...year })),
            total,
          }
        })
}
