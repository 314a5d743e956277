import { CreateTableCommand, DescribeTableCommand, ResourceNotFoundException } from '@aws-sdk/client-dynamodb'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { instant } from '../../domain/calendar.ts'
import { Message } from '../../domain/message.ts'
import type { MessageDefaults } from '../../domain/message-wishes.ts'
import { calendarsOf } from '../../functions/calendars.ts'
import { runClock } from '../../functions/clock/clock.ts'
import { keepRegisterPacked } from '../../functions/register-lines.ts'
import { firstDue } from '../../functions/clock/next-stop.ts'
import { inspectDocument } from '../../functions/files/inspect-document.ts'
import { noScanner, type Scanner } from '../../functions/files/scanner.ts'
import { deliver, sweepMessages } from '../../functions/mail/deliver.ts'
import type { Signer } from '../../functions/ports/signer.ts'
import type { Mail, World } from '../../functions/ports/world.ts'
import { newId as randomId, stepFunctions } from '../../functions/ports-aws.ts'
import { carryOut, sweepOutbox } from '../../functions/relay/relay.ts'
import { restart, restartAll } from '../../functions/restart/restart.ts'
import { schemesOf } from '../../functions/schemes.ts'
import { takeOverCalled } from '../../functions/commands/schemes.ts'
import { sha256 } from '../../functions/store/cases.ts'
import { readEffect } from '../../functions/store/outbox.ts'
import { keys } from '../../functions/store/keys.ts'
import { createStore } from '../../functions/store/store.ts'
import { createMeter } from '../../functions/store/meter.ts'
import { type Item, openTable, tableDefinition } from '../../functions/store/table.ts'
import { CaseId, type DocumentId } from '../../domain/ids.ts'
import { shipped } from '../../schemes/all.ts'
import { toAsl } from '../../workflows/asl.ts'
import { workflows } from '../../workflows/all.ts'
import { emptyFolder, lockFolder } from './data-folder.ts'
import { fileFolder } from './file-folder.ts'
import { type PracticeClock, practiceClock } from './practice-clock.ts'
import { localSealer, localSigner } from './receipt-key.ts'
import { startStepFunctions } from './step-functions.ts'
import { StartProblem, explained } from './start-problem.ts'
import { startTableEngine } from './table-engine.ts'
import { taskHandlers } from './task-handlers.ts'

/** The layout of the stored items: since 2, rows of many are lists. A store written by a newer program is not touched. */
const layout = 2

export type ProgramOptions = {
  /** Where data lives; in memory when absent. */
  readonly folder?: string
  /** Begin anew: what was kept in the folder is taken away. */
  readonly reset?: boolean
  readonly publicUrl: string
  readonly externalEndpoint?: string | undefined
  readonly engine?: 'dynoxide' | 'dynamodb-local'
  readonly clock?: PracticeClock
  /** Where mail goes; captured in the folder (or nowhere but the record) when absent. */
  readonly mail?: Mail
  /** How those are told who wish for nothing else. */
  readonly defaults?: MessageDefaults
  readonly tableName?: string
  /** Who looks for malware; nobody when absent. */
  readonly scanner?: Scanner
  /** Where ids come from; the system's randomness when absent. */
  readonly newId?: () => string
  /** Who signs receipts; a key of this machine when absent. */
  readonly signer?: Signer
}

/** What a case has cost so far on this machine. */
export type Usage = { transitions: number; readUnits: number; writeUnits: number }

