import { schemeCode } from './ids.ts'
import { holds, type Office, type Person } from './person.ts'
import type { Problem } from './refusal.ts'
import type { Scheme } from './scheme.ts'
import { stepOf } from './scheme-step.ts'

/** Every programme: what an office for all of them names. */
const everyScheme = '*'

const levelIds = (scheme: Scheme): string[] =>
  [...(stepOf(scheme, 'approval')?.levels ?? []), ...(scheme.evaluation?.levels ?? [])].map(
    (level) => level.id,
  )

/** Whether two offices are the same one. */
export const sameOffice = (a: Office) => (b: Office) =>
  a.role === b.role && a.scheme === b.scheme && a.level === b.level

/**
 * What is wrong with a list of offices: a programme that does not exist, or a level that its chains do not have.
 * Only approvers have a level; one without decides at every level. What is held already is nobody's mistake: a version
 * may have come since that knows neither.
 */
export const officeProblems = (
  offices: readonly Office[],
  schemes: readonly Scheme[],
  held: readonly Office[] = [],
): Problem[] =>
  offices.flatMap((office, index) => {
    if (held.some(sameOffice(office))) return []
    const meant = schemes.filter((scheme) => [schemeCode(scheme.ref), everyScheme].includes(office.scheme))
    if (meant.length === 0 && office.scheme !== everyScheme)
      return [{ field: `offices.${index}.scheme`, code: 'not-an-option' }]
    const fits =
      office.level === undefined ||
      (office.role === 'approver' && meant.flatMap(levelIds).includes(office.level))
    return fits ? [] : [{ field: `offices.${index}.level`, code: 'not-an-option' }]
  })

/**
 * An office is given and taken away by who administers its programme: for all programmes, by who administers all.
 * Who may sign in no more, or may again, loses or regains every office held.
 */
export const mayAppoint = (
  giver: Person,
  before: Pick<Person, 'offices' | 'active'>,
  next: { readonly offices: readonly Office[]; readonly active: boolean },
): boolean => {
  const changed =
    before.active === next.active
      ? [
          ...before.offices.filter((office) => !next.offices.some(sameOffice(office))),
          ...next.offices.filter((office) => !before.offices.some(sameOffice(office))),
        ]
      : [...before.offices, ...next.offices]
  return changed.every((office) => holds(giver, 'administrator', office.scheme))
}

/** Administrators cannot lock themselves out: they stay active and keep the programmes that they administer. */
export const locksOut = (
  self: Person,
  next: { readonly offices: readonly Office[]; readonly active: boolean },
): boolean =>
  !next.active ||
  self.offices
    .filter((held) => held.role === 'administrator')
    .some(
      (held) =>
        !next.offices.some(
          (office) => office.role === 'administrator' && [held.scheme, everyScheme].includes(office.scheme),
        ),
    )
