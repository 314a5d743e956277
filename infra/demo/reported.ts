import data from '../../schemes/data/reported-consortia.json' with { type: 'json' }
import { practiceUscc } from '../../domain/organisation-code.ts'
import type { OrganisationKind } from '../../domain/organisation-kind.ts'

/** An organisation of the demo: as reported, with a practice code where the report has none. */
export type DemoOrganisation = {
  readonly name: string
  readonly kind: OrganisationKind
  readonly country: string
  readonly code: string
  readonly place: string
  readonly region?: string
  readonly credentials?: readonly string[]
  /** Not named by the report: stands for the universities and firms that it only counts. */
  readonly standIn: boolean
}

export type DemoConsortium = {
  readonly id: string
  readonly name: string
  readonly field: string
  /** The option of the form that its field falls under; `other` where nothing is said. */
  readonly industry?: string
  readonly lead: DemoOrganisation
  readonly coLeads: readonly DemoOrganisation[]
  readonly members: readonly DemoOrganisation[]
}

const kinds: Record<string, OrganisationKind> = {
  enterprise: 'enterprise',
  university: 'university',
  institute: 'institute',
  association: 'association',
  'testing-body': 'testing-body',
  finance: 'finance',
  government: 'government',
  'new-rd-institution': 'new-rd-institution',
}

const organisation = (
  given: { name: string; kind: string; country: string },
  place: string,
  standIn = false,
): DemoOrganisation => ({
  name: given.name,
  kind: kinds[given.kind] ?? 'other',
  country: given.country,
  // A practice code has right check digits and belongs to nobody; abroad it is that country's own.
  code: given.country === 'CN' ? practiceUscc(given.name) : practiceUscc(given.name).slice(-10),
  place,
  standIn,
})

/** Every consortium of the data set that has a lead; those that a report does not name are filled up to what the programme needs. */
export const demoConsortia: readonly DemoConsortium[] = data.consortia.flatMap((entry) => {
  const [lead, ...coLeads] = entry.leads.map((one) => organisation(one, entry.place))
  if (!lead) return []
  const named = entry.members.map((one) => organisation(one, entry.place))
  const science = [lead, ...coLeads, ...named].some((one) =>
    ['university', 'institute', 'new-rd-institution', 'hospital'].includes(one.kind),
  )
  const fill = (label: string, kind: string) =>
    organisation({ name: `${entry.name}(${label})`, kind, country: 'CN' }, entry.place, true)
  const members = [...named, ...(science ? [] : [fill('报道未列名高校', 'university')])]
  const missing = 3 - 1 - coLeads.length - members.length
  return [
    {
      id: entry.id,
      name: entry.name,
      field: entry.field,
      lead,
      coLeads,
      members: [
        ...members,
        ...Array.from({ length: Math.max(0, missing) }, (_, index) =>
          fill(`报道未列名企业${index + 1}`, 'enterprise'),
        ),
      ],
    },
  ]
})
