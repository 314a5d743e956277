import type { CaseFile } from './case.ts'
import type { Condition } from './condition.ts'
import type { Consortium } from './consortium.ts'
import { chosenIn } from './facts.ts'
import type { FormSection } from './form.ts'
import { type ConsortiumId, schemeCode } from './ids.ts'
import type { Moment } from './moment.ts'
import type { Tier } from './outcome.ts'
import type { Problem } from './refusal.ts'
import type { Scheme } from './scheme.ts'

type Parts = Pick<CaseFile, 'head' | 'sections'>
type Form = readonly FormSection[]

/** The tier that an application asks for, as it was chosen in its form. */
export const tierIn = (file: Parts, form: Form, { scheme }: Pick<Moment, 'scheme'>): Tier | undefined => {
  const [chosen] = chosenIn(file, form).tier ?? []
  return scheme.outcome.tiers?.find(({ id }) => id === chosen)
}

/** A consortium of this programme, whatever its version, that has not ended. */
export const inForce = ({ standing }: Consortium, scheme: Pick<Scheme, 'ref'>): boolean =>
  standing.is === 'recognised' && schemeCode(standing.scheme) === schemeCode(scheme.ref)

/**
 * The consortium in force that an application upgrades (提档升级): one of the lead's that has the tier below. Of several, the
 * one of the same name, else the one that has been there longest.
 */
export const upgradedBy = (file: Parts, form: Form, moment: Moment): Consortium | undefined => {
  const from = tierIn(file, form, moment)?.upgradeFrom
  if (from === undefined) return undefined
  const able = (moment.led ?? [])
    .filter((one) => one.tier === from && inForce(one, moment.scheme))
    .toSorted((a, b) => (since(a) < since(b) ? -1 : 1))
  return able.find(({ name }) => name === file.head.title) ?? able[0]
}

const since = ({ standing }: Consortium): string => ('recognised' in standing ? standing.recognised : '')

/** Said where the tier is chosen: there is nothing to upgrade. Nothing is said where the register was not asked. */
export const upgradeProblems = (file: Parts, form: Form, moment: Moment): Problem[] => {
  const tier = tierIn(file, form, moment)
  if (tier?.upgradeFrom === undefined || moment.led === undefined || upgradedBy(file, form, moment)) return []
  const below = moment.scheme.outcome.tiers?.find(({ id }) => id === tier.upgradeFrom)?.title
  return form.flatMap((section) =>
    section.fields
      .filter((field) => field.kind === 'choice' && field.feeds === 'tier')
      .map((field) => ({
        field: `${section.id}.${field.id}`,
        code: 'nothing-to-upgrade',
        facts: { zh: below?.zh ?? '', en: below?.en ?? '' },
      })),
  )
}

/** One application at a time upgrades a consortium. */
export const upgradeClaim = (id: ConsortiumId): string => `upgrade:${id}`

/** What an application of this programme must know of the register: of all its parties, its leads, its lead, or nothing. */
export const asksRegister = ({ rules, outcome }: Pick<Scheme, 'rules' | 'outcome'>) => {
  const limits = rules.flatMap(({ condition }) => limitsIn(condition))
  if (limits.includes('party')) return 'everybody'
  if (limits.includes('lead')) return 'leads'
  return outcome.tiers?.some(({ upgradeFrom }) => upgradeFrom !== undefined) ? 'lead' : 'nothing'
}

const limitsIn = (condition: Condition): ('lead' | 'party')[] => {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap(limitsIn)
    case 'not':
      return limitsIn(condition.of)
    case 'limit':
      return [condition.as]
    default:
      return []
  }
}
