import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Member } from '../../domain/case-member.ts'
import { OrganisationId } from '../../domain/ids.ts'
import { OrganisationKind } from '../../domain/organisation-kind.ts'
import { digest, member } from '../support/cases.ts'

/** What a table says of an organisation beside its name; a place is where it is registered. */
export type About = Partial<
  Pick<Member, 'kind' | 'country' | 'region' | 'place' | 'controller' | 'credentials'>
> & { readonly noCode?: boolean }

const party =
  (role: Member['role'], kind: OrganisationKind) =>
  (name: string, { noCode, ...about }: About = {}): Member => {
    const { place: _somewhere, ...plain } = member(name)
    return {
      ...plain,
      kind,
      role,
      ...(noCode ? { organisation: OrganisationId.parse(`unknown:${digest(name).slice(0, 12)}`) } : {}),
      ...about,
    }
  }

/** Organisations of a table, each with a practice code unless it says `noCode`. */
export const lead = party('lead', 'enterprise')
export const coLead = party('co-lead', 'enterprise')
export const company = party('member', 'enterprise')
export const university = party('member', 'university')
export const institute = party('member', 'institute')
export const fund = party('member', 'finance')
export const service = party('member', 'other')
export const association = party('member', 'association')

const ReportedParty = z.object({ name: z.string(), kind: OrganisationKind, country: z.string() })
const reported = z
  .object({
    consortia: z.array(
      z.object({ id: z.string(), leads: z.array(ReportedParty), members: z.array(ReportedParty) }),
    ),
  })
  .parse(
    JSON.parse(readFileSync(new URL('../../schemes/data/reported-consortia.json', import.meta.url), 'utf8')),
  ).consortia

/**
 * The organisations of a publicly reported consortium: the first lead leads, the others beside it. Reports name no
 * codes; what a table knows of an organisation beside the report is said by name, and `all` is said of everybody.
 */
export const reportedParties = (
  id: string,
  known: Readonly<Record<string, About>> & { readonly all?: About } = {},
): Member[] => {
  const found = reported.find((one) => one.id === id)
  if (!found) throw new RangeError(`no reported consortium ${id}`)
  const about = ({ name, kind, country }: z.infer<typeof ReportedParty>): About => ({
    kind,
    country,
    ...known.all,
    ...known[name],
  })
  return [
    ...found.leads.map((one, index) => (index === 0 ? lead : coLead)(one.name, about(one))),
    ...found.members.map((one) => company(one.name, about(one))),
  ]
}
