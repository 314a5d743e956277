import { taskWords } from '../../../domain/task-words.ts'
import { openCase, type Site, show, viewHere } from '../page.tsx'
import { programmePath } from '../programmes/published.ts'
import { Due } from '../ui/parts.tsx'
import { AppealPanel } from './appeal.tsx'
import { OfficerPanels, SectionList } from './case-parts.tsx'
import { DocumentsPanel } from './documents-panel.tsx'
import { DuesPanel } from './dues-panel.tsx'
import { MemberTable } from './member-table.tsx'
import { PartsPanel } from './parts-panel.tsx'
import { PaperLinks } from './paper-links.tsx'
import { ChangePanel, mayTakeBack, PartiesThen } from './change-panel.tsx'
import { RectificationPanel } from './rectification.tsx'
import { TargetsPanel } from './report-targets.tsx'
import { MoreTime } from './more-time.tsx'
import { SubmissionPanel } from './submission-panel.tsx'
import { StoryPanel } from './story-panel.tsx'
import { SupportPanel } from './support-panel.tsx'
import { Where } from './where.tsx'
import { askedOf } from '../../../domain/case-form.ts'

/** The page of a case: where it is, whose turn, by when; then what the reader can do and see. */
export const casePage = ({ app, web }: Site): void => {
  app.get('/cases/:case', async (c) => {
    const { view: it, file, moment } = await openCase(c, web)
    const view = viewHere(c, web)
    const { t, say } = view
    const mine = it.tasks.filter((task) => task.mine)
    const form = askedOf(file, moment)
    return show(
      c,
      view,
      it.title,
      <>
        <p class="crumb">
          <a href={programmePath(moment.scheme.ref)}>{say(moment.scheme.title)}</a> · {say(it.batchTitle)}
        </p>
        <h1>{it.title}</h1>
        <Where view={view} it={it} />
        {mine.length === 0 ? null : (
          <section class="your-turn" aria-labelledby="your-turn">
            <h2 id="your-turn">{t('请您办理', 'Your turn')}</h2>
            <ul>
              {mine.map((task) => (
                <li>
                  <a
                    class="button"
                    href={
                      task.kind === 'report' ? `/cases/${it.id}/report` : `/cases/${it.id}/tasks/${task.id}`
                    }
                  >
                    {say(taskWords[task.kind])}
                  </a>{' '}
                  <Due view={view} at={task.due} since={task.overdueSince} />
                </li>
              ))}
            </ul>
          </section>
        )}
        <ChangePanel view={view} it={it} scheme={moment.scheme} />
        {it.sections.length === 0 ? null : (
          <section>
            <h2>{it.kind === 'application' ? t('申报书', 'Application') : t('年度报告', 'Annual report')}</h2>
            <SectionList view={view} it={it} form={form} />
          </section>
        )}
        <TargetsPanel view={view} form={form} sections={it.sections} />
        <section>
          <h2>
            {t('成员单位', 'Members')} <small>{it.members.length}</small>
          </h2>
          <PartiesThen view={view} it={it} />
          <MemberTable view={view} members={it.members} />
          {it.membersWritable ? (
            <p>
              <a class="button quiet" href={`/cases/${it.id}/members`}>
                {t('添加或移除成员', 'Add or take out members')}
              </a>
            </p>
          ) : null}
        </section>
        <PaperLinks view={view} it={it} />
        <DocumentsPanel view={view} it={it} />
        <PartsPanel view={view} it={it} scheme={moment.scheme} />
        <DuesPanel view={view} it={it} />
        <OfficerPanels view={view} it={it} scheme={moment.scheme} />
        <SupportPanel view={view} it={it} scheme={moment.scheme} />
        {mayTakeBack(it) ? (
          <p class="actions">
            <a class="button quiet" href={`/cases/${it.id}/taking-back`}>
              {t('撤回变更申请', 'Take the request back')}
            </a>
          </p>
        ) : null}
        <section>
          <h2>{t('进展', 'How it came here')}</h2>
          <Timeline view={view} items={it.timeline} />
          {it.hats.some((hat) => ['officer', 'auditor'].includes(hat)) ? (
            <p>
              <a href={`/cases/${it.id}/trail`}>{t('完整记录', 'Complete trail')}</a>
              {' · '}
              <a href={`/cases/${it.id}/messages`}>{t('已发通知', 'Messages sent')}</a>
            </p>
          ) : null}
        </section>
      </>,
    )
  })
}

