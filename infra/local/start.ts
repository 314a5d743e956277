import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { StepUpMinutes } from '../../domain/step-up.ts'
import { personIdOf } from '../../functions/commands/people.ts'
import { crowd, mostApplications } from './crowd.ts'
import { makeFolder } from './data-folder.ts'
import { personas } from './personas.ts'
import { seed } from './seed.ts'
import { type LocalServer, startServer } from './server.ts'
import { StartProblem } from './start-problem.ts'

const usage = `npm start -- [options]
  --port N      where the pages are (default 3000; the sign-in takes the next port)
  --data DIR    where data is kept (default .consort)
  --reset       begin anew: what the program keeps in the folder is taken away first
  --clock DATE  move the clock ahead to a day, e.g. 2027-03-01 (it never goes back)
  --step-up N   leaders decide with a second factor at most N minutes old, where a programme says nothing else
  --open-data-licence URL  the licence that the open data is under (CC BY 4.0 when absent)
  --applications N  beside the example, up to 200 made-up applications at every step (a minute or more; the
                clock goes ahead by 18 days meanwhile)
  --empty       without the example programme`

const options = () => {
  try {
    return parseArgs({
      options: {
        port: { type: 'string', default: '3000' },
        data: { type: 'string', default: '.consort' },
        reset: { type: 'boolean', default: false },
        clock: { type: 'string' },
        'step-up': { type: 'string' },
        'open-data-licence': { type: 'string' },
        applications: { type: 'string' },
        empty: { type: 'boolean', default: false },
        host: { type: 'string', default: '127.0.0.1' },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (problem) {
    throw new StartProblem(`${problem instanceof Error ? problem.message : ''}\n${usage}`)
  }
}

const readPort = (text: string): number => {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65534)
    throw new StartProblem(`--port takes a number from 1 to 65534, not "${text}".`)
  return port
}

const readStepUp = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined
  const minutes = z.coerce.number().pipe(StepUpMinutes).safeParse(text)
  if (!minutes.success) throw new StartProblem(`--step-up takes minutes from 1 to 1440, not "${text}".`)
  return minutes.data
}

const readLicence = (text: string | undefined): string | undefined => {
  if (text === undefined) return undefined
  const licence = z.url({ protocol: /^https?$/ }).safeParse(text)
  if (!licence.success)
    throw new StartProblem(
      `--open-data-licence takes an address such as https://creativecommons.org/publicdomain/zero/1.0/, not "${text}".`,
    )
  return licence.data
}

const readMany = (text: string | undefined): number => {
  const many = z.coerce
    .number()
    .int()
    .min(0)
    .max(mostApplications)
    .safeParse(text ?? 0)
  if (!many.success)
    throw new StartProblem(`--applications takes a number up to ${mostApplications}, not "${text}".`)
  return many.data
}

const readClock = (text: string): Date => {
  const time = new Date(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00+08:00` : text)
  if (Number.isNaN(time.getTime()))
    throw new StartProblem(`--clock takes a day such as 2027-03-01, not "${text}".`)
  return time
}

/** `npm start`: the whole program on this machine, for this machine only. */
const main = async (): Promise<void> => {
  const given = options()
  if (given.help) {
    console.log(usage)
    return
  }
  if (!['127.0.0.1', 'localhost', '::1'].includes(given.host))
    throw new StartProblem(
      'Everybody can sign in as anybody here, so this mode listens on the loopback address only. To let others in, deploy it (docs/deploy.md).',
    )
  const port = readPort(given.port)
  const clock = given.clock === undefined ? undefined : readClock(given.clock)
  const many = readMany(given.applications)
  const openDataLicence = readLicence(given['open-data-licence'])
  const folder = resolve(given.data)
  await makeFolder(folder)
  const server = await startServer({
    folder,
    port,
    reset: given.reset,
    stepUpMinutes: readStepUp(given['step-up']),
    openDataLicence,
    externalEndpoint: process.env.DYNAMODB_ENDPOINT,
  })
  const { program } = server
  const stop = () => void server.stop().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  announce(server, folder)
  const { cases } = await program.recover()
  if (cases > 0) console.log(`${cases} open workflows go on.`)
  if (!given.empty && (await seed(server, folder)))
    console.log(
      'Example programmes are loaded: six calls, seven applications on their way, and the public register.',
    )
  if (many > 0) await crowd(server, folder, many, console.log)
  const asked = await expertsAsked(server)
  if (asked.length > 0) console.log(`Experts with a sheet to fill in: ${asked.join(' ')}`)
  if (clock) {
    await program.advanceTo(clock)
    console.log(`The clock says ${program.clock.now().toISOString()}.`)
  }
}

/** Which experts have something to do: the program chose them. */
const expertsAsked = async ({ program: { world } }: LocalServer): Promise<string[]> => {
  const experts = personas.filter((persona) => persona.group === 'experts')
  const lists = await Promise.all(
    experts.map(({ subject }) =>
      world.store.tasks.openFor(`person:${personIdOf(world.digest, 'practice', subject)}`, { limit: 1 }),
    ),
  )
  return experts.filter((_, index) => (lists[index]?.items.length ?? 0) > 0).map(({ name }) => name.zh)
}

const announce = (server: LocalServer, folder: string): void => {
  const groups = new Map<string, string[]>()
  for (const persona of personas)
    groups.set(persona.group, [...(groups.get(persona.group) ?? []), persona.name.zh])
  console.log(`Consort is at ${server.url}

Sign in there as anybody of the cast:
${[...groups].map(([group, names]) => `  ${group.padEnd(11)} ${names.join(' ')}`).join('\n')}

Mail that would have been sent: ${server.url}/dev/mail
The clock (as administrator):   ${server.url}/dev/clock
API: ${server.url}/api, with a token from ${server.issuer}/practice/token?person=officer
Data: ${folder} (${server.program.engine}); clock: ${server.program.clock.now().toISOString()}
`)
}

main().catch((problem: unknown) => {
  console.error(problem instanceof StartProblem ? problem.message : problem)
  process.exit(1)
})
