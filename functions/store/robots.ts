import { z } from 'zod'
import { Robot } from '../../domain/robot.ts'
import { mostAMinute } from '../../domain/robot.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Store } from '../ports/store.ts'
import { keys } from './keys.ts'
import { along } from './once.ts'
import { everything } from '../every-page.ts'
import { nextRevision, type Table } from './table.ts'
import { transact } from './transaction.ts'

const Turn = z.object({ minute: z.string(), count: z.number(), revision: z.number() })
const tries = 8

/** Robots of a programme's groups, and how often each was used this minute. */
export const robotStore = (table: Table): Store['robots'] => ({
  of: async (scheme) => {
    const { pk } = keys.robot(scheme, '')
    const rows = await everything((page) => table.query({ key: pk, begins: 'ROBOT#' }, page))
    return rows.map((row) => Robot.parse(row.data))
  },
  load: async (scheme, id) => {
    const item = await table.get(keys.robot(scheme, id))
    return item && Robot.parse(item.data)
  },
  save: async (robot, options) => {
    const { effects: _, writes } = along(robot.id, robot.revision, options)
    await transact(table, [
      {
        put: { ...keys.robot(robot.scheme, robot.id), type: 'robot', data: robot },
        guard: nextRevision(robot.revision),
      },
      ...writes,
    ])
  },
  takeTurn: async (id, minute) => {
    for (let left = tries; left > 0; left -= 1) {
      const item = await table.get(keys.robotTurn(id))
      const was = item && Turn.parse(item.data)
      const count = was?.minute === minute ? was.count : 0
      if (count >= mostAMinute) return false
      const data = { minute, count: count + 1, revision: (was?.revision ?? 0) + 1 }
      try {
        await transact(table, [
          { put: { ...keys.robotTurn(id), type: 'robot-turn', data }, guard: nextRevision(data.revision) },
        ])
        return true
      } catch (problem) {
        // Another message took this turn: the next one is asked for.
        if (!(problem instanceof Refusal) || problem.code !== 'changed-meanwhile') throw problem
      }
    }
    return false
  },
})
