import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { createMeter } from '../../functions/store/meter.ts'
import { createStore } from '../../functions/store/store.ts'
import { openTable, tableDefinition } from '../../functions/store/table.ts'
import { startTableEngine } from '../../infra/local/table-engine.ts'
import { type Question, questions } from '../store/questions.ts'
import { loadCases } from '../support/load.ts'
import { median, type Report, type Say } from './report.ts'

const times = 21
const step = 5000

/** Each of the ten questions at 1,000, 10,000 … cases: requests and units of a page, and how long it takes. */
export const measureLargeTable = async (cases: number, say: Say): Promise<Report> => {
  const sizes = [1000, 10_000, 100_000].filter((size) => size < cases)
  const engine = await startTableEngine()
  const meter = createMeter()
  const table = openTable({ name: 'consort', endpoint: engine.endpoint, meter })
  try {
    await table.base.send(new CreateTableCommand(tableDefinition(table.name)))
    const store = createStore(table)
    const rows: (string | number)[][] = []
    const begins = performance.now()
    const seconds = () => `${Math.round((performance.now() - begins) / 1000)} s`
    let loaded = 0
    for (const size of [...sizes, cases]) {
      for (; loaded < size; loaded = Math.min(size, loaded + step)) {
        await loadCases(table, Math.min(size, loaded + step), loaded)
        if (size > step) say(`${Math.min(size, loaded + step)} cases loaded after ${seconds()}`)
      }
      for (const question of questions) {
        const { ask } = question
        const use = await meter.during(() => ask(store))
        const took: number[] = []
        for (let n = 0; n < times; n += 1) {
          const at = performance.now()
          await ask(store)
          took.push(performance.now() - at)
        }
        rows.push([titleOf(question), size, use.requests, use.readUnits, median(took)])
      }
    }
    return {
      title: 'A page of each question at growing sizes of the table',
      heads: ['question', 'cases', 'requests', 'read units', 'p50 ms'],
      rows: questions.flatMap((one) => rows.filter(([asked]) => asked === titleOf(one))),
      notes: [`${engine.name}, in memory; the table was loaded in ${seconds()}.`],
    }
  } finally {
    await engine.stop()
  }
}

const titleOf = ({ number, asks }: Question): string => `${number}. ${asks}`
