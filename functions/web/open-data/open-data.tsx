import type { View } from '../context.ts'
import type { Site } from '../page.tsx'
import { publicView, showPublic } from '../public-page.tsx'
import { Table } from '../ui/parts.tsx'
import { type DataSet, mostRows } from './data-set.ts'
import { type Licence, licenceOf } from './licence.ts'
import { calendarAddress, feedOf } from './feed-links.ts'
import { between, dataSets } from './open-data-files.ts'

/** What everybody may take away, under which licence, and what its columns mean. */
export const openDataPage = ({ app, web }: Site): void => {
  app.get('/open-data', (c) => {
    const view = publicView(c, web)
    const { t } = view
    const title = t('开放数据与订阅', 'Open data and feeds')
    return showPublic(
      c,
      web,
      view,
      {
        title,
        feeds: (['calls', 'notices', 'register'] as const).map((name) => feedOf(view, name)),
        description: t(
          '名录、结果、申报通知和公示的 CSV 与 JSON 数据。',
          'The register, outcomes, calls and notices as CSV and JSON.',
        ),
      },
      <>
        <h1>{title}</h1>
        <p>
          {t(
            '任何人都可以下载，无需登录。内容与公开页面相同，取自当时的记录，最多晚五分钟。',
            'Anybody may download these, without an account. They say what the public pages say, from the records as they are, at most five minutes old.',
          )}
        </p>
        <LicenceSaid view={view} licence={licenceOf(web.settings)} />
        <h2>{t('数据', 'Data')}</h2>
        <Sets view={view} />
        <HowToRead view={view} />
        <h2>{t('订阅', 'Feeds')}</h2>
        <Feeds view={view} />
        <h2>{t('栏目说明', 'What the columns mean')}</h2>
        {dataSets.map((set) => (
          <Columns view={view} set={set} />
        ))}
      </>,
    )
  })
}

const LicenceSaid = ({ view, licence }: { view: View; licence: Licence }) => (
  <p>
    {view.t('许可：', 'Licence: ')}
    <a href={licence.url} rel="license">
      {view.say(licence.title)}
    </a>
    {view.t('。引用时请注明来源和下载日期。', '. Please name the source and the day of the download.')}
  </p>
)

const Sets = ({ view }: { view: View }) => {
  const { t, say } = view
  return (
    <Table
      caption={t('数据', 'Data')}
      heads={[t('内容', 'What'), t('说明', 'About it'), t('下载', 'Download')]}
      rows={dataSets.map((set) => [
        say(set.title),
        say(set.about),
        <span>
          <a href={`/open-data/${set.name}.csv`} download="">
            CSV<span class="visually-hidden"> {say(set.title)}</span>
          </a>{' '}
          <a href={`/open-data/${set.name}.json`}>
            JSON<span class="visually-hidden"> {say(set.title)}</span>
          </a>{' '}
          <a href={`/open-data/${set.name}.csv-metadata.json`}>
            {t('栏目', 'Columns')}
            <span class="visually-hidden"> {say(set.title)}</span>
          </a>
        </span>,
      ])}
    />
  )
}

/** What tells of itself when there is something new. */
const Feeds = ({ view }: { view: View }) => {
  const { t } = view
  return (
    <ul>
      {(['calls', 'notices', 'register'] as const).map((name) => {
        const { title, href } = feedOf(view, name)
        return (
          <li>
            <a href={href} type="application/atom+xml">
              {title} (Atom)
            </a>
          </li>
        )
      })}
      <li>
        <a href={calendarAddress(view)} type="text/calendar">
          {t('申报和公示期限的日历 (iCalendar)', 'Calendar of calls and notices (iCalendar)')}
        </a>{' '}
        {t(
          '在日历程序中按地址订阅，时间为 UTC。',
          'Subscribe to its address in a calendar; its times are UTC.',
        )}
      </li>
    </ul>
  )
}

const HowToRead = ({ view: { t } }: { view: View }) => (
  <ul>
    <li>
      {t(
        `CSV 为 UTF-8（带 BOM），可直接用电子表格打开；一格中有多个值时以“${between}”分隔。以 = + - @ 开头的文字前加单引号，JSON 中为原文。`,
        `CSV is UTF-8 with a byte order mark, as spreadsheets read it; several values in a cell are parted by “${between}”. A text that begins with = + - @ has an apostrophe before it there; JSON has it as it is.`,
      )}
    </li>
    <li>
      {t(
        '时间为 UTC（ISO 8601），以 Z 结尾；日期为当地日期。',
        'Times are UTC (ISO 8601) and end in Z; days are local days.',
      )}
    </li>
    <li>
      {t(
        `名录较大时分为多个文件，每个最多 ${mostRows} 行或约 4 MB：下一个文件的地址在 Link 响应头（rel="next"）和 JSON 的 next 中。`,
        `A large register comes in several files of at most ${mostRows} rows or some 4 MB: the address of the next one is in the Link header (rel="next") and in the JSON as next.`,
      )}
    </li>
    <li>
      {t(
        '带上 ETag（If-None-Match）再次请求，没有变化时只回答 304。',
        'Ask again with the ETag (If-None-Match): the answer is 304 when nothing changed.',
      )}
    </li>
  </ul>
)

const Columns = ({ view, set }: { view: View; set: DataSet }) => {
  const { t, say } = view
  return (
    <details>
      <summary>{say(set.title)}</summary>
      <Table
        caption={say(set.title)}
        heads={[t('栏目', 'Column'), t('含义', 'Meaning'), t('类型', 'Type')]}
        rows={set.fields.map(({ name, title, kind }) => [
          <code>{name}</code>,
          say(title),
          kind === 'strings' ? t('文本，可多个', 'strings') : kind,
        ])}
      />
    </details>
  )
}
