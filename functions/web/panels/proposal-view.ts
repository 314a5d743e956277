import { z } from 'zod'
import { type Suitability, suitabilities } from '../../../domain/assignment-fit.ts'
import {
  candidatesFor,
  propose,
  type ProposedExpert,
  toBeStaffed,
  whyOf,
} from '../../../domain/assignment-proposal.ts'
import { mostPanels } from '../../../domain/bulk.ts'
import { CaseId, PersonId } from '../../../domain/ids.ts'
import { PanelStage, panelStage, PanelWarning, warningsFor } from '../../../domain/panel-progress.ts'
import type { PanelRow } from '../../../domain/panel-row.ts'
import type { Person } from '../../../domain/person.ts'
import { Words } from '../../../domain/words.ts'
import type { Web } from '../context.ts'
import { defined } from '../defined.ts'
import { type OpenPanels, openPanels } from './open-panels.ts'
import { reasonsOf, whyWords } from './panel-words.ts'

const Someone = z.object({ person: PersonId, name: z.string(), organisation: z.string() })

/** Panels that the program proposes for a whole call at once. Nothing is decided by it. */
export const ProposalView = z.object({
  batch: z.string(),
  title: Words,
  load: z.object({
    most: z.number().int().describe('The most that anybody would have'),
    mean: z.number().describe('What everybody would have on average'),
  }),
  items: z.array(
    z.object({
      case: CaseId,
      title: z.string(),
      stage: PanelStage,
      seen: z.string().describe('To be sent with the choice: it is refused when the panel changed'),
      experts: z.array(Someone.extend({ field: z.string().optional(), reasons: z.array(Words) })),
      missing: z.number().int().describe('Places that nobody may or can take'),
      warnings: z.array(PanelWarning),
      others: z
        .array(Someone.extend({ why: Words, reasons: z.array(Words) }))
        .describe('Who comes next, or may not'),
    }),
  ),
})
export type ProposalView = z.infer<typeof ProposalView>

/** What is proposed, as the page works with it. */
export type OpenProposal = {
  readonly open: OpenPanels
  readonly rows: readonly PanelRow[]
  readonly panels: ReadonlyMap<CaseId, readonly ProposedExpert[]>
  readonly missing: ReadonlyMap<CaseId, number>
  readonly load: { readonly most: number; readonly mean: number }
}

/** As many as are confirmed at once; what waits for the office first. */
export const openProposal = async (
  web: Web,
  person: Person,
  name: string,
  only: readonly string[],
): Promise<OpenProposal> => {
  const open = await openPanels(web, person, name, 'staff-panels')
  const { desk, panel } = open
  const asked = new Set(only)
  const mayBeChosen = (row: PanelRow): boolean =>
    ['unassigned', 'assigned', 'stuck'].includes(panelStage(row))
  const rows = (
    asked.size === 0
      ? toBeStaffed(desk.rows)
      : desk.rows.filter((row) => asked.has(row.id) && mayBeChosen(row))
  )
    .toSorted((a, b) => Number(b.stuck) - Number(a.stuck) || (a.id < b.id ? -1 : 1))
    .slice(0, mostPanels)
  const { panels, load } = propose(desk, panel, rows, (field) => open.fieldOf(defined({ field }))?.zh)
  return {
    ...{ open, rows, load },
    panels: new Map(panels.map(({ row, experts }) => [row.id, experts])),
    missing: new Map(panels.map(({ row, missing }) => [row.id, missing])),
  }
}

/** Somebody beside a case, as the page and the API tell them. */
export const besides = (open: OpenPanels, row: PanelRow): readonly Suitability[] =>
  candidatesFor(open.desk, open.panel, row, open.fieldOf(row)?.zh)

export const besideOne = (open: OpenPanels, row: PanelRow, id: PersonId): Suitability | undefined => {
  const person = open.desk.who.get(id)
  return person && suitabilities(open.desk, open.panel)(row, open.fieldOf(row)?.zh)(person)
}

/** Whoever comes after those who are proposed, in the API. */
const mostOthers = 5

export const proposalFor = async (
  web: Web,
  person: Person,
  name: string,
  only: readonly string[],
): Promise<ProposalView> => {
  const { open, rows, panels, missing, load } = await openProposal(web, person, name, only)
  const someone = ({ id, name: called, expertise }: Person) => ({
    ...{ person: id, name: called, organisation: expertise?.organisationName ?? '' },
  })
  return {
    ...{ batch: open.batch.id, title: open.batch.title, load },
    items: rows.map((row) => {
      const experts = panels.get(row.id) ?? []
      const chosen = new Set(experts.map(({ suits }) => suits.person.id))
      return {
        ...{ case: row.id, title: row.title, stage: panelStage(row), seen: open.seen(row) },
        missing: missing.get(row.id) ?? 0,
        experts: experts.map(({ suits, field }) => ({
          ...someone(suits.person),
          ...defined({ field }),
          reasons: reasonsOf(suits, open.panel, field),
        })),
        warnings: warningsOfChoice(open, row, [...chosen]),
        others: besides(open, row)
          .filter((suits) => !chosen.has(suits.person.id))
          .slice(0, mostOthers)
          .map((suits) => ({
            ...someone(suits.person),
            why: whyNot(suits, experts),
            reasons: reasonsOf(suits, open.panel),
          })),
      }
    }),
  }
}

export const whyNot = (suits: Suitability, proposed: readonly ProposedExpert[]): Words => {
  const why = whyOf(suits, proposed)
  return why === 'proposed' ? { zh: '建议', en: 'proposed' } : whyWords[why]
}

/** What would be wrong about a panel of these people, together with those who are on it already. */
export const warningsOfChoice = (
  { desk, panel }: OpenPanels,
  row: PanelRow,
  people: readonly PersonId[],
  loads: ReadonlyMap<PersonId, number> = desk.loads,
): PanelWarning[] => {
  const there =
    row.stage === 'before' ? [] : row.seats.filter(({ state }) => state === 'open' || state === 'scored')
  return warningsFor(
    row,
    [
      ...there.map(({ person, name, field }) => ({ person, name, ...defined({ field }) })),
      ...people.map((person) => ({ person, name: desk.who.get(person)?.name ?? '' })),
    ],
    { ...desk, loads },
    panel,
  )
}
