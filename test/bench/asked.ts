import type { Meter } from '../../functions/store/meter.ts'
import { median } from './report.ts'

type App = { request(path: string, init?: RequestInit): Response | Promise<Response> }

/** A page that somebody waits for: its name, where it is, and the form that is sent where one is. */
export type AskedPage = readonly [name: string, path: string, form?: URLSearchParams]

export const askedHeads = ['page', 'requests', 'read units', 'p50 ms', 'least ms', 'CPU ms']

export const askedNotes = [
  'The embedded engine, in memory; a page may take 300 ms on an idle machine.',
  'CPU is the program’s own, whatever else the machine does meanwhile.',
]

/** What each page costs: requests and units of one time, the middle and the least of many, the processor’s time of each. */
export const askEach = async (
  { app, cookie, meter }: { readonly app: App; readonly cookie: string; readonly meter: Meter },
  pages: readonly AskedPage[],
  times: number,
): Promise<(string | number)[][]> => {
  const rows: (string | number)[][] = []
  for (const [name, path, form] of pages) {
    const ask = async () => {
      const response = await app.request(path, {
        headers: { cookie },
        ...(form === undefined ? {} : { method: 'POST', body: form }),
      })
      await response.arrayBuffer()
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}`)
    }
    await ask()
    const use = await meter.during(ask)
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
  return rows
}
