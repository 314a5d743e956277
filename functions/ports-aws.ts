import { randomBytes } from 'node:crypto'
import { SendTaskSuccessCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { idFrom } from '../domain/ids.ts'
import { calendarsOf } from './calendars.ts'
import { type Environment, environment } from './environment.ts'
import { type PracticeClock, practiceClock } from './practice-clock.ts'
import { noSigner } from './no-signer.ts'
import type { Signer } from './ports/signer.ts'
import type { Catalogue, Sealer, Workflows, World } from './ports/world.ts'
import { noSealer } from './sealer.ts'
import { schemesOf } from './schemes.ts'
import { sha256 } from './store/cases.ts'
import { createStore } from './store/store.ts'
import { openTable } from './store/table.ts'

/** A new id from the system's randomness. */
export const newId = (): string => idFrom(randomBytes(13))

/** The world on AWS; `practice` is there in a rehearsal only. */
export type AwsWorld = World & { readonly practice: PracticeClock | undefined }

/** One client per service and process, made when the function starts. Only the web part brings programmes along, and signs. */
export const awsWorld = (
  env: Environment = environment(),
  shipped?: Catalogue,
  signer: Signer = noSigner,
  sealer: Sealer = noSealer,
): AwsWorld => {
  const table = openTable({ name: env.TABLE, endpoint: env.DYNAMODB_ENDPOINT })
  const practice = env.PRACTICE_CLOCK === undefined ? undefined : practiceClock(table)
  const store = createStore(table)
  const now = practice?.now ?? (() => new Date())
  return {
    store,
    schemes: schemesOf(store.schemes, now, shipped),
    signer,
    calendars: calendarsOf(store.holidays, now),
    sealer,
    now,
    newId,
    digest: sha256,
    practice,
  }
}

/** A handler that finds out first where a rehearsal's clock stands. */
export const onTime =
  <Given extends unknown[], Answer>(
    { practice }: Pick<AwsWorld, 'practice'>,
    handler: (...given: Given) => Promise<Answer>,
  ) =>
  async (...given: Given): Promise<Answer> => {
    await practice?.catchUp()
    return handler(...given)
  }

/** Step Functions. What was done already counts as done. */
export const stepFunctions = (
  machines: Readonly<Record<string, string | undefined>>,
  endpoint?: string,
): Workflows => {
  const client = new SFNClient({
    maxAttempts: 5,
    ...(endpoint === undefined
      ? {}
      : { endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }),
  })
  const begin = (machine: string, name: string, input: unknown): Promise<void> => {
    const stateMachineArn = machines[machine]
    if (stateMachineArn === undefined) throw new Error(`no state machine for ${machine}`)
    return ignoring(['ExecutionAlreadyExists'], () =>
      client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) })),
    )
  }
  return {
    start: (run, name, input) => begin(run.workflow, name, input),
    inspect: (id, document) => begin('inspection', `${id}-inspect-${document}`, { case: id, document }),
    resume: (taskToken, output) =>
      // A token of a replaced execution leads nowhere; the execution that replaced it asks by itself.
      ignoring(['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'], () =>
        client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) })),
      ),
  }
}

const ignoring = async (names: readonly string[], act: () => Promise<unknown>): Promise<void> => {
  try {
    await act()
  } catch (problem) {
    if (!(problem instanceof Error && names.includes(problem.name))) throw problem
  }
}
