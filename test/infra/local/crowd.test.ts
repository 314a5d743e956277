import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { crowd, madeUpConsortium, mostApplications } from '../../../infra/local/crowd.ts'
import { seed } from '../../../infra/local/seed.ts'
import { startServer } from '../../../infra/local/server.ts'

test('each made-up application has a name of its own, and no organisation passes for one that exists', () => {
  const all = Array.from({ length: mostApplications }, (_, n) => madeUpConsortium(n))
  expect(new Set(all.map(({ name }) => name)).size).toBe(mostApplications)
  expect(new Set(all.map(({ lead }) => lead.code)).size).toBe(mostApplications)
  for (const one of all.flatMap(({ lead, members }) => [lead, ...members]))
    expect(one.name).toMatch(/（练习）$/)
})

test('made-up applications stand at every step, and a second start makes no more', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'consort-crowd-'))
  const server = await startServer({ folder, port: 0 })
  onTestFinished(async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  })
  await seed(server, folder)
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  await crowd(server, folder, 12, say)
  await crowd(server, folder, 12, say)
  expect(said).toEqual([
    '10 of 12 made-up applications are there.',
    '12 of 12 made-up applications are there.',
  ])
  const made = new Set(Array.from({ length: 12 }, (_, n) => madeUpConsortium(n).name))
  const { store } = server.program.world
  const calls = (await store.calls.list({ limit: 100 })).items
  const boards = await Promise.all(calls.map(({ id }) => store.board.rows(id, true)))
  const standing = boards
    .flatMap(({ rows }) => rows)
    .filter(({ title }) => made.has(title))
    .map(({ status }) => status)
  // Of the two that came to nothing one was refused, and one was not corrected within its ten working days.
  expect(standing.toSorted()).toEqual(
    [
      ...['review', 'review', 'review', 'formal-check', 'formal-check', 'formal-check'],
      ...['draft', 'recommendation', 'approval', 'refused', 'refused', 'notice'],
    ].toSorted(),
  )
}, 240_000)
