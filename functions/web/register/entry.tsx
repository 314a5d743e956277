import type { Child } from 'hono/jsx'
import type { Consortium, Party } from '../../../domain/consortium.ts'
import { kindWords } from '../../../domain/organisation-kind.ts'
import { outcomeWords } from '../../../domain/outcome-words.ts'
import type { RegisterLine } from '../../../domain/register-line.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import { ChangesOf } from '../changes/history.tsx'
import { gradeOf } from '../cases/where.tsx'
import type { View } from '../context.ts'
import { programmePath } from '../programmes/published.ts'
import { Day, Empty, Facts, Table } from '../ui/parts.tsx'
import { memberRoleWords, unknownWords } from '../words/words.ts'
import { searchAddress } from './address.ts'
import { HistoryOfStanding } from './history-of-standing.tsx'
import { StandingOf } from './standing.tsx'

/** Who leads comes first. */
const rankOf = (role: Party['role']): number => ['lead', 'co-lead', 'member'].indexOf(role)

type EntryProps = {
  view: View
  entry: Consortium
  scheme: Scheme | undefined
  /** Consortia that merged into this one. */
  mergedFrom: readonly RegisterLine[]
  children?: Child
}

/** A consortium as the register has it, for whoever reads it: `entry` holds no more than they may see. */
export const Entry = ({ view, entry, scheme, mergedFrom, children }: EntryProps) => {
  const { t, say } = view
  return (
    <>
      <p>
        <StandingOf view={view} entry={entry} />
      </p>
      <Facts
        facts={[
          scheme === undefined
            ? undefined
            : [t('计划', 'Programme'), <a href={programmePath(scheme.ref)}>{say(scheme.title)}</a>],
          ...standingFacts(view, entry),
          entry.field === undefined
            ? undefined
            : [t('领域', 'Field'), <a href={searchAddress({ field: entry.field })}>{entry.field}</a>],
          entry.place === undefined
            ? undefined
            : [t('地点', 'Place'), <a href={searchAddress({ region: entry.place })}>{entry.place}</a>],
          mergedFrom.length === 0
            ? undefined
            : [
                t('由以下联合体并入', 'Merged from'),
                mergedFrom.map(({ id, name }) => (
                  <span class="below">
                    <a href={`/register/${id}`}>{name}</a>
                  </span>
                )),
              ],
          ...reportedFacts(view, entry),
        ]}
      />
      <Members view={view} entry={entry} layers={scheme?.members.layers ?? []} />
      {children}
      {scheme === undefined ? null : <HistoryOfStanding view={view} entry={entry} scheme={scheme} />}
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

type Fact = readonly [string, Child] | undefined

const standingFacts = (view: View, entry: Consortium): Fact[] => {
  const { t, say } = view
  const { standing } = entry
  if (standing.is === 'reported')
    return [
      [t('来源', 'Source'), standing.source],
      [t('公布时间', 'Announced'), standing.announced ?? t('未报道', 'not reported')],
    ]
  return [
    [
      t('证书编号', 'Certificate'),
      <span>
        <strong>{standing.number}</strong>{' '}
        <a href={`/register/${entry.id}/certificate`}>{t('证书（可打印）', 'The certificate, to print')}</a>
      </span>,
    ],
    [say(outcomeWords(entry.verb).since), <Day view={view} at={standing.recognised} />],
    standing.is === 'recognised'
      ? [t('有效期至', 'Valid until'), <Day view={view} at={standing.validUntil} />]
      : [t('终止时间', 'Ended'), <Day view={view} at={standing.ended} />],
    standing.is === 'recognised' || standing.mergedInto === undefined
      ? undefined
      : [
          t('并入', 'Merged into'),
          <a href={`/certificates?number=${encodeURIComponent(standing.mergedInto)}`}>
            {standing.mergedInto}
          </a>,
        ],
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
  ]
}

const reportedFacts = (view: View, { standing }: Consortium): Fact[] => {
  const { t, say } = view
  if (standing.is !== 'reported') return []
  return [
    standing.totalUnits === undefined
      ? undefined
      : [t('单位总数', 'Organisations in all'), `${standing.totalUnits}`],
    standing.unknown.length === 0
      ? undefined
      : [
          t('未能得知', 'Not known'),
          standing.unknown
            .map((code) => say(unknownWords[code] ?? { zh: code, en: code }))
            .join(t(';', '; ')),
        ],
  ]
}

const Members = ({
  view,
  entry,
  layers,
}: Pick<EntryProps, 'view' | 'entry'> & { layers: Scheme['members']['layers'] & object }) => {
  const { t, say } = view
  const layerSaid = (layer: string | undefined): string => {
    const found = layers.find(({ id }) => id === layer)
    return found ? say(found.title) : ''
  }
  return (
    <>
      <h2>{t('成员单位', 'Members')}</h2>
      {entry.parties.length === 0 ? (
        <Empty>
          {entry.standing.is === 'reported'
            ? t('报道未列出单位名称。', 'The report names no organisation.')
            : t('该计划不公开成员名单。', 'The programme does not publish who is in it.')}
        </Empty>
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
              <a href={searchAddress({ q: party.name })}>
                {`${party.name}${party.country === 'CN' ? '' : ` (${party.country})`}`}
              </a>,
              say(kindWords[party.kind]),
              say(memberRoleWords[party.role]),
              ...(layers.length === 0 ? [] : [layerSaid(party.layer)]),
            ])}
        />
      )}
    </>
  )
}
