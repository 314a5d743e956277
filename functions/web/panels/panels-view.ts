import { z } from 'zod'
import {
  PanelStage,
  panelStage,
  type PanelWarning,
  sheetDue,
  SheetStage,
  sheetStage,
  countPanels,
  warningsOf,
} from '../../../domain/panel-progress.ts'
import { isBusy, type PanelRow } from '../../../domain/panel-row.ts'
import type { Person } from '../../../domain/person.ts'
import { Refusal } from '../../../domain/refusal.ts'
import type { Web } from '../context.ts'
import { defined } from '../defined.ts'
import { type OpenPanels, openPanels } from './open-panels.ts'
import type { CasePanel, PanelPlace, PanelsView } from './panels-shape.ts'

/** What the list of a call's panels is narrowed by. */
export const PanelFilter = z.object({
  stage: PanelStage.optional(),
  sheet: SheetStage.or(z.enum(['overdue', 'soon']))
    .optional()
    .describe('Cases with a sheet of this kind'),
  warned: z.literal('yes').optional().describe('Cases with something to look at'),
  text: z.string().max(200).optional().describe('A part of the case’s or an expert’s name'),
})
export type PanelFilter = z.infer<typeof PanelFilter>

/** The panels of a call or a year: how far they are, and what to look at. */
export const panelsFor = async (
  web: Web,
  person: Person,
  name: string,
  filter: PanelFilter,
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<PanelsView & { readonly open: OpenPanels }> => {
  const open = await openPanels(web, person, name)
  const { batch, panel, desk, begun, now } = open
  const warned = new Map(desk.rows.map((row) => [row.id, warningsOf(row, desk, panel)] as const))
  const matching = inOrder(desk.rows.filter((row) => fits(row, filter, open, warned.get(row.id) ?? [])))
  const from = placeIn(page.after)
  const next = from + page.limit < matching.length ? `${from + page.limit}` : undefined
  return {
    ...{ open, batch: batch.id, title: batch.title, kind: batch.kind, now },
    rules: rulesOf(open),
    ...countPanels(desk.rows, begun, now),
    warned: [...warned.values()].filter((some) => some.length > 0).length,
    matching: matching.length,
    items: matching.slice(from, from + page.limit).map((row) => casePanel(row, open, warned.get(row.id))),
    ...defined({ next }),
  }
}

export const rulesOf = ({ panel }: OpenPanels): PanelsView['rules'] => ({
  experts: panel.experts,
  quorum: panel.quorum,
  chosenBy: panel.chosenBy ?? 'system',
  odd: panel.odd === true,
  ...defined({ mostCases: panel.mostCases }),
  mix: panel.mix,
})

const placeIn = (after: string | undefined): number => {
  if (after === undefined) return 0
  if (!/^\d{1,6}$/.test(after))
    throw new Refusal('invalid', { problems: [{ field: 'after', code: 'bad-cursor' }] })
  return Number(after)
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase()

const fits = (
  row: PanelRow,
  { stage, sheet, warned, text }: PanelFilter,
  { begun, now }: OpenPanels,
  warnings: readonly PanelWarning[],
): boolean => {
  if (stage !== undefined && panelStage(row) !== stage) return false
  if (warned === 'yes' && warnings.length === 0) return false
  if (text !== undefined && text.trim() !== '') {
    const all = plain([row.title, ...row.seats.map(({ name }) => name)].join('\n'))
    if (
      !plain(text.trim())
        .split(/\s+/)
        .every((part) => all.includes(part))
    )
      return false
  }
  if (sheet === undefined) return true
  return row.seats.some((seat) =>
    sheet === 'overdue'
      ? sheetDue(seat, now) === 'late'
      : sheet === 'soon'
        ? sheetDue(seat, now) === 'soon'
        : sheetStage(seat, begun) === sheet,
  )
}

const order: Readonly<Record<PanelStage, number>> = {
  stuck: 0,
  review: 1,
  unassigned: 2,
  assigned: 3,
  done: 4,
}

/** What waits for the office first, then what is due first. */
const inOrder = (rows: readonly PanelRow[]): PanelRow[] => {
  const due = ({ seats }: PanelRow): string =>
    seats.reduce(
      (least, one) => (one.state === 'open' && (one.due ?? '9') < least ? (one.due ?? '9') : least),
      '9',
    )
  const keyed = rows.map((row) => ({ row, at: order[panelStage(row)], due: due(row) }))
  return keyed
    .toSorted(
      (a, b) => a.at - b.at || (a.due < b.due ? -1 : a.due > b.due ? 1 : a.row.id < b.row.id ? -1 : 1),
    )
    .map(({ row }) => row)
}

/** One panel as lists and its own page show it. */
export const casePanel = (
  row: PanelRow,
  open: OpenPanels,
  warnings: readonly PanelWarning[] = warningsOf(row, open.desk, open.panel),
): CasePanel => {
  const { panel } = open
  const stage = panelStage(row)
  const busy = row.seats.filter(isBusy).length
  return {
    ...{ case: row.id, title: row.title, stage, round: row.round },
    lead: row.members.find(({ role }) => role === 'lead')?.name ?? '',
    ...defined({ field: open.fieldOf(row), reason: row.assigned?.reason }),
    places: placesOf(row, open),
    missing: stage === 'review' || stage === 'stuck' ? Math.max(0, panel.quorum - busy) : 0,
    warnings: [...warnings],
    seen: open.seen(row),
  }
}

const placesOf = (row: PanelRow, { desk, begun, now }: OpenPanels): PanelPlace[] => {
  const load = (person: PanelPlace['person']) => ({
    organisation: desk.who.get(person)?.expertise?.organisationName ?? '',
    load: desk.loads.get(person) ?? 0,
  })
  return row.stage === 'before'
    ? (row.assigned?.experts ?? []).map(({ person, field }) => ({
        ...{ person, name: desk.who.get(person)?.name ?? '', stage: 'assigned', late: 'no', ...load(person) },
        ...defined({ field }),
      }))
    : row.seats.map((seat) => ({
        ...{ task: seat.task, person: seat.person, name: seat.name, stage: sheetStage(seat, begun) },
        ...{ asked: seat.opened, late: sheetDue(seat, now), ...load(seat.person) },
        ...defined({ field: seat.field, due: seat.due, at: seat.at, reminded: seat.reminded }),
      }))
}
