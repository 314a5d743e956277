import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { localStage } from '../../infra/demo/local-stage.ts'
import { play } from '../../infra/demo/play.ts'
import { demoConsortia } from '../../infra/demo/reported.ts'
import { startServer } from '../../infra/local/server.ts'
import type { Report, Say } from './report.ts'

/** One is returned for correction, one goes straight through. */
const consortia = ['lingang-eda', 'huning-polyolefin']

/** What two consortia of the demo cost from draft to the end of their first annual evaluation. */
export const measureLifecycle = async (say: Say): Promise<Report> => {
  const folder = await mkdtemp(join(tmpdir(), 'consort-bench-'))
  const server = await startServer({ folder, port: 0 })
  try {
    const rows = await play(
      localStage(server),
      say,
      demoConsortia.filter(({ id }) => consortia.includes(id)),
    )
    return {
      title:
        'One case from draft to its end, everything that it sets off and every reader on the way included',
      heads: ['case', 'ends', 'days', 'tasks', 'messages', 'transitions', 'read units', 'write units'],
      rows: rows.map(({ case: name, result, days, tasks, messages, cost }) => [
        name,
        result,
        days,
        tasks,
        messages,
        cost?.transitions ?? 0,
        cost?.readUnits ?? 0,
        cost?.writeUnits ?? 0,
      ]),
      notes: rows.flatMap((row) => row.wrong.map((what) => `! ${row.case}: ${what}`)),
    }
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
