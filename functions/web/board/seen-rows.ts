import { blindOf, titleFor } from '../../../domain/blind.ts'
import type { BoardRow } from '../../../domain/board.ts'
import type { SeenRow } from '../../../domain/board-filter.ts'
import { schemeCode } from '../../../domain/ids.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import type { World } from '../../ports/world.ts'
import { scoredBy } from '../listed-cases.ts'

/**
 * The rows that this reader may see, and of each what they may know. Everything that filters, counts, sorts or exports
 * works on these: what is withheld here cannot be asked for by a search or shown by an order.
 */
export const seenRows = async (
  world: World,
  person: Person,
  rows: readonly BoardRow[],
): Promise<readonly SeenRow[]> => {
  const shown = rows
    .filter((row) => may(person, { to: 'see-in-lists', head: listed(row) }))
    .map((row) => withoutChain(person, row))
  const schemes = await schemesOf(world, shown)
  // Who scores nothing has nothing withheld.
  const reviewed = shown.some((row) => blindIn(row, schemes) !== undefined)
  const scoring = reviewed ? await scoredBy(world, person) : new Set<string>()
  return scoring.size === 0
    ? shown
    : Promise.all(
        shown.map(async (row) =>
          scoring.has(row.id) ? asScored(world, person, row, blindIn(row, schemes) === 'double') : row,
        ),
      )
}

/** Who hears of what is late at the office is not for whoever may take part in the case. */
const withoutChain = (person: Person, row: BoardRow): BoardRow => {
  if (
    row.reached === undefined ||
    may(person, { to: 'see-overdue-in-lists', scheme: schemeCode(row.scheme) })
  )
    return row
  const { reached: _, ...rest } = row
  return rest
}

const listed = ({ id, kind, scheme, number }: BoardRow) => ({ id, kind, scheme, receipt: number })

const blindIn = (row: Pick<BoardRow, 'kind' | 'scheme'>, schemes: ReadonlyMap<string, Scheme>) => {
  const scheme = schemes.get(row.scheme)
  return scheme && blindOf(row, { scheme })
}

/** Every version that the rows belong to, each read once a process. */
export const schemesOf = async (
  { schemes }: World,
  rows: readonly Pick<BoardRow, 'scheme'>[],
): Promise<ReadonlyMap<string, Scheme>> => {
  const refs = [...new Set(rows.map(({ scheme }) => scheme))]
  return new Map(await Promise.all(refs.map(async (ref) => [ref, await schemes.load(ref)] as const)))
}

/**
 * A case that the reader still has a sheet to hand in for: nothing of how far the others are, nor what an earlier round
 * came to; where the review is double blind, nothing of who applies.
 */
const asScored = async (world: World, person: Person, row: BoardRow, double: boolean): Promise<SeenRow> => {
  const { mean: _, spread: _spread, sheets: _sheets, grade: __, reached: _reached, turns, ...rest } = row
  const own = { ...rest, turns: turns.map(({ as, does }) => ({ as, does })) }
  if (!double || may(person, { to: 'see-names-in-lists', head: listed(row), scoring: new Set([row.id]) }))
    return own
  const {
    lead: _lead,
    leadName: _leadName,
    number: _number,
    region: _region,
    organisationKind: _kind,
    ...unnamed
  } = own
  return { ...unnamed, title: await titleOf(world, row) }
}

/** The title without anybody's name: who belongs to the case is on the case alone. */
const titleOf = async ({ store }: World, { id }: BoardRow): Promise<string> => {
  const file = await store.cases.load(id)
  if (!file) return ''
  const ids = new Set([file.head.lead, ...file.members.map(({ organisation }) => organisation)])
  const applicants = (await Promise.all([...ids].map((one) => store.organisations.load(one)))).filter(
    (one) => one !== undefined,
  )
  return titleFor(file, 'double', { applicants })
}
