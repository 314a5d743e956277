import { schemeCode } from './ids.ts'
import type { Office, Person } from './person.ts'
import type { Problem } from './refusal.ts'
import { type Scheme, stepOf } from './scheme.ts'

/** Every programme: what an office for all of them names. */
const everyScheme = '*'

const levelIds = (scheme: Scheme): string[] =>
  [...(stepOf(scheme, 'approval')?.levels ?? []), ...(scheme.evaluation?.levels ?? [])].map(
    (level) => level.id,
  )

/**
 * What is wrong with a list of offices: a programme that does not exist, or a level that its chains do not have.
 * Only approvers have a level; one without decides at every level.
 */
export const officeProblems = (offices: readonly Office[], schemes: readonly Scheme[]): Problem[] =>
  offices.flatMap((office, index) => {
    const meant = schemes.filter((scheme) => [schemeCode(scheme.ref), everyScheme].includes(office.scheme))
    if (meant.length === 0 && office.scheme !== everyScheme)
      return [{ field: `offices.${index}.scheme`, code: 'not-an-option' }]
    const fits =
      office.level === undefined ||
      (office.role === 'approver' && meant.flatMap(levelIds).includes(office.level))
    return fits ? [] : [{ field: `offices.${index}.level`, code: 'not-an-option' }]
  })

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
