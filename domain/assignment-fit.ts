import { type ConflictCheck, dismissalOf, standing } from './conflict-check.ts'
import type { Conflict, DismissedConflict } from './conflict-kind.ts'
import type { PersonId } from './ids.ts'
import { fieldsOf } from './panel-mix.ts'
import type { PanelRow } from './panel-row.ts'
import type { Person } from './person.ts'
import type { Panel } from './rubric.ts'

/** Everything that panels of a call are put together from. */
export type Staffing = {
  readonly rows: readonly PanelRow[]
  readonly people: readonly Person[]
  readonly check: ConflictCheck
  /** How many cases of the call everybody has. */
  readonly loads: ReadonlyMap<PersonId, number>
}

/** How an expert's fields lie to the field of a case: the same, beside it, or another; a case may have none. */
export type FieldMatch = 'same' | 'near' | 'other' | 'not-asked'

/** Somebody beside a case: all that speaks for and against asking them. */
export type Suitability = {
  readonly person: Person
  readonly conflicts: readonly Conflict[]
  /** Those of the conflicts that an officer found to be none. */
  readonly dismissed: readonly DismissedConflict[]
  /** What still stands: nobody is asked against whom anything does. */
  readonly against: readonly Conflict[]
  readonly match: FieldMatch
  /** The fields of the programme's mix that they could take a place of. */
  readonly places: readonly string[]
  readonly load: number
  readonly most: number | undefined
  /** From the region of the lead. */
  readonly near: boolean
  /** Judged this case in an earlier round. */
  readonly earlier: boolean
  /** What keeps them out, beside conflicts. */
  readonly out: 'full' | 'region' | 'on-the-panel' | undefined
  /** The lower, the better. */
  readonly cost: number
}

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()

/** How the plain words of somebody's fields lie to those of the field that is asked for. */
const matchOf = (own: readonly string[], wanted: string): FieldMatch => {
  if (wanted === '') return 'not-asked'
  if (own.includes(wanted)) return 'same'
  return own.some((one) => one.includes(wanted) || wanted.includes(one)) ? 'near' : 'other'
}

/** What a worse fit weighs against work that is spread less evenly: one case more or less weighs three. */
const weights = { same: 0, 'not-asked': 0, near: 4, other: 12 } as const
const weightOfRegion = 6
const weightOfEarlier = 5

/** As many cases of one call as somebody may be given: their own limit, and the programme's. */
export const mostOf = ({ expertise }: Person, panel: Pick<Panel, 'mostCases'> | undefined): number =>
  Math.min(expertise?.mostCases ?? Infinity, panel?.mostCases ?? Infinity)

const regionOf = ({ expertise }: Person): string => plain(expertise?.region ?? '')
const regionOfLead = ({ members }: Pick<PanelRow, 'members'>): string =>
  plain(members.find(({ role }) => role === 'lead')?.region ?? '')
const meet = (own: string, lead: string): boolean =>
  own !== '' && lead !== '' && (lead.includes(own) || own.includes(lead))

/** Comes from the region of the lead, as far as both say where they are. */
export const isNear = (person: Person, row: Pick<PanelRow, 'members'>): boolean =>
  meet(regionOf(person), regionOfLead(row))

/** What is the same beside every case: somebody's own words made plain, and their limit. */
const lookedAt = (person: Person, panel: Panel) => ({
  fields: (person.expertise?.fields ?? []).map(plain).filter((one) => one !== ''),
  region: regionOf(person),
  places: fieldsOf(person, panel.mix),
  most: mostOf(person, panel),
})

/**
 * How people suit cases. What belongs to a person or a case alone is looked up once, for a call has a hundred thousand
 * pairs. `title` has the field of the case in words, where the case has it as a code.
 */
export const suitabilities = ({ check, loads }: Staffing, panel: Panel) => {
  const people = new Map<Person, ReturnType<typeof lookedAt>>()
  const of = (person: Person): ReturnType<typeof lookedAt> => {
    const known = people.get(person) ?? lookedAt(person, panel)
    people.set(person, known)
    return known
  }
  return (row: PanelRow, title: string | undefined = row.field) => {
    const wanted = plain(title ?? '')
    const lead = regionOfLead(row)
    const asked = new Set(row.seats.map(({ person }) => person))
    return (person: Person): Suitability => {
      const { fields, region, places, most } = of(person)
      const conflicts = check(person, row)
      const match = matchOf(fields, wanted)
      const load = loads.get(person.id) ?? 0
      const near = meet(region, lead)
      const earlier = row.earlier.includes(person.id)
      const none = conflicts.length === 0
      return {
        ...{ person, conflicts, match, load, near, earlier, places },
        dismissed: none
          ? []
          : conflicts.flatMap((conflict) => dismissalOf(person, conflict, row.dismissed) ?? []),
        against: none ? conflicts : standing(person, conflicts, row.dismissed),
        most: most === Infinity ? undefined : most,
        out: asked.has(person.id)
          ? 'on-the-panel'
          : near && panel.expertRegions === 'elsewhere-only'
            ? 'region'
            : load >= most
              ? 'full'
              : undefined,
        cost:
          weights[match] +
          (near && panel.expertRegions === 'elsewhere-first' ? weightOfRegion : 0) +
          (earlier ? weightOfEarlier : 0),
      }
    }
  }
}
