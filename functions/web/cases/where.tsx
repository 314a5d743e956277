import { gradeWords } from '../../../domain/task-words.ts'
import type { CaseView, StatusView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { Day, Due, Facts, Moment, Status } from '../ui/parts.tsx'
import { meetingFacts } from './defence-fields.tsx'
import { StoryHead } from './story-panel.tsx'

/** Where the case stands in plain words, and the facts that go with it: days, receipt, certificate, grade, reason. */
export const Where = ({ view, it }: { view: View; it: CaseView }) => {
  const { t } = view
  return (
    <section class="where" aria-label={t('目前状态', 'Where it stands')}>
      {it.story ? (
        <StoryHead view={view} it={it} story={it.story} />
      ) : (
        <p class="now">
          <Status view={view} status={it.status} />
        </p>
      )}
      <Facts
        facts={[
          it.leadName === undefined ? undefined : [t('牵头单位', 'Lead'), it.leadName],
          it.experts === undefined ? undefined : [t('评审专家', 'Experts'), it.experts.join(t('、', ', '))],
          it.story ? undefined : [t('进入时间', 'Since'), <Moment view={view} at={it.status.since} />],
          it.story || !it.status.due ? undefined : [t('期限', 'Due'), <Due view={view} at={it.status.due} />],
          ...(it.status.meeting
            ? [
                ...meetingFacts(view, it.status.meeting),
                [
                  t('日历', 'Calendar'),
                  <a href={`/cases/${it.id}/defence.ics`}>
                    {t('加入日历（.ics）', 'Add to the calendar (.ics)')}
                  </a>,
                ] as const,
              ]
            : []),
          it.status.firstDay && it.status.lastDay
            ? [
                t('公示期', 'Notice'),
                <span>
                  <Day view={view} at={it.status.firstDay} /> – <Day view={view} at={it.status.lastDay} />
                  {it.status.is === 'notice' ? (
                    <>
                      <br />
                      <a href={`/notices/${it.id}`}>{t('查看公示', 'See the notice')}</a>
                    </>
                  ) : null}
                </span>,
              ]
            : undefined,
          it.receipt
            ? [
                t('回执', 'Receipt'),
                <span>
                  {it.hasReceipt ? (
                    <a href={`/cases/${it.id}/receipt`}>{it.receipt.number}</a>
                  ) : (
                    it.receipt.number
                  )}{' '}
                  · <Moment view={view} at={it.receipt.at} />
                  <br />
                  <code class="hash">{it.receipt.hash}</code>
                </span>,
              ]
            : undefined,
          it.status.consortium
            ? [
                t('证书', 'Certificate'),
                <span>
                  <a href={`/register/${it.status.consortium}`}>{it.status.number ?? ''}</a>
                  {' · '}
                  <a href={`/register/${it.status.consortium}/certificate`}>
                    {t('打印证书', 'Print the certificate')}
                  </a>
                </span>,
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
