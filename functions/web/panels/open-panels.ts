import type { Staffing } from '../../../domain/assignment-fit.ts'
import type { PersonId, TaskId } from '../../../domain/ids.ts'
import type { PanelRow } from '../../../domain/panel-row.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import type { Panel } from '../../../domain/rubric.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import type { Words } from '../../../domain/words.ts'
import { openPanelDesk, panelIn, panelMark } from '../../panel-desk.ts'
import { type Batch, batchFor } from '../board/batch.ts'
import { chosenTitle } from '../board/board-words.ts'
import type { Web } from '../context.ts'

/** The panels of a call or a year, and everything that they are put together from. */
export type OpenPanels = {
  readonly batch: Batch & { readonly kind: PanelRow['kind'] }
  readonly scheme: Scheme
  /** The rules of the newest version; a year has cases of several. */
  readonly panel: Panel
  readonly desk: Staffing & { readonly who: ReadonlyMap<PersonId, Person> }
  readonly begun: ReadonlySet<TaskId>
  readonly now: string
  /** What the field of a case is called. */
  fieldOf(row: Pick<PanelRow, 'field'>): Words | undefined
  /** A name for a panel as it is: a choice made from it is refused once it is another. */
  seen(row: PanelRow): string
}

/** For whoever may see the panels of a whole call, or may put them together. */
export const openPanels = async (
  web: Web,
  person: Person,
  name: string,
  to: 'see-panels' | 'staff-panels' = 'see-panels',
): Promise<OpenPanels> => {
  const { world } = web
  const batch = await batchFor(web, person, name)
  const { kind } = batch
  if (kind === 'change') throw notFound()
  const scheme = await schemeOf(web, batch)
  const panel = scheme && panelIn(scheme, kind)
  if (!scheme || !panel) throw notFound()
  const [desk, begun] = await Promise.all([
    openPanelDesk(world, batch.id, scheme, kind),
    world.store.panels.begun(batch.id),
  ])
  if (!may(person, { to, scheme: batch.scheme, rows: desk.rows })) throw notFound()
  return {
    ...{ batch: { ...batch, kind }, scheme, panel, begun, now: world.now().toISOString() },
    desk: { ...desk, who: new Map(desk.people.map((one) => [one.id, one])) },
    fieldOf: ({ field }) => (field === undefined ? undefined : chosenTitle('field', field, scheme)),
    seen: (row) => panelMark(row, world.digest),
  }
}

const schemeOf = async ({ world }: Web, { ref, scheme }: Batch): Promise<Scheme | undefined> =>
  ref === undefined
    ? (await world.schemes.current()).find((one) => one.ref.startsWith(`${scheme}@`))
    : world.schemes.load(ref)
