import { load, loads } from '../../domain/insight/load.ts'
import { network } from '../../domain/insight/network.ts'
import { severity } from '../../domain/insight/severity.ts'
import type { PanelRow } from '../../domain/panel-row.ts'
import type { Person } from '../../domain/person.ts'
import { may } from '../../domain/policy.ts'
import type { Rubric } from '../../domain/rubric.ts'
import type { Scheme } from '../../domain/scheme.ts'
import { stepOf } from '../../domain/scheme-step.ts'
import { rowsOf } from '../panel-desk.ts'
import type { Batch } from '../web/board/batch.ts'
import { schemesOf } from '../web/board/seen-rows.ts'
import type { Web } from '../web/context.ts'
import type { Figures } from './figures.ts'

/**
 * Who reviews how much and how, and which organisations are in several cases: for whoever may see the panels of a call.
 * Leaders read the load without names; who takes part in a case reads nothing of it.
 */
export const panelFiguresFor = async (web: Web, person: Person, batch: Batch): Promise<Figures> => {
  const rows = await rowsOf(web.world, batch.id)
  const titles = new Map<string, string>(rows.map(({ id, title }) => [id, title]))
  const { scheme } = batch
  if (may(person, { to: 'see-panels', scheme, rows })) {
    const schemes = await schemesOf(web.world, rows)
    const figures = [
      load(rows),
      severity(rows, (row) => rubricIn(schemes.get(row.scheme), row.kind)),
      network(rows.map(groupOf), 'cases'),
    ]
    return { figures, titles }
  }
  return {
    figures: may(person, { to: 'see-loads-in-sums', scheme, rows }) ? [loads(rows)] : [],
    titles: new Map(),
  }
}

const rubricIn = (scheme: Scheme | undefined, kind: PanelRow['kind']): Rubric | undefined =>
  scheme && (kind === 'application' ? stepOf(scheme, 'review')?.rubric : scheme.evaluation?.rubric)

const groupOf = ({ id, title, members }: PanelRow) => ({
  ...{ id, name: title },
  parties: members.map(({ organisation, name, role }) => ({
    ...{ key: organisation, name, leads: role !== 'member' },
  })),
})
