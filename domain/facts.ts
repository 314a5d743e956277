import type { CaseFile, Member } from './case.ts'
import type { ConsortiumFacts, OrganisationFacts } from './rule.ts'

/**
 * What the rules look at, taken from a case: members as they are now, answers by their well-known names.
 * Who declined is no part of the consortium.
 */
export const factsOf = (file: CaseFile): ConsortiumFacts => {
  const members = file.members.filter((member) => member.confirmation.is !== 'declined')
  const answers = Object.assign({}, ...file.sections.map((section) => section.answers))
  const clauses: unknown = answers.clauses
  return {
    ...(file.head.kind === 'application' && file.head.field !== undefined ? { field: file.head.field } : {}),
    ...(typeof answers.formationType === 'string' ? { formationType: answers.formationType } : {}),
    clauses: Array.isArray(clauses) ? clauses.map(String) : [],
    leads: members.filter((member) => member.role !== 'member').map(organisationFacts),
    members: members.filter((member) => member.role === 'member').map(organisationFacts),
  }
}

const organisationFacts = (member: Member): OrganisationFacts => ({
  code: member.organisation,
  name: member.name,
  kind: member.kind,
  country: member.country,
  ...(member.region === undefined ? {} : { region: member.region }),
  ...(member.place === undefined ? {} : { place: member.place }),
  credentials: member.credentials,
})
