import { z } from 'zod'
import { mostOf, type Staffing } from './assignment-fit.ts'
import { Conflict, isFact } from './conflict-kind.ts'
import { standing } from './conflict-check.ts'
import { PersonId, type TaskId } from './ids.ts'
import { fieldsOf, openSeats, seatsLeft } from './panel-mix.ts'
import { isBusy, type PanelRow, type PanelSeat } from './panel-row.ts'
import type { Person } from './person.ts'
import type { Panel } from './rubric.ts'

/** How far somebody is with a sheet. A draft is known to be there; what stands in it is not. */
export const SheetStage = z.enum([
  'asked',
  'declared',
  'drafted',
  'handed-in',
  'stepped-aside',
  'late',
  'closed',
])
export type SheetStage = z.infer<typeof SheetStage>

export const sheetStage = (
  { state, declared, task }: Pick<PanelSeat, 'state' | 'declared' | 'task'>,
  drafts: ReadonlySet<TaskId>,
): SheetStage => {
  switch (state) {
    case 'open':
      return declared ? (drafts.has(task) ? 'drafted' : 'declared') : 'asked'
    case 'scored':
      return 'handed-in'
    case 'recused':
      return 'stepped-aside'
    case 'late':
      return 'late'
    case 'cancelled':
      return 'closed'
  }
}

const soonMs = 3 * 86_400_000

/** Whether a sheet that is out is past its deadline, or will be within three days. */
export const sheetDue = (
  { state, due }: Pick<PanelSeat, 'state' | 'due'>,
  now: string,
): 'late' | 'soon' | 'no' =>
  state !== 'open' || due === undefined
    ? 'no'
    : due < now
      ? 'late'
      : Date.parse(due) - Date.parse(now) < soonMs
        ? 'soon'
        : 'no'

/** Where the panel of a case stands: nobody assigned yet, assigned, at work, waiting for the officer, or done. */
export const PanelStage = z.enum(['unassigned', 'assigned', 'review', 'stuck', 'done'])
export type PanelStage = z.infer<typeof PanelStage>

export const panelStage = ({ stage, assigned, stuck }: PanelRow): PanelStage => {
  if (stuck) return 'stuck'
  if (stage === 'review') return 'review'
  if (stage === 'after') return 'done'
  return assigned === undefined ? 'unassigned' : 'assigned'
}

/** What an officer should look at. The first is never right; the others may be, for a reason. */
export const PanelWarning = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('conflict'),
    person: PersonId,
    name: z.string(),
    conflict: Conflict,
    fact: z.boolean().describe('Nobody dismisses it'),
  }),
  z.strictObject({ is: z.literal('even'), experts: z.number().int() }),
  z.strictObject({ is: z.literal('few'), experts: z.number().int(), quorum: z.number().int() }),
  z.strictObject({ is: z.literal('field'), field: z.string(), missing: z.number().int() }),
  z.strictObject({
    is: z.literal('load'),
    person: PersonId,
    name: z.string(),
    load: z.number().int(),
    most: z.number().int(),
  }),
  z.strictObject({ is: z.literal('gone'), person: PersonId, name: z.string() }),
])
export type PanelWarning = z.infer<typeof PanelWarning>

/** The people of a panel as it is now: at work or done with it, or assigned for when it begins. */
export const peopleOf = (
  row: PanelRow,
): readonly { readonly person: PersonId; readonly field?: string | undefined }[] =>
  row.stage === 'before' ? (row.assigned?.experts ?? []) : row.seats.filter(isBusy)

type Around = Staffing & { readonly who: ReadonlyMap<PersonId, Person> }

/** What is not as it should be about the panel of a case; of one that is done nothing any more. */
export const warningsOf = (row: PanelRow, around: Around, panel: Panel): PanelWarning[] => {
  const stage = panelStage(row)
  if (stage === 'done' || stage === 'unassigned') return []
  const named = new Map(row.seats.map(({ person, name }) => [person, name]))
  return warningsFor(
    row,
    peopleOf(row).map(({ person, field }) => ({
      person,
      name: around.who.get(person)?.name ?? named.get(person) ?? '',
      ...(field === undefined ? {} : { field }),
    })),
    around,
    panel,
  )
}

type Someone = { readonly person: PersonId; readonly name: string; readonly field?: string }

/** The same of a panel that is not there yet: what would be wrong about these people. */
export const warningsFor = (
  row: PanelRow,
  people: readonly Someone[],
  { who, check, loads }: Around,
  panel: Panel,
): PanelWarning[] => {
  const ofPeople = people.flatMap(({ person: id, name }): PanelWarning[] => {
    const person = who.get(id)
    if (!person) return [{ is: 'gone', person: id, name }]
    const load = loads.get(id) ?? 0
    const most = mostOf(person, panel)
    return [
      ...standing(person, check(person, row), row.dismissed).map((conflict) => ({
        ...{ is: 'conflict' as const, person: id, name, conflict, fact: isFact(conflict.is) },
      })),
      ...(load > most ? [{ is: 'load' as const, person: id, name, load, most }] : []),
    ]
  })
  const size = people.length
  return [
    ...ofPeople,
    ...(panel.odd === true && size % 2 === 0 ? [{ is: 'even' as const, experts: size }] : []),
    ...(size < panel.quorum ? [{ is: 'few' as const, experts: size, quorum: panel.quorum }] : []),
    ...vacantIn(people, who, panel),
  ]
}

/** Fields of the programme's mix that the panel has too few people of, whoever takes which place. */
const vacantIn = (
  people: readonly Someone[],
  who: ReadonlyMap<PersonId, Person>,
  panel: Panel,
): PanelWarning[] => {
  const fields = people.map(({ person, field }) => {
    const known = who.get(person)
    return new Set([...(known ? fieldsOf(known, panel.mix) : []), ...(field === undefined ? [] : [field])])
  })
  const left = seatsLeft(openSeats(panel.mix, []), fields)
  return [...new Set(left)].map((field) => ({
    is: 'field',
    field,
    missing: left.filter((one) => one === field).length,
  }))
}

/** How many cases, sheets and warnings there are of each kind in a call. */
export const countPanels = (
  rows: readonly PanelRow[],
  drafts: ReadonlySet<TaskId>,
  now: string,
): { cases: Record<PanelStage, number>; sheets: Record<SheetStage, number>; late: number; soon: number } => {
  const cases = { unassigned: 0, assigned: 0, review: 0, stuck: 0, done: 0 }
  const sheets = {
    ...{ asked: 0, declared: 0, drafted: 0, 'handed-in': 0 },
    ...{ 'stepped-aside': 0, late: 0, closed: 0 },
  }
  let [late, soon] = [0, 0]
  for (const row of rows) {
    cases[panelStage(row)] += 1
    for (const seat of row.seats) {
      sheets[sheetStage(seat, drafts)] += 1
      const due = sheetDue(seat, now)
      if (due === 'late') late += 1
      if (due === 'soon') soon += 1
    }
  }
  return { cases, sheets, late, soon }
}
