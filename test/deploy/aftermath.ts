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
    await executions(aws),
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

const executions = async (aws: EmulatedAws): Promise<Aftermath> => {
  const machines = await aws.list('AWSStepFunctions.ListStateMachines', {}, 'stateMachines', Machine)
  const all: z.infer<typeof Execution>[] = []
  for (const machine of machines)
    all.push(...(await aws.list('AWSStepFunctions.ListExecutions', machine, 'executions', Execution)))
  return {
    seen: [`${all.length} executions of ${machines.length} state machines`],
    wrong: [
      ...(all.length === 0 ? ['nothing was executed'] : []),
      ...all
        .filter(({ status }) => status !== 'SUCCEEDED')
        .map(({ name, status }) => `the execution ${name} is ${status}`),
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

const Recorded = z.looseObject({ id: z.string(), address: z.string() })

/** Every recorded message to an address went out, and none twice. */
const mailOnce = (items: readonly Item[], mailed: readonly string[]): Aftermath => {
  const recorded = items
    .filter((item) => item.type === 'message')
    .map((item) => Recorded.parse(item.data))
    .flatMap(({ id, address }) => (address === '' ? [] : [id]))
  const times = new Map<string, number>()
  for (const id of mailed) times.set(id, (times.get(id) ?? 0) + 1)
  return {
    seen: [`${recorded.length} messages recorded, ${mailed.length} mailed`],
    wrong: [
      ...recorded.filter((id) => !times.has(id)).map((id) => `the message ${id} was never mailed`),
      ...[...times].filter(([, n]) => n > 1).map(([id, n]) => `the message ${id} was mailed ${n} times`),
      ...(recorded.length === 0 ? ['no message is recorded'] : []),
    ],
  }
}
