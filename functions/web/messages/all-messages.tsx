import { z } from 'zod'
import { findPeople } from '../../../domain/find-people.ts'
import { CaseId, PersonId } from '../../../domain/ids.ts'
import { MessageKind } from '../../../domain/message-kind.ts'
import { messageKindWords } from '../../../domain/message-kind-words.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { AdministrationHead } from '../administration/head.tsx'
import { caseByNumber } from '../board/find.tsx'
import { filledIn, type View, type Web } from '../context.ts'
import { defined } from '../defined.ts'
import { pageOf, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { SelectField, TextField } from '../ui/form.tsx'
import { Empty, More } from '../ui/parts.tsx'
import { stateWords } from './message-words.ts'
import { SentTable } from './sent-table.tsx'
import { SentFilter, sentFor } from './sent-view.ts'

/** From a form: person and case in the reader's own words, and what is no filter filters nothing. */
const Asked = z.object({
  person: z.string().trim().max(200).optional().catch(undefined),
  case: z.string().trim().max(200).optional().catch(undefined),
  kind: SentFilter.shape.kind.catch(undefined),
  state: SentFilter.shape.state.catch(undefined),
  day: SentFilter.shape.day.catch(undefined),
})
type Asked = z.infer<typeof Asked>

/** Whoever is meant by an id, or by any part of a name or an address: everybody whom it fits. */
const meant = async ({ world: { store } }: Web, text: string | undefined): Promise<readonly Person[]> => {
  if (text === undefined) return []
  const id = PersonId.safeParse(text)
  const known = id.success ? await store.people.load(id.data) : undefined
  return known ? [known] : findPeople(await store.people.all(), text)
}

/** The filter that is meant, or nothing where the person or the case is not one that there is. */
const filterOf = async (web: Web, asked: Asked) => {
  const [fitting, numbered] = await Promise.all([
    meant(web, asked.person),
    asked.case === undefined ? undefined : caseByNumber(web, asked.case),
  ])
  const person = fitting.length === 1 ? fitting[0]?.id : undefined
  const id = CaseId.safeParse(numbered).data
  const missing =
    (asked.person !== undefined && person === undefined) || (asked.case !== undefined && id === undefined)
  const { kind, state, day } = asked
  const filter: SentFilter = defined({ kind, state, day, person, case: id })
  return { fitting, filter: missing ? undefined : filter }
}

/** Everything that was sent and why, for who keeps the system running and for auditors: each row by the policy. */
export const allMessagesPage = (site: Site): void => {
  const { app, web } = site
  app.get('/administration/messages', async (c) => {
    const person = signedInPerson(c)
    if (!may(person, { to: 'manage-people' }) && !may(person, { to: 'audit' })) throw notFound()
    const asked = Asked.parse(Object.fromEntries(Object.entries(c.req.query()).filter(([, v]) => v !== '')))
    const { fitting, filter } = await filterOf(web, asked)
    const { rows, people, next } =
      filter === undefined
        ? { rows: [], people: [], next: undefined }
        : await sentFor(web, person, filter, pageOf(c, 100), c.var.arrived)
    const view = viewHere(c, web)
    const { t, say } = view
    const readable = new Set(rows.flatMap(({ message, reads }) => (reads ? [message.id] : [])))
    const names = new Map(people.map((one) => [one.id, one] as const))
    const words = Object.entries(asked)
    const typed = filledIn(Object.fromEntries(words.map(([name, value]) => [name, [String(value)]])))
    const path = `/administration/messages?${new URLSearchParams(
      words.map(([name, value]): [string, string] => [name, String(value)]),
    ).toString()}`
    const title = t('发出的通知', 'Everything that was sent')
    return show(
      c,
      view,
      title,
      <>
        <AdministrationHead view={view} title={title} />
        <form method="get" action="/administration/messages" class="sent-filter">
          <div class="filter-fields">
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
              label={t('收件人', 'To whom')}
              hint={t('姓名或邮箱中的任意部分', 'Any part of name or address')}
              required={false}
            />
            <TextField
              view={view}
              typed={typed}
              name="case"
              label={t('案件', 'Case')}
              hint={t('回执编号，如 A2026-7K3M9QXZ', 'Number of its receipt, as A2026-7K3M9QXZ')}
              required={false}
            />
          </div>
          <p class="actions">
            <button type="submit">{t('查询', 'Show')}</button>
            {Object.keys(asked).length === 0 ? null : (
              <a href="/administration/messages">{t('全部显示', 'Show everything')}</a>
            )}
          </p>
        </form>
        <Several view={view} people={fitting} />
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

/** So many are offered to choose from: whoever looks for one of more writes more of the name. */
const mostOffered = 20

const Several = ({ view: { t }, people }: { view: View; people: readonly Person[] }) =>
  people.length < 2 ? null : (
    <section class="your-turn">
      <h2>{t(`有 ${people.length} 人符合，请选择`, `${people.length} people fit: whom do you mean?`)}</h2>
      <ul>
        {people.slice(0, mostOffered).map(({ id, name, email }) => (
          <li>
            <a href={`/administration/messages?person=${id}`}>{name}</a> {email}
          </li>
        ))}
      </ul>
    </section>
  )
