import type { Message } from '../../domain/message.ts'
import { indexKeys, keys } from './keys.ts'
import type { Item } from './table.ts'

/** A message as it lies in the table. */
export const messageItem = (message: Message): Item => ({
  ...keys.message(message),
  type: 'message',
  data: message,
  ...indexKeys.message(message),
})
