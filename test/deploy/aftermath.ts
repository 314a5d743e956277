import { z } from 'zod'
import { verifyHistory } from '../../infra/local/verify-history.ts'
import type { EmulatedAws } from './emulated-aws.ts'

const Queues = z.object({ QueueUrls: z.array(z.string()) })
const Waiting = z.object({
  Attributes: z.object({
    ApproximateNumberOfMessages: z.coerce.number(),
    ApproximateNumberOfMessagesNotVisible: z.coerce.number(),
  }),
})
const Machine = z.object({ stateMachineArn: z.string() })
const Execution = z.object({ name: z.string(), status: z.string() })
const Logs = z.object({ logGroupName: z.string() })
const Line = z.object({ message: z.string() })

export type Aftermath = { readonly seen: readonly string[]; readonly wrong: readonly string[] }
type Item = { readonly type?: unknown; readonly data?: unknown }

/** What nobody sees on a page and must hold all the same, after everything was played. */
export const aftermath = async (
  aws: EmulatedAws,
  items: readonly Item[],
  mailed: readonly string[],
): Promise<Aftermath> => {
  const parts = [
    await deadLetters(aws),
    await executions(aws, items),
    await errorsIn(aws),
    histories(items),
    mailOnce(items, mailed),
  ]
  return { seen: parts.flatMap(({ seen }) => seen), wrong: parts.flatMap(({ wrong }) => wrong) }
}

const deadLetters = async (aws: EmulatedAws): Promise<Aftermath> => {
  const { QueueUrls } = await aws.ask('AmazonSQS.ListQueues', {}, Queues)
  const wrong: string[] = []
  for (const QueueUrl of QueueUrls) {
    const { Attributes } = await aws.ask(
      'AmazonSQS.GetQueueAttributes',
      { QueueUrl, AttributeNames: ['All'] },
      Waiting,
    )
    const letters = Attributes.ApproximateNumberOfMessages + Attributes.ApproximateNumberOfMessagesNotVisible
    if (letters > 0) wrong.push(`${letters} dead letters in ${QueueUrl.split('/').at(-1)}`)
  }
  if (QueueUrls.length !== 4) wrong.push(`${QueueUrls.length} queues of dead letters, not 4`)
  return { seen: [`${QueueUrls.length} queues of dead letters`], wrong }
}

const Case = z.looseObject({
  id: z.string(),
  run: z.looseObject({ ended: z.unknown().optional() }).optional(),
})

/** Executions that ended well, and one under way for each case that waits for somebody. */
const executions = async (aws: EmulatedAws, items: readonly Item[]): Promise<Aftermath> => {
  const machines = await aws.list('AWSStepFunctions.ListStateMachines', {}, 'stateMachines', Machine)
  const all: z.infer<typeof Execution>[] = []
  for (const machine of machines)
    all.push(...(await aws.list('AWSStepFunctions.ListExecutions', machine, 'executions', Execution)))
  const open = items
    .filter((item) => item.type === 'case')
    .map((item) => Case.parse(item.data))
    .filter(({ run }) => run !== undefined && !run.ended)
  const isOpen = (name: string) => open.some(({ id }) => name.startsWith(id))
  const running = all.filter(({ name, status }) => status === 'RUNNING' && isOpen(name))
  return {
    seen: [
      `${all.length} executions of ${machines.length} state machines, ${running.length} under way for ${open.length} cases`,
    ],
    wrong: [
      ...(all.length === 0 ? ['nothing was executed'] : []),
      ...all
        .filter((one) => one.status !== 'SUCCEEDED' && !running.includes(one))
        .map(({ name, status }) => `the execution ${name} is ${status}`),
      ...open
        .filter(({ id }) => !running.some(({ name }) => name.startsWith(id)))
        .map(({ id }) => `the case ${id} is under way, and nothing runs for it`),
    ],
  }
}

/** What the functions wrote that speaks of an error. */
export const errorsIn = async (aws: EmulatedAws): Promise<Aftermath> => {
  const groups = await aws.list('Logs_20140328.DescribeLogGroups', {}, 'logGroups', Logs)
  const wrong: string[] = []
  let lines = 0
  for (const { logGroupName } of groups) {
    const events = await aws.list('Logs_20140328.FilterLogEvents', { logGroupName }, 'events', Line)
    lines += events.length
    for (const { message } of events)
      if (/"level":"error"|\tERROR\t|Task timed out|Runtime exited/.test(message))
        wrong.push(`logged: ${message.slice(0, 400)}`)
  }
  return { seen: [`${lines} lines in ${groups.length} logs`], wrong }
}

const histories = (items: readonly Item[]): Aftermath => {
  const count = (type: string) => items.filter((item) => item.type === type).length
  return {
    seen: [`the histories of ${count('case')} cases, ${count('event')} events`],
    wrong: [...(count('event') === 0 ? ['no history is recorded'] : []), ...verifyHistory(items)],
  }
}

const Recorded = z.looseObject({
  id: z.string(),
  address: z.string(),
  written: z.string(),
  plan: z.looseObject({ is: z.string(), at: z.string().optional() }).optional(),
  digest: z.string().optional(),
  withheld: z.string().optional(),
})

/**
 * Every recorded message to an address went out, and none twice: by itself, or in one digest that did. What is still
 * to wait for its digest, or is nobody's to read any more, did not.
 */
const mailOnce = (items: readonly Item[], mailed: readonly string[]): Aftermath => {
  const recorded = items.filter((item) => item.type === 'message').map((item) => Recorded.parse(item.data))
  const toSend = recorded.filter(({ address }) => address !== '')
  const known = new Set(recorded.map(({ id }) => id))
  const latest = recorded.map(({ written }) => written).reduce((a, b) => (a > b ? a : b), '')
  const times = new Map<string, number>()
  for (const id of mailed) times.set(id, (times.get(id) ?? 0) + 1)
  const waits = toSend.filter(
    ({ id, plan, digest, withheld }) =>
      plan?.at !== undefined &&
      plan.at > latest &&
      digest === undefined &&
      withheld === undefined &&
      !times.has(id),
  )
  const alone = toSend.filter(
    (one) => one.digest === undefined && one.withheld === undefined && !waits.includes(one),
  )
  const elsewhere = toSend.filter(({ digest, withheld }) => digest !== undefined || withheld !== undefined)
  return {
    seen: [
      `${recorded.length} messages recorded, ${mailed.length} mailed, ${elsewhere.length} in a digest or kept back, ${waits.length} waiting`,
    ],
    wrong: [
      ...alone.filter(({ id }) => !times.has(id)).map(({ id }) => `the message ${id} was never mailed`),
      ...elsewhere
        .filter(({ id }) => times.has(id))
        .map(({ id }) => `the message ${id} was mailed, and is in a digest or kept back`),
      ...elsewhere.flatMap(({ id, digest }) =>
        digest === undefined || known.has(digest)
          ? []
          : [`the message ${id} is in a digest that is not there`],
      ),
      ...[...times].filter(([, n]) => n > 1).map(([id, n]) => `the message ${id} was mailed ${n} times`),
      ...(recorded.length === 0 ? ['no message is recorded'] : []),
    ],
  }
}
