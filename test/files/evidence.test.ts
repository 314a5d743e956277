import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { CaseId } from '../../domain/ids.ts'
import { EvidenceManifest } from '../../functions/files/evidence/evidence-package.ts'
import { type Desk, openDesk } from '../support/desk.ts'
import { openTown, type Town } from '../support/town.ts'

const run = promisify(execFile)
const Failed = z.object({ code: z.number(), stdout: z.string() })

let town: Town
let desk: Desk
let id: CaseId
beforeAll(async () => {
  town = await openTown()
  desk = openDesk(town)
  id = await town.apply('证据公司', [
    ['证据大学', 'university'],
    ['证据配套', 'enterprise'],
  ])
  await town.program.idle()
})
afterAll(() => town.program.stop())

const take = async (): Promise<Record<string, Uint8Array>> => {
  const answer = await desk.get('auditor', `/files/cases/${id}/evidence.zip`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('application/zip')
  return unzipSync(new Uint8Array(await answer.arrayBuffer()))
}
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)

/** Unpacks it somewhere else and lets its own program look at it, with a bare Node. */
const verified = async (files: Readonly<Record<string, Uint8Array>>) => {
  const folder = await mkdtemp(join(tmpdir(), 'evidence-'))
  try {
    for (const [path, bytes] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), bytes)
    }
    const { stdout } = await run(process.execPath, ['verify.mjs'], { cwd: folder, env: {} })
    return { code: 0, stdout }
  } catch (problem) {
    return Failed.parse(problem)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

test('an auditor takes a whole case along, and it proves itself on another computer', async () => {
  const files = await take()
  const manifest = EvidenceManifest.parse(JSON.parse(text(files['manifest.json'])))
  const { head, events } = await town.file(id)
  expect(manifest).toMatchObject({ case: id, chain: head.chain, taken: { name: 'auditor' } })
  expect(JSON.parse(text(files['record/history.json']))).toHaveLength(events.length)
  expect(text(files['record/handed-in/1.json'])).toContain('证据大学')
  expect(Object.keys(files).filter((path) => path.startsWith('record/receipts/'))).toHaveLength(1)
  const { code, stdout } = await verified(files)
  expect(stdout).not.toContain('FAULT')
  expect(stdout.match(/^ok /gm)).toHaveLength(6)
  expect(code).toBe(0)
})

describe('whatever somebody changes in it shows', () => {
  const edited = (path: string, from: string, to: string) => (files: Record<string, Uint8Array>) => {
    const before = text(files[path])
    expect(before).toContain(from)
    return { ...files, [path]: new TextEncoder().encode(before.replace(from, to)) }
  }
  test.each([
    ['an event', edited('record/history.json', '"what": "submitted"', '"what": "refused"'), 'history'],
    ['what was handed in', edited('record/handed-in/1.json', '证据大学', '别的大学'), 'what was handed in'],
    ['the manifest', edited('manifest.json', '证据公司', '别的公司'), 'signature of the manifest'],
    ['the rules', edited('rules/programme.json', 'lingang@', 'lingang2@'), 'files'],
    [
      'a file that was added',
      (files: Record<string, Uint8Array>) => ({ ...files, 'more.txt': new Uint8Array(1) }),
      'files',
    ],
    [
      'a file that is missing',
      ({ 'record/messages.json': _, ...files }: Record<string, Uint8Array>) => files,
      'files',
    ],
  ])('%s', async (_, change, where) => {
    const { code, stdout } = await verified(change(await take()))
    expect(stdout).toContain(`FAULT  ${where}`)
    expect(code).toBe(1)
  })
})

test('it is for auditors: not for the office, not for applicants', async () => {
  for (const name of ['officer', '证据公司', 'expert1'])
    expect((await desk.get(name, `/files/cases/${id}/evidence.zip`)).status).toBe(404)
})

test('no token and no end of a link is in it', async () => {
  const files = await take()
  for (const path of Object.keys(files)) expect(path).not.toContain('..')
  expect(text(files['record/messages.json'])).not.toContain('"secret"')
})
