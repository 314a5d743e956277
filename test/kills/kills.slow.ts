import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const run = fileURLToPath(new URL('run.ts', import.meta.url))
const verifier = fileURLToPath(new URL('../../infra/local/verify-history.ts', import.meta.url))

/** A small generator, so that a failure can be repeated with the seed that it prints (mulberry32). */
const random = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) >>> 0
  let t = Math.imul(seed ^ (seed >>> 15), seed | 1)
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
}

const start = (folder: string): { child: ChildProcess; ended: Promise<number | null> } => {
  const child = spawn(process.execPath, ['--import', 'tsx', run, folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const errors: string[] = []
  child.stderr?.on('data', (part) => errors.push(String(part)))
  return {
    child,
    ended: new Promise((resolve, reject) =>
      child.once('exit', (code) =>
        code === 1 ? reject(new Error(errors.join('').slice(-2000))) : resolve(code),
      ),
    ),
  }
}

const records = async (folder: string): Promise<unknown> =>
  JSON.parse(await readFile(join(folder, 'records.json'), 'utf8'))

const verified = (folder: string): Promise<number | null> =>
  new Promise((resolve) =>
    spawn(process.execPath, [verifier, folder], { stdio: 'ignore' }).once('exit', resolve),
  )

const kills = 50
/** A busy machine makes every life longer, and fifty of them last no longer for it. */
const longest = 45_000

test(`killed at ${kills} random moments, the program ends with the same records, and nobody is told twice`, async () => {
  const folders: string[] = []
  const fresh = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'consort-kills-'))
    folders.push(folder)
    return folder
  }
  try {
    const calm = await fresh()
    const began = Date.now()
    expect(await start(calm).ended).toBe(0)
    const whole = Date.now() - began
    const expected = await records(calm)

    const seed = Date.now() % 100_000
    const next = random(seed)
    console.log(`undisturbed in ${whole} ms; kills with seed ${seed}`)
    let done = 0
    while (done < kills) {
      const folder = await fresh()
      for (;;) {
        const { child, ended } = start(folder)
        // From the first moment of a start to well into the work; a few lives are let live.
        const life = done < kills ? next() * Math.min(whole, longest) * 0.45 : Number.POSITIVE_INFINITY
        const timer = Number.isFinite(life) ? setTimeout(() => child.kill('SIGKILL'), life) : undefined
        const code = await ended
        clearTimeout(timer)
        if (code === 0) break
        done += 1
      }
      expect(await records(folder), `seed ${seed}`).toEqual(expected)
      expect(await verified(folder), `history, seed ${seed}`).toBe(0)
    }
  } finally {
    for (const folder of folders) await rm(folder, { recursive: true, force: true })
  }
})
