import type { PersonId } from './ids.ts'
import type { AssignedPanel } from './panel-assigned.ts'
import { type Seat, seat, type Seated } from './panel-mix.ts'
import type { Person } from './person.ts'
import type { Panel } from './rubric.ts'

type Assigned = AssignedPanel['experts']

/**
 * Whom the officer assigned comes first, in the place that the officer gave; what is left the system fills by its own
 * order, unless the programme leaves the choice to the officer: then nobody else is asked. `free` are those who may be
 * asked now: a conflict that came up since the assignment keeps somebody out.
 */
export const staffed = (
  free: readonly Person[],
  assigned: Assigned,
  places: number,
  around: {
    readonly panel: Panel
    readonly seats: readonly Seat[]
    readonly wished: readonly PersonId[]
  },
): Seated[] => {
  const { panel, seats, wished } = around
  const given = assigned
    .flatMap(({ person: id, field }): Seated[] => {
      const person = free.find((one) => one.id === id)
      return person === undefined ? [] : [{ person, ...(field === undefined ? {} : { field }) }]
    })
    .slice(0, Math.max(0, places))
  const left = free.filter(
    ({ id }) =>
      given.every(({ person }) => person.id !== id) && (panel.chosenBy !== 'officer' || wished.includes(id)),
  )
  const held = given.flatMap(({ field }) => (field === undefined ? [] : [field]))
  const open = seats.filter((field) => {
    const at = held.indexOf(field)
    if (at >= 0) held.splice(at, 1)
    return at < 0
  })
  return [...given, ...seat(left, places - given.length, open, panel.mix, wished)]
}

/** One fewer where the programme wants an odd number and one fewer is still enough; never one of a field's place. */
export const oddly = (
  chosen: readonly Seated[],
  before: number,
  { odd, quorum }: Pick<Panel, 'odd' | 'quorum'>,
): Seated[] => {
  const total = before + chosen.length
  const last = chosen.findLastIndex(({ field }) => field === undefined)
  return odd !== true || total % 2 === 1 || total - 1 < quorum || last < 0
    ? [...chosen]
    : chosen.filter((_, index) => index !== last)
}

/** Assigned, and not asked after all: a conflict that came up since, or the office given up. */
export const droppedFrom = (assigned: Assigned, chosen: readonly Seated[]): Record<string, string> => {
  const dropped = assigned.filter(({ person }) => chosen.every((one) => one.person.id !== person))
  return {
    ...(assigned.length === 0 ? {} : { assigned: String(assigned.length) }),
    ...(dropped.length === 0 ? {} : { dropped: dropped.map(({ person }) => person).join(', ') }),
  }
}
