import type { FieldsProps } from './answer-parts.tsx'
import { Area, Decision, Send } from './answer-parts.tsx'
import { ApprovalFields } from './approval-fields.tsx'
import { FormalCheckFields } from './formal-check-fields.tsx'
import { ObjectionFields } from './objection-fields.tsx'
import { SheetFields } from './sheet-fields.tsx'

/** The fields of a task's answer, by its kind. */
export const Fields = (props: FieldsProps) => {
  const { view, typed, open } = props
  const { t } = view
  switch (open.task.kind) {
    case 'confirmation':
      return (
        <>
          <p>
            {t(
              '确认后，贵单位作为成员加入申报，并受组建协议约束。',
              'By confirming, your organisation joins the application and is bound by the formation agreement.',
            )}
          </p>
          <Decision
            view={view}
            typed={typed}
            options={[
              { value: 'confirm', label: t('确认加入', 'Confirm') },
              { value: 'decline', label: t('不加入', 'Decline') },
            ]}
          />
          <Area
            view={view}
            typed={typed}
            name="answer.contribution"
            label={t('承担的任务与投入', 'What you contribute')}
            hint={t('确认时填写', 'When you confirm')}
          />
          <Area
            view={view}
            typed={typed}
            name="answer.reason"
            label={t('不加入的原因', 'Reason for declining')}
            hint={t('不加入时填写', 'When you decline')}
          />
          <Send>{t('提交', 'Send')}</Send>
        </>
      )
    case 'formal-check':
      return <FormalCheckFields {...props} />
    case 'correction':
      return (
        <>
          <p>
            {t(
              '请先在案件页修改被退回的部分，再在此确认补正完成。',
              'First change the returned sections on the case’s page, then say here that it is done.',
            )}{' '}
            <a href={`/cases/${open.task.case}`}>{t('打开案件页', 'Open the case')}</a>
          </p>
          <Decision
            view={view}
            typed={typed}
            options={[
              { value: 'corrected', label: t('补正完成，重新提交', 'Corrected: hand in again') },
              { value: 'withdraw', label: t('撤回申报', 'Withdraw the application') },
            ]}
          />
          <Area view={view} typed={typed} name="answer.remark" label={t('说明', 'Remark')} optional />
          <Area
            view={view}
            typed={typed}
            name="answer.reason"
            label={t('撤回原因', 'Reason for withdrawing')}
            hint={t('撤回时填写', 'When you withdraw')}
          />
          <Send>{t('提交', 'Send')}</Send>
        </>
      )
    case 'recommendation':
      return (
        <>
          <Decision
            view={view}
            typed={typed}
            options={[
              { value: 'recommend', label: t('同意推荐', 'Recommend') },
              { value: 'decline', label: t('不推荐', 'Do not recommend') },
            ]}
          />
          <Area view={view} typed={typed} name="answer.opinion" label={t('推荐意见', 'Opinion')} />
          <Send>{t('提交', 'Send')}</Send>
        </>
      )
    case 'score':
      return <SheetFields {...props} />
    case 'review-help':
      return (
        <>
          <Decision
            view={view}
            typed={typed}
            options={[
              { value: 'retry', label: t('再次选择专家', 'Choose experts again') },
              { value: 'accept', label: t('采用现有评分', 'Take the sheets as they are') },
            ]}
          />
          <Area view={view} typed={typed} name="answer.reason" label={t('理由', 'Reason')} />
          <Send>{t('提交', 'Send')}</Send>
        </>
      )
    case 'approval':
      return <ApprovalFields {...props} />
    case 'objection':
      return <ObjectionFields {...props} />
    case 'report':
      return (
        <>
          <p>
            {t(
              '请先在案件页填写年度报告各部分。',
              'First fill in the sections of the annual report on the case’s page.',
            )}{' '}
            <a href={`/cases/${open.task.case}`}>{t('打开案件页', 'Open the case')}</a>
          </p>
          <input type="hidden" name="answer.decision" value="report" />
          <Send>{t('提交年度报告', 'Hand the report in')}</Send>
        </>
      )
    case 'rectification':
      return (
        <>
          <input type="hidden" name="answer.decision" value="rectified" />
          <Area view={view} typed={typed} name="answer.account" label={t('整改情况', 'What was put right')} />
          <Send>{t('提交整改情况', 'Hand it in')}</Send>
        </>
      )
  }
}
