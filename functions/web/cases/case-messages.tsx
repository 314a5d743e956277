import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { openCase, pageOf, type Site, show, viewHere } from '../page.tsx'
import { mayRead } from '../messages/message-reading.ts'
import { SentTable } from '../messages/sent-table.tsx'
import { More } from '../ui/parts.tsx'

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
        {/* Who may see the list may read each: it is the case's own. */}
        <SentTable
          view={view}
          caption={t('已发通知', 'Messages sent')}
          messages={list.items.filter((message) => may(person, { to: 'see-message', message, file }))}
          saysOf={(message) => mayRead(person, message, file)}
          names={new Map()}
        />
        <More view={view} path={`/cases/${it.id}/messages`} next={list.next} />
      </>,
    )
  })
}
