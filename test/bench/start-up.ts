import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { z } from 'zod'
import { writeAssets } from '../../infra/assets.ts'
import { aliases, bundling } from '../../infra/program-function.ts'
import { median, type Report, type Say } from './report.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const rounds = 15

const handlers: Readonly<Record<string, string>> = {
  'bare Hono': 'test/bench/bare-handler.ts',
  web: 'functions/web/handler.ts',
  'a task (combine-scores)': 'functions/tasks/combine-scores.ts',
  relay: 'functions/relay/handler.ts',
}

/** What a handler finds in its environment; nothing of it is reached while it is imported. */
const environment = {
  PATH: process.env.PATH,
  AWS_REGION: 'eu-central-1',
  TABLE: 'consort',
  PUBLIC_URL: 'https://consort.example',
  ISSUER: 'https://issuer.example',
  CLIENT_ID: 'consort',
  AUDIENCE: 'urn:consort:api',
  MACHINE_APPLICATION: 'application',
  MACHINE_ANNUAL_EVALUATION: 'annual-evaluation',
}

const measuring = `const begins = performance.now()
const before = process.cpuUsage()
await import(process.argv[1])
const { user, system } = process.cpuUsage(before)
console.log(JSON.stringify({ ms: performance.now() - begins, cpu: (user + system) / 1000 }))
process.exit(0)`
const Imported = z.object({ ms: z.number(), cpu: z.number() })

/**
 * How long a fresh process takes to import a handler's bundle, made as for the deployment. The processes take
 * turns, so that what else the machine does meets all of them alike.
 */
export const measureStartUp = async (say: Say): Promise<Report> => {
  const folder = await mkdtemp(join(tmpdir(), 'consort-bench-'))
  try {
    const bundles = new Map<string, { file: string; size: number; times: z.infer<typeof Imported>[] }>()
    for (const [name, entry] of Object.entries(handlers)) {
      const file = await bundle(entry, join(folder, name.replaceAll(/[^a-z]/gi, '-')))
      bundles.set(name, { file, size: (await stat(file)).size, times: [] })
    }
    for (let round = 1; round <= rounds; round += 1) {
      for (const { file, times } of bundles.values()) times.push(await importTime(file))
      if (round % 5 === 0) say(`imported ${round} of ${rounds} times`)
    }
    const middle = (times: readonly z.infer<typeof Imported>[], what: 'ms' | 'cpu') =>
      median(times.map((one) => one[what]))
    const bare = middle(bundles.get('bare Hono')?.times ?? [], 'ms')
    return {
      title: `Import of a handler's bundle in a fresh process, median of ${rounds}, processes taking turns`,
      heads: ['handler', 'KB', 'ms', 'of it computing', 'times bare'],
      rows: [...bundles].map(([name, { size, times }]) => [
        name,
        Math.round(size / 1000),
        middle(times, 'ms'),
        middle(times, 'cpu'),
        middle(times, 'ms') / bare,
      ]),
      notes: ['Budgets: web 1,100 KB, every other handler 500 KB (checked in npm test).'],
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The options are those of the deployment (infra/program-function.ts). */
const bundle = async (entry: string, folder: string): Promise<string> => {
  const outfile = join(folder, 'index.mjs')
  await build({
    entryPoints: [`${root}${entry}`],
    outfile,
    alias: aliases,
    banner: { js: bundling.banner },
    bundle: true,
    external: [...bundling.externalModules],
    format: 'esm',
    mainFields: [...bundling.mainFields],
    charset: bundling.charset,
    minify: bundling.minify,
    platform: 'node',
    target: bundling.target,
    logLevel: 'silent',
  })
  await writeAssets(folder)
  return outfile
}

const run = promisify(execFile)
const importTime = async (file: string): Promise<z.infer<typeof Imported>> => {
  const args = ['--input-type=module', '--eval', measuring, pathToFileURL(file).href]
  return Imported.parse(JSON.parse((await run(process.execPath, args, { env: environment })).stdout))
}
