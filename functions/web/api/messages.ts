import { z } from 'zod'
import { Message, MessageState, stateOf } from '../../../domain/message.ts'
import { MessageWishes } from '../../../domain/message-wishes.ts'
import { SendAgain, sendAgain } from '../../commands/send-again.ts'
import { changeWishes } from '../../commands/wishes.ts'
import { placeName } from '../messages/message-place.ts'
import { OneSent, openSent, placeOf, SentFilter, sentFor, SentView, sentView } from '../messages/sent-view.ts'
import { Done, operationsOn, pageFrom, pageOf, PageQuery } from './operation.ts'

const { list, operation } = operationsOn('Messages')
export const messageOperations = list

/** A message as it is told of: where it stands, and never the secret of a link. */
export const MessageView = Message.omit({ secret: true }).extend({
  message: z.string().describe('For `/messages/{message}`'),
  state: MessageState,
})
export const messageView = ({ secret: _, ...message }: Message): z.infer<typeof MessageView> => ({
  ...message,
  message: placeName(message),
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

operation({
  method: 'get',
  path: '/messages',
  id: 'listSent',
  summary:
    'Everything that was sent and why (administrators, auditors). Without a filter, of the last day of the past week on which anything was written. A page may be empty before the last',
  query: PageQuery.extend(SentFilter.shape),
  answer: pageOf(SentView),
  run: async ({ web, person, arrived, query: { after, limit, ...filter } }) => {
    const page = pageFrom({ after, limit })
    const { rows, people, next } = await sentFor(web, person(), filter, page, arrived)
    const names = new Map(people.map(({ id, name }): [string | undefined, string] => [id, name]))
    return { items: rows.map((row) => sentView(row, names.get(row.message.to))), next }
  },
})

const InMessage = z.object({
  message: z.string().describe('`message` of a list: where it lies, and its id'),
})

operation({
  method: 'get',
  path: '/messages/{message}',
  id: 'getSent',
  summary:
    'One message: to whom, why, how it stands, and what it says where you may know that (its reader, the office of its case, administrators, auditors)',
  params: InMessage,
  answer: OneSent,
  run: async ({ web, person, path }) => {
    const open = await openSent(web, person(), path.message)
    const { maySendAgain, message, reads } = open
    return { ...sentView(open), text: reads ? message.text : undefined, maySendAgain }
  },
})

operation({
  method: 'post',
  path: '/messages/{message}/again',
  id: 'sendAgain',
  summary:
    'Send a message again that failed, or whose person had no address then, with the reason on record; it goes to the address that the person has now (the office of its case, administrators)',
  params: InMessage,
  body: SendAgain,
  answer: Done,
  run: ({ web, asking, path, body }) => sendAgain(web.world, asking(), placeOf(path.message), body),
})
