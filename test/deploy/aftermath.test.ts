import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { aftermath } from './aftermath.ts'
import { emulatedAws } from './emulated-aws.ts'

type Found = { letters: number; status: string; line: string; waits?: string }

/** Answers as MiniStack does, about one queue in trouble, one execution and one line of a log. */
const lookingAt = async (
  found: Found,
  mailed: readonly string[],
  more: readonly object[] = [],
): Promise<readonly string[]> => {
  const letters = (url: string) => (url === 'relay' ? found.letters : 0)
  const answers: Record<string, (asked: string) => unknown> = {
    ListQueues: () => ({ QueueUrls: ['relay', 'mail', 'clock', 'restart'] }),
    GetQueueAttributes: (asked) => ({
      Attributes: {
        ApproximateNumberOfMessages: String(letters(/"QueueUrl":"(\w+)"/.exec(asked)?.[1] ?? '')),
        ApproximateNumberOfMessagesNotVisible: '0',
      },
    }),
    ListStateMachines: () => ({ stateMachines: [{ stateMachineArn: 'application' }] }),
    ListExecutions: () => ({
      executions: [
        { name: 'first', status: found.status },
        { name: 'c-application-1', status: found.waits ?? 'RUNNING' },
      ],
    }),
    DescribeLogGroups: () => ({ logGroups: [{ logGroupName: 'tasks' }] }),
    FilterLogEvents: () => ({ events: [{ message: found.line }] }),
  }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.once('end', () => {
      const operation = String(request.headers['x-amz-target']).split('.')[1] ?? ''
      response.end(JSON.stringify(answers[operation]?.(Buffer.concat(parts).toString())))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const { wrong } = await aftermath(emulatedAws(`http://127.0.0.1:${port}`), [...items, ...more], mailed)
  server.closeAllConnections()
  server.close()
  return wrong
}

const message = (id: string, more: object) => ({
  type: 'message',
  data: { id, address: 'a@practice.example', written: '2026-03-02T01:00:00.000Z', ...more },
})
const link = { case: 'c', seq: 1, previous: '0'.repeat(64), hash: 'not its hash' }
const items = [
  { type: 'event', data: link },
  { type: 'case', data: { id: 'c', chain: { seq: 1, hash: 'not its hash' }, run: { ended: false } } },
  message('told', {}),
  message('on the page only', { address: '' }),
  message('in a digest', { digest: 'told', plan: { is: 'digest', at: '2026-03-01T01:00:00.000Z' } }),
  message('for tomorrow', { plan: { is: 'digest', at: '2026-03-03T01:00:00.000Z' } }),
  message('nobody’s any more', { withheld: '2026-03-02T01:00:00.000Z' }),
]
const changed = 'c: event 1 was changed'
const quiet = { letters: 0, status: 'SUCCEEDED', line: 'START' }

test('what went well is not reported, a changed history is', async () => {
  expect(await lookingAt(quiet, ['told'])).toEqual([changed])
})

test.each([
  ['a dead letter', { ...quiet, letters: 2 }, ['told'], '2 dead letters in relay'],
  ['a failed execution', { ...quiet, status: 'FAILED' }, ['told'], 'the execution first is FAILED'],
  ['one that still runs', { ...quiet, status: 'RUNNING' }, ['told'], 'the execution first is RUNNING'],
  ['an error in a log', { ...quiet, line: '{"level":"error"}' }, ['told'], 'logged: {"level":"error"}'],
  [
    'a case that nothing runs for',
    { ...quiet, waits: 'SUCCEEDED' },
    ['told'],
    'the case c is under way, and nothing runs for it',
  ],
  [
    'a message by itself and in a digest',
    quiet,
    ['told', 'in a digest'],
    'the message in a digest was mailed, and is in a digest or kept back',
  ],
  ['a message twice', quiet, ['told', 'told'], 'the message told was mailed 2 times'],
  ['a message never', quiet, [], 'the message told was never mailed'],
])('%s is named', async (_what, found, mailed, sentence) => {
  const wrong = await lookingAt(found, mailed)
  expect(wrong.toSorted()).toEqual([changed, sentence].toSorted())
})

test('a message whose digest should have gone is named, and a digest that is not there', async () => {
  const wrong = await lookingAt(
    quiet,
    ['told'],
    [
      message('forgotten', { plan: { is: 'digest', at: '2026-03-01T01:00:00.000Z' } }),
      message('lost', { digest: 'nowhere' }),
    ],
  )
  expect(wrong.toSorted()).toEqual(
    [
      changed,
      'the message forgotten was never mailed',
      'the message lost is in a digest that is not there',
    ].toSorted(),
  )
})
