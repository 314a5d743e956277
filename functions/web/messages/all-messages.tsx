import { z } from 'zod'
import { MessageKind } from '../../../domain/message-kind.ts'
import { messageKindWords } from '../../../domain/message-kind-words.ts'
import { AdministrationHead } from '../administration-head.tsx'
import { filledIn } from '../context.ts'
import { pageOf, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { SelectField, TextField } from '../ui/form.tsx'
import { Empty, More } from '../ui/parts.tsx'
import { stateWords } from './message-words.ts'
import { SentTable } from './sent-table.tsx'
import { SentFilter, sentFor } from './sent-view.ts'

/** From a form, what is no filter filters nothing. */
const Filter = z.object({
  person: SentFilter.shape.person.catch(undefined),
  case: SentFilter.shape.case.catch(undefined),
  kind: SentFilter.shape.kind.catch(undefined),
  state: SentFilter.shape.state.catch(undefined),
  day: SentFilter.shape.day.catch(undefined),
})

/** Everything that was sent and why, for who keeps the system running and for auditors: each row by the policy. */
export const allMessagesPage = (site: Site): void => {
  const { app, web } = site
  app.get('/administration/messages', async (c) => {
    const person = signedInPerson(c)
    const filter = Filter.parse(Object.fromEntries(Object.entries(c.req.query()).filter(([, v]) => v !== '')))
    const { rows, people, next } = await sentFor(web, person, filter, pageOf(c, 100), c.var.arrived)
    const view = viewHere(c, web)
    const { t, say } = view
    const readable = new Set(rows.flatMap(({ message, reads }) => (reads ? [message.id] : [])))
    const names = new Map(people.map(({ id, name, email }): [string, string] => [id, `${name} (${email})`]))
    const typed = filledIn(
      Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, [String(value)]])),
    )
    const path = `/administration/messages?${new URLSearchParams(
      Object.entries(filter).map(([name, value]): [string, string] => [name, String(value)]),
    ).toString()}`
    const title = t('发出的通知', 'Everything that was sent')
    return show(
      c,
      view,
      title,
      <>
        <AdministrationHead view={view} title={title} />
        <form method="get" action="/administration/messages" class="filter">
          <SelectField
            view={view}
            typed={typed}
            name="state"
            label={t('状态', 'State')}
            required={false}
            options={Object.entries(stateWords).map(([value, words]) => ({ value, label: say(words) }))}
          />
          <SelectField
            view={view}
            typed={typed}
            name="kind"
            label={t('类别', 'Kind')}
            required={false}
            options={MessageKind.options.map((value) => ({ value, label: say(messageKindWords[value]) }))}
          />
          <TextField
            view={view}
            typed={typed}
            name="day"
            kind="date"
            label={t('日期（UTC）', 'Day (UTC)')}
            required={false}
            short
          />
          <TextField
            view={view}
            typed={typed}
            name="person"
            label={t('收件人编号', 'Id of the person')}
            required={false}
          />
          <TextField
            view={view}
            typed={typed}
            name="case"
            label={t('案件编号', 'Id of the case')}
            required={false}
          />
          <button type="submit">{t('查询', 'Show')}</button>
        </form>
        {rows.length === 0 ? (
          <Empty>{t('这一页没有符合条件的通知。', 'No message on this page of the list fits.')}</Empty>
        ) : (
          <SentTable
            view={view}
            caption={title}
            messages={rows.map(({ message }) => message)}
            saysOf={({ id }) => readable.has(id)}
            names={names}
          />
        )}
        <More view={view} path={path} next={next} />
      </>,
    )
  })
}
