import { parseArgs } from 'node:util'
import { createStore } from '../../functions/store/store.ts'
import { openTable } from '../../functions/store/table.ts'
import { play } from '../../infra/demo/play.ts'
import { demoConsortia } from '../../infra/demo/reported.ts'
import { tableOf } from '../../infra/demo/table.ts'
import { personas } from '../../infra/local/personas.ts'
import { type PracticeIssuer, startPracticeIssuer } from '../../infra/local/practice-issuer.ts'
import { StartProblem } from '../../infra/local/start-problem.ts'
import { aftermath, errorsIn } from './aftermath.ts'
import { browse } from './browse.ts'
import { deployedStage } from './deployed-stage.ts'
import { documents } from './documents.ts'
import { emulatedAws } from './emulated-aws.ts'
import { allowForEmulator } from './emulator-rights.ts'
import { type Deployment, onEmulator } from './emulator.ts'
import { openMailbox } from './mailbox.ts'
import { scanned } from './scanned.ts'

const audience = 'urn:consort:api'
/** `-- --only soe-bim,zhoukou-pla` plays these alone, for a look in between. */
const { values: asked } = parseArgs({ options: { only: { type: 'string' } } })
const cast = demoConsortia.filter(({ id }) => asked.only === undefined || asked.only.split(',').includes(id))
const began = Date.now()
const report = (line: string): void =>
  console.log(`${String(Math.round((Date.now() - began) / 1000)).padStart(4)} s  ${line}`)

/** An issuer of one's own, as an installation in a region without Cognito has it. Anybody may sign in. */
const issuerFor = (publicUrl: string): Promise<PracticeIssuer> =>
  startPracticeIssuer({
    port: 0,
    redirectUris: [`${publicUrl}/signed-in`],
    audience,
    personas,
    account: (subject) => ({ name: subject, email: `${subject}@practice.example` }),
  })

/** `npm run test:deploy`: the demo's life of every case, against the app as it is deployed to an emulator of AWS. */
const main = async (signal: AbortSignal): Promise<number> => {
  const mailbox = await openMailbox()
  const held: { issuer?: PracticeIssuer } = {}
  const context = async (publicUrl: string): Promise<Record<string, string>> => {
    held.issuer = await issuerFor(publicUrl)
    const { issuer, clientId } = held.issuer
    return {
      ...{ issuer, clientId, audience, issuerName: 'practice', firstAdministrator: 'administrator' },
      ...{ smtpHost: '127.0.0.1', smtpPort: String(mailbox.port) },
    }
  }
  const token = (subject: string): Promise<string> => {
    signal.throwIfAborted()
    return held.issuer?.token(subject) ?? Promise.reject(new Error('The issuer is not there.'))
  }
  const prove = async (deployed: Deployment): Promise<number> => {
    const { publicUrl, endpoint, tableName, clockFunction } = deployed
    report(
      `The deployed API answers at ${publicUrl}; ${cast.length} of ${demoConsortia.length} consortia play`,
    )
    const aws = emulatedAws(endpoint)
    const allowed = await allowForEmulator(aws)
    report(
      `Every call is held against its role; ${allowed.length} roles are allowed what the emulator asks for beyond AWS`,
    )
    Object.assign(process.env, deployed.environment)
    const table = openTable({ name: tableName })
    const store = createStore(table)
    const stage = deployedStage({ reach: { baseUrl: publicUrl, token }, aws, store, clockFunction })
    const told = async (problem: unknown): Promise<never> => {
      for (const line of (await errorsIn(aws)).wrong) console.error(`! ${line}`)
      throw problem
    }
    report('Bringing documents into the bucket')
    const brought = await documents(stage).catch(told)
    for (const line of brought.wrong) console.error(`! ${line}`)
    const rows = await play(stage, report, cast).catch(told)
    report('Looking at the pages, the queues, the executions, the logs, the record and the mail')
    const pages = await browse(publicUrl, 'officer')
    const after = await aftermath(aws, await scanned(table.base, tableName), mailbox.ids)
    const wrong = [...pages, ...brought.wrong, ...after.wrong]
    const good = rows.filter((row) => row.wrong.length === 0).length
    console.log(`\n${tableOf(rows)}\n`)
    for (const line of [...brought.seen, ...after.seen]) console.log(`Looked at ${line}`)
    for (const line of wrong) console.log(`! ${line}`)
    const minutes = ((Date.now() - began) / 60_000).toFixed(1)
    console.log(
      `Deployed: ${good} of ${rows.length} cases ended as their script says, ${wrong.length} other faults, in ${minutes} minutes`,
    )
    return good === rows.length && rows.length > 0 && wrong.length === 0 ? 0 : 1
  }
  try {
    return await onEmulator({ context, report, signal }, prove)
  } finally {
    await held.issuer?.stop()
    await mailbox.close()
  }
}

const interrupted = new AbortController()
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(name, () => interrupted.abort(new StartProblem('Interrupted; everything is put away.')))

main(interrupted.signal).then(
  (code) => process.exit(code),
  (problem: unknown) => {
    const why: unknown = interrupted.signal.aborted ? interrupted.signal.reason : problem
    console.error(why instanceof StartProblem ? why.message : why)
    process.exit(1)
  },
)
