import type { RegisterLine } from '../../../domain/register-line.ts'
import {
  countsBy,
  type Facet,
  facetNames,
  findLines,
  RegisterOrder,
  type RegisterQuery,
} from '../../../domain/register-search.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import { registerLines } from '../../register-lines.ts'
import type { View } from '../context.ts'
import type { Site } from '../page.tsx'
import { publicView, showPublic } from '../public-page.tsx'
import { feedOf } from '../open-data/feed-links.ts'
import { Table } from '../ui/parts.tsx'
import { queryFrom, searchAddress } from './address.ts'
import { Bars } from './bars.tsx'
import { facetWords, orderWords, valueWords } from './facet-words.ts'
import { NothingFound } from './nothing-found.tsx'
import { StandingTag } from './standing.tsx'

const perPage = 25

/** The search of the register: any part of a name, filters, an order, and what was found by year and field. */
export const registerList = ({ app, web }: Site): void => {
  app.get('/register', async (c) => {
    const view = publicView(c, web)
    const { t } = view
    const query = queryFrom(c.req.query())
    const [lines, programmes] = await Promise.all([registerLines(web.world), web.world.schemes.current()])
    const found = findLines(lines, query)
    const pages = Math.max(1, Math.ceil(found.length / perPage))
    const page = Math.min(pages, Math.max(1, Math.trunc(Number(c.req.query('page') ?? '1')) || 1))
    const searched = searchAddress(query) !== '/register'
    const title = t('公开名录', 'Public register')
    return showPublic(
      c,
      web,
      view,
      {
        title,
        description: t(
          `创新联合体公开名录，共 ${lines.length} 个：按名称、成员、编号、领域查询。`,
          `The public register of ${lines.length} innovation consortia: search by name, member, number or field.`,
        ),
        feeds: [feedOf(view, 'register')],
        passing: searched || page > 1,
        typed: query.q !== undefined,
      },
      <>
        <h1>{title}</h1>
        <SearchForm view={view} query={query} lines={lines} programmes={programmes} />
        <p>
          {t(`共 ${found.length} 个`, `${found.length} found`)}
          {searched ? (
            <>
              {' · '}
              <a href="/register">{t('清除条件', 'Clear the search')}</a>
            </>
          ) : null}
        </p>
        {found.length === 0 && searched ? (
          <NothingFound view={view} query={query} lines={lines} programmes={programmes} />
        ) : null}
        <Found view={view} lines={found.slice((page - 1) * perPage, page * perPage)} />
        <Pages view={view} query={query} page={page} pages={pages} />
        <Counted view={view} query={query} found={found} programmes={programmes} />
        <p>
          <a href="/open-data">{t('下载名录数据（CSV、JSON）', 'The register as data (CSV, JSON)')}</a>
        </p>
      </>,
    )
  })
}

type Searching = { view: View; query: RegisterQuery; programmes: readonly Scheme[] }

const SearchForm = ({ view, query, lines, programmes }: Searching & { lines: readonly RegisterLine[] }) => {
  const { t, say } = view
  const filters = facetNames.filter((facet) => query[facet] !== undefined)
  return (
    <search>
      <form method="get" action="/register" class="search">
        <div class="inline">
          <label for="q">{t('名称、单位、编号或领域', 'Name, organisation, number or field')}</label>
          <input id="q" name="q" type="search" value={query.q ?? ''} />
          <button type="submit">{t('查找', 'Search')}</button>
        </div>
        <details open={filters.length > 0 || query.sort !== undefined}>
          <summary>{t('筛选和排序', 'Filters and order')}</summary>
          <div class="filter-fields">
            {facetNames.map((facet) => (
              <FacetField
                view={view}
                facet={facet}
                query={query}
                counts={countsBy(lines, facet)}
                programmes={programmes}
              />
            ))}
            <div class="field">
              <label for="sort">{t('排序', 'Order')}</label>
              <select id="sort" name="sort">
                {RegisterOrder.options.map((order) => (
                  <option value={order === 'name' ? '' : order} selected={query.sort === order}>
                    {say(orderWords[order])}
                  </option>
                ))}
              </select>
            </div>
          </div>
          <button type="submit">{t('应用', 'Apply')}</button>
        </details>
      </form>
    </search>
  )
}

