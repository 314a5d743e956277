import { Message, waitsUntil } from '../../domain/message.ts'
import type { Page, PageRequest } from '../ports/paging.ts'
import type { Store } from '../ports/store.ts'
import { along } from './once.ts'
import { failedKey, keys, messagesKey, toldKey, waitingKey, writtenKey } from './keys.ts'
import type { Where } from './cursor.ts'
import { messageItem } from './message-item.ts'
import { sharded } from './shards.ts'
import { everything } from '../every-page.ts'
import { type Guard, isNew, type Item, type ReadItem, type Table, type Write } from './table.ts'
import { transact } from './transaction.ts'

/** Nobody took it up, sent it or sent it again meanwhile. */
const stillWaits: Guard = {
  ConditionExpression:
    'attribute_not_exists(#data.#digest) AND attribute_not_exists(#data.#sent) AND attribute_not_exists(#data.#replaced)',
  ExpressionAttributeNames: {
    '#data': 'data',
    '#digest': 'digest',
    '#sent': 'sent',
    '#replaced': 'replaced',
  },
}

const readAll = ({ items, ...rest }: Page<ReadItem>): Page<Message> => ({
  ...rest,
  items: items.map((item) => Message.parse(item.data)),
})

/** Everything that was sent or waits to be, by who it is for, by day, and by where it stands. */
export const messageStore = (table: Table, onItems: (items: readonly Item[]) => void): Store['messages'] => {
  const newestFirst = async (where: Where, page: PageRequest) =>
    readAll(await table.query({ ...where, newestFirst: true }, page))
  return {
    to: (person, page) => newestFirst({ index: 'holder', key: toldKey(person) }, page),
    writtenOn: (day, page) => newestFirst({ index: 'time', key: writtenKey(day) }, page),
    failed: (page) => newestFirst({ index: 'list', key: failedKey }, page),
    waiting: async (page) =>
      readAll(await sharded(table, (shard) => ({ index: 'list', key: waitingKey(shard) }), page)),
    due: async (person, until) => {
      const found = await everything((page) =>
        table.query({ index: 'list', ...messagesKey(person), begins: `${person}#` }, page),
      )
      const due = found.filter(({ listSort }) => String(listSort) <= `${person}#${until}~`)
      // The index lags behind: what is taken up is read again from the record, a hundred at a time.
      const rows = await table.getMany(due.map(({ pk, sk }) => ({ pk, sk })))
      return rows
        .map((row) => Message.parse(row.data))
        .filter((row) => (waitsUntil(row) ?? '~') <= until)
        .toSorted((a, b) => (a.written < b.written ? -1 : 1))
    },
    load: async (owner, id) => {
      const item = await table.get(keys.messageOf(owner, id))
      return item && Message.parse(item.data)
    },
    loadMany: async (wanted) =>
      (await table.getMany(wanted.map(({ owner, id }) => keys.messageOf(owner, id)))).map((item) =>
        Message.parse(item.data),
      ),
    collect: async (digest, rows) => {
      const item = messageItem(digest)
      const writes: Write[] = rows.map((row) => ({
        put: messageItem({ ...row, digest: digest.id }),
        guard: stillWaits,
      }))
      await transact(table, [{ put: item, guard: isNew }, ...writes])
      onItems([item])
    },
    keep: (message) => table.put(messageItem(message)),
    again: async (before, next, options) => {
      const item = messageItem(next)
      const { writes } = along(next.id, 1, options)
      await transact(table, [
        { put: item, guard: isNew },
        { put: messageItem({ ...before, replaced: next.id }), guard: stillWaits },
        ...writes,
      ])
      onItems([item])
    },
  }
}
