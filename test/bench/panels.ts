import { lingang } from '../../schemes/lingang.ts'
import { openApp } from '../store/open-app.ts'
import { rowsAreComplete, itemsInReview, panelExpert } from '../support/call-in-review.ts'
import { crowdedCall } from '../support/call-of-many.ts'
import { load } from '../support/load.ts'
import { takenOverAt } from '../support/schemes.ts'
import { median, type Report, type Say } from './report.ts'

const [cases, experts, times] = [300, 400, 9]

/** What an officer waits for at the panels of a call: three hundred cases, five seats each, four hundred experts. */
export const measurePanels = async (say: Say): Promise<Report> => {
  const rows: (string | number)[][] = []
  for (const stage of ['review', 'before'] as const) {
    const open = await openApp()
    try {
      await open.store.schemes.publish(takenOverAt('2030-01-01T00:00:00.000Z', lingang))
      await open.store.calls.save(crowdedCall)
      for (let n = 0; n < experts; n += 1) await open.store.people.save(panelExpert(n))
      const now = open.world.now().toISOString()
      await load(
        open.table,
        (function* () {
          for (let n = 0; n < cases; n += 1) yield* itemsInReview(n, { experts, now, stage })
          yield* rowsAreComplete
        })(),
      )
      say(`${cases} cases and ${experts} experts loaded, ${stage}`)
      const { cookie } = await open.settle('officer', { offices: [{ role: 'officer', scheme: 'lingang' }] })
      const panels = `/calls/${crowdedCall.id}/panels`
      const [first] = (await open.store.panels.rows(crowdedCall.id)).rows
      const pages: readonly (readonly [string, string])[] =
        stage === 'review'
          ? [
              ['the panels', panels],
              ['those with a late sheet', `${panels}?sheet=overdue`],
              ['one panel', `${panels}/${first?.id}`],
              ['experts and their load', `${panels}/experts`],
            ]
          : [['panels proposed for all', `${panels}/proposal`]]
      for (const [name, path] of pages) {
        const ask = async () => {
          const response = await open.app.request(path, { headers: { cookie } })
          const text = await response.text()
          if (response.status !== 200) throw new Error(`${path} answered ${response.status}`)
          return text.length
        }
        await ask()
        const use = await open.meter.during(ask)
        const took: number[] = []
        const before = process.cpuUsage()
        for (let n = 0; n < times; n += 1) {
          const at = performance.now()
          await ask()
          took.push(performance.now() - at)
        }
        const { user, system } = process.cpuUsage(before)
        const busy = Math.round((user + system) / 1000 / times)
        rows.push([name, use.requests, use.readUnits, median(took), Math.min(...took), busy])
      }
    } finally {
      await open.stop()
    }
  }
  return {
    title: `What the panels of a call of ${cases} cases take on the server, five seats each, ${experts} experts`,
    heads: ['page', 'requests', 'read units', 'p50 ms', 'least ms', 'CPU ms'],
    rows,
    notes: ['The embedded engine, in memory; a page of panels may take 300 ms on an idle machine.'],
  }
}
