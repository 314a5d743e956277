import type { Condition, Group, Period } from './condition.ts'
import {
  exact,
  figureText,
  percentBeside,
  type Percent,
  requirementOf,
  shown,
  together,
} from './condition-words.ts'
import { type ConsortiumFacts, everyOrganisation, type OrganisationFacts } from './consortium-facts.ts'
import { countPlaces, ownersOf, type Tally } from './count-places.ts'
import type { Words } from './words.ts'

/** Yes, no, or not to be told from what is known. */
export type Holds = boolean | 'unknown'
/** Whether a condition holds, and why, with the actual numbers. */
export type Finding = { readonly holds: Holds; readonly explanation: Words }

/** What was found, to be said after what was asked. */
type Found = { readonly holds: Holds; readonly now?: Words | undefined; readonly percent?: Percent }

/** Checks a condition against what is known of a consortium. */
export const checkCondition = (condition: Condition, facts: ConsortiumFacts): Finding => {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const parts = condition.of.map((part) => checkCondition(part, facts))
      return {
        holds: condition.kind === 'all' ? every(parts) : some(parts),
        explanation: together(condition.kind, parts.map(marked)),
      }
    }
    case 'not': {
      const inner = checkCondition(condition.of, facts)
      return {
        holds: inner.holds === 'unknown' ? 'unknown' : !inner.holds,
        explanation: after(condition.label, inner.explanation),
      }
    }
    default: {
      const found = find(condition, facts)
      return { holds: found.holds, explanation: after(requirementOf(condition, found.percent), found.now) }
    }
  }
}

const after = (asked: Words, now: Words | undefined): Words =>
  now ? { zh: `${asked.zh}；${now.zh}`, en: `${asked.en}; ${now.en}` } : asked

const marked = ({ holds, explanation: { zh, en } }: Finding): Words =>
  holds === 'unknown'
    ? { zh: `${zh}【待定】`, en: `${en} [open]` }
    : holds
      ? { zh: `${zh}【满足】`, en: `${en} [met]` }
      : { zh: `${zh}【不满足】`, en: `${en} [not met]` }

const every = (parts: readonly { holds: Holds }[]): Holds =>
  parts.some(({ holds }) => holds === false) ? false : parts.every(({ holds }) => holds === true) || 'unknown'

const some = (parts: readonly { holds: Holds }[]): Holds =>
  parts.some(({ holds }) => holds === true)
    ? true
    : parts.every(({ holds }) => holds === false)
      ? false
      : 'unknown'

