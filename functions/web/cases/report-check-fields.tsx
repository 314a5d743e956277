import { askedOf } from '../../../domain/case-form.ts'
import { checkedWords } from '../../../domain/scheme-words.ts'
import { problemAt } from '../context.ts'
import { AreaField, fieldId } from '../ui/form.tsx'
import { Area, Decision, type FieldsProps, Send } from './answer-parts.tsx'

/** An officer accepts the report, or says part by part what is to be put right. */
export const ReportCheckFields = ({ view, typed, open }: FieldsProps) => {
  const { t, say } = view
  const error = problemAt(view, typed, 'answer.remarks')
  return (
    <>
      <Decision
        view={view}
        typed={typed}
        options={[
          {
            value: 'accept',
            label: say(checkedWords.accept),
            hint: t('报告齐全，不评优劣', 'The report is complete; no merit is judged'),
          },
          {
            value: 'put-right',
            label: say(checkedWords['put-right']),
            hint: t(
              '牵头单位限期整改后再核对',
              'The lead puts it right by a deadline, and it is checked again',
            ),
          },
        ]}
      />
      <fieldset
        id={fieldId('answer.remarks')}
        tabindex={-1}
        class={error === undefined ? undefined : 'field wrong'}
      >
        <legend>{t('须整改的内容', 'What is to be put right')}</legend>
        {error === undefined ? null : <p class="error">{error}</p>}
        <p class="hint">{t('须整改时逐项填写。', 'Part by part, when something is to be put right.')}</p>
        {askedOf(open.file, open.moment).map(({ id, title }) => (
          <AreaField
            view={view}
            typed={typed}
            name={`answer.remarks.${id}`}
            label={say(title)}
            required={false}
            rows={2}
          />
        ))}
      </fieldset>
      <Area view={view} typed={typed} name="answer.remark" label={t('意见', 'Remark')} optional />
      <Send>{t('提交核对意见', 'Send what you found')}</Send>
    </>
  )
}
