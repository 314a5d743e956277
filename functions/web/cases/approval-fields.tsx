import { returnTargets } from '../../../domain/approval.ts'
import { ChoiceField } from '../ui/form.tsx'
import { stepWords } from '../../../domain/scheme-words.ts'
import { Area, Decision, type FieldsProps, Send } from './answer-parts.tsx'

/** Approve, return to an earlier step, or reject; an evaluation is graded, never rejected. */
export const ApprovalFields = ({ view, typed, open }: FieldsProps) => {
  const { t, say } = view
  const targets = returnTargets(open.file, open.moment)
  const evaluation = open.file.head.kind === 'evaluation'
  return (
    <>
      <Decision
        view={view}
        typed={typed}
        options={[
          { value: 'approve', label: t('同意', 'Approve') },
          ...(targets.length > 0 ? [{ value: 'return', label: t('退回', 'Return') }] : []),
          ...(evaluation ? [] : [{ value: 'reject', label: t('不同意', 'Reject') }]),
        ]}
      />
      <Area
        view={view}
        typed={typed}
        name="answer.remark"
        label={t('意见', 'Remark')}
        {...(targets.length > 0 ? { hint: t('退回时必填', 'Needed when you return it') } : {})}
        optional
      />
      {targets.length === 0 ? null : (
        <ChoiceField
          view={view}
          typed={typed}
          name="answer.to"
          label={t('退回到', 'Return to')}
          required={false}
          options={targets.map((target) => ({
            value: target,
            label: say(
              Object.entries(stepWords).find(([kind]) => kind === target)?.[1] ?? { zh: target, en: target },
            ),
          }))}
        />
      )}
      {evaluation ? null : (
        <Area
          view={view}
          typed={typed}
          name="answer.reason"
          label={t('不同意的理由', 'Reason for rejecting')}
          hint={t('不同意时填写', 'When you reject')}
        />
      )}
      <Send>{t('提交决定', 'Send the decision')}</Send>
    </>
  )
}
