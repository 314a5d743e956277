import { createServer } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { z } from 'zod'
import { instant } from '../../domain/calendar.ts'
import { CallId } from '../../domain/ids.ts'
import { mostRepresentations } from '../../domain/person.ts'
import { personIdOf } from '../../functions/commands/people.ts'
import { sha256 } from '../../functions/store/cases.ts'
import { openTable } from '../../functions/store/table.ts'
import { startServer } from '../../infra/local/server.ts'
import { startTableEngine } from '../../infra/local/table-engine.ts'
import { lingang } from '../../schemes/lingang.ts'
import { person } from '../support/cases.ts'
import { load } from '../support/load.ts'
import { readyDraft } from '../support/many-cases.ts'
import { bareApp } from './bare-app.ts'

/** Somebody of the crowd: how their browser and their program come in. */
const Reader = z.object({ cookie: z.string(), token: z.string() })
export const Crowd = z.object({
  url: z.string(),
  bare: z.string(),
  call: z.string(),
  officer: Reader,
  speakers: z.array(Reader),
  /** Complete drafts, each with the speaker who may hand it in and the lead. */
  drafts: z.array(z.object({ id: z.string(), lead: z.string(), speaker: z.number() })),
})
export type Crowd = z.infer<typeof Crowd>
/** How long the program took to come to rest, how many seconds its process has computed, what it could not do. */
export const Rest = z.object({ seconds: z.number(), computed: z.number(), problems: z.array(z.string()) })
export type Rest = z.infer<typeof Rest>

const day = 86_400_000

/**
 * A process of its own for what is measured: the whole program with the embedded engine and its file, and a bare
 * Hono beside it. Given the number of drafts; says where it is and who there is, then answers `rest`.
 */
const main = async (count: number): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'consort-bench-'))
  const engine = await startTableEngine({ folder })
  const server = await startServer({ folder, externalEndpoint: engine.endpoint, port: 0 })
  const { program } = server
  const { store } = program.world
  const now = Date.now()

  const settle = async (subject: string, more: Parameters<typeof person>[1]) => {
    const id = personIdOf(sha256, 'practice', subject)
    await store.people.save(person(subject, { ...more, id, issuer: 'practice', subject }))
    const secret = sha256(`secret of ${subject}`).slice(0, 32)
    const at = instant(new Date(now))
    const session = { person: id, csrf: secret, strong: true, created: at, seen: at }
    await store.sessions.save(sha256(secret), session, new Date(now + day))
    return { cookie: `session=${id}.${secret}`, token: await server.token(subject) }
  }

  const call = CallId.parse(program.world.newId())
  const closes = instant(new Date(now + 40 * day))
  await store.calls.save({
    id: call,
    scheme: lingang.ref,
    title: { zh: '压力测试批次', en: 'Crowded call' },
    opens: instant(new Date(now - day)),
    closes,
    revision: 1,
  })
  const drafts = Array.from({ length: count }, (_, n) => readyDraft(call, closes, n))
  await load(
    openTable({ name: 'consort', endpoint: engine.endpoint }),
    drafts.flatMap(({ items }) => items),
  )
  const officer = await settle('officer', { offices: [{ role: 'officer', scheme: 'lingang' }] })
  const speakers: z.infer<typeof Reader>[] = []
  for (let from = 0; from < count; from += mostRepresentations)
    speakers.push(
      await settle(`speaker-${speakers.length}`, {
        represents: drafts.slice(from, from + mostRepresentations).map(({ head }) => ({
          organisation: head.lead,
          name: head.leadName,
          state: 'active',
        })),
      }),
    )

  const listener = getRequestListener(bareApp.fetch)
  const bare = createServer((request, response) => void listener(request, response))
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve))
  const address = bare.address()
  const crowd: Crowd = {
    url: server.url.replace('localhost', '127.0.0.1'),
    bare: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    call,
    officer,
    speakers,
    drafts: drafts.map(({ head }, n) => ({
      id: head.id,
      lead: head.lead,
      speaker: Math.floor(n / mostRepresentations),
    })),
  }

  process.on('message', (asked) => {
    if (asked === 'stop') void stop()
    if (asked === 'rest') void rest()
  })
  const rest = async (): Promise<void> => {
    const begins = performance.now()
    await program.idle()
    const { user, system } = process.cpuUsage()
    process.send?.({
      seconds: (performance.now() - begins) / 1000,
      computed: (user + system) / 1_000_000,
      problems: program.problems,
    })
  }
  const stop = async (): Promise<void> => {
    bare.closeAllConnections()
    bare.close()
    await server.stop()
    await engine.stop()
    await rm(folder, { recursive: true, force: true })
    process.exit(0)
  }
  process.send?.(crowd)
}

if (process.send !== undefined)
  main(Number(process.argv[2])).catch((problem: unknown) => {
    console.error(problem)
    process.exit(1)
  })