const find = (
  condition: Exclude<Condition, { kind: 'all' | 'any' | 'not' }>,
  facts: ConsortiumFacts,
): Found => {
  const everybody = everyOrganisation(facts)
  switch (condition.kind) {
    case 'organisation-count':
      return countFound(condition, groupIn(facts, condition.of))
    case 'lead-count':
      return countFound(condition, { sure: facts.leads.length, open: 0 })
    case 'share': {
      const { sure, open } = groupIn(facts, condition.of)
      const part = (of: number): number => (everybody.length === 0 ? 0 : of / everybody.length)
      const [low, high] = [part(sure), part(sure + open)]
      const percent = percentBeside(low, [condition.min, condition.max])
      return {
        holds: between(condition, low, high, exact),
        percent,
        now: withOpen(
          {
            zh: `现为 ${percent(low)}（${sure}/${everybody.length}）`,
            en: `it is ${percent(low)} (${sure} of ${everybody.length})`,
          },
          open,
        ),
      }
    }
    case 'lead-kind':
      return everyLead(facts.leads, (lead) =>
        lead.unregistered ? 'unknown' : condition.allowed.includes(lead.kind),
      )
    case 'lead-place':
      return everyLead(facts.leads, (lead) => isIn(lead, condition.places))
    case 'lead-credential':
      return everyLead(facts.leads, (lead) =>
        lead.unregistered
          ? 'unknown'
          : condition.anyOf.some(
              ({ value }) =>
                lead.credentials.includes(value) ||
                (condition.subsidiaryCounts && lead.parentCredentials?.includes(value)),
            ),
      )
    case 'distinct-places':
      return countFound(condition, countPlaces(everybody, condition))
    case 'distinct-kinds': {
      const { known, open } = asRegistered(everybody)
      const listed = known.map(({ kind }) => kind).filter((kind) => condition.among?.includes(kind) ?? true)
      return countFound(condition, { sure: new Set(listed).size, open })
    }
    case 'independent': {
      const { known, open } = asRegistered(everybody)
      return countFound(condition, { sure: new Set(ownersOf(known)).size, open })
    }
    case 'identified': {
      const nameless = everybody.filter(({ code }) => code.startsWith('unknown:'))
      return nameless.length === 0 ? { holds: true } : { holds: false, now: without(nameless) }
    }
    case 'figure': {
      const years = yearsOf(facts, condition, condition.figure, condition.period.years)
      return figureFound(condition, years, condition.period)
    }
    case 'ratio':
      return ratioFound(condition, facts)
    case 'chosen': {
      const chosen = facts.chosen[condition.what]
      if (chosen === undefined) return notGiven
      const held = condition.of.filter(({ value }) => chosen.includes(value)).length
      const bounds =
        condition.min === undefined && condition.max === undefined ? { min: condition.of.length } : condition
      return {
        holds: between(bounds, held, held),
        now: { zh: `已确认 ${held} 项`, en: `${held} of ${condition.of.length} are confirmed` },
      }
    }
    case 'documents': {
      const absent = condition.required.filter(({ value }) => !facts.documents.includes(value))
      if (absent.length === 0) return { holds: true }
      return {
        holds: false,
        now: {
          zh: `尚缺：${absent.map(({ label }) => label.zh).join('、')}`,
          en: `missing: ${absent.map(({ label }) => label.en).join(', ')}`,
        },
      }
    }
    case 'limit': {
      const asked = condition.as === 'lead' ? facts.leads : everybody
      const times = ({ already }: OrganisationFacts): number | undefined =>
        already && (condition.as === 'lead' ? already.leads : already.joins) + 1
      const over = asked.filter((one) => (times(one) ?? 0) > condition.max)
      if (over.length > 0) return { holds: false, now: notSo(over) }
      return asked.some((one) => times(one) === undefined) ? notGiven : { holds: true }
    }
  }
}

/** Who is registered, and how many are named by their code alone. */
const asRegistered = (organisations: readonly OrganisationFacts[]) => {
  const known = organisations.filter(({ unregistered }) => !unregistered)
  return { known, open: organisations.length - known.length }
}

const notGiven: Found = { holds: 'unknown', now: { zh: '未填', en: 'not given' } }

const without = (organisations: readonly OrganisationFacts[]): Words => ({
  zh: `以下单位没有代码：${organisations.map(({ name }) => name).join('、')}`,
  en: `without a code: ${organisations.map(({ name }) => name).join(', ')}`,
})
const notSo = (organisations: readonly OrganisationFacts[]): Words => ({
  zh: `不符：${organisations.map(({ name }) => name).join('、')}`,
  en: `not so: ${organisations.map(({ name }) => name).join(', ')}`,
})

const withOpen = (words: Words, open: number): Words =>
  open === 0 ? words : { zh: `${words.zh}，另有 ${open} 家未填`, en: `${words.en}, not given for ${open}` }

type Bounds = { readonly min?: number | undefined; readonly max?: number | undefined }

/** Whether what lies between `low` and `high` is within the bounds, whatever it turns out to be. */
const between = ({ min, max }: Bounds, low: number, high: number, slack = 0): Holds => {
  if ((min !== undefined && high < min - slack) || (max !== undefined && low > max + slack)) return false
  return (min === undefined || low >= min - slack) && (max === undefined || high <= max + slack)
    ? true
    : 'unknown'
}

const countFound = (bounds: Bounds, { sure, open }: Tally): Found => {
  const holds = between(bounds, sure, sure + open)
  const now: Words = { zh: `现有 ${sure}`, en: `${sure} named` }
  return { holds, now: holds === 'unknown' ? withOpen(now, open) : now }
}

/** How many belong to a group for sure, and of how many it is not known. */
const groupIn = (facts: ConsortiumFacts, group: Group | undefined): Tally => {
  const asked =
    group?.role === 'lead' ? facts.leads : group?.role === 'member' ? facts.members : everyOrganisation(facts)
  const found = asked.map((one) => belongs(one, group))
  return {
    sure: found.filter((one) => one === true).length,
    open: found.filter((one) => one === 'unknown').length,
  }
}

