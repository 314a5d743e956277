import type { TaskId } from '../../domain/ids.ts'
import { sheetDue } from '../../domain/panel-progress.ts'
import type { PanelRow } from '../../domain/panel-row.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { World } from '../ports/world.ts'
import { remindReviewers } from './panels.ts'
import type { Asking } from './run.ts'

/** Cases that are worked on together: each is a transaction of its own, and none waits for another. */
const atATime = 5

/** Which sheets of a call are reminded of: those past their deadline, also those due within three days, or all. */
export type ToRemind = 'overdue' | 'soon' | 'all'

/**
 * Reminds experts of the sheets of a call that are out: by the command of each case, each expert once on a day. Sent
 * again it reminds whom it did not reach, and nobody twice.
 */
export const remindPanels = async (
  world: World,
  asking: Asking,
  rows: readonly PanelRow[],
  which: ToRemind,
): Promise<{ reminded: number }> => {
  const wanted = rows.flatMap((row): { row: PanelRow; sheets: TaskId[] }[] => {
    const sheets = row.seats.filter(
      (seat) => seat.state === 'open' && isMeant(sheetDue(seat, asking.arrived), which),
    )
    return sheets.length === 0 ? [] : [{ row, sheets: sheets.map(({ task }) => task) }]
  })
  let reminded = 0
  for (let from = 0; from < wanted.length; from += atATime) {
    const done = await Promise.all(
      wanted.slice(from, from + atATime).map(async ({ row, sheets }) => {
        try {
          return (await remindReviewers(world, asking, row.id, sheets)).reminded
        } catch (problem) {
          // Of one case the officer may know too little, or it is over by now: the others are reminded.
          if (problem instanceof Refusal) return 0
          throw problem
        }
      }),
    )
    reminded += done.reduce((sum, n) => sum + n, 0)
  }
  return { reminded }
}

const isMeant = (due: ReturnType<typeof sheetDue>, which: ToRemind): boolean =>
  which === 'all' || due === 'late' || (which === 'soon' && due === 'soon')
