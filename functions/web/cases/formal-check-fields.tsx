import { askedOf, lastFullYear } from '../../../domain/case-form.ts'
import { problemAt } from '../context.ts'
import { fieldLabel } from '../ui/field-words.ts'
import { AreaField, fieldId } from '../ui/form.tsx'
import { Area, Decision, type FieldsProps, Send } from './answer-parts.tsx'

/** Pass, return with a remark for each section or field to correct, or reject. */
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
            '退回时填写；意见可以针对整个部分，也可以针对其中一栏。有意见的部分才开放修改。',
            'When you return it: on a part as a whole, or on single fields of it. Only parts with a remark are opened.',
          )}
        </p>
        {form.map((section) => (
          <RemarksOn
            view={view}
            typed={typed}
            name={`answer.remarks.${section.id}`}
            label={say(section.title)}
            more={t('就某一栏提出意见', 'Remarks on single fields')}
            fields={section.fields.map((field) => ({
              id: field.id,
              label: fieldLabel(view, section, field, lastFullYear(open.file.head, open.moment)),
            }))}
          />
        ))}
        <RemarksOn
          view={view}
          typed={typed}
          name="answer.remarks.members"
          label={t('成员单位', 'Members')}
          more={t('就某一家单位提出意见', 'Remarks on single members')}
          fields={open.file.members.map(({ organisation, name }) => ({ id: organisation, label: name }))}
        />
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

/** A remark on a part as a whole; those on what is in it are folded away until they are wanted. */
const RemarksOn = ({
  view,
  typed,
  name,
  label,
  more,
  fields,
}: Pick<FieldsProps, 'view' | 'typed'> & {
  name: string
  label: string
  more: string
  fields: readonly { readonly id: string; readonly label: string }[]
}) => {
  const inner = fields.map((field) => ({ ...field, name: `${name}.${field.id}` }))
  const used = inner.some((field) => (typed.values[field.name]?.[0] ?? '').trim() !== '')
  const wrong = inner.some((field) => problemAt(view, typed, field.name) !== undefined)
  return (
    <div class="remarks-on">
      <AreaField view={view} typed={typed} name={name} label={label} required={false} rows={2} />
      {fields.length === 0 ? null : (
        <details open={used || wrong}>
          <summary>
            {more}
            <span class="visually-hidden"> {label}</span>
          </summary>
          {inner.map((field) => (
            <AreaField
              view={view}
              typed={typed}
              name={field.name}
              label={field.label}
              required={false}
              rows={2}
            />
          ))}
        </details>
      )}
    </div>
  )
}
