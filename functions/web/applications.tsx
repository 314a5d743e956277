import { summaryOf } from './case-view/case-view.ts'
import { ofScheme, type View, withZones } from './context.ts'
import { pageOf, type Site, show, signedInPerson, viewHere } from './page.tsx'
import type { JoinedCase } from '../ports/case-store.ts'
import type { Page } from '../ports/paging.ts'
import { CaseTable, Day, Empty, More, Table } from './ui/parts.tsx'
import { memberRoleWords } from './words/words.ts'

const empty: Page<never> = { items: [] }

/** What my organisations lead and have joined: two lists each, every one with its own next page. */
export const applicationPages = ({ app, web }: Site): void => {
  app.get('/applications', async (c) => {
    const person = signedInPerson(c)
    const only = { organisation: c.req.query('organisation'), list: c.req.query('list') }
    const wanted = (list: 'led' | 'joined') => only.list === undefined || only.list === list
    // A place in one list is no place in another.
    const page = only.organisation === undefined || only.list === undefined ? { limit: 25 } : pageOf(c)
    const { cases, consortia } = web.world.store
    const own = person.represents.filter((held) => held.state === 'active')
    const lists = await Promise.all(
      own
        .filter((held) => only.organisation === undefined || held.organisation === only.organisation)
        .map(async (held) => {
          const [led, joined, recognised] = await Promise.all([
            wanted('led') ? cases.ledBy(held.organisation, page) : empty,
            wanted('joined') ? cases.joinedBy(held.organisation, page) : empty,
            only.list === undefined ? consortia.ofOrganisation(held.organisation, { limit: 25 }) : empty,
          ])
          return { held, led, joined, recognised }
        }),
    )
    const refs = lists.flatMap(({ led, joined }) =>
      [...led.items, ...joined.items].flatMap(({ scheme }) => scheme ?? []),
    )
    const view = await withZones(viewHere(c, web), web.world, refs)
    const { t } = view
    const rest = (organisation: string, list: 'led' | 'joined') =>
      `/applications?organisation=${encodeURIComponent(organisation)}&list=${list}`
    return show(
      c,
      view,
      t('我的申报', 'Applications'),
      <>
        <h1>{t('我的申报', 'Applications')}</h1>
        {own.length === 0 ? (
          <Empty>
            {t('您还没有代表任何单位。', 'You do not speak for an organisation yet.')}{' '}
            <a href="/organisations">{t('注册或加入一家单位', 'Register or join one')}</a>
          </Empty>
        ) : (
          <p>
            <a href="/organisations">{t('我的单位', 'My organisations')}</a> ·{' '}
            <a href="/calls">{t('开始新的申报', 'Start a new application')}</a>
          </p>
        )}
        {lists.map(({ held, led, joined, recognised }) => (
          <section>
            <h2>{held.name}</h2>
            {led.items.length + joined.items.length === 0 ? (
              <Empty>{t('还没有申报。', 'No application yet.')}</Empty>
            ) : null}
            {led.items.length === 0 ? null : (
              <CaseTable
                view={view}
                cases={led.items.map((head) => summaryOf(head))}
                caption={t('牵头的', 'Led')}
              />
            )}
            <More view={view} path={rest(held.organisation, 'led')} next={led.next} />
            <Joined view={view} rows={joined.items} />
            <More view={view} path={rest(held.organisation, 'joined')} next={joined.next} />
            <InRegister view={view} rows={recognised.items} />
          </section>
        ))}
      </>,
    )
  })
}

/** Entries of the register: where changes are asked for. */
const InRegister = ({
  view,
  rows,
}: {
  view: View
  rows: readonly { consortium: string; name: string; role: string }[]
}) => {
  const { t, say } = view
  return rows.length === 0 ? null : (
    <>
      <h3>{t('名录中的联合体', 'In the register')}</h3>
      <Table
        caption={t('名录中的联合体', 'In the register')}
        heads={[t('联合体', 'Consortium'), t('角色', 'Role')]}
        rows={rows.map((row) => [
          <a href={`/register/${row.consortium}`}>{row.name}</a>,
          say(
            Object.entries(memberRoleWords).find(([role]) => role === row.role)?.[1] ??
              memberRoleWords.member,
          ),
        ])}
      />
    </>
  )
}

const Joined = ({ view, rows }: { view: View; rows: readonly JoinedCase[] }) => {
  const { t, say } = view
  return rows.length === 0 ? null : (
    <>
      <h3>{t('参与的', 'As a member')}</h3>
      <Table
        caption={t('参与的', 'As a member')}
        heads={[t('联合体', 'Consortium'), t('批次', 'Call'), t('角色', 'Role'), t('自', 'Since')]}
        rows={rows.map((row) => [
          <a href={`/cases/${row.case}`}>{row.title}</a>,
          say(row.batchTitle),
          say(row.role === 'co-lead' ? memberRoleWords['co-lead'] : memberRoleWords.member),
          <Day view={ofScheme(view, row.scheme)} at={row.joined} />,
        ])}
      />
    </>
  )
}
