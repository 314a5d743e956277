import { assign } from './assignment.ts'
import { mostOf, type Staffing, type Suitability, suitabilities } from './assignment-fit.ts'
import { openSeats, type Seat, seatsLeft } from './panel-mix.ts'
import { isBusy, loadsIn, type PanelRow } from './panel-row.ts'
import type { Panel } from './rubric.ts'

export type ProposedExpert = { readonly suits: Suitability; readonly field?: Seat }
/** A panel that the program proposes; the officer chooses. */
export type ProposedPanel = {
  readonly row: PanelRow
  readonly experts: readonly ProposedExpert[]
  /** Places that nobody may or can take. */
  readonly missing: number
}
export type Proposal = {
  readonly panels: readonly ProposedPanel[]
  readonly load: { readonly most: number; readonly mean: number }
}

/** As many as a panel has, made odd where the programme wants that: one more, or one fewer when that is too many. */
export const seatsOf = ({ experts, maxExperts, odd }: Panel): number => {
  if (odd !== true || experts % 2 === 1) return experts
  return experts < maxExperts ? experts + 1 : experts - 1
}

/** Cases whose panel is neither chosen nor assigned, and those that wait for the office to find more experts. */
export const toBeStaffed = (rows: readonly PanelRow[]): PanelRow[] =>
  rows.filter(({ stage, assigned, stuck }) => stuck || (stage === 'before' && assigned === undefined))

/** The places of a case that somebody is looked for: all of them, or those that a panel at work has too few of. */
const placesIn = (
  row: PanelRow,
  panel: Panel,
): { readonly seats: number; readonly fields: readonly Seat[] } => {
  if (row.stage === 'before') return { seats: seatsOf(panel), fields: openSeats(panel.mix, []) }
  const held = row.seats.filter(isBusy).map(({ field }) => new Set(field === undefined ? [] : [field]))
  const fields = seatsLeft(openSeats(panel.mix, []), held)
  const seats = Math.max(fields.length, panel.experts - held.length)
  return { seats, fields }
}

/** Panels for these cases, all at once: so that the work is spread over the call, and not over the first of it. */
export const propose = (
  staffing: Staffing,
  panel: Panel,
  rows: readonly PanelRow[],
  titleOf: (field: string | undefined) => string | undefined = (field) => field,
): Proposal => {
  const { people } = staffing
  // Whoever is assigned to one of these already is looked at as if they were not: all of it is chosen anew.
  const chosen = new Set(rows.map(({ id }) => id))
  const loads = loadsIn(
    staffing.rows.map((row) => (chosen.has(row.id) && row.stage === 'before' ? without(row) : row)),
  )
  const places = rows.map((row) => placesIn(row, panel))
  // A pair is looked at when it is asked for and then let go: a call has a hundred thousand, and few are chosen.
  const suits = suitabilities({ ...staffing, loads }, panel)
  const beside = rows.map((row) => suits(row, titleOf(row.field)))
  const pair = (need: number, hand: number): Suitability | undefined => {
    const person = people[hand]
    return person && beside[need]?.(person)
  }
  const { placed, load } = assign(
    places,
    people.map((person) => ({
      held: loads.get(person.id) ?? 0,
      most: Math.min(mostOf(person, panel), 100_000),
    })),
    (need, hand) => {
      const one = pair(need, hand)
      return one === undefined || one.against.length > 0 || one.out !== undefined
        ? undefined
        : { cost: one.cost, fields: one.places }
    },
  )
  const ofNeed = Map.groupBy(placed, ({ need }) => need)
  const panels = rows.map((row, need) => {
    const experts = (ofNeed.get(need) ?? []).flatMap(({ hand, field }) => {
      const one = pair(need, hand)
      return one === undefined ? [] : [{ suits: one, ...(field === undefined ? {} : { field }) }]
    })
    return { row, experts, missing: (places[need]?.seats ?? 0) - experts.length }
  })
  return { panels, load }
}

const without = ({ assigned: _, ...row }: PanelRow): PanelRow => row

/** Why somebody is proposed for a case, or is not: the first thing that decides it. */
export type Why =
  'proposed' | 'conflict' | 'full' | 'region' | 'on-the-panel' | 'other-field' | 'busier' | 'as-good'

export const whyOf = (suits: Suitability, proposed: readonly ProposedExpert[]): Why => {
  if (proposed.some((one) => one.suits.person.id === suits.person.id)) return 'proposed'
  if (suits.against.length > 0) return 'conflict'
  if (suits.out !== undefined) return suits.out
  const worst = Math.max(0, ...proposed.map((one) => one.suits.cost))
  if (suits.cost > worst) return 'other-field'
  return suits.load > Math.max(0, ...proposed.map((one) => one.suits.load)) ? 'busier' : 'as-good'
}

/** Everybody beside one case: those who are proposed, then whoever suits best, whoever must not last. */
export const candidatesFor = (
  staffing: Staffing,
  panel: Panel,
  row: PanelRow,
  title?: string,
): readonly Suitability[] => {
  const rank = ({ against, out, cost, load }: Suitability): number =>
    (against.length > 0 ? 1_000_000 : 0) + (out === undefined ? 0 : 100_000) + cost * 100 + load
  return staffing.people
    .map(suitabilities(staffing, panel)(row, title))
    .toSorted((a, b) => rank(a) - rank(b) || (a.person.id < b.person.id ? -1 : 1))
}

/** A name by which a proposal is confirmed: the same panels have the same. */
export const sameProposal = ({ panels }: Proposal): string =>
  panels
    .map(({ row, experts }) => `${row.id}:${experts.map(({ suits }) => suits.person.id).join('+')}`)
    .join(',')
