import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startServer } from '../local/server.ts'
import { StartProblem } from '../local/start-problem.ts'
import { play } from './play.ts'
import { playProgrammes } from './play-programmes.ts'
import type { Row } from './rows.ts'
import type { Stage } from './stage.ts'
import { localStage } from './local-stage.ts'
import { tableOf } from './table.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
})
const say = (line: string): void => {
  if (!values.json) console.log(line)
}

type Part = (stage: Stage, say: (line: string) => void) => Promise<Row[]>

/** One programme with every reported consortium and every turn that a case can take; then every other programme. */
const parts: Readonly<Record<string, Part>> = {
  consortia: (stage, told) => play(stage, told),
  programmes: (stage, told) => playProgrammes(stage, told),
}

/** Plays a part on a fresh store of its own, so that its clock is its own. */
const onFreshStore = async (part: Part): Promise<{ rows: Row[]; problems: readonly string[] }> => {
  const folder = await mkdtemp(join(tmpdir(), 'consort-demo-'))
  const server = await startServer({ folder, port: 0 })
  try {
    say(`A fresh program at ${server.url}`)
    const rows = await part(localStage(server), say)
    return { rows, problems: [...server.program.problems] }
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** `npm run demo`: the main job without a browser. `--only consortia` or `--only programmes` plays one part. */
const main = async (): Promise<number> => {
  const wanted = Object.entries(parts).filter(([name]) => values.only === '' || values.only === name)
  const played = []
  for (const [, part] of wanted) {
    const { rows, problems } = await onFreshStore(part)
    played.push({ rows, problems })
    if (values.json) continue
    console.log(`\n${tableOf(rows)}\n`)
    for (const problem of problems) console.log(`! ${problem}`)
  }
  const rows = played.flatMap((one) => one.rows)
  const problems = played.flatMap((one) => one.problems)
  const failed = rows.filter((row) => row.wrong.length > 0)
  if (values.json) console.log(JSON.stringify({ rows, problems }, null, 2))
  else console.log(`${rows.length - failed.length} of ${rows.length} cases ended as their script says`)
  return failed.length === 0 && rows.length > 0 && problems.length === 0 ? 0 : 1
}

main().then(
  (code) => process.exit(code),
  (problem: unknown) => {
    console.error(problem instanceof StartProblem ? problem.message : problem)
    process.exit(1)
  },
)
