import { SheetTexts } from '../reviews/sheet-texts.tsx'
import { GradePanel } from './grade-panel.tsx'
import type { Scheme } from '../../../domain/scheme.ts'
import { sheetTotal } from '../../../domain/sheet.ts'
import { stepOf } from '../../../domain/scheme-step.ts'
import type { SiteVisit } from '../../../domain/site-visit.ts'
import { taskWords } from '../../../domain/task-words.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { Day, Due, Facts, Table, Tag } from '../ui/parts.tsx'
import { RulePanel } from './rule-panel.tsx'
import { decisionWords } from '../words/words.ts'

type Panel = { view: View; it: CaseView; scheme: Scheme }

/** What officers, approvers and auditors see besides: rules, opinions, scores, decisions, objections, who is asked. */
export const OfficerPanels = (props: Panel) => (
  <>
    <RulePanel {...props} />
    <Opinions {...props} />
    <GradePanel {...props} />
    <Review {...props} />
    <Defences {...props} />
    <Approvals {...props} />
    <Objections {...props} />
    <OpenTasks {...props} />
  </>
)

const Opinions = ({ view, it }: Panel) =>
  it.recommendations === undefined || it.recommendations.length === 0 ? null : (
    <section>
      <h2>{view.t('推荐意见', 'Recommendation')}</h2>
      {it.recommendations.map((one) => (
        <>
          <p>
            <Tag tone={one.decision === 'recommend' ? 'good' : 'bad'}>
              {view.say(decisionWords[one.decision] ?? { zh: one.decision, en: one.decision })}
            </Tag>{' '}
            {one.opinion} <Day view={view} at={one.at} />
          </p>
          <Visits view={view} visits={one.visits ?? []} />
        </>
      ))}
    </section>
  )

const Visits = ({ view, visits }: { view: View; visits: readonly SiteVisit[] }) =>
  visits.map(({ on, place, met, notes }) => (
    <section class="visit">
      <h3>
        {view.t('实地考察', 'Site visit')} · {on} · {place}
      </h3>
      {met ? (
        <p class="hint">
          {view.t('接待人员：', 'Met: ')}
          {met}
        </p>
      ) : null}
      <p class="prose">{notes}</p>
    </section>
  ))

const Review = ({ view, it, scheme }: Panel) => {
  if (it.result === undefined && (it.sheets === undefined || it.sheets.length === 0)) return null
  const rubric = it.kind === 'application' ? stepOf(scheme, 'review')?.rubric : scheme.evaluation?.rubric
  const items = rubric?.items ?? []
  return (
    <section>
      <h2>{view.t('评审结果', 'Review')}</h2>
      {it.result === undefined ? null : (
        <Facts
          facts={[
            [view.t('平均分', 'Mean'), `${it.result.mean} / 100`],
            [
              view.t('评分表', 'Sheets'),
              view.t(
                `${it.result.sheets} 份，计入 ${it.result.counted} 份`,
                `${it.result.sheets}, of which ${it.result.counted} count`,
              ),
            ],
            [view.t('最接近的评分之差', 'Spread of the closest sheets'), `${it.result.spread}`],
            ...(it.result.vetoes ?? []).map(({ item, mean, below }) => {
              const title = items.find(({ id }) => id === item)?.title
              return [
                view.t('一票否决', 'Veto'),
                view.t(
                  `${title?.zh ?? item}：平均 ${mean} 分，低于 ${below} 分`,
                  `${title?.en ?? item}: mean ${mean}, below ${below}`,
                ),
              ] as const
            }),
          ]}
        />
      )}
      {it.sheets === undefined || it.sheets.length === 0 ? null : (
        <Table
          caption={view.t('评分表', 'Sheets')}
          heads={[
            view.t('专家', 'Expert'),
            ...items.map((item) => `${view.say(item.title)} (${item.bonus ? '+' : ''}${item.max})`),
            view.t('合计', 'Total'),
          ]}
          rows={it.sheets.map((sheet, index) => [
            sheet.expert ?? view.t(`专家 ${index + 1}`, `Expert ${index + 1}`),
            ...items.map((item) => (
              <span>
                {sheet.scores[item.id] ?? ''}
                {sheet.reasons[item.id] ? <small class="below">{sheet.reasons[item.id]}</small> : null}
              </span>
            )),
            rubric ? `${Math.round(sheetTotal(rubric, sheet.scores) * 10) / 10}` : '',
          ])}
        />
      )}
      <SheetTexts view={view} it={it} scheme={scheme} />
    </section>
  )
}

