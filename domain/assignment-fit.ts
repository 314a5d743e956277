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

const matchOf = (fields: readonly string[], field: string | undefined): FieldMatch => {
  if (field === undefined || plain(field) === '') return 'not-asked'
  const wanted = plain(field)
  const own = fields.map(plain).filter((one) => one !== '')
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

/** Comes from the region of the lead, as far as both say where they are. */
export const isNear = ({ expertise }: Person, { members }: Pick<PanelRow, 'members'>): boolean => {
  const own = plain(expertise?.region ?? '')
  const lead = plain(members.find(({ role }) => role === 'lead')?.region ?? '')
  return own !== '' && lead !== '' && (lead.includes(own) || own.includes(lead))
}

/** How somebody suits a case. `title` has the field of the case in words, where the case has it as a code. */
export const suitability = (
  { check, loads }: Staffing,
  panel: Panel,
  row: PanelRow,
  person: Person,
  title: string | undefined = row.field,
): Suitability => {
  const conflicts = check(person, row)
  const match = matchOf(person.expertise?.fields ?? [], title)
  const load = loads.get(person.id) ?? 0
  const most = mostOf(person, panel)
  const near = isNear(person, row)
  const earlier = row.earlier.includes(person.id)
  const there = row.seats.some(({ person: asked }) => asked === person.id)
  return {
    ...{ person, conflicts, match, load, near, earlier },
    dismissed: conflicts.flatMap((conflict) => dismissalOf(person, conflict, row.dismissed) ?? []),
    against: standing(person, conflicts, row.dismissed),
    places: fieldsOf(person, panel.mix),
    most: most === Infinity ? undefined : most,
    out: there
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
