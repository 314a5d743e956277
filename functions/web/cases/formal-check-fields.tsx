import { askedOf, lastFullYear } from '../../../domain/case-form.ts'
import { checkedOf, markName } from '../../../domain/check-draft.ts'
import { problemAt, type Typed, type View } from '../context.ts'
import { fieldLabel } from '../ui/field-words.ts'
import { AreaField, fieldId, Submit } from '../ui/form.tsx'
import { Moment } from '../ui/parts.tsx'
import { Area, Decision, type FieldsProps, Send } from './answer-parts.tsx'

/** What is looked at, part by part: the sections of the form as it is asked of this case, then the members. */
const checklistOf = (view: View, { file, moment }: FieldsProps['open']) => [
  ...askedOf(file, moment).map((section) => ({
    id: section.id,
    label: view.say(section.title),
    more: view.t('就某一栏提出意见', 'Remarks on single fields'),
    fields: section.fields.map((field) => ({
      id: field.id,
      label: fieldLabel(view, section, field, lastFullYear(file.head, moment)),
    })),
  })),
  {
    id: 'members',
    label: view.t('成员单位', 'Members'),
    more: view.t('就某一家单位提出意见', 'Remarks on single members'),
    fields: file.members.map(({ organisation, name }) => ({ id: organisation, label: name })),
  },
]

/** The formal check as a list to go through beside the form: each part in order or not, with remarks; then the decision. */
export const FormalCheckFields = ({ view, typed, open }: FieldsProps) => {
  const { t } = view
  const items = checklistOf(view, open)
  const error = problemAt(view, typed, 'answer.remarks')
  const checked = checkedOf(
    typed.values,
    items.map(({ id }) => id),
  )
  return (
    <>
      <input type="hidden" name="draftRevision" value={typed.values.draftRevision?.[0] ?? '0'} />
      <fieldset
        id={fieldId('answer.remarks')}
        tabindex={-1}
        class={error === undefined ? 'checklist' : 'checklist field wrong'}
      >
        <legend>{t('核对清单', 'Checklist')}</legend>
        {error === undefined ? null : <p class="error">{error}</p>}
        <p class="hint">
          {t(
            `已核对 ${checked} / ${items.length} 项。有意见的部分才开放修改。`,
            `${checked} of ${items.length} looked at. Only parts with a remark are opened for correction.`,
          )}
        </p>
        <DraftNote view={view} typed={typed} />
        <ol>
          {items.map((item) => (
            <CheckItem view={view} typed={typed} item={item} />
          ))}
        </ol>
        <Submit name="go" value="save" class="quiet">
          {t('保存草稿', 'Keep as a draft')}
        </Submit>
      </fieldset>
      <Decision
        view={view}
        typed={typed}
        options={[
          { value: 'pass', label: t('通过', 'Pass') },
          { value: 'return', label: t('退回补正', 'Return for correction') },
          { value: 'reject', label: t('不予通过', 'Reject') },
        ]}
      />
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

/** Whose draft it is, and of when. */
export const DraftNote = ({ view, typed: { values } }: { view: View; typed: Typed }) => {
  const at = values.draftAt?.[0]
  return at === undefined ? null : (
    <p class="hint">
      {view.t('草稿：', 'Draft of ')}
      {values.draftBy?.[0]} · <Moment view={view} at={at} />
    </p>
  )
}

type Item = ReturnType<typeof checklistOf>[number]

/** One part: in order or to be corrected, a remark on the whole of it, and folded away those on what is in it. */
const CheckItem = ({ view, typed, item }: { view: View; typed: Typed; item: Item }) => {
  const { t } = view
  const name = `answer.remarks.${item.id}`
  const mark = markName(item.id)
  const chosen = typed.values[mark]?.[0]
  const wrong = problemAt(view, typed, mark)
  const inner = item.fields.map((field) => ({ ...field, name: `${name}.${field.id}` }))
  const used = inner.some((field) => (typed.values[field.name]?.[0] ?? '').trim() !== '')
  const innerWrong = inner.some((field) => problemAt(view, typed, field.name) !== undefined)
  return (
    <li>
      <fieldset class={wrong === undefined ? 'mark' : 'mark field wrong'}>
        <legend>
          <a href={`#part-${item.id}`}>{item.label}</a>
        </legend>
        {wrong === undefined ? null : <p class="error">{wrong}</p>}
        <label class="option">
          <input type="radio" id={fieldId(mark)} name={mark} value="ok" checked={chosen === 'ok'} />
          <span>{t('符合', 'In order')}</span>
        </label>
        <label class="option">
          <input type="radio" name={mark} value="fix" checked={chosen === 'fix'} />
          <span>{t('需补正', 'To correct')}</span>
        </label>
      </fieldset>
      <div class="remarks-on" data-when={mark} data-any-of="fix">
        <AreaField
          view={view}
          typed={typed}
          name={name}
          label={t(`${item.label}：意见`, `${item.label}: remark`)}
          required={false}
          rows={2}
        />
        {item.fields.length === 0 ? null : (
          <details open={used || innerWrong}>
            <summary>
              {item.more}
              <span class="visually-hidden"> {item.label}</span>
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
    </li>
  )
}