/** A menu of thousands of fields helps nobody: the most frequent ones, and what is chosen. */
const mostOptions = 60

const FacetField = ({
  view,
  facet,
  query,
  counts,
  programmes,
}: Searching & { facet: Facet; counts: ReturnType<typeof countsBy> }) => {
  const { t, say } = view
  const chosen = query[facet]
  if (counts.length === 0 && chosen === undefined) return null
  const shown = counts.filter(({ value }, index) => index < mostOptions || value === String(chosen))
  const options = facet === 'year' ? shown.toSorted((a, b) => Number(b.value) - Number(a.value)) : shown
  return (
    <div class="field">
      <label for={facet}>{say(facetWords[facet])}</label>
      <select id={facet} name={facet}>
        <option value="">{t('全部', 'All')}</option>
        {options.map(({ value, count }) => (
          <option value={value} selected={String(chosen) === value}>
            {`${say(valueWords(facet, value, programmes))} (${count})`}
          </option>
        ))}
      </select>
    </div>
  )
}

const Found = ({ view, lines }: { view: View; lines: readonly RegisterLine[] }) => {
  const { t } = view
  if (lines.length === 0) return null
  return (
    <Table
      caption={t('公开名录', 'Public register')}
      heads={[
        t('联合体', 'Consortium'),
        t('牵头单位', 'Lead'),
        t('领域', 'Field'),
        t('年度', 'Year'),
        t('状态', 'Standing'),
      ]}
      rows={lines.map((line) => [
        <a href={`/register/${line.id}`}>{line.name}</a>,
        line.leads.join(t('、', ', ')) || t('未公布', 'not published'),
        line.field ?? '',
        line.year === undefined ? '' : String(line.year),
        <StandingTag view={view} is={line.is} verb={line.verb} trial={line.trial === true} />,
      ])}
    />
  )
}

const Pages = ({
  view,
  query,
  page,
  pages,
}: {
  view: View
  query: RegisterQuery
  page: number
  pages: number
}) =>
  pages === 1 ? null : (
    <nav class="pages" aria-label={view.t('分页', 'Pages')}>
      {page > 1 ? (
        <a class="button quiet" rel="prev" href={searchAddress(query, {}, page - 1)}>
          {view.t('上一页', 'Previous page')}
        </a>
      ) : null}
      <span>{view.t(`第 ${page} 页，共 ${pages} 页`, `Page ${page} of ${pages}`)}</span>
      {page < pages ? (
        <a class="button quiet" rel="next" href={searchAddress(query, {}, page + 1)}>
          {view.t('下一页', 'Next page')}
        </a>
      ) : null}
    </nav>
  )

/** What was found, by year and by field; each bar leads to the list of its own. */
const Counted = ({ view, query, found, programmes }: Searching & { found: readonly RegisterLine[] }) => {
  const { t, say } = view
  if (found.length === 0) return null
  const barsOf = (facet: 'year' | 'field' | 'region') =>
    countsBy(found, facet).map(({ value, count }) => ({
      label: say(valueWords(facet, value, programmes)),
      count,
      href: searchAddress(query, { [facet]: facet === 'year' ? Number(value) : value }),
      value,
    }))
  const charts = [
    ['year', t('按年度', 'By year'), barsOf('year').toSorted((a, b) => Number(b.value) - Number(a.value))],
    ['field', t('按领域', 'By field'), barsOf('field')],
    ['region', t('按地区', 'By region'), barsOf('region')],
  ] as const
  return (
    <section aria-labelledby="counted">
      <h2 id="counted">{t('统计', 'In numbers')}</h2>
      <div class="charts">
        {charts.map(([facet, caption, bars]) => (
          <div>
            <Bars
              view={view}
              caption={caption}
              heads={[say(facetWords[facet]), t('数量', 'Number')]}
              bars={bars}
            />
          </div>
        ))}
      </div>
    </section>
  )
}