const belongs = (one: OrganisationFacts, group: Group | undefined): Holds => {
  const asked: Holds[] = [
    group?.kinds === undefined || (one.unregistered ? 'unknown' : group.kinds.includes(one.kind)),
    group?.countries === undefined || group.countries.includes(one.country),
    group?.outsideOf === undefined || !group.outsideOf.includes(one.country),
    group?.credentials === undefined ||
      (one.unregistered ? 'unknown' : group.credentials.some(({ value }) => one.credentials.includes(value))),
    group?.places === undefined || isIn(one, group.places),
  ]
  return every(asked.map((holds) => ({ holds })))
}

/** Lin-gang, lingang and LIN GANG are one place. */
const plainPlace = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\-‐-―]/g, '')

const isIn = ({ place }: OrganisationFacts, places: readonly Words[]): Holds =>
  place === undefined
    ? 'unknown'
    : places.some(({ zh, en }) => [zh, en].some((name) => plainPlace(place).includes(plainPlace(name))))

/** One lead that is known not to fit settles it, whatever the others leave open. */
const everyLead = (
  leads: readonly OrganisationFacts[],
  fits: (lead: OrganisationFacts) => Holds | undefined,
): Found => {
  if (leads.length === 0) return { holds: false, now: { zh: '没有牵头单位', en: 'there is no lead' } }
  const found = leads.map((lead) => ({ lead, holds: fits(lead) ?? false }))
  const wrong = found.filter(({ holds }) => holds === false).map(({ lead }) => lead)
  if (wrong.length > 0) return { holds: false, now: notSo(wrong) }
  return every(found) === true ? { holds: true } : notGiven
}

/** A figure's years, the last first, and how many of those that are asked for were not given. */
type Years = {
  readonly given: readonly number[]
  readonly latest: number | undefined
  readonly missing: number
}

/** Three years, or as many as there are since the lead was founded; what is of no year is asked of everybody. */
const yearsOf = (
  facts: ConsortiumFacts,
  { yearly = true }: { readonly yearly?: boolean | undefined },
  figure: string,
  years: number,
): Years => {
  const wanted = yearly ? Math.min(years, facts.fiscalYears ?? years) : years
  const asked = Array.from({ length: wanted }, (_, year) => facts.figures[figure]?.[year] ?? undefined)
  const given = asked.filter((value) => value !== undefined)
  return { given, latest: asked[0], missing: wanted === 0 ? 1 : wanted - given.length }
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

const figureFound = (bounds: Bounds, years: Years, { take }: Period): Found => {
  if (take === 'each') {
    const wrong = years.given.filter((value) => between(bounds, shown(value), shown(value)) === false)
    const said = figuresSaid(years.given)
    if (wrong.length > 0) return { holds: false, now: said }
    return years.missing > 0 ? notGiven : { holds: true, now: said }
  }
  if (take === 'latest' ? years.latest === undefined : years.missing > 0) return notGiven
  const value =
    take === 'latest'
      ? (years.latest ?? 0)
      : take === 'sum'
        ? total(years.given)
        : total(years.given) / years.given.length
  return { holds: between(bounds, shown(value), shown(value)), now: figuresSaid([value]) }
}

const figuresSaid = (values: readonly number[]): Words => {
  const text = values.map(figureText)
  return { zh: `现为 ${text.join('、')}`, en: `it is ${text.join(', ')}` }
}

const ratioFound = (condition: Extract<Condition, { kind: 'ratio' }>, facts: ConsortiumFacts): Found => {
  const [part, whole] = [condition.figure, condition.per].map((name) =>
    yearsOf(facts, condition, name, condition.years),
  )
  if (!part || !whole || part.missing > 0 || whole.missing > 0) return notGiven
  const per = total(whole.given)
  if (per <= 0) return notGiven
  const ratio = total(part.given) / per
  const percent = percentBeside(ratio, [condition.min, condition.max])
  return {
    holds: between(condition, ratio, ratio, exact),
    percent,
    now: { zh: `现为 ${percent(ratio)}`, en: `it is ${percent(ratio)}` },
  }
}
