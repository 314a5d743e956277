import { Day, Facts } from '../ui/parts.tsx'
import { statusSaid } from '../words/words.ts'
import { Area, Decision, type FieldsProps, Send } from './answer-parts.tsx'
import { AppealPanel } from './appeal.tsx'

/** What the lead says against the decision, and what comes of either answer. */
export const AppealFields = ({ view, typed, open }: FieldsProps) => {
  const { t } = view
  const own = open.view.appeals?.filter(({ id }) => id === open.task.appeal) ?? []
  const evaluated = open.file.head.kind === 'evaluation'
  return (
    <>
      {own.map(({ against }) => (
        <Facts
          facts={[
            [t('原决定', 'The decision'), view.say(statusSaid(open.view.status))],
            [t('作出时间', 'Made'), <Day view={view} at={against.since} />],
            [t('理由', 'Why'), <span class="prose">{view.say(against.reason)}</span>],
          ]}
        />
      ))}
      <AppealPanel view={view} it={{ ...open.view, appeals: own }} compact />
      <Decision
        view={view}
        typed={typed}
        options={[
          {
            value: 'dismiss',
            label: t('申诉不成立', 'Dismiss'),
            hint: t('维持原决定', 'The decision stands'),
          },
          {
            value: 'uphold',
            label: t('申诉成立', 'Uphold'),
            hint: evaluated
              ? t('恢复资格，重新评估本年度', 'It is in force again, and the year is evaluated again')
              : t('从作出原决定的环节重新办理', 'The case goes on at the step that refused it'),
          },
        ]}
      />
      <Area view={view} typed={typed} name="answer.reason" label={t('处理意见', 'Reason')} />
      <Send>{t('提交决定', 'Send the decision')}</Send>
    </>
  )
}
