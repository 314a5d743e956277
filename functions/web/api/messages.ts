import { z } from 'zod'
import { Message, type MessageState, stateOf } from '../../../domain/message.ts'
import { MessageWishes } from '../../../domain/message-wishes.ts'
import { changeWishes } from '../../commands/wishes.ts'
import { stateWords } from '../messages/message-words.ts'
import { Done, operationsOn, pageFrom, pageOf, PageQuery } from './operation.ts'

const { list, operation } = operationsOn('Messages')
export const messageOperations = list

/** A message as it is told of: where it stands, and never the secret of a link. */
export const MessageView = Message.omit({ secret: true }).extend({
  state: z
    .custom<MessageState>((name) => typeof name === 'string' && Object.hasOwn(stateWords, name))
    .meta({ type: 'string' }),
})
export const messageView = ({ secret: _, ...message }: Message): z.infer<typeof MessageView> => ({
  ...message,
  state: stateOf(message),
})

/** A person's own: what has not gone out yet is said by its kind alone. */
const ownView = (message: Message): z.infer<typeof MessageView> => {
  const view = messageView(message)
  const { said: _, ...rest } = view
  return view.state === 'sent' ? view : { ...rest, subject: '', text: '' }
}

operation({
  method: 'get',
  path: '/me/messages',
  id: 'listOwnMessages',
  summary: 'What was sent to you or waits to be, and why, the newest first',
  query: PageQuery,
  answer: pageOf(MessageView),
  run: async ({ web, person, query }) => {
    const page = await web.world.store.messages.to(person().id, pageFrom(query))
    return { ...page, items: page.items.map(ownView) }
  },
})

operation({
  method: 'get',
  path: '/me/wishes',
  id: 'getWishes',
  summary: 'How messages reach you, where you want it otherwise than the installation has it',
  answer: MessageWishes,
  run: async ({ person }) => person().wishes ?? {},
})

operation({
  method: 'put',
  path: '/me/wishes',
  id: 'changeWishes',
  summary: 'Change how messages reach you: by kind, digest, quiet hours, zone',
  body: MessageWishes,
  answer: Done,
  run: async ({ web, asking, body }) => changeWishes(web.world, asking(), body),
})
