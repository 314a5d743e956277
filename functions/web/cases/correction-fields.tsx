import { formOf, lastFullYear } from '../../../domain/case-form.ts'
import { partOf } from '../../../domain/remarks.ts'
import { AreaField } from '../ui/form.tsx'
import { Area, Decision, type FieldsProps, Send } from './answer-parts.tsx'
import { inFormOrder, remarkPath, remarkPlace } from './remark-list.tsx'

/**
 * What the officer asks to correct: each remark with its page, a tick when it is followed, and room to say how. Then
 * handed in again, or withdrawn; what changed stands beside it.
 */
export const CorrectionFields = ({ view, typed, open }: FieldsProps) => {
  const { t, say } = view
  const { head, members } = open.file
  const remarks = open.view.status.remarks ?? {}
  const form = formOf(head, open.moment)
  const names = new Map(members.map(({ organisation, name }) => [String(organisation), name]))
  const returned = new Set(Object.keys(remarks).map(partOf))
  const ticked = typed.values['answer.ticked'] ?? []
  const place = (key: string) => remarkPlace(view, key, form, names, lastFullYear(head, open.moment))
  return (
    <>
      <h2>{t('需要补正的内容', 'What to correct')}</h2>
      <p class="hint">
        {t(
          '逐项修改并保存，处理好一项就勾选一项，再在此重新提交。',
          'Change and save each of them, tick what is done, then hand it in again here.',
        )}
      </p>
      <ul class="task-list">
        {inFormOrder(remarks, form).map(([key, remark]) => (
          <li>
            <a href={remarkPath(open.task.case, key)}>{place(key)}</a>
            <p class="remark">{remark}</p>
            <div class="followed">
              <label class="option">
                <input type="checkbox" name="answer.ticked" value={key} checked={ticked.includes(key)} />
                <span>
                  {t('已处理', 'Done')}
                  <span class="visually-hidden">
                    {t('：', ': ')}
                    {place(key)}
                  </span>
                </span>
              </label>
              <AreaField
                view={view}
                typed={typed}
                name={`answer.done.${key}`}
                label={t('如何处理', 'How')}
                required={false}
                rows={2}
              />
            </div>
          </li>
        ))}
        {open.view.sections
          .filter(({ id, writable }) => writable && !returned.has(id))
          .map(({ id, title }) => (
            <li>
              <a href={`/cases/${open.task.case}/sections/${id}`}>{say(title)}</a>
              <p class="remark">{t('因更正后的选择需要填写', 'Needed by what you chose')}</p>
            </li>
          ))}
      </ul>
      <p>
        <a href="#comparison">
          {t('重新提交前，请核对改动内容', 'Before you hand it in again: what you changed')}
        </a>
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
}
