import { gradeWords } from '../../../domain/task-words.ts'
import { may } from '../../../domain/policy.ts'
import { DecideSelection } from '../../../domain/selection.ts'
import { decideSelection } from '../../commands/selection.ts'
import { nothingTyped, type Typed, type View } from '../context.ts'
import { asking, formPage, type Here, param, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { openRanking, rankingFor, type Ranking } from './ranking-view.ts'
import { Decisions, SelectionFields } from './ranking-selection.tsx'
import { first, parsed } from '../typed-form.ts'
import { ErrorSummary, Form } from '../ui/form.tsx'
import { Empty, Status, Tag } from '../ui/parts.tsx'

/** A call's applications, or a year's evaluations, by what their panels came to; and whom the office puts forward. */
export const rankingPage = (site: Site): void => {
  const { web } = site
  formPage(
    site,
    '/board/:batch/ranking',
    (c, typed) => draw(site, c, typed),
    async (c, values) => {
      const person = signedInPerson(c)
      const { open, ranked, selection } = await openRanking(web, person, param(c, 'batch'))
      const input = parsed(DecideSelection, {
        selected: first(values, 'none') === 'yes' ? [] : (values.case ?? []),
        reason: first(values, 'reason') || undefined,
        tieReason: first(values, 'tieReason') || undefined,
        n: Number(first(values, 'n')),
      })
      await decideSelection(
        web.world,
        asking(c, values),
        { batch: open.batch.id, scheme: open.batch.scheme, ranked, selection },
        input,
      )
      return `/board/${open.batch.id}/ranking`
    },
  )
}

const draw = async ({ web }: Site, c: Here, typed: Typed = nothingTyped): Promise<Response> => {
  const person = signedInPerson(c)
  const batch = param(c, 'batch')
  const ranking = await rankingFor(web, person, batch)
  const view = viewHere(c, web)
  const { t, say } = view
  const [best] = ranking.items
  const title = t('评审排名', 'Ranking')
  const scheme = best?.case.scheme.split('@')[0]
  const chooses = scheme !== undefined && may(person, { to: 'act-in-bulk', scheme })
  return show(
    c,
    view,
    title,
    <>
      <p class="crumb">
        <a href="/board">{t('案件', 'Cases')}</a>
        {' · '}
        <a href={`/board/${batch}`}>{best ? say(best.case.batchTitle) : t('批次', 'Call')}</a>
      </p>
      <h1>{title}</h1>
      <p>{limitsSaid(view, ranking)}</p>
      <Decisions view={view} ranking={ranking} />
      {best === undefined ? (
        <Empty>{t('还没有完成评审的案件。', 'No review is complete yet.')}</Empty>
      ) : chooses ? (
        <>
          <ErrorSummary
            view={view}
            typed={typed}
            labels={{
              reason: t('理由', 'Reason'),
              tieReason: t('同分取舍的理由', 'Reason for the choice among equals'),
              selected: t('入选', 'Selected'),
            }}
          />
          <Form view={view} action={`/board/${batch}/ranking`} class="choosing">
            <RankingTable view={view} ranking={ranking} chosen={chosenIn(ranking, typed)} />
            <p class="actions">
              <button
                type="submit"
                class="quiet"
                formaction={`/board/${batch}/bulk`}
                name="scope"
                value="chosen"
              >
                {t('办理勾选的案件', 'Work on the ticked cases')}
              </button>
            </p>
            <SelectionFields view={view} typed={typed} ranking={ranking} />
          </Form>
        </>
      ) : (
        <RankingTable view={view} ranking={ranking} />
      )}
    </>,
  )
}

/** What is ticked: what was sent, else what was decided last, else all that are clearly over the line. */
const chosenIn = ({ items, decisions }: Ranking, typed: Typed): ReadonlySet<string> =>
  new Set<string>(
    typed.values.case ??
      decisions.at(-1)?.selected ??
      items.flatMap((one) => (one.line === 'over' ? [one.case.id] : [])),
  )

type TableProps = { view: View; ranking: Ranking; chosen?: ReadonlySet<string> }

const RankingTable = ({ view, ranking: { items, cutOff, most, selected }, chosen }: TableProps) => {
  const { t, say } = view
  const graded = items.some(({ grade }) => grade !== undefined)
  const heads = [
    ...(chosen ? [t('入选', 'Selected')] : []),
    t('名次', 'Place'),
    t('案件', 'Case'),
    t('得分', 'Mean'),
    t('分差', 'Spread'),
    t('评分表', 'Sheets'),
    ...(graded ? [t('等级', 'Grade')] : []),
    t('状态', 'Status'),
  ]
  const lastOver = items.findLastIndex(({ line }) => line === 'over' || line === 'at')
  return (
    <table class="ranking">
      <caption class="visually-hidden">{t('评审排名', 'Ranking')}</caption>
      <thead>
        <tr>
          {heads.map((head, column) => (
            <th scope="col" class={chosen && column === 0 ? 'chooser' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((one, index) => (
          <>
            <tr>
              {chosen ? <Chooser view={view} one={one.case} checked={chosen.has(one.case.id)} /> : null}
              <td data-head={t('名次', 'Place')}>
                <span>
                  {one.place} <LineTag view={view} line={one.line} tied={one.tied} />
                </span>
              </td>
              <td data-head={t('案件', 'Case')}>
                <CaseCell view={view} one={one.case} />
              </td>
              <td data-head={t('得分', 'Mean')}>{one.mean.toFixed(2)}</td>
              <td data-head={t('分差', 'Spread')}>{one.spread.toFixed(2)}</td>
              <td data-head={t('评分表', 'Sheets')}>{`${one.sheets}`}</td>
              {graded ? (
                <td data-head={t('等级', 'Grade')}>
                  {one.grade === undefined ? '' : say(gradeWords[one.grade])}
                </td>
              ) : null}
              <td data-head={t('状态', 'Status')}>
                <Status view={view} status={one.case.status} />
              </td>
            </tr>
            {cutOff && index === lastOver ? (
              <tr class="cut-off">
                <td colspan={heads.length}>
                  <strong>
                    {t(
                      `入选线：${cutOff.mean} 分 · 名额 ${most ?? 0} · 已通过 ${selected} · 尚余 ${Math.max(0, (most ?? 0) - selected)}`,
                      `Line at ${cutOff.mean} · ${most ?? 0} may pass · ${selected} have · ${Math.max(0, (most ?? 0) - selected)} left`,
                    )}
                  </strong>
                  {cutOff.tied === 0
                    ? null
                    : t(
                        `　${cutOff.tied} 家同分跨线，须写明取舍理由。`,
                        ` ${cutOff.tied} with this mean lie across the line: which of them needs a reason.`,
                      )}
                </td>
              </tr>
            ) : null}
          </>
        ))}
      </tbody>
    </table>
  )
}

const CaseCell = ({ view: { t }, one }: { view: View; one: Ranking['items'][number]['case'] }) => (
  <span>
    <a href={`/cases/${one.id}`}>{one.title}</a>
    <small class="below">{one.leadName ?? t('双盲评审，不显示名称', 'not named to experts')}</small>
  </span>
)

const Chooser = ({
  view: { t },
  one,
  checked,
}: {
  view: View
  one: Ranking['items'][number]['case']
  checked: boolean
}) => (
  <td data-head={t('入选', 'Selected')} class="chooser">
    <input
      type="checkbox"
      name="case"
      value={one.id}
      checked={checked}
      aria-label={t(`${one.title}入选`, `Select ${one.title}`)}
    />
  </td>
)

/** Beside a place: on which side of the line it is, and whether others share it. */
export const LineTag = ({
  view: { t },
  line,
  tied,
}: {
  view: View
  line: Ranking['items'][number]['line']
  tied: boolean
}) => (
  <>
    {line === 'over' ? <Tag tone="good">{t('入选线内', 'over the line')}</Tag> : null}
    {line === 'at' ? <Tag tone="act">{t('并列跨线', 'tied across the line')}</Tag> : null}
    {line === 'under' ? <Tag tone="still">{t('入选线外', 'under the line')}</Tag> : null}
    {tied && line !== 'at' ? <Tag tone="still">{t('并列', 'tied')}</Tag> : null}
  </>
)

/** How many may pass, how many have, and that it may be nobody. */
export const limitsSaid = (
  { t }: View,
  { most, mayBeNone, selected }: Pick<Ranking, 'most' | 'mayBeNone' | 'selected'>,
): string =>
  [
    ...(most === undefined
      ? []
      : [
          t(
            `本批次最多选出 ${most} 家，已通过最终审批或认定 ${selected} 家。`,
            `At most ${most} of this call may pass; ${selected} are finally approved or recognised.`,
          ),
        ]),
    ...(mayBeNone ? [t('可以全部不予通过。', 'Nobody need be selected.')] : []),
    t(
      '名次按专家平均分由高到低排列，同分并列。',
      'Places go by the panel’s mean; equal means share a place.',
    ),
  ].join(t('', ' '))
