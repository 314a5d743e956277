import { z } from 'zod'
import { addDays, CivilDate } from '../../../domain/calendar.ts'
import { CaseId, PersonId } from '../../../domain/ids.ts'
import { type Message, type MessageState, stateOf } from '../../../domain/message.ts'
import { MessageKind } from '../../../domain/message-kind.ts'
import { messageKindWords } from '../../../domain/message-kind-words.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import type { Page } from '../../ports/paging.ts'
import { AdministrationHead } from '../administration-head.tsx'
import { filledIn } from '../context.ts'
import { type Here, pageOf, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { SelectField, TextField } from '../ui/form.tsx'
import { Empty, More } from '../ui/parts.tsx'
import { mayRead } from './message-reading.ts'
import { stateWords } from './message-words.ts'
import { SentTable } from './sent-table.tsx'

const Filter = z.object({
  person: PersonId.optional().catch(undefined),
  case: CaseId.optional().catch(undefined),
  kind: MessageKind.optional().catch(undefined),
  state: z
    .custom<MessageState>((name) => Object.hasOwn(stateWords, String(name)))
    .optional()
    .catch(undefined),
  day: z.iso.date().optional().catch(undefined),
})
type Filter = z.infer<typeof Filter>

/** The list that a filter reads: the narrowest that there is, a page of it at a time. */
const listFor = (site: Site, filter: Filter, c: Here): Promise<Page<Message>> => {
  const { messages, cases } = site.web.world.store
  const page = pageOf(c, 100)
  if (filter.case !== undefined) return cases.messages(filter.case, page)
  if (filter.person !== undefined) return messages.to(filter.person, page)
  if (filter.state === 'failed') return messages.failed(page)
  if (filter.state === 'held' || filter.state === 'waiting') return messages.waiting(page)
  return filter.day === undefined ? newest(site, c) : messages.writtenOn(filter.day, page)
}

/** Without a filter: the last day of the week on which anything was written. */
const newest = async ({ web }: Site, c: Here): Promise<Page<Message>> => {
  const page = pageOf(c, 100)
  const today = CivilDate.parse(c.var.arrived.slice(0, 10))
  for (let ago = 0; ago < 7; ago += 1) {
    const found = await web.world.store.messages.writtenOn(addDays(today, -ago), page)
    if (found.items.length > 0) return found
  }
  return { items: [] }
}

/** Everything that was sent and why, for who keeps the system running and for auditors: each row by the policy. */
export const allMessagesPage = (site: Site): void => {
  const { app, web } = site
  app.get('/administration/messages', async (c) => {
    const person = signedInPerson(c)
    if (!may(person, { to: 'manage-people' }) && !may(person, { to: 'audit' })) throw notFound()
    const filter = Filter.parse(Object.fromEntries(Object.entries(c.req.query()).filter(([, v]) => v !== '')))
    const view = viewHere(c, web)
    const { t, say } = view
    const list = await listFor(site, filter, c)
    const file = filter.case === undefined ? undefined : await web.world.store.cases.load(filter.case)
    const seen = list.items.filter(
      (message) =>
        may(person, { to: 'see-message', message, file }) &&
        (filter.kind === undefined || message.about === filter.kind) &&
        (filter.state === undefined || stateOf(message) === filter.state) &&
        (filter.person === undefined || message.to === filter.person) &&
        (filter.day === undefined || message.written.startsWith(filter.day)),
    )
    const people = await web.world.store.people.loadMany([
      ...new Set(seen.flatMap(({ to }) => (to === undefined ? [] : [to]))),
    ])
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
        {seen.length === 0 ? (
          <Empty>{t('这一页没有符合条件的通知。', 'No message on this page of the list fits.')}</Empty>
        ) : (
          <SentTable
            view={view}
            caption={title}
            messages={seen}
            saysOf={(message) => mayRead(person, message, file)}
            names={names}
          />
        )}
        <More view={view} path={path} next={list.next} />
      </>,
    )
  })
}
