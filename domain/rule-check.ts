import { namedKinds } from './kind-words.ts'
import type { ConsortiumFacts, OrganisationFacts, OrganisationKind, Rule } from './rule.ts'
import type { Words } from './words.ts'

/** Whether a rule holds, or cannot be told from what is known; and why, with the actual numbers. */
export type Verdict = {
  readonly rule: Rule
  readonly holds: boolean | 'unknown'
  readonly explanation: Words
}

/** Checks the rules of a phase. What must `always` hold is asked in every phase. */
export const checkRules = (
  rules: readonly Rule[],
  facts: ConsortiumFacts,
  phase: 'apply' | 'renew' | 'always',
): Verdict[] =>
  rules
    .filter((rule) => rule.phase === phase || rule.phase === 'always')
    .map((rule) => checkRule(rule, facts))

/** The verdicts that stop a case: broken rules that block. What is not known does not stop anybody. */
export const blocks = (verdicts: readonly Verdict[]): Verdict[] =>
  verdicts.filter((verdict) => verdict.holds === false && verdict.rule.force === 'blocks')

const all = (facts: ConsortiumFacts): OrganisationFacts[] => [...facts.leads, ...facts.members]
const ofKinds = (organisations: readonly OrganisationFacts[], kinds: readonly OrganisationKind[]) =>
  organisations.filter((organisation) => kinds.includes(organisation.kind))

const checkRule = (rule: Rule, facts: ConsortiumFacts): Verdict => {
  switch (rule.kind) {
    case 'organisation-count': {
      const found = rule.of ? ofKinds(all(facts), rule.of).length : all(facts).length
      return within(
        rule,
        found,
        rule.min,
        rule.max,
        rule.of ? namedKinds(rule.of) : { zh: '单位', en: 'organisations' },
      )
    }
    case 'lead-count':
      return within(rule, facts.leads.length, rule.min, rule.max, {
        zh: '牵头单位',
        en: 'lead organisations',
      })
    case 'lead-kind': {
      const wrong = facts.leads.filter((lead) => !rule.allowed.includes(lead.kind))
      const allowed = namedKinds(rule.allowed)
      return everyLead(rule, facts.leads, wrong, {
        zh: `牵头单位应为${allowed.zh}`,
        en: `the lead must be: ${allowed.en}`,
      })
    }
    case 'lead-place': {
      const places = rule.places.map((place) => place.zh).join('、')
      const said: Words = {
        zh: `牵头单位注册地应在${places}`,
        en: `the lead must be registered in ${rule.places.map((place) => place.en).join(' or ')}`,
      }
      const elsewhere = facts.leads.filter(
        ({ place }) =>
          place !== undefined && !rule.places.some(({ zh, en }) => place.includes(zh) || place.includes(en)),
      )
      // One that is known to be elsewhere settles it, whatever the others leave open.
      if (elsewhere.length === 0 && facts.leads.some((lead) => lead.place === undefined))
        return {
          rule,
          holds: 'unknown',
          explanation: { zh: `${said.zh}；注册地未填`, en: `${said.en}; the place is not given` },
        }
      return everyLead(rule, facts.leads, elsewhere, said)
    }
    case 'distinct-places': {
      const found = new Set(
        all(facts).map((organisation) =>
          rule.by === 'country' ? organisation.country : organisation.region,
        ),
      )
      found.delete(undefined)
      const noun = rule.by === 'country' ? { zh: '国家', en: 'countries' } : { zh: '地区', en: 'regions' }
      const known = within(rule, found.size, rule.min, undefined, noun)
      const open = rule.by === 'region' ? all(facts).filter(({ region }) => region === undefined).length : 0
      if (known.holds === true || found.size + open < rule.min) return known
      return {
        rule,
        holds: 'unknown',
        explanation: {
          zh: `${known.explanation.zh}；另有 ${open} 家未填`,
          en: `${known.explanation.en}; not given for ${open}`,
        },
      }
    }
    case 'share': {
      const total = all(facts).length
      const part = ofKinds(all(facts), rule.of).length
      const share = total === 0 ? 0 : part / total
      const holds =
        (rule.min === undefined || share >= rule.min - exact) &&
        (rule.max === undefined || share <= rule.max + exact)
      const percent = percentBeside(share, [rule.min, rule.max])
      const bound = shareBound(rule.min, rule.max, percent)
      const who = namedKinds(rule.of)
      return {
        rule,
        holds,
        explanation: {
          zh: `${who.zh}占比应${bound.zh}，现为 ${percent(share)}(${part}/${total})`,
          en: `the share of ${who.en} must be ${bound.en}; it is ${percent(share)} (${part} of ${total})`,
        },
      }
    }
    case 'identified': {
      const nameless = all(facts).filter((organisation) => organisation.code.startsWith('unknown:'))
      return {
        rule,
        holds: nameless.length === 0,
        explanation: {
          zh:
            nameless.length === 0
              ? '全部单位均有代码'
              : `以下单位没有代码：${nameless.map((o) => o.name).join('、')}`,
          en:
            nameless.length === 0
              ? 'every organisation has a code'
              : `without a code: ${nameless.map((o) => o.name).join(', ')}`,
        },
      }
    }
    case 'lead-credential': {
      const wrong = facts.leads.filter((lead) => !lead.credentials.some((held) => rule.anyOf.includes(held)))
      return everyLead(rule, facts.leads, wrong, {
        zh: `牵头单位应具备以下资质之一：${rule.anyOf.join('、')}`,
        en: `the lead must hold one of: ${rule.anyOf.join(', ')}`,
      })
    }
    case 'agreement-clauses': {
      const absent = rule.required.filter((clause) => !facts.clauses.includes(clause))
      const held = rule.required.length - absent.length
      return {
        rule,
        holds: absent.length === 0,
        explanation: {
          zh: `组建协议须载明 ${rule.required.length} 项条款，已确认 ${held} 项`,
          en: `the agreement needs ${rule.required.length} clauses; ${held} are confirmed`,
        },
      }
    }
  }
}

