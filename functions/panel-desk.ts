import { isNear, mostOf, type Staffing } from '../domain/assignment-fit.ts'
import type { CaseFile } from '../domain/case.ts'
import { conflictCheck, type Group, standing } from '../domain/conflict-check.ts'
import { canonical } from '../domain/history.ts'
import { schemeCode } from '../domain/ids.ts'
import { isJudged, loadsIn, type PanelRow, panelRowOf } from '../domain/panel-row.ts'
import type { Person } from '../domain/person.ts'
import type { Panel } from '../domain/rubric.ts'
import type { Scheme } from '../domain/scheme.ts'
import { stepOf } from '../domain/scheme-step.ts'
import { casesOf } from './other-cases.ts'
import type { World } from './ports/world.ts'
import { registerLines } from './register-lines.ts'

export type PanelDesk = Staffing

/** The consortia of the register that are in force or were reported, with their parties. */
const groupsIn = async (world: World): Promise<Group[]> =>
  (await registerLines(world))
    .filter(({ is, ended }) => ended === undefined && (is === 'recognised' || is === 'reported'))
    .map(({ id, name, leads, members }) => ({
      ...{ id, name },
      parties: [...leads, ...members].map((party) => ({ name: party })),
    }))

/** What a panel is, in short: whoever chose something from one that has changed since chooses again. */
export const panelMark = (row: PanelRow, digest: (text: string) => string): string => {
  const { stage, round, assigned, dismissed, stuck } = row
  // A row lies in the table in the order in which it was made; a case is read in that of its keys.
  const members = row.members.map((one) => canonical(one)).toSorted()
  const asked = row.seats.map(({ task, state }) => `${task} ${state}`).toSorted()
  return digest(canonical({ stage, round, members, assigned, dismissed, stuck, asked })).slice(0, 20)
}

/** The panel by which cases of this kind are judged; nothing where no panel is. */
export const panelIn = (scheme: Scheme, kind: PanelRow['kind']): Panel | undefined =>
  kind === 'application' ? stepOf(scheme, 'review')?.panel : scheme.evaluation?.panel

/** So many cases of an earlier program get their row while somebody waits. */
const mostRead = 200

/** The rows of a batch. Cases of an earlier program get theirs when somebody first looks, and then that all are there. */
export const rowsOf = async (world: World, batch: string): Promise<readonly PanelRow[]> => {
  const { panels } = world.store
  const found = await panels.rows(batch)
  if (found.complete) return found.rows
  const judged = (await casesOf(world, batch)).filter(isJudged).map(({ id }) => id)
  await panels.catchUp(batch, judged, mostRead)
  return judged.length === 0 ? found.rows : (await panels.rows(batch)).rows
}

export const openPanelDesk = async (
  world: World,
  batch: string,
  scheme: Scheme,
  kind: PanelRow['kind'],
): Promise<PanelDesk> => {
  const [rows, people, groups] = await Promise.all([
    rowsOf(world, batch),
    world.store.people.inAudience(`office:${schemeCode(scheme.ref)}:expert`),
    groupsIn(world),
  ])
  return deskOf(rows, people, groups, panelIn(scheme, kind))
}

const deskOf = (
  rows: readonly PanelRow[],
  people: readonly Person[],
  groups: readonly Group[],
  panel: Panel | undefined,
): PanelDesk => ({
  rows,
  people: people.filter(({ active }) => active),
  check: conflictCheck(rows, groups, panel?.conflictReach),
  loads: loadsIn(rows),
})

/**
 * Who may be asked about a case now. By the members alone, as the rules of the panel say, unless the programme looks
 * further or limits what one expert is given; whom an officer assigned is looked at as closely as when they were.
 */
export const mayBeAsked = async (
  world: World,
  file: CaseFile,
  scheme: Scheme,
  people: readonly Person[],
): Promise<Person[]> => {
  const own = panelRowOf(file)
  const panel = own && panelIn(scheme, own.kind)
  if (!own || !panel) return [...people]
  const assigned = new Set(
    (file.head.review.open ? [] : (own.assigned?.experts ?? [])).map(({ person }) => person),
  )
  const limited =
    panel.mostCases !== undefined || people.some(({ expertise }) => expertise?.mostCases !== undefined)
  const asBefore = panel.conflictReach === undefined && panel.expertRegions !== 'elsewhere-only'
  if (asBefore && !limited && assigned.size === 0) return [...people]
  const [rows, groups] = await Promise.all([rowsOf(world, file.head.batch), groupsIn(world)])
  const others = rows.filter(({ id }) => id !== own.id)
  const { check } = deskOf([...others, own], people, groups, panel)
  const before = loadsIn(others)
  return people.filter((person) => {
    if (assigned.has(person.id)) return standing(person, check(person, own), own.dismissed).length === 0
    if ((before.get(person.id) ?? 0) >= mostOf(person, panel)) return false
    if (panel.expertRegions === 'elsewhere-only' && isNear(person, own)) return false
    return (
      panel.conflictReach === undefined || standing(person, check(person, own), own.dismissed).length === 0
    )
  })
}
