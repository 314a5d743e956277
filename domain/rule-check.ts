import { checkCondition, type Holds } from './condition-check.ts'
import type { ConsortiumFacts } from './consortium-facts.ts'
import type { OnlyFor, Phase, Rule } from './rule.ts'
import type { Words } from './words.ts'

/** Whether a rule holds, or cannot be told from what is known; and why, with the actual numbers. */
export type Verdict = {
  readonly rule: Rule
  readonly holds: Holds
  readonly explanation: Words
}

/** Checks the rules of a phase. What must `always` hold is asked in every phase; what is for others is left out. */
export const checkRules = (rules: readonly Rule[], facts: ConsortiumFacts, phase: Phase): Verdict[] =>
  rules
    .filter((rule) => rule.phase === phase || rule.phase === 'always')
    .flatMap((rule) => {
      const asked = isFor(rule.onlyFor, facts)
      return asked === false ? [] : [verdictOf(rule, asked, facts)]
    })

/** The verdicts that stop a case: broken rules that block. What is not known does not stop anybody. */
export const blocks = (verdicts: readonly Verdict[]): Verdict[] =>
  verdicts.filter((verdict) => verdict.holds === false && verdict.rule.force === 'blocks')

const verdictOf = (rule: Rule, asked: true | 'unknown', facts: ConsortiumFacts): Verdict => {
  const found = checkCondition(rule.condition, facts)
  if (asked === true || found.holds === true) return { rule, ...found }
  const { zh, en } = found.explanation
  return {
    rule,
    holds: 'unknown',
    explanation: { zh: `${zh}；是否适用待填`, en: `${en}; whether it applies is not given` },
  }
}

/** Whether something is for a consortium that made these choices; a choice not made yet leaves it open. */
export const isFor = (onlyFor: OnlyFor | undefined, { chosen }: Pick<ConsortiumFacts, 'chosen'>): Holds => {
  const parts = [
    isOneOf(onlyFor?.formationTypes, chosen['formation-type']),
    isOneOf(onlyFor?.tiers, chosen.tier),
    isOneOf(onlyFor?.fields, chosen.field),
  ]
  return parts.includes(false) ? false : !parts.includes('unknown') || 'unknown'
}

const isOneOf = (allowed: readonly string[] | undefined, chosen: readonly string[] | undefined): Holds => {
  if (allowed === undefined) return true
  if (chosen === undefined || chosen.length === 0) return 'unknown'
  return chosen.some((value) => allowed.includes(value))
}
