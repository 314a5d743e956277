import { CaseId } from '../../../domain/ids.ts'
import type { PanelRow } from '../../../domain/panel-row.ts'
import type { Person } from '../../../domain/person.ts'
import { notFound } from '../../../domain/refusal.ts'
import { type Here, param, type Site, signedInPerson } from '../page.tsx'
import { type OpenPanels, openPanels } from './open-panels.ts'

/** One panel of a call, with everything beside it. */
export type OneCase = {
  readonly person: Person
  readonly open: OpenPanels
  readonly row: PanelRow
  readonly path: string
}

/** The panel that an address names, for whoever may see it, or may put it together. */
export const openOneCase = async (
  c: Here,
  { web }: Site,
  to: 'see-panels' | 'staff-panels',
): Promise<OneCase> => {
  const person = signedInPerson(c)
  const id = CaseId.safeParse(param(c, 'case'))
  if (!id.success) throw notFound()
  const open = await openPanels(web, person, param(c, 'call'), to)
  const row = open.desk.rows.find((one) => one.id === id.data)
  if (!row) throw notFound()
  c.set('zone', open.scheme.timeZone)
  return { person, open, row, path: `/calls/${open.batch.id}/panels/${row.id}` }
}
