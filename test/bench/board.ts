import { openApp } from '../store/open-app.ts'
import { load } from '../support/load.ts'
import { crowdedCall, crowdedHead, crowdedItems } from '../support/call-of-many.ts'
import { takenOverAt } from '../support/schemes.ts'
import { lingang } from '../../schemes/lingang.ts'
import { median, type Report, type Say } from './report.ts'

const times = 15

/** What an officer waits for on the server: a call of five thousand cases, on the engine that comes along. */
export const measureBoard = async (cases: number, say: Say): Promise<Report> => {
  const open = await openApp()
  try {
    await open.store.schemes.publish(takenOverAt('2030-01-01T00:00:00.000Z', lingang))
    await open.store.calls.save(crowdedCall)
    await load(open.table, crowdedOf(cases))
    say(`${cases} cases loaded`)
    const { cookie } = await open.settle('officer', { offices: [{ role: 'officer', scheme: 'lingang' }] })
    const board = `/board/${crowdedCall.id}`
    const pages: readonly (readonly [string, string])[] = [
      ['the board', board],
      ['late at the formal check', `${board}?step=formal-check&late=yes`],
      ['found by part of a name', `${board}?text=${encodeURIComponent('方77')}`],
      ['the last page by name', `${board}?sort=title&after=${cases - (cases % 50) - 50}`],
      ['the ranking', `${board}/ranking`],
      ['one case', `/cases/${crowdedHead(0).id}`],
    ]
    const rows: (string | number)[][] = []
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
      const busy = (user + system) / 1000 / times
      rows.push([name, use.requests, use.readUnits, median(took), Math.min(...took), Math.round(busy)])
    }
    return {
      title: `What an officer’s page takes on the server, in a call of ${cases} cases`,
      heads: ['page', 'requests', 'read units', 'p50 ms', 'least ms', 'CPU ms'],
      rows,
      notes: [
        'The embedded engine, in memory; a page may take 300 ms on an idle machine.',
        'CPU is the program’s own, whatever else the machine does meanwhile.',
      ],
    }
  } finally {
    await open.stop()
  }
}

const crowdedOf = function* (cases: number) {
  for (let n = 0; n < cases; n += 1) yield* crowdedItems(n)
}
