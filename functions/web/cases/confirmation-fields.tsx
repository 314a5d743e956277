import { shownCode } from '../ui/parts.tsx'
import { memberRoleWords } from '../words.ts'
import { FigureForDues } from './figure-for-dues.tsx'
import { Area, Decision, type FieldsProps, Send } from './answer-parts.tsx'

/** A named organisation joins, with what it contributes, or says why not. */
export const ConfirmationFields = ({ view, typed, open }: FieldsProps) => {
  const { t, say } = view
  const { audience } = open.task
  const member = open.file.members.find(
    (one) => audience.is === 'organisation' && one.organisation === audience.organisation,
  )
  const { members, membership } = open.moment.scheme
  const layer = members.layers?.find(({ id }) => id === member?.layer)
  return (
    <>
      {member ? (
        <p>
          {t('代表单位：', 'On behalf of: ')}
          <strong>{member.name}</strong> <code class="hint">{shownCode(member.organisation)}</code>{' '}
          {t('（', '(')}
          {say(memberRoleWords[member.role])}
          {layer ? `${t('，', ', ')}${say(layer.title)}` : ''}
          {t('）', ')')}
        </p>
      ) : null}
      <p>
        {t(
          '确认后，贵单位加入申报，并受组建协议约束。',
          'By confirming, your organisation joins the application and is bound by the formation agreement.',
        )}
      </p>
      <Decision
        view={view}
        typed={typed}
        options={[
          { value: 'confirm', label: t('确认加入', 'Confirm') },
          { value: 'decline', label: t('不加入', 'Decline') },
        ]}
      />
      <Area
        view={view}
        typed={typed}
        name="answer.contribution"
        label={t('承担的任务与投入', 'What you contribute')}
        hint={t('确认时填写', 'When you confirm')}
      />
      {membership && open.file.head.kind === 'application' ? (
        <FigureForDues
          view={view}
          typed={typed}
          membership={membership}
          at="answer."
          hint={t(
            '确认时填写，用于计算会费和表决票',
            'When you confirm; dues and votes are reckoned from it',
          )}
        />
      ) : null}
      <Area
        view={view}
        typed={typed}
        name="answer.reason"
        label={t('不加入的原因', 'Reason for declining')}
        hint={t('不加入时填写', 'When you decline')}
      />
      <Send>{t('提交', 'Send')}</Send>
    </>
  )
}
