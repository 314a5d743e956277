import { askedOf } from '../../../domain/case-form.ts'
import { problemAt } from '../context.ts'
import { AreaField, fieldId } from '../ui/form.tsx'
import { Area, Decision, type FieldsProps, Send } from './answer-parts.tsx'

/** Pass, return with a remark for each section to correct, or reject. */
export const FormalCheckFields = ({ view, typed, open }: FieldsProps) => {
  const { t, say } = view
  const form = askedOf(open.file, open.moment)
  const error = problemAt(view, typed, 'answer.remarks')
  return (
    <>
      <Decision
        view={view}
        typed={typed}
        options={[
          { value: 'pass', label: t('通过', 'Pass') },
          { value: 'return', label: t('退回补正', 'Return for correction') },
          { value: 'reject', label: t('不予通过', 'Reject') },
        ]}
      />
      <fieldset
        id={fieldId('answer.remarks')}
        tabindex={-1}
        class={error === undefined ? undefined : 'field wrong'}
      >
        <legend>{t('需要补正的内容', 'What to correct')}</legend>
        {error === undefined ? null : <p class="error">{error}</p>}
        <p class="hint">
          {t(
            '退回时填写；填写了意见的部分才开放修改。',
            'When you return it. Only sections with a remark are opened.',
          )}
        </p>
        {[
          ...form.map((section) => ({ id: section.id, label: say(section.title) })),
          { id: 'members', label: t('成员单位', 'Members') },
        ].map(({ id, label }) => (
          <AreaField
            view={view}
            typed={typed}
            name={`answer.remarks.${id}`}
            label={label}
            required={false}
            rows={2}
          />
        ))}
      </fieldset>
      <Area
        view={view}
        typed={typed}
        name="answer.reason"
        label={t('不予通过的理由', 'Reason for rejecting')}
        hint={t('不予通过时填写', 'When you reject')}
      />
      <Send>{t('提交决定', 'Send the decision')}</Send>
    </>
  )
}
