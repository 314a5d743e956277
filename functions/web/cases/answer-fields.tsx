import type { FieldsProps } from './answer-parts.tsx'
import { Send } from './answer-parts.tsx'
import { AppealFields } from './appeal-fields.tsx'
import { ApprovalFields } from './approval-fields.tsx'
import { ChangeConfirmationFields, ChangeDecisionFields, ChangeNoticeFields } from './change-fields.tsx'
import { ConfirmationFields } from './confirmation-fields.tsx'
import { CorrectionFields } from './correction-fields.tsx'
import { DefenceDateFields, DefenceRecordFields } from './defence-fields.tsx'
import { FormalCheckFields } from './formal-check-fields.tsx'
import { ObjectionFields } from './objection-fields.tsx'
import { RecommendationFields } from './recommendation-fields.tsx'
import { RectificationFields } from './rectification.tsx'
import { ReviewHelpFields } from './review-help-fields.tsx'
import { ReportCheckFields } from './report-check-fields.tsx'
import { SheetFields } from './sheet-fields.tsx'

/** The fields of a task's answer, by its kind. */
export const Fields = (props: FieldsProps) => {
  const { view, open } = props
  const { t } = view
  switch (open.task.kind) {
    case 'confirmation':
      return open.file.head.kind === 'change' ? (
        <ChangeConfirmationFields {...props} />
      ) : (
        <ConfirmationFields {...props} />
      )
    case 'change-decision':
      return <ChangeDecisionFields {...props} />
    case 'change-notice':
      return <ChangeNoticeFields {...props} />
    case 'formal-check':
      return <FormalCheckFields {...props} />
    case 'correction':
      return <CorrectionFields {...props} />
    case 'recommendation':
      return <RecommendationFields {...props} />
    case 'appeal':
      return <AppealFields {...props} />
    case 'score':
      return <SheetFields {...props} />
    case 'review-help':
      return <ReviewHelpFields {...props} />
    case 'defence-date':
      return <DefenceDateFields {...props} />
    case 'defence-record':
      return <DefenceRecordFields {...props} />
    case 'approval':
      return <ApprovalFields {...props} />
    case 'objection':
      return <ObjectionFields {...props} />
    case 'report':
      return (
        <>
          <p>
            {t(
              '请先填写年度报告各部分，并核对预填内容。',
              'First fill in the parts of the annual report, and check what was filled in before.',
            )}{' '}
            <a href={`/cases/${open.task.case}/report`}>{t('打开年度报告', 'Open the report')}</a>
          </p>
          <input type="hidden" name="answer.decision" value="report" />
          <Send>{t('提交年度报告', 'Hand the report in')}</Send>
        </>
      )
    case 'report-check':
      return <ReportCheckFields {...props} />
    case 'rectification':
      return <RectificationFields {...props} />
  }
}
