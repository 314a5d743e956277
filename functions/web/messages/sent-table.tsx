import { type Message, stateOf } from '../../../domain/message.ts'
import { messageKindWords } from '../../../domain/message-kind-words.ts'
import type { Person } from '../../../domain/person.ts'
import type { View } from '../context.ts'
import { Moment, Table, Tag } from '../ui/parts.tsx'
import { placeName } from './message-place.ts'
import { planSaid, stateTone, stateWords, throughSaid, toWhom } from './message-words.ts'

/** The address of one message. */
export const messagePath = (message: Message): string => `/messages/${placeName(message)}`

export const State = ({ view, message }: { view: View; message: Message }) => {
  const state = stateOf(message)
  return (
    <>
      <Tag tone={stateTone[state]}>{view.say(stateWords[state])}</Tag>
      {message.sent === undefined ? null : (
        <>
          {' '}
          <Moment view={view} at={message.sent} />
        </>
      )}
      {message.failed === undefined ? null : <small class="prose"> {message.failed.reason}</small>}
      {message.replaced === undefined ? null : <small> {view.t('已重发', 'sent again since')}</small>}
    </>
  )
}

type Props = {
  view: View
  caption: string
  messages: readonly Message[]
  /** Whose text the reader may know. */
  saysOf: (message: Message) => boolean
  /** Names of the people by id; nothing on a page of one's own. */
  names?: ReadonlyMap<string, Pick<Person, 'name' | 'email'>> | undefined
}

/** What was sent, why and how it stands: a row for each. */
export const SentTable = ({ view, caption, messages, saysOf, names }: Props) => (
  <div class="sent">
    <Table
      caption={caption}
      heads={[
        view.t('写于', 'Written'),
        ...(names === undefined ? [] : [view.t('收件人', 'To')]),
        view.t('内容', 'What'),
        view.t('原因', 'Why'),
        view.t('状态', 'State'),
      ]}
      rows={messages.map((message) => [
        <Moment view={view} at={message.written} />,
        ...(names === undefined
          ? []
          : [
              message.to !== undefined && names.has(message.to) ? (
                <span>
                  <a href={`/administration/messages?person=${message.to}`}>{names.get(message.to)?.name}</a>
                  <small class="below prose">{names.get(message.to)?.email}</small>
                </span>
              ) : (
                <span class="prose">{message.address}</span>
              ),
            ]),
        <a href={messagePath(message)}>
          {(saysOf(message) ? message.subject : '') || view.say(messageKindWords[message.about])}
        </a>,
        <span>
          {view.say(messageKindWords[message.about])}
          {message.through === undefined && message.to !== undefined
            ? null
            : ` · ${throughSaid(view, toWhom(message))}`}
          <br />
          <small>{planSaid(view, message)}</small>
        </span>,
        <State view={view} message={message} />,
      ])}
    />{' '}
  </div>
)
