import { stateOf } from '../../../domain/message.ts'
import { pageOf, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { Empty, More } from '../ui/parts.tsx'
import { SentTable } from './sent-table.tsx'

/** Everything that was sent to oneself or waits to be, and why. */
export const ownMessagesPage = ({ app, web }: Site): void => {
  app.get('/me/messages', async (c) => {
    const person = signedInPerson(c)
    const view = viewHere(c, web)
    const { t } = view
    const list = await web.world.store.messages.to(person.id, pageOf(c, 50))
    const title = t('我的通知', 'My messages')
    return show(
      c,
      view,
      title,
      <>
        <h1>{title}</h1>
        <p class="actions">
          <a class="button quiet" href="/me/messages/settings">
            {t('通知设置', 'How I am told')}
          </a>
          <a class="button quiet" href="/me/calendar">
            {t('日历订阅', 'Calendar of deadlines')}
          </a>
        </p>
        {list.items.length === 0 ? (
          <Empty>{t('还没有通知。', 'No messages yet.')}</Empty>
        ) : (
          <SentTable
            view={view}
            caption={title}
            messages={list.items}
            // What has not gone out is asked about again before it does.
            saysOf={(message) => stateOf(message) === 'sent'}
          />
        )}
        <More view={view} path="/me/messages" next={list.next} />
        <p class="hint">
          {t(
            '“已发出”指邮件服务器已接收；退信会回到发件邮箱，这里无从得知。',
            '“Sent” means that the mail server took it. Mail that comes back goes to the sender’s mailbox and is not known here.',
          )}
        </p>
      </>,
    )
  })
}
