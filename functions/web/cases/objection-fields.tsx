import { Area, Decision, type FieldsProps, Send } from './answer-parts.tsx'

/** What was objected, and whether it stops the case. */
export const ObjectionFields = ({ view, typed, open }: FieldsProps) => {
  const { t } = view
  const objection = open.file.objections.find((candidate) => candidate.id === open.task.objection)
  return (
    <>
      {objection ? (
        <blockquote class="prose">
          {objection.by.name}: {objection.grounds}
        </blockquote>
      ) : null}
      <Decision
        view={view}
        typed={typed}
        options={[
          { value: 'dismiss', label: t('异议不成立', 'Dismiss'), hint: t('公示继续', 'The notice goes on') },
          {
            value: 'uphold',
            label: t('异议成立', 'Uphold'),
            hint: t('不予认定', 'The application is refused'),
          },
        ]}
      />
      <Area view={view} typed={typed} name="answer.reason" label={t('处理意见', 'Reason')} />
      <Send>{t('提交决定', 'Send the decision')}</Send>
    </>
  )
}
