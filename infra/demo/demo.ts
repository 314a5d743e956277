import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startServer } from '../local/server.ts'
import { StartProblem } from '../local/start-problem.ts'
import { play } from './play.ts'
import { localStage } from './local-stage.ts'
import { tableOf } from './table.ts'

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
const say = (line: string): void => {
  if (!values.json) console.log(line)
}

/** `npm run demo`: the main job without a browser, on a fresh store. */
const main = async (): Promise<number> => {
  const folder = await mkdtemp(join(tmpdir(), 'consort-demo-'))
  const server = await startServer({ folder, port: 0 })
  try {
    say(`A fresh program at ${server.url}`)
    const rows = await play(localStage(server), say)
    const failed = rows.filter((row) => row.wrong.length > 0)
    const problems = server.program.problems
    if (values.json) console.log(JSON.stringify({ rows, problems }, null, 2))
    else {
      console.log(`\n${tableOf(rows)}\n`)
      for (const problem of problems) console.log(`! ${problem}`)
      console.log(`${rows.length - failed.length} of ${rows.length} cases ended as their script says`)
    }
    return failed.length === 0 && rows.length > 0 && problems.length === 0 ? 0 : 1
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

main().then(
  (code) => process.exit(code),
  (problem: unknown) => {
    console.error(problem instanceof StartProblem ? problem.message : problem)
    process.exit(1)
  },
)
