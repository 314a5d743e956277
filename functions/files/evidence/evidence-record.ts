import { everything } from '../../every-page.ts'
import type { CaseFile } from '../../../domain/case.ts'
import { handInsOf } from '../../../domain/handed-in.ts'
import type { Message } from '../../../domain/message.ts'
import type { PersonId } from '../../../domain/ids.ts'
import type { Moment } from '../../../domain/moment.ts'
import type { World } from '../../ports/world.ts'

/** One file of a package, by its path in it. */
export type Packed = { readonly path: string; readonly bytes: Uint8Array }

const json = (path: string, value: unknown): Packed => ({
  path,
  bytes: new TextEncoder().encode(`${JSON.stringify(value, undefined, 2)}\n`),
})

/** What only the mail itself says is no evidence, and would open somebody's link. */
const told = ({ secret: _, ...message }: Message) => message

const peopleIn = (file: CaseFile): PersonId[] => [
  ...new Set([
    ...file.events.flatMap(({ stamp }) => (stamp.by === 'system' ? [] : [stamp.by])),
    ...file.tasks.flatMap(({ audience }) => (audience.is === 'person' ? [audience.person] : [])),
  ]),
]

/**
 * Everything that is on record about a case, as it is kept: nothing is left out because somebody might not like it,
 * and nothing is added that is not on record. The rules that it was decided by lie beside it.
 */
export const evidenceRecord = async (
  { store }: World,
  file: CaseFile,
  { scheme }: Pick<Moment, 'scheme'>,
): Promise<Packed[]> => {
  const { events, ...rows } = file
  const [people, messages, handedIn, keys] = await Promise.all([
    store.people.loadMany(peopleIn(file)),
    everything((page) => store.cases.messages(file.head.id, page)),
    Promise.all(handInsOf(file).map(({ n }) => store.cases.handedIn(file.head.id, n))),
    store.receipts.keys(),
  ])
  const numbers = file.events.flatMap(({ facts }) => (typeof facts.number === 'string' ? [facts.number] : []))
  const receipts = await Promise.all([...new Set(numbers)].map((number) => store.receipts.load(number)))
  return [
    json(
      'record/history.json',
      events.toSorted((a, b) => a.seq - b.seq),
    ),
    ...Object.entries(rows).map(([name, held]) =>
      json(`record/${name === 'head' ? 'case' : name}.json`, held),
    ),
    ...handedIn.flatMap((one) => (one ? [json(`record/handed-in/${one.n}.json`, one)] : [])),
    ...receipts.flatMap((one) => (one ? [json(`record/receipts/${one.receipt.number}.json`, one)] : [])),
    json('record/messages.json', messages.map(told)),
    json(
      'record/people.json',
      people.map(({ id, name, offices }) => ({ id, name, offices })),
    ),
    json('rules/programme.json', scheme),
    json('keys.json', { keys }),
  ]
}
