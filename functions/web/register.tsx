import type { Child } from 'hono/jsx'
import { ConsortiumId } from '../../domain/ids.ts'
import type { Consortium } from '../../domain/consortium.ts'
import { kindWords } from '../../domain/organisation-kind.ts'
import { outcomeWords } from '../../domain/outcome-words.ts'
import { notFound } from '../../domain/refusal.ts'
import type { Words } from '../../domain/words.ts'
import { openRecord } from '../commands/consortium-record.ts'
import { type View } from './context.ts'
import { gradeOf } from './cases/where.tsx'
import { certificatePage } from './certificate.tsx'
import { ChangesOf } from './changes-history.tsx'
import { pageOf, param, type Site, show, viewHere } from './page.tsx'
import { RecordOf } from './record-of.tsx'
import { Day, Empty, Facts, More, Table, Tag } from './ui/parts.tsx'
import { memberRoleWords, unknownWords } from './words.ts'

const standings = {
  recognised: { tone: 'good', ...outcomeWords().done },
  revoked: { tone: 'bad', zh: '已撤销', en: 'Revoked' },
  expired: { tone: 'still', zh: '已到期', en: 'Expired' },
  withdrawn: { tone: 'still', zh: '已退出', en: 'Withdrawn' },
  reported: { tone: 'busy', zh: '公开报道', en: 'Publicly reported' },
} as const

/** How it stands, in the programme's own word; and that it is on trial still. */
const StandingTag = ({ view, entry }: { view: View; entry: Consortium }) => {
  const { is } = entry.standing
  return (
    <>
      <Tag tone={standings[is].tone}>
        {view.say(is === 'recognised' ? outcomeWords(entry.verb).done : standings[is])}
      </Tag>
      {is === 'recognised' && entry.provisionalUntil !== undefined ? (
        <>
          {' '}
          <Tag tone="act">{view.t('试行', 'On trial')}</Tag>
        </>
      ) : null}
    </>
  )
}

/** The public register and the check of certificates. */
export const registerPages = (site: Site): void => {
  const { app, web } = site
  const { consortia } = web.world.store
  certificatePage(site)

  app.get('/register', async (c) => {
    const view = viewHere(c, web)
    const { t } = view
    const name = (c.req.query('name') ?? '').trim().slice(0, 100)
    const list = await consortia.register({ ...pageOf(c, 30), ...(name === '' ? {} : { nameBegins: name }) })
    return show(
      c,
      view,
      t('公开名录', 'Public register'),
      <>
        <h1>{t('公开名录', 'Public register')}</h1>
        <form method="get" action="/register" class="inline">
          <label for="name">{t('名称（前几个字）', 'Name begins with')}</label>
          <input id="name" name="name" value={name} />
          <button type="submit">{t('查找', 'Search')}</button>
        </form>
        {list.items.length === 0 ? (
          <Empty>{t('没有找到。', 'Nothing found.')}</Empty>
        ) : (
          <Table
            caption={t('公开名录', 'Public register')}
            heads={[
              t('联合体', 'Consortium'),
              t('牵头单位', 'Lead'),
              t('领域', 'Field'),
              t('状态', 'Standing'),
            ]}
            rows={list.items.map((entry) => [
              <a href={`/register/${entry.id}`}>{entry.name}</a>,
              leadNames(view, entry),
              entry.field ?? '',
              <StandingTag view={view} entry={entry} />,
            ])}
          />
        )}
        <More
          view={view}
          path={name === '' ? '/register' : `/register?name=${encodeURIComponent(name)}`}
          next={list.next}
        />
      </>,
    )
  })

  app.get('/register/:consortium', async (c) => {
    const id = ConsortiumId.safeParse(param(c, 'consortium'))
    const entry = id.success ? await consortia.load(id.data) : undefined
    if (!entry) throw notFound()
    const record =
      'scheme' in entry.standing ? await openRecord(web.world, entry.id, c.var.arrived) : undefined
    c.set('zone', record?.moment.scheme.timeZone)
    const view = viewHere(c, web)
    const layers = record?.moment.scheme.members.layers ?? []
    return show(
      c,
      view,
      entry.name,
      <Entry view={view} entry={entry} layers={layers}>
        {record ? <RecordOf view={view} record={record} /> : null}
      </Entry>,
    )
  })

  app.get('/certificates', async (c) => {
    const number = (c.req.query('number') ?? '').trim()
    const entry = number === '' ? undefined : await consortia.byNumber(number)
    const view = viewHere(c, web)
    const { t } = view
    if (entry) return c.redirect(`/register/${entry.id}`, 302)
    return show(
      c,
      view,
      t('证书查验', 'Check a certificate'),
      <div class="narrow">
        <h1>{t('证书查验', 'Check a certificate')}</h1>
        <form method="get" action="/certificates" class="inline">
          <label for="number">{t('证书编号', 'Certificate number')}</label>
          <input id="number" name="number" value={number} />
          <button type="submit">{t('查验', 'Check')}</button>
        </form>
        {number === '' ? null : (
          <Empty>{t(`没有编号为 ${number} 的证书。`, `There is no certificate ${number}.`)}</Empty>
        )}
      </div>,
    )
  })
}