const Where = ({ view, it }: { view: View; it: CaseView }) => {
  const { t } = view
  const turn = whoseTurn(view, it)
  return (
    <section class="where" aria-label={t('目前状态', 'Where it stands')}>
      <p class="now">
        <Status view={view} status={it.status} />
        {turn === undefined ? null : (
          // The machine takes a moment: the page looks again by itself.
          <span data-soon={it.status.is === 'submitted' ? '' : undefined}>{turn}</span>
        )}
      </p>
      {it.steps === undefined ? null : <Steps view={view} it={it} steps={it.steps} />}
      <Facts
        facts={[
          it.leadName === undefined ? undefined : [t('牵头单位', 'Lead'), it.leadName],
          it.experts === undefined ? undefined : [t('评审专家', 'Experts'), it.experts.join(t('、', ', '))],
          [t('进入时间', 'Since'), <Moment view={view} at={it.status.since} />],
          it.status.due ? [t('期限', 'Due'), <Due view={view} at={it.status.due} />] : undefined,
          it.closes && it.status.is === 'draft'
            ? [t('申报截止', 'Call closes'), <Moment view={view} at={it.closes} />]
            : undefined,
          ...(it.status.meeting ? meetingFacts(view, it.status.meeting) : []),
          it.status.firstDay && it.status.lastDay
            ? [
                t('公示期', 'Notice'),
                <span>
                  <Day view={view} at={it.status.firstDay} /> – <Day view={view} at={it.status.lastDay} />
                </span>,
              ]
            : undefined,
          it.receipt
            ? [
                t('回执', 'Receipt'),
                <span>
                  {it.receipt.number} · <Moment view={view} at={it.receipt.at} />
                  <br />
                  <code class="hash">{it.receipt.hash}</code>
                </span>,
              ]
            : undefined,
          it.status.consortium
            ? [
                t('证书', 'Certificate'),
                <a href={`/register/${it.status.consortium}`}>{it.status.number ?? ''}</a>,
              ]
            : undefined,
          it.evaluation && !it.evaluation.proposed
            ? [t('等级', 'Grade'), view.say(gradeOf(it.evaluation.grade))]
            : undefined,
          it.evaluation?.consequence && !it.evaluation.proposed
            ? [t('结果运用', 'What comes of it'), view.say(it.evaluation.consequence)]
            : undefined,
          it.upgrades
            ? [
                t('提档升级', 'Upgrades'),
                <a href={`/register/${it.upgrades.consortium}`}>{it.upgrades.number}</a>,
              ]
            : undefined,
          it.status.reason ? [t('原因', 'Reason'), reasonWords(view, it.status)] : undefined,
        ]}
      />
    </section>
  )
}

export const gradeOf = (grade: string) =>
  Object.entries(gradeWords).find(([name]) => name === grade)?.[1] ?? { zh: grade, en: grade }

const reasonWords = (view: View, status: StatusView): string =>
  typeof status.reason === 'string' ? status.reason : status.reason ? view.say(status.reason) : ''

/** The case's steps with the present one marked, for eyes and for screen readers. */
const Steps = ({ view, it, steps }: { view: View; it: CaseView; steps: NonNullable<CaseView['steps']> }) => {
  const over = it.status.is === 'recognised'
  const status = it.status.is === 'correction' ? 'formal-check' : it.status.is
  const here = steps.findIndex(({ kind }) => dashed(kind) === status)
  if (['refused', 'withdrawn', 'draft'].includes(it.status.is)) return null
  return (
    <ol class="steps">
      {steps.map(({ title }, index) => {
        const state = over || (here >= 0 && index < here) ? 'done' : index === here ? 'now' : 'next'
        return (
          <li class={state} aria-current={state === 'now' ? 'step' : undefined}>
            {view.say(title)}
            <span class="visually-hidden">{state === 'done' ? view.t('（已完成）', ' (done)') : ''}</span>
          </li>
        )
      })}
    </ol>
  )
}

const dashed = (kind: string): string => kind.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const whoseTurn = ({ t }: View, it: CaseView): string | undefined => {
  switch (it.status.is) {
    case 'draft':
      return t('由牵头单位填写', 'The lead is filling it in')
    case 'submitted':
      return t('系统正在核对申报条件', 'The conditions are being checked')
    case 'report-check':
      return t('等待受理人员核对报告', 'It is the officer’s turn')
    case 'formal-check':
      return t('等待受理人员审查', 'It is the officer’s turn')
    case 'correction':
    case 'report':
    case 'overdue':
    case 'rectification':
      return t('等待牵头单位', 'It is the lead’s turn')
    case 'recommendation':
      return t('等待推荐单位意见', 'It is the recommending unit’s turn')
    case 'review':
      return t('专家正在评审', 'The experts are reviewing')
    case 'defence':
      return it.status.meeting
        ? t('答辩时间已定', 'The day of the defence is set')
        : t('等待受理人员安排答辩', 'The officer sets the date of the defence')
    case 'approval':
      return t('等待审批', 'It is the approvers’ turn')
    case 'notice':
      return t('公示期间可以提出异议', 'Anybody may object while the notice runs')
    default:
      return changeTurn({ t }, it.status.is)
  }
}
