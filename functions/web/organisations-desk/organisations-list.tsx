import { comparableName, likelyDoubles } from '../../../domain/organisation-acts.ts'
import { checkStateOf, checkStates, type Organisation } from '../../../domain/organisation.ts'
import { kindWords } from '../../../domain/organisation-kind.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { writeCsv } from '../../spreadsheet/write-csv.ts'
import { writeXlsx } from '../../spreadsheet/write-xlsx.ts'
import type { View } from '../context.ts'
import { AdministrationHead } from '../administration/head.tsx'
import { attachment } from '../download.ts'
import { type Here, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { Empty, shownCode, Table } from '../ui/parts.tsx'
import { CheckTag, checkWords } from './check-tag.tsx'

/** As many as one page lists: whoever looks for one narrows, whoever wants all of them takes the list along. */
const mostShown = 200

/** Every organisation that is registered: found by any part of its name or code, by what was checked, and twice over. */
export const organisationsList = ({ app, web }: Site): void => {
  const found = async (c: Here) => {
    if (!may(signedInPerson(c), { to: 'see-organisations' })) throw notFound()
    const all = await web.world.store.organisations.all()
    const text = comparableName(c.req.query('text') ?? '')
    const state = checkStates.find((one) => one === c.req.query('state'))
    const list = all.filter(
      (one) =>
        (state === undefined || checkStateOf(one) === state) &&
        [one.name, one.nameEn ?? '', shownCode(one.id)].some((part) => comparableName(part).includes(text)),
    )
    return { all, list, state, text: c.req.query('text') ?? '' }
  }

  app.get('/administration/organisations', async (c) => {
    const { all, list, state, text } = await found(c)
    const view = viewHere(c, web)
    const { t } = view
    const title = t('单位', 'Organisations')
    const query = new URLSearchParams({ text, state: state ?? '' }).toString()
    const doubles = likelyDoubles(all)
    return show(
      c,
      view,
      title,
      <>
        <AdministrationHead view={view} title={title} />
        <form method="get" action="/administration/organisations" class="narrowing">
          <p>
            <label for="text">{t('名称或代码中的任意部分', 'Any part of the name or code')}</label>
            <input id="text" name="text" value={text} autocomplete="off" />
          </p>
          <p>
            <label for="state">{t('核实情况', 'Checked')}</label>
            <select id="state" name="state">
              <option value="">{t('全部', 'All')}</option>
              {checkStates.map((one) => (
                <option value={one} selected={one === state}>
                  {checkWords(view, one)}
                </option>
              ))}
            </select>
          </p>
          <p class="actions">
            <button type="submit">{t('筛选', 'Filter')}</button>
            <a href={`/administration/organisations.xlsx?${query}`}>
              {t('下载表格（Excel）', 'Download for Excel')}
            </a>
            <a href={`/administration/organisations.csv?${query}`}>CSV</a>
          </p>
        </form>
        {doubles.length === 0 ? null : <Doubles view={view} groups={doubles} />}
        <p>
          {list.length > mostShown
            ? t(
                `共 ${list.length} 家，显示前 ${mostShown} 家。`,
                `${list.length}, of which the first ${mostShown} are shown.`,
              )
            : t(`共 ${list.length} 家。`, `${list.length} in all.`)}
        </p>
        {list.length === 0 ? (
          <Empty>{t('没有符合条件的单位。', 'No organisation is like that.')}</Empty>
        ) : (
          <Table
            caption={title}
            heads={[
              t('名称', 'Name'),
              t('代码', 'Code'),
              t('类型', 'Kind'),
              t('所在地', 'Place'),
              t('核实情况', 'Checked'),
            ]}
            rows={list
              .slice(0, mostShown)
              .map((one) => [
                <Link organisation={one} />,
                <code>{shownCode(one.id)}</code>,
                view.say(kindWords[one.kind]),
                [one.region, one.place].filter((part) => part !== undefined).join(' '),
                <CheckTag view={view} state={checkStateOf(one)} />,
              ])}
          />
        )}
      </>,
    )
  })

  app.get('/administration/organisations.csv', async (c) => {
    const { list } = await found(c)
    const { heads, rows, name } = tableOf(viewHere(c, web), list)
    return c.body(writeCsv([heads.map(({ head }) => head), ...rows]), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment(`${name}.csv`),
    })
  })

  // A spreadsheet takes a code of eighteen digits in a CSV for a number, and loses the last three: here it is a text.
  app.get('/administration/organisations.xlsx', async (c) => {
    const { list } = await found(c)
    const { heads: columns, rows, name } = tableOf(viewHere(c, web), list)
    const sheet = writeXlsx([{ name, columns, rows, ready: 0, list: true }])
    return c.body(Uint8Array.from(sheet), 200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': attachment(`${name}.xlsx`),
    })
  })
}

/** The organisations as a table to take along. */
const tableOf = (view: View, list: readonly Organisation[]) => {
  const { t, say } = view
  const column = (head: string, width: number) => ({ head, width, kind: 'text' }) as const
  return {
    name: t('单位', 'organisations'),
    heads: [
      column(t('代码', 'Code'), 22),
      column(t('名称', 'Name'), 36),
      column(t('英文名称', 'Name in English'), 30),
      column(t('类型', 'Kind'), 16),
      column(t('国家', 'Country'), 10),
      column(t('地区', 'Region'), 18),
      column(t('注册地', 'Place'), 24),
      column(t('核实情况', 'Checked'), 14),
    ],
    rows: list.map((one) => [
      shownCode(one.id),
      one.name,
      one.nameEn ?? '',
      say(kindWords[one.kind]),
      one.country,
      one.region ?? '',
      one.place ?? '',
      checkWords(view, checkStateOf(one)),
    ]),
  }
}

const Link = ({ organisation: { id, name } }: { organisation: Organisation }) => (
  <a href={`/administration/organisations/${encodeURIComponent(id)}`}>{name}</a>
)

const Doubles = ({ view: { t }, groups }: { view: View; groups: Organisation[][] }) => (
  <section class="your-turn">
    <h2>{t('可能重复登记', 'Possibly registered twice')}</h2>
    <ul>
      {groups.map((group) => (
        <li>
          {group.map((one, index) => (
            <>
              {index === 0 ? '' : ' · '}
              <Link organisation={one} /> <code class="hint">{shownCode(one.id)}</code>
            </>
          ))}
        </li>
      ))}
    </ul>
  </section>
)