/** Who leads comes first. */
const rankOf = (role: Consortium['parties'][number]['role']): number =>
  ['lead', 'co-lead', 'member'].indexOf(role)

const leadNames = (view: View, entry: Consortium): string =>
  entry.parties
    .filter((party) => party.role !== 'member')
    .map((party) => party.name)
    .join(view.t('、', ', ')) || view.t('未报道', 'not reported')

const layerSaid = (view: View, layers: EntryProps['layers'], layer: string | undefined): string => {
  const found = layers.find(({ id }) => id === layer)
  return found ? view.say(found.title) : ''
}

type EntryProps = {
  view: View
  entry: Consortium
  layers: readonly { id: string; title: Words }[]
  children?: Child
}

const Entry = ({ view, entry, layers, children }: EntryProps) => {
  const { t, say } = view
  const { standing } = entry
  return (
    <>
      <p class="crumb">
        <a href="/register">{t('公开名录', 'Public register')}</a>
      </p>
      <h1>{entry.name}</h1>
      <p>
        <StandingTag view={view} entry={entry} />
      </p>
      <Facts
        facts={[
          standing.is === 'reported'
            ? [t('来源', 'Source'), standing.source]
            : [
                t('证书编号', 'Certificate'),
                <span>
                  <strong>{standing.number}</strong>{' '}
                  <a href={`/register/${entry.id}/certificate`}>
                    {t('证书（可打印）', 'The certificate, to print')}
                  </a>
                </span>,
              ],
          standing.is === 'recognised'
            ? [t('有效期至', 'Valid until'), <Day view={view} at={standing.validUntil} />]
            : undefined,
          standing.is === 'recognised' && entry.provisionalUntil !== undefined
            ? [
                t('试行期', 'On trial'),
                <span>
                  {t(
                    '首次年度评估通过后转为正式，试行期至 ',
                    'until the first evaluation that is passed; set to end on ',
                  )}
                  <Day view={view} at={entry.provisionalUntil} />
                </span>,
              ]
            : undefined,
          entry.former === undefined || entry.former.length === 0
            ? undefined
            : [
                t('原编号', 'Earlier numbers'),
                entry.former.map(({ number, ended }) => (
                  <span class="below">
                    {number} {t('（至 ', ' (until ')}
                    <Day view={view} at={ended} />
                    {t('）', ')')}
                  </span>
                )),
              ],
          standing.is === 'reported'
            ? [t('公布时间', 'Announced'), standing.announced ?? t('未报道', 'not reported')]
            : [say(outcomeWords(entry.verb).since), <Day view={view} at={standing.recognised} />],
          standing.is === 'revoked' || standing.is === 'expired' || standing.is === 'withdrawn'
            ? [t('终止时间', 'Ended'), <Day view={view} at={standing.ended} />]
            : undefined,
          entry.field ? [t('领域', 'Field'), entry.field] : undefined,
          entry.place ? [t('地点', 'Place'), entry.place] : undefined,
          standing.is === 'reported' && standing.totalUnits
            ? [t('单位总数', 'Organisations in all'), `${standing.totalUnits}`]
            : undefined,
          standing.is === 'reported' && standing.unknown.length > 0
            ? [
                t('未能得知', 'Not known'),
                standing.unknown
                  .map((code) => say(unknownWords[code] ?? { zh: code, en: code }))
                  .join(t(';', '; ')),
              ]
            : undefined,
        ]}
      />
      <h2>{t('成员单位', 'Members')}</h2>
      {entry.parties.length === 0 ? (
        <Empty>{t('报道未列出单位名称。', 'The report names no organisation.')}</Empty>
      ) : (
        <Table
          caption={t('成员单位', 'Members')}
          heads={[
            t('单位', 'Organisation'),
            t('类型', 'Kind'),
            t('角色', 'Role'),
            ...(layers.length === 0 ? [] : [t('层次', 'Layer')]),
          ]}
          rows={entry.parties
            .toSorted((a, b) => rankOf(a.role) - rankOf(b.role))
            .map((party) => [
              `${party.name}${party.country === 'CN' ? '' : ` (${party.country})`}`,
              say(kindWords[party.kind]),
              say(memberRoleWords[party.role]),
              ...(layers.length === 0 ? [] : [layerSaid(view, layers, party.layer)]),
            ])}
        />
      )}
      {children}
      <ChangesOf view={view} entry={entry} />
      {entry.grades.length === 0 ? null : (
        <>
          <h2>{t('年度评估', 'Annual evaluations')}</h2>
          <Table
            caption={t('年度评估', 'Annual evaluations')}
            heads={[t('年度', 'Year'), t('等级', 'Grade')]}
            rows={entry.grades.map((one) => [`${one.year}`, say(gradeOf(one.grade))])}
          />
        </>
      )}
    </>
  )
}
