import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { z } from 'zod'
import { Position, Run } from '../../domain/case-run.ts'
import { CallId, CaseId, DocumentId } from '../../domain/ids.ts'
import { Message, Tell } from '../../domain/message.ts'
import type { Effect, PendingEffect } from '../ports/effect.ts'
import type { Store } from '../ports/store.ts'
import { keys, outbox, unsentKey } from './keys.ts'
import { messageItem } from './message-item.ts'
import { sharded } from './shards.ts'
import { isNew, type Item, type ReadItem, type Table } from './table.ts'

const StoredEffect = z.discriminatedUnion('do', [
  z.object({ do: z.literal('start'), case: CaseId, run: Run }),
  z.object({ do: z.literal('resume'), case: CaseId, step: z.string(), output: Position }),
  z.object({
    do: z.literal('extend'),
    case: z
      .null()
      .optional()
      .transform(() => undefined),
    call: CallId,
    at: z.string(),
    after: z.string().optional(),
  }),
  z.object({ do: z.literal('inspect'), case: CaseId, document: DocumentId }),
  z.object({
    do: z.literal('tell'),
    case: CaseId.nullish().transform((id) => id ?? undefined),
    at: z.string(),
    tell: Tell,
  }),
])

export const effectItem = (owner: string, at: string, id: string, effect: Effect): Item => ({
  ...keys.effect(owner, at, id),
  type: 'effect',
  // Nothing is recorded that could not be carried out afterwards.
  data: StoredEffect.parse(effect),
})

/** An effect's id says where it lies. */
const effectId = ({ pk, sk }: Pick<ReadItem, 'pk' | 'sk'>): string => `${pk}|${sk}`

/** An effect as the stream or the outbox brings it. */
export const readEffect = (item: Pick<ReadItem, 'pk' | 'sk' | 'data'>): PendingEffect => ({
  id: effectId(item),
  effect: StoredEffect.parse(item.data),
})

/** What a transaction recorded and the relay still has to do, and the messages that came of it. */
export const outboxStore = (table: Table, onItems: (items: readonly Item[]) => void): Store['outbox'] => ({
  pending: async (page) => {
    const { items, ...rest } = await sharded(
      table,
      (shard) => ({ key: outbox(shard), consistent: true }),
      page,
    )
    return {
      ...rest,
      items: items.map((item) => ({
        id: effectId(item),
        at: item.sk.split('#')[0] ?? '',
        read: () => readEffect(item),
      })),
    }
  },
  done: async (id) => {
    const [pk = '', sk = ''] = id.split('|')
    await table.remove({ pk, sk })
  },
  add: async (owner, at, id, effect) => {
    const item = effectItem(owner, at, id, effect)
    try {
      await table.put(item, isNew)
    } catch (problem) {
      if (problem instanceof ConditionalCheckFailedException) return
      throw problem
    }
    onItems([item])
  },
  token: async (caseId, step) => {
    const item = await table.get(keys.token(caseId, step))
    return item && z.string().parse(item.data)
  },
  write: async (message) => {
    const item = messageItem(message)
    try {
      await table.put(item, isNew)
    } catch (problem) {
      if (problem instanceof ConditionalCheckFailedException) return false
      throw problem
    }
    onItems([item])
    return true
  },
  sent: async (message, at) => {
    await table.put(messageItem({ ...message, sent: at }))
  },
  unsent: async (page) => {
    const { items, ...rest } = await sharded(
      table,
      (shard) => ({ index: 'list', key: unsentKey(shard) }),
      page,
    )
    return { ...rest, items: items.map((item) => Message.parse(item.data)) }
  },
})
