import { rubricFor } from '../case-view.ts'
import { AreaField, TextField } from '../ui/form.tsx'
import { Area, Decision, type FieldsProps, Send } from './answer-parts.tsx'

/** An expert's sheet: a score and a reason for every item of the rubric, or stepping aside. */
export const SheetFields = ({ view, typed, open }: FieldsProps) => {
  const { t, say } = view
  const rubric = rubricFor(open.file, open.moment)
  return (
    <>
      <Decision
        view={view}
        typed={typed}
        options={[
          { value: 'score', label: t('评分', 'Score') },
          {
            value: 'recuse',
            label: t('回避', 'Step aside'),
            hint: t('与任何一家成员单位有利益关系时', 'If you have an interest in any organisation named'),
          },
        ]}
      />
      {rubric.items.map((item) => (
        <div class="rubric-item">
          <TextField
            view={view}
            typed={typed}
            name={`answer.scores.${item.id}`}
            label={say(item.title)}
            hint={item.help && say(item.help)}
            short
            inputmode="decimal"
            unit={`/ ${item.max}`}
          />
          <AreaField
            view={view}
            typed={typed}
            name={`answer.reasons.${item.id}`}
            label={t('理由', 'Reason')}
            rows={2}
            hint={
              item.reasonBelow === undefined
                ? undefined
                : t(`不高于 ${item.reasonBelow} 分时必填`, `Needed at ${item.reasonBelow} or less`)
            }
            required={false}
          />
        </div>
      ))}
      <Area
        view={view}
        typed={typed}
        name="answer.comment"
        label={t('总体意见', 'Overall comment')}
        optional
      />
      <Area
        view={view}
        typed={typed}
        name="answer.reason"
        label={t('回避原因', 'Reason for stepping aside')}
        hint={t('回避时填写', 'When you step aside')}
      />
      <Send>{t('提交评分表', 'Hand the sheet in')}</Send>
    </>
  )
}