/** The whole program behind the pages on one machine: table, workflows, relay, mail and clock. */
export const startProgram = async (options: ProgramOptions) => {
  const { folder, publicUrl } = options
  const unlock = folder === undefined ? undefined : await lockFolder(folder)
  if (folder !== undefined && options.reset) await emptyFolder(folder)
  const engine = await startTableEngine({
    ...(folder === undefined ? {} : { folder }),
    externalEndpoint: options.externalEndpoint,
    ...(options.engine === undefined ? {} : { engine: options.engine }),
  }).catch((problem: unknown) => {
    throw explained(problem, { folder: folder ?? '' })
  })
  const clock = options.clock ?? practiceClock(folder)
  const meter = createMeter()
  const usage = new Map<string, Usage>()
  meter.onUse((name, readUnits, writeUnits) => {
    const so = usage.get(name) ?? { transitions: 0, readUnits: 0, writeUnits: 0 }
    usage.set(name, { ...so, readUnits: so.readUnits + readUnits, writeUnits: so.writeUnits + writeUnits })
  })
  const table = openTable({ name: options.tableName ?? 'consort', endpoint: engine.endpoint, meter })
  const lettingGo = async <Done>(act: () => Promise<Done>): Promise<Done> => {
    try {
      return await act()
    } catch (problem) {
      await engine.stop()
      await unlock?.()
      throw problem
    }
  }
  await lettingGo(() => prepare(table))

  const queue: Item[] = []
  let draining: Promise<void> | undefined
  const stopped = { done: false }
  const left = { behind: false }
  const problems: string[] = []
  const store = createStore(table, (items) => {
    queue.push(...items)
    if (queue.length > 0) draining ??= drain()
  })
  const schemes = schemesOf(store.schemes, clock.now, shipped)
  const { newId = randomId, signer = localSigner(folder, publicUrl) } = options
  const calendars = calendarsOf(store.holidays, clock.now)
  const world: World = {
    store,
    schemes,
    signer,
    sealer: localSealer(folder),
    calendars,
    now: clock.now,
    newId,
    digest: sha256,
  }
  await lettingGo(() => takeOverCalled(world, instant(clock.now())))
  const mail = options.mail ?? folderMail(folder)
  const sending = { ...world, publicUrl }

  const machines = await startStepFunctions({
    machines: Object.fromEntries(workflows.map((workflow) => [workflow.name, toAsl(workflow)])),
    invoke: (task, payload) => {
      const handler = taskHandlers[task]
      if (!handler) throw new Error(`no handler for ${task}`)
      return meter.under(caseIn(payload), () => handler(world, payload))
    },
    onFinished: ({ name, status, error, machine }) => {
      if (
        status === 'SUCCEEDED' ||
        stopped.done ||
        !['application', 'annual-evaluation', 'change'].includes(machine)
      )
        return
      problems.push(`${name}: ${error}`)
      const [cycle, attempt] = name.split('-').slice(-2).map(Number)
      restart(world, CaseId.parse(name.slice(0, 20)), { cycle: cycle ?? 1, attempt: attempt ?? 1 }).catch(
        (problem: unknown) => problems.push(`${name} was not begun again: ${String(problem)}`),
      )
    },
  })
  const storage = await lettingGo(() => fileFolder(folder, publicUrl))
  const scanner = options.scanner ?? noScanner
  const ports = {
    workflows: {
      ...stepFunctions(
        {
          application: machines.arn('application'),
          'annual-evaluation': machines.arn('annual-evaluation'),
          change: machines.arn('change'),
        },
        machines.endpoint,
      ),
      inspect: (id: CaseId, document: DocumentId) =>
        inspectDocument(world, { files: storage.files, scanner }, id, document),
    },
    publicUrl,
    ...(options.defaults === undefined ? {} : { defaults: options.defaults }),
  }
  /** What the table's stream is on AWS: effects and messages in the order of their commits. */
  const drain = async (): Promise<void> => {
    // First let the caller keep this promise: a drain that ended before would never be begun again.
    await Promise.resolve()
    for (let current = queue.shift(); current; current = stopped.done ? undefined : queue.shift()) {
      try {
        if (current.type === 'effect') {
          const pending = readEffect(current)
          await meter.under(pending.effect.case ?? '', () => carryOut(world, ports, pending))
        } else if (current.type === 'message') {
          const message = Message.parse(current.data)
          await meter.under(message.case ?? '', () => deliver(sending, mail, message))
        }
      } catch (problem) {
        // It stays in the outbox; the next look at the clock takes it up again.
        left.behind = true
        problems.push(String(problem))
      }
    }
    draining = undefined
  }

  /** Nothing is under way: no effect, no message, no handler. Two rounds, because one may cause the other. */
  const idle = async (): Promise<void> => {
    for (let quiet = 0; quiet < 2;) {
      await (draining ?? Promise.resolve())
      await machines.idle()
      await new Promise((resolve) => setImmediate(resolve))
      quiet = draining === undefined && queue.length === 0 ? quiet + 1 : 0
    }
  }

  /** What was not carried out when its turn came, or what a killed process left behind. */
  const sweepBehind = async () => {
    const soon = new Date(clock.now().getTime() + 1000).toISOString()
    const effects = await sweepOutbox(world, ports, soon)
    const messages = await sweepMessages(sending, mail, soon)
    const failed = [...effects.failed, ...messages.failed]
    left.behind = failed.length > 0
    for (const { id, problem } of failed) problems.push(`${id}: ${problem}`)
  }

  const tick = async () => {
    if (left.behind && draining === undefined) await sweepBehind()
    const run = await runClock(world)
    await keepRegisterPacked(world)
    for (const { alarm, problem } of run.failed) problems.push(`${JSON.stringify(alarm)}: ${problem}`)
    return run
  }

  /** Moves the clock ahead through everything that falls due on the way, one thing after the other. */
  const advanceTo = async (time: Date): Promise<void> => {
    for (;;) {
      await idle()
      const next = await firstDue(world, instant(time))
      if (next === undefined) break
      await clock.moveTo(new Date(Math.max(clock.now().getTime(), Date.parse(next) + 1)))
      const { failed } = await tick()
      if (failed.length > 0) throw new Error(`the clock failed: ${failed[0]?.problem}`)
    }
    await clock.moveTo(time)
    await tick()
    await idle()
  }

  /** After a start: what a killed process left behind goes on. */
  const recover = async (): Promise<{ cases: number }> => {
    await sweepBehind()
    return { cases: await restartAll(world) }
  }

  const timer = setInterval(
    () => void tick().catch((problem: unknown) => problems.push(String(problem))),
    60_000,
  )
  timer.unref()

  return {
    world,
    clock,
    engine: engine.name,
    /** Where the table answers, for tools and tests beside the program. */
    endpoint: engine.endpoint,
    meter,
    problems,
    storage,
    idle,
    advanceTo,
    recover,
    usage: (id: string): Usage => ({
      ...(usage.get(id) ?? { readUnits: 0, writeUnits: 0 }),
      transitions: machines.transitions(id),
    }),
    stop: async (): Promise<void> => {
      stopped.done = true
      clearInterval(timer)
      await machines.stop()
      await engine.stop()
      await storage.stop()
      await unlock?.()
    },
  }
}
export type Program = Awaited<ReturnType<typeof startProgram>>

