import { formOf } from '../../../domain/case-form.ts'
import { Area, Decision, type FieldsProps, Send } from './answer-parts.tsx'

/** What the officer asks to correct, each with its page; then handed in again, or withdrawn. */
export const CorrectionFields = ({ view, typed, open }: FieldsProps) => {
  const { t, say } = view
  const { status } = open.view
  const form = formOf(open.file.head, open.moment)
  const named = (id: string) => {
    const section = form.find((candidate) => candidate.id === id)
    return section ? say(section.title) : t('成员单位', 'Members')
  }
  return (
    <>
      <h2>{t('需要补正的内容', 'What to correct')}</h2>
      <ul class="task-list">
        {Object.entries(status.remarks ?? {}).map(([id, remark]) => (
          <li>
            <a href={`/cases/${open.task.case}/${id === 'members' ? 'members' : `sections/${id}`}`}>
              {named(id)}
            </a>
            <p class="remark">{remark}</p>
          </li>
        ))}
        {open.view.sections
          .filter(({ id, writable }) => writable && !(id in (status.remarks ?? {})))
          .map(({ id, title }) => (
            <li>
              <a href={`/cases/${open.task.case}/sections/${id}`}>{say(title)}</a>
              <p class="remark">{t('因更正后的选择需要填写', 'Needed by what you chose')}</p>
            </li>
          ))}
      </ul>
      <p class="hint">
        {t('逐项修改并保存后，在此重新提交。', 'Change and save each of them, then hand it in again here.')}
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
