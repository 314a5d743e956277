import { z } from 'zod'
import { civilDate } from './calendar.ts'
import { PersonId } from './ids.ts'
import { mostOf } from './assignment-fit.ts'
import { isBusy, type PanelRow } from './panel-row.ts'
import { sheetDue } from './panel-progress.ts'
import type { Person } from './person.ts'
import type { Panel } from './rubric.ts'
import type { Zone } from './zone-time.ts'

/** What one expert has: in this call, and in the whole year of the programme. */
export const ExpertLoad = z.strictObject({
  person: PersonId,
  name: z.string(),
  organisation: z.string(),
  fields: z.array(z.string()),
  region: z.string().optional(),
  assigned: z.number().int().describe('Assigned to panels whose review has not begun'),
  out: z.number().int().describe('Sheets that are out'),
  late: z.number().int().describe('Of these, past their deadline'),
  handedIn: z.number().int(),
  aside: z.number().int().describe('Stepped aside'),
  missed: z.number().int().describe('Closed as late'),
  load: z.number().int().describe('Assigned, out and handed in: what counts against the limit'),
  most: z.number().int().optional().describe('As many cases of one call as they may be given'),
  year: z.number().int().describe('Cases of this programme in the calendar year, whatever the call'),
})
export type ExpertLoad = z.infer<typeof ExpertLoad>

type Around = {
  readonly panel: Panel
  readonly now: string
  readonly zone: Zone
  /** The rows of every call and year of the programme that may have work of this year in it, this call included. */
  readonly ofYear: readonly PanelRow[]
}

/** Every expert with what they have, the busiest first. Also whoever has sheets and is no expert any more. */
export const expertLoads = (
  rows: readonly PanelRow[],
  people: readonly Person[],
  { panel, now, zone, ofYear }: Around,
): ExpertLoad[] => {
  const loads = new Map<PersonId, ExpertLoad>()
  for (const person of people) {
    const { expertise } = person
    const most = mostOf(person, panel)
    loads.set(person.id, {
      ...blank(person.id, person.name),
      organisation: expertise?.organisationName ?? '',
      fields: [...(expertise?.fields ?? [])],
      ...(expertise?.region === undefined ? {} : { region: expertise.region }),
      ...(most === Infinity ? {} : { most }),
    })
  }
  const of = (id: PersonId, name: string): ExpertLoad => {
    const known = loads.get(id) ?? blank(id, name)
    loads.set(id, known)
    return known
  }
  for (const row of rows) {
    for (const seat of row.seats) {
      const load = of(seat.person, seat.name)
      if (seat.state === 'open') load.out += 1
      if (sheetDue(seat, now) === 'late') load.late += 1
      if (seat.state === 'scored') load.handedIn += 1
      if (seat.state === 'recused') load.aside += 1
      if (seat.state === 'late') load.missed += 1
      if (isBusy(seat)) load.load += 1
    }
    for (const person of waiting(row)) {
      const load = of(person, '')
      load.assigned += 1
      load.load += 1
    }
  }
  const year = civilDate(now, zone).slice(0, 4)
  for (const row of ofYear) {
    for (const seat of row.seats)
      if (isBusy(seat) && civilDate(seat.opened, zone).startsWith(year)) of(seat.person, seat.name).year += 1
    for (const person of waiting(row)) of(person, '').year += 1
  }
  return [...loads.values()].toSorted(
    (a, b) => b.load - a.load || b.year - a.year || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  )
}

const waiting = ({ stage, assigned }: PanelRow): PersonId[] =>
  stage === 'before' ? (assigned?.experts ?? []).map(({ person }) => person) : []

const blank = (person: PersonId, name: string): ExpertLoad => ({
  ...{ person, name, organisation: '', fields: [], assigned: 0, out: 0, late: 0 },
  ...{ handedIn: 0, aside: 0, missed: 0, load: 0, year: 0 },
})
