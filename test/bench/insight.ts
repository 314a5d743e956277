import { openApp } from '../store/open-app.ts'
import { countedCall, countedItems } from '../support/counted-call.ts'
import { load } from '../support/load.ts'
import { takenOverAt } from '../support/schemes.ts'
import { lingang } from '../../schemes/lingang.ts'
import { median, type Report, type Say } from './report.ts'

const times = 15

/** What a meeting waits for on the server: the figures of a call of five thousand cases, most of them far on. */
export const measureInsight = async (cases: number, say: Say): Promise<Report> => {
  const open = await openApp()
  try {
    await open.store.schemes.publish(takenOverAt('2025-01-01T00:00:00.000Z', lingang))
    await open.store.calls.save(countedCall)
    await load(open.table, countedItems(cases, open.world.now().toISOString()))
    say(`${cases} cases loaded`)
    const { cookie } = await open.settle('officer', { offices: [{ role: 'officer', scheme: 'lingang' }] })
    const subject = `/insight/${countedCall.id}`
    const rows: (string | number)[][] = []
    for (const [name, path] of [
      ['the figures', subject],
      ['those of the reviews', `${subject}/panels`],
      ['one of them as CSV', `${subject}/days.csv`],
      ['one as a picture', `${subject}/funnel.svg`],
      ['all as a workbook', `${subject}/figures.xlsx`],
      ['the report', `${subject}/report`],
      ['a programme over the years', '/insight/programme-lingang'],
    ] as const) {
      const ask = async () => {
        const response = await open.figures.request(path, { headers: { cookie } })
        await response.arrayBuffer()
        if (response.status !== 200) throw new Error(`${path} answered ${response.status}`)
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
    return {
      title: `What figures take on the server, of a call of ${cases} cases`,
      heads: ['page', 'requests', 'read units', 'p50 ms', 'least ms', 'CPU ms'],
      rows,
      notes: [
        'The embedded engine, in memory; the figures of a call may take 300 ms on an idle machine.',
        'CPU is the program’s own, whatever else the machine does meanwhile.',
      ],
    }
  } finally {
    await open.stop()
  }
}
