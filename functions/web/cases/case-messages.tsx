import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { openCase, pageOf, type Site, show, viewHere } from '../page.tsx'
import { Moment, More, Table } from '../ui/parts.tsx'

/** What was sent about a case, and to whom. */
export const caseMessagesPage = ({ app, web }: Site): void => {
  app.get('/cases/:case/messages', async (c) => {
    const { person, file, view: it } = await openCase(c, web)
    if (!may(person, { to: 'see-messages', file })) throw notFound()
    const view = viewHere(c, web)
    const { t } = view
    const list = await web.world.store.cases.messages(file.head.id, pageOf(c, 50))
    return show(
      c,
      view,
      t('已发通知', 'Messages sent'),
      <>
        <p class="crumb">
          <a href={`/cases/${it.id}`}>{it.title}</a>
        </p>
        <h1>{t('已发通知', 'Messages sent')}</h1>
        <Table
          caption={t('已发通知', 'Messages sent')}
          heads={[t('写于', 'Written'), t('收件人', 'To'), t('主题', 'Subject'), t('发出', 'Sent')]}
          rows={list.items.map((message) => [
            <Moment view={view} at={message.written} />,
            message.address,
            message.subject,
            message.sent ? <Moment view={view} at={message.sent} /> : t('尚未发出', 'not yet'),
          ])}
        />
        <More view={view} path={`/cases/${it.id}/messages`} next={list.next} />
      </>,
    )
  })
}
