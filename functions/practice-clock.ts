import { z } from 'zod'
import { keys } from './store/keys.ts'
import type { Table } from './store/table.ts'

/** By how many milliseconds the programme's clock is ahead of the wall's. */
const Ahead = z.int().min(0)

/**
 * The clock of a rehearsal: it can be moved ahead, never back, and flows on from there. It lies in the table, so that
 * all functions of an installation agree; each catches up when it is called.
 */
export const practiceClock = (table: Pick<Table, 'get' | 'put'>, wall: () => number = Date.now) => {
  let ahead = 0
  const catchUp = async (): Promise<void> => {
    const kept = await table.get(keys.practiceClock())
    ahead = kept === undefined ? 0 : Ahead.parse(kept.data)
  }
  return {
    now: () => new Date(wall() + ahead),
    catchUp,
    moveTo: async (time: Date): Promise<void> => {
      await catchUp()
      ahead = Math.max(ahead, time.getTime() - wall())
      await table.put({ ...keys.practiceClock(), type: 'practice-clock', data: ahead })
    },
  }
}
export type PracticeClock = ReturnType<typeof practiceClock>