const prepare = async (table: ReturnType<typeof openTable>): Promise<void> => {
  try {
    await table.base.send(new DescribeTableCommand({ TableName: table.name }))
  } catch (problem) {
    if (!(problem instanceof ResourceNotFoundException)) throw problem
    await table.base.send(new CreateTableCommand(tableDefinition(table.name)))
  }
  const found = z.number().safeParse((await table.get(keys.layout()))?.data)
  if (found.success && found.data > layout)
    throw new StartProblem(
      `This data was written by a newer version of the program (layout ${found.data}): update the program, or choose another folder with --data.`,
    )
  if (found.data !== layout) await table.put({ ...keys.layout(), type: 'layout', data: layout })
}

const caseIn = (payload: unknown): string => {
  const direct = z.object({ case: z.string() }).safeParse(payload)
  if (direct.success) return direct.data.case
  const nested = z.object({ position: z.object({ case: z.string() }) }).safeParse(payload)
  return nested.success ? nested.data.position.case : ''
}

/** Captured mail: one file per message id, so that a repeat replaces itself. */
const folderMail = (folder: string | undefined): Mail => ({
  deliver: async (message, attachments = []) => {
    if (folder === undefined) return
    await mkdir(join(folder, 'mail'), { recursive: true })
    await writeFile(
      join(folder, 'mail', `${sha256(message.id).slice(0, 32)}.json`),
      JSON.stringify({ ...message, attachments }, null, 2),
    )
  },
})
