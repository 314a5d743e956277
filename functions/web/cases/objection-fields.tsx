import type { Objection } from '../../../domain/objection.ts'
import { outcomeWords } from '../../../domain/outcome-words.ts'
import type { View } from '../context.ts'
import { Facts, Moment } from '../ui/parts.tsx'
import { Area, Decision, type FieldsProps, Send } from './answer-parts.tsx'

/** What was objected, by whom and how to reach them, and whether it stops the case. */
export const ObjectionFields = ({ view, typed, open }: FieldsProps) => {
  const { t } = view
  const objection = open.file.objections.find((candidate) => candidate.id === open.task.objection)
  return (
    <>
      {objection ? <Raised view={view} objection={objection} /> : null}
      <Decision
        view={view}
        typed={typed}
        options={[
          { value: 'dismiss', label: t('异议不成立', 'Dismiss'), hint: t('公示继续', 'The notice goes on') },
          {
            value: 'uphold',
            label: t('异议成立', 'Uphold'),
            hint: view.say(outcomeWords(open.moment.scheme.outcome.verb).heldBack),
          },
        ]}
      />
      <Area view={view} typed={typed} name="answer.reason" label={t('处理意见', 'Reason')} />
      <Send>{t('提交决定', 'Send the decision')}</Send>
    </>
  )
}

const Raised = ({ view, objection }: { view: View; objection: Objection }) => {
  const { t } = view
  const { by, grounds, evidence, raised } = objection
  return (
    <>
      <blockquote class="prose">{grounds}</blockquote>
      <Facts
        facts={[
          ...(by.is === 'person'
            ? ([
                [t('异议人（实名）', 'Raised by (real name)'), by.name],
                [t('工作单位', 'Workplace'), by.workplace],
                [t('地址', 'Address'), by.address],
                [t('电话', 'Telephone'), by.phone],
              ] as const)
            : ([
                [t('异议单位（盖章）', 'Raised by (official seal)'), by.name],
                [t('联系人', 'Contact'), by.contact],
                [t('电话', 'Telephone'), by.phone],
              ] as const)),
          [t('提出时间', 'Raised'), <Moment view={view} at={raised.at} />],
          evidence === undefined ? undefined : [t('证据', 'Evidence'), <span class="prose">{evidence}</span>],
          objection.statement === undefined
            ? undefined
            : [
                t('申报单位的说明', 'What the applicants say to it'),
                <span class="prose">{objection.statement.text}</span>,
              ],
        ]}
      />
    </>
  )
}
