import type { CaseFile } from './case.ts'
import { type Person, speaksFor } from './person.ts'

/**
 * Why somebody must not review this case: works for or speaks for an organisation in it, or declared a conflict
 * with one. Nothing means none is known.
 */
export const conflictOf = (
  person: Person,
  file: { readonly members: readonly Pick<CaseFile['members'][number], 'organisation' | 'name'>[] },
): 'own-organisation' | 'declared' | undefined => {
  const { expertise } = person
  for (const member of file.members) {
    if (expertise?.organisation === member.organisation || speaksFor(person, member.organisation))
      return 'own-organisation'
    if (expertise && sameName(expertise.organisationName, member.name)) return 'own-organisation'
    if (expertise?.conflicts.includes(member.organisation)) return 'declared'
  }
  return undefined
}

/** The letters of a name, without what one source writes otherwise than another. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[\s()·.,'’-]/g, '')
    .toLowerCase()

const sameName = (a: string, b: string): boolean => plainName(a) === plainName(b)
