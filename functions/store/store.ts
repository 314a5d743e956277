import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { z } from 'zod'
import { Call } from '../../domain/call.ts'
import { CaseId, ConsortiumId } from '../../domain/ids.ts'
import { Organisation } from '../../domain/organisation.ts'
import { Refusal } from '../../domain/refusal.ts'
import { Task } from '../../domain/task.ts'
import type { Alarm, Store } from '../ports.ts'
import { caseStore } from './cases.ts'
import { consortiumStore } from './consortia.ts'
import { callsKey, dueDay, keys, taskListKey } from './keys.ts'
import { outboxStore } from './outbox.ts'
import { peopleStore, sessionStore } from './people.ts'
import { type Guard, type Item, nextRevision, type ReadItem, type Table } from './table.ts'

/**
 * The system of record over one table. `onItems` hears of effects and messages right after they were committed:
 * on one machine the relay listens there, on AWS it reads the table's stream.
 */
export const createStore = (table: Table, onItems: (items: readonly Item[]) => void = () => {}): Store => ({
  cases: caseStore(table, onItems),
  people: peopleStore(table),
  sessions: sessionStore(table),
  consortia: consortiumStore(table, onItems),
  outbox: outboxStore(table, onItems),

  tasks: {
    openFor: async (audience, page) => {
      const { items, ...rest } = await table.query({ index: 'list', key: taskListKey(audience) }, page)
      return { ...rest, items: items.map((item) => Task.parse(item.data)) }
    },
  },

  due: {
    on: async (day, until, page) => {
      // `~` sorts after every `#…` that follows the time in the key.
      const { items, ...rest } = await table.query(
        { index: 'time', key: dueDay(day), upTo: `${until}~` },
        page,
      )
      return { ...rest, items: items.map(readAlarm) }
    },
    cursor: async () => {
      const item = await table.get(keys.clock())
      return item && z.string().parse(item.data)
    },
    moveCursor: (day) => table.put({ ...keys.clock(), type: 'clock', data: day }),
  },

  organisations: {
    load: async (id) => {
      const item = await table.get(keys.organisation(id))
      return item && Organisation.parse(item.data)
    },
    save: (organisation) =>
      guarded(
        table,
        { ...keys.organisation(organisation.id), type: 'organisation', data: organisation },
        nextRevision(organisation.revision),
      ),
  },

  calls: {
    load: async (id) => {
      const item = await table.get(keys.call(id))
      return item && Call.parse(item.data)
    },
    save: (call) =>
      guarded(
        table,
        {
          ...keys.call(call.id),
          type: 'call',
          data: call,
          listKey: callsKey,
          listSort: `${call.closes}#${call.id}`,
        },
        nextRevision(call.revision),
      ),
    list: async (page) => {
      const { items, ...rest } = await table.query({ index: 'list', key: callsKey, newestFirst: true }, page)
      return { ...rest, items: items.map((item) => Call.parse(item.data)) }
    },
  },

  once: {
    recall: async (person, key, fingerprint) => {
      const item = await table.get(keys.once(person, key))
      if (!item) return undefined
      const stored = z.object({ fingerprint: z.string(), result: z.unknown() }).parse(item.data)
      if (stored.fingerprint !== fingerprint) throw new Refusal('key-reused')
      return { result: stored.result }
    },
  },
})

const guarded = async (table: Table, item: Item, guard: Guard): Promise<void> => {
  try {
    await table.put(item, guard)
  } catch (problem) {
    if (problem instanceof ConditionalCheckFailedException) throw new Refusal('changed-meanwhile')
    throw problem
  }
}

const readAlarm = (item: ReadItem): Alarm => {
  const [at = '', is = '', owner = '', name = ''] = z.string().parse(item.timeSort).split('#')
  if (is === 'consortium') return { is, consortium: ConsortiumId.parse(owner), at }
  if (is === 'task') return { is, case: CaseId.parse(owner), task: name, at }
  return { is: 'step', case: CaseId.parse(owner), step: name, at }
}