const Defences = ({ view, it }: Panel) =>
  it.defences === undefined || it.defences.length === 0 ? null : (
    <section>
      <h2>{view.t('答辩记录', 'Oral defence')}</h2>
      {it.defences.map((one) => (
        <article class="card">
          <p>
            <Tag tone={one.decision === 'pass' ? 'good' : 'bad'}>
              {one.decision === 'pass' ? view.t('答辩通过', 'passed') : view.t('答辩未通过', 'failed')}
            </Tag>{' '}
            <Day view={view} at={one.at} />
          </p>
          {one.record === '' ? null : <p class="prose">{one.record}</p>}
          {one.reason === undefined ? null : <p class="prose">{one.reason}</p>}
        </article>
      ))}
    </section>
  )

const Approvals = ({ view, it, scheme }: Panel) => {
  if (it.approvals === undefined || it.approvals.length === 0) return null
  const levels =
    (it.kind === 'application' ? stepOf(scheme, 'approval')?.levels : scheme.evaluation?.levels) ?? []
  return (
    <section>
      <h2>{view.t('审批记录', 'Approvals')}</h2>
      <Table
        caption={view.t('审批记录', 'Approvals')}
        heads={[
          view.t('层级', 'Level'),
          view.t('审批人', 'By'),
          view.t('决定', 'Decision'),
          view.t('意见', 'Remark'),
          view.t('时间', 'When'),
        ]}
        rows={it.approvals.map((one) => {
          const level = levels.find((candidate) => candidate.id === one.level)
          return [
            level ? view.say(level.title) : one.level,
            one.inPlaceOf === undefined
              ? one.by
              : view.t(`${one.by}（代${one.inPlaceOf}）`, `${one.by}, for ${one.inPlaceOf} by delegation`),
            <Tag tone={one.decision === 'approve' ? 'good' : one.decision === 'reject' ? 'bad' : 'act'}>
              {view.say(decisionWords[one.decision] ?? { zh: one.decision, en: one.decision })}
            </Tag>,
            one.remark,
            <Day view={view} at={one.at} />,
          ]
        })}
      />
    </section>
  )
}

const objectionStates = {
  open: { tone: 'act', zh: '待处理', en: 'open' },
  dismissed: { tone: 'still', zh: '不成立', en: 'dismissed' },
  upheld: { tone: 'bad', zh: '成立', en: 'upheld' },
} as const

const Objections = ({ view, it }: Panel) =>
  it.objections === undefined || it.objections.length === 0 ? null : (
    <section>
      <h2>{view.t('异议', 'Objections')}</h2>
      {it.objections.map((objection) => (
        <article class="card">
          <p>
            <Tag tone={objectionStates[objection.state.is].tone}>
              {view.say(objectionStates[objection.state.is])}
            </Tag>{' '}
            {objection.by.name}
            {objection.by.is === 'organisation'
              ? view.t('（单位，加盖公章）', ' (organisation, under seal)')
              : ''}{' '}
            · <Day view={view} at={objection.raised.at} />
          </p>
          <p class="prose">{objection.grounds}</p>
          {objection.statement === undefined ? null : (
            <p class="prose">
              <strong>{view.t('申报单位的说明：', 'The applicants: ')}</strong>
              {objection.statement.text}
            </p>
          )}
          {objection.state.is === 'open' ? null : <p class="prose">{objection.state.reason}</p>}
        </article>
      ))}
    </section>
  )

const OpenTasks = ({ view, it }: Panel) => {
  const open = it.tasks.filter((task) => task.state === 'open' && !task.mine)
  return open.length === 0 ? null : (
    <section>
      <h2>{view.t('正在等待', 'Waiting for')}</h2>
      <ul class="plain">
        {open.map((task) => (
          <li>
            {view.say(taskWords[task.kind])}
            {task.asked === undefined ? '' : ` · ${task.asked}`} ·{' '}
            <Due view={view} at={task.due} since={task.overdueSince} />
          </li>
        ))}
      </ul>
    </section>
  )
}
