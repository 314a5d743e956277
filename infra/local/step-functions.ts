import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions'
import { z } from 'zod'
import type { AslDefinition } from '../../workflows/asl.ts'

/** What AWS answers with an error name of its own. */
class ServiceError extends Error {
  constructor(name: string, message = name) {
    super(message)
    this.name = name
  }
}

export type Finished = {
  readonly machine: string
  readonly name: string
  readonly status: 'SUCCEEDED' | 'FAILED'
  readonly error?: string
}

type Options = {
  readonly machines: Readonly<Record<string, AslDefinition>>
  readonly invoke: (task: string, payload: unknown) => Promise<unknown>
  readonly onFinished?: (finished: Finished) => void
}

/** Node's timers overflow above 24.8 days, and the interpreter's own limit is 60 s: nothing waits longer than this. */
const longestWaitSeconds = 2_000_000
/** The service's limit on a state's input and output. */
const largestPayload = 262_144

const arnPrefix = 'arn:aws:states:local:000000000000'

/**
 * The embedded interpreter behind the Step Functions API (JSON 1.0): StartExecution, SendTaskSuccess and
 * DescribeExecution, so that the AWS client is used unchanged. It keeps nothing: after a restart the record
 * starts every open execution again.
 */
export const startStepFunctions = async (options: Options) => {
  const machines = new Map(
    Object.entries(options.machines).map(([name, definition]) => [
      name,
      { definition, machine: compile(definition) },
    ]),
  )
  const executions = new Map<
    string,
    { input: string; status: 'RUNNING' | 'SUCCEEDED' | 'FAILED'; abort: () => void }
  >()
  const waiting = new Map<string, (output: unknown) => void>()
  const transitions = new Map<string, number>()
  /** Executions that are neither waiting for a token nor for a nested execution: work is under way. */
  let active = 0
  let idlers: (() => void)[] = []
  const change = (by: 1 | -1): void => {
    active += by
    if (active > 0) return
    for (const idler of idlers) idler()
    idlers = []
  }

  const run = (machineName: string, name: string, input: unknown): Promise<unknown> => {
    const known = machines.get(machineName)
    if (!known) throw new ServiceError('StateMachineDoesNotExist')
    const text = JSON.stringify(input)
    if (!/^[0-9A-Za-z_-]{1,80}$/.test(name)) throw new ServiceError('InvalidName')
    if (Buffer.byteLength(text) > largestPayload) throw new ServiceError('InvalidExecutionInput')
    const started = known.machine.run(z.json().parse(input), {
      overrides: { taskResourceLocalHandlers: handlersFor(known.definition) },
    })
    executions.set(`${machineName}/${name}`, { input: text, status: 'RUNNING', abort: started.abort })
    void count(name, started.eventLogs)
    change(1)
    return started.result.finally(() => change(-1))
  }

  const count = async (name: string, log: AsyncIterable<{ type: string }>): Promise<void> => {
    const owner = name.slice(0, 20)
    for await (const { type } of log)
      if (type === 'StateEntered') transitions.set(owner, (transitions.get(owner) ?? 0) + 1)
  }

  const finish = (machine: string, name: string, status: 'SUCCEEDED' | 'FAILED', error?: string): void => {
    const execution = executions.get(`${machine}/${name}`)
    if (execution) execution.status = status
    options.onFinished?.({ machine, name, status, ...(error === undefined ? {} : { error }) })
  }

  const handlersFor = (definition: AslDefinition) =>
    Object.fromEntries(
      Object.entries(definition.States).flatMap(([label, state]) =>
        state.Resource === undefined ? [] : [[label, handlerFor(state.Resource)]],
      ),
    )

  const handlerFor = (resource: string) => async (parameters: unknown) => {
    if (resource.endsWith(':states:startExecution.sync:2')) {
      const { StateMachineArn, Name, Input } = Nested.parse(parameters)
      const inner = run(machineOf(StateMachineArn), Name, Input)
      change(-1)
      const output = await inner.finally(() => change(1))
      return { Output: z.json().parse(output), Status: 'SUCCEEDED' }
    }
    const { FunctionName, Payload } = Invocation.parse(parameters)
    const task = FunctionName.replace(/^\$\{(.*)\}$/, '$1')
    if (!resource.endsWith('.waitForTaskToken'))
      return {
        Payload: bounded(z.json().parse(await options.invoke(task, Payload))),
        StatusCode: 200,
      }
    const token = randomBytes(24).toString('base64url')
    const answer = new Promise<unknown>((resolve) => waiting.set(token, resolve))
    await options.invoke(task, { ...z.record(z.string(), z.unknown()).parse(Payload), token })
    // Answered already (a step that was done before) or not: whoever answers counts this execution active again.
    change(-1)
    return bounded(z.json().parse(await answer))
  }

  const actions: Record<string, (body: unknown) => unknown> = {
    StartExecution: (body) => {
      const { stateMachineArn, name, input } = Start.parse(body)
      const machine = machineOf(stateMachineArn)
      const key = `${machine}/${name}`
      const earlier = executions.get(key)
      if (earlier && (earlier.status !== 'RUNNING' || earlier.input !== JSON.stringify(JSON.parse(input))))
        throw new ServiceError('ExecutionAlreadyExists')
      if (!earlier)
        run(machine, name, JSON.parse(input)).then(
          () => finish(machine, name, 'SUCCEEDED'),
          (problem: unknown) => finish(machine, name, 'FAILED', String(problem)),
        )
      return { executionArn: `${arnPrefix}:execution:${machine}:${name}`, startDate: Date.now() / 1000 }
    },
    SendTaskSuccess: (body) => {
      const { taskToken, output } = Success.parse(body)
      const resolve = waiting.get(taskToken)
      if (!resolve) throw new ServiceError('TaskTimedOut')
      waiting.delete(taskToken)
      change(1)
      resolve(JSON.parse(output))
      return {}
    },
    DescribeExecution: (body) => {
      const { executionArn } = z.object({ executionArn: z.string() }).parse(body)
      const [machine = '', name = ''] = executionArn.split(':').slice(-2)
      const execution = executions.get(`${machine}/${name}`)
      if (!execution) throw new ServiceError('ExecutionDoesNotExist')
      return { executionArn, name, status: execution.status, startDate: 0, input: execution.input }
    },
  }

  const server = createServer((request, response) => void respond(request, response, actions))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  return {
    endpoint: `http://127.0.0.1:${port}`,
    arn: (machine: string) => `${arnPrefix}:stateMachine:${machine}`,
    /** State transitions of a case's executions so far. */
    transitions: (caseId: string) => transitions.get(caseId) ?? 0,
    waiting: () => waiting.size,
    /** Resolves when every execution waits for people or has ended. */
    idle: () => (active <= 0 ? Promise.resolve() : new Promise<void>((resolve) => idlers.push(resolve))),
    stop: async () => {
      for (const { status, abort } of executions.values()) if (status === 'RUNNING') abort()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}
export type StepFunctions = Awaited<ReturnType<typeof startStepFunctions>>

const Nested = z.object({ StateMachineArn: z.string(), Name: z.string(), Input: z.unknown() })
const Invocation = z.object({ FunctionName: z.string(), Payload: z.unknown() })
const Start = z.object({ stateMachineArn: z.string(), name: z.string(), input: z.string() })
const Success = z.object({ taskToken: z.string(), output: z.string() })

/** `arn:…:stateMachine:review` or the placeholder `${machine:review}` names the machine `review`. */
const machineOf = (arn: string): string => /([a-z-]+)\}?$/.exec(arn)?.[1] ?? arn

const bounded = <Value>(value: Value): Value => {
  if (Buffer.byteLength(JSON.stringify(value)) > largestPayload)
    throw new ServiceError('States.DataLimitExceeded')
  return value
}

/** The interpreter's context object does not change, so a task's token comes from the handler instead. */
const compile = (definition: AslDefinition): StateMachine => {
  const States = Object.fromEntries(
    Object.entries(definition.States).map(([label, state]) => {
      if (state.Type !== 'Task') return [label, state]
      const payload = z.object({ 'position.$': z.string() }).safeParse(state.Parameters?.Payload)
      const Parameters = payload.success ? { ...state.Parameters, Payload: payload.data } : state.Parameters
      return [label, { ...state, Parameters, TimeoutSeconds: longestWaitSeconds }]
    }),
  )
  return new StateMachine(z.custom<StateMachineDefinition>().parse({ ...definition, States }), {
    validationOptions: { noValidate: true },
  })
}

const respond = async (
  request: IncomingMessage,
  response: ServerResponse,
  actions: Readonly<Record<string, (body: unknown) => unknown>>,
): Promise<void> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const say = (status: number, body: unknown) =>
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body))
  try {
    const name = String(request.headers['x-amz-target']).split('.')[1] ?? ''
    const action = actions[name]
    if (!action) throw new ServiceError('UnknownOperationException')
    say(200, action(JSON.parse(Buffer.concat(chunks).toString())))
  } catch (problem) {
    const { name, message } = problem instanceof Error ? problem : new Error(String(problem))
    say(400, { __type: name, message })
  }
}