/** Closer than this a share and its bound are the same. */
const exact = 1e-9

/** As many decimals as it takes that a share never looks like the bound that it falls short of. */
const percentBeside = (share: number, bounds: readonly (number | undefined)[]) => {
  const said = (value: number, digits: number): string => `${Number((value * 100).toFixed(digits))}%`
  const apart = bounds
    .filter((bound) => bound !== undefined)
    .filter((bound) => Math.abs(bound - share) > exact)
  const digits =
    [4, 5, 6, 7, 8].find((some) => apart.every((bound) => said(bound, some) !== said(share, some))) ?? 9
  return (value: number): string => said(value, digits)
}

const shareBound = (
  min: number | undefined,
  max: number | undefined,
  percent: (share: number) => string,
): Words => {
  if (min !== undefined && max !== undefined)
    return {
      zh: `介于 ${percent(min)} 和 ${percent(max)} 之间`,
      en: `from ${percent(min)} to ${percent(max)}`,
    }
  return min !== undefined
    ? { zh: `不低于 ${percent(min)}`, en: `at least ${percent(min)}` }
    : { zh: `不超过 ${percent(max ?? 1)}`, en: `at most ${percent(max ?? 1)}` }
}

const everyLead = (
  rule: Rule,
  leads: readonly OrganisationFacts[],
  wrong: readonly OrganisationFacts[],
  said: Words,
): Verdict => {
  if (leads.length === 0)
    return {
      rule,
      holds: false,
      explanation: { zh: `${said.zh}；没有牵头单位`, en: `${said.en}; there is no lead` },
    }
  if (wrong.length === 0) return { rule, holds: true, explanation: said }
  const names = wrong.map((lead) => lead.name)
  return {
    rule,
    holds: false,
    explanation: {
      zh: `${said.zh}；不符：${names.join('、')}`,
      en: `${said.en}; not so: ${names.join(', ')}`,
    },
  }
}

const within = (
  rule: Rule,
  found: number,
  min: number | undefined,
  max: number | undefined,
  noun: Words,
): Verdict => {
  const holds = (min === undefined || found >= min) && (max === undefined || found <= max)
  const bound = countBound(min, max)
  return {
    rule,
    holds,
    explanation: {
      zh: `${noun.zh}${bound.zh}，现有 ${found} 家`,
      en: `needs ${bound.en} (${noun.en}); ${found} named`,
    },
  }
}

const countBound = (min: number | undefined, max: number | undefined): Words => {
  if (min === undefined && max === undefined) return { zh: '家数不限', en: 'any number' }
  if (max === undefined) return { zh: `至少 ${min} 家`, en: `at least ${min}` }
  if (min === undefined) return { zh: `至多 ${max} 家`, en: `at most ${max}` }
  return min === max
    ? { zh: `应为 ${min} 家`, en: `exactly ${min}` }
    : { zh: `应为 ${min} 至 ${max} 家`, en: `${min} to ${max}` }
}
