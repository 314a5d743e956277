import type { BoardRow, Done, Turn } from '../../domain/board.ts'
import type { ReachedWork } from '../../domain/reached.ts'
import type { PanelRow, PanelSeat } from '../../domain/panel-row.ts'
import { byPlace } from './by-place.ts'

/*
 * Where each field of a row of many stands: half of such a row would be the names of its fields. What is seldom said
 * stands last.
 */

const turns = byPlace<Turn>({ as: 0, does: 1, due: 2, overdueSince: 3 })

const done = byPlace<Done>({ does: 0, n: 1, took: 2, allowed: 3, limited: 4, late: 5 })

const reached = byPlace<ReachedWork>({ does: 0, since: 1, heard: 2, next: 3 })

export const boardRowByPlace = byPlace<BoardRow>({
  ...{ id: 0, kind: 1, scheme: 2, title: 3, lead: 4, leadName: 5, status: 6, since: 7, opened: 8 },
  ...{ corrections: 9, turns: [10, turns], done: [11, done], number: 12, handedIn: 13 },
  ...{ organisationKind: 14, region: 15, field: 16, officer: 17, level: 18, formation: 19, tier: 20 },
  ...{ checked: 21, mean: 22, spread: 23, sheets: 24, ends: 25, selected: 26, grade: 27 },
  ...{ reached: [28, reached] },
})

const members = byPlace<PanelRow['members'][number]>({
  ...{ organisation: 0, name: 1, role: 2, region: 3, controller: 4 },
})

const seats = byPlace<PanelSeat>({
  ...{ task: 0, person: 1, name: 2, state: 3, declared: 4, opened: 5, due: 6, at: 7, scores: 8 },
  ...{ field: 9, reminded: 10 },
})

export const panelRowByPlace = byPlace<PanelRow>({
  ...{ id: 0, batch: 1, kind: 2, scheme: 3, title: 4, stage: 5, round: 6, members: [7, members] },
  ...{ seats: [8, seats], earlier: 9, aside: 10, decided: 11, stuck: 12, field: 13, result: 14 },
  ...{ consortium: 15, assigned: 16, dismissed: 17 },
})
