import { Area, Decision, type FieldsProps, Send } from './answer-parts.tsx'

/** The office decides on a change. */
export const ChangeDecisionFields = ({ view, typed }: FieldsProps) => {
  const { t } = view
  return (
    <>
      <Decision
        view={view}
        typed={typed}
        options={[
          { value: 'approve', label: t('同意变更', 'Approve') },
          { value: 'refuse', label: t('不同意', 'Refuse') },
        ]}
      />
      <Area view={view} typed={typed} name="answer.remark" label={t('意见', 'Remark')} optional />
      <Area
        view={view}
        typed={typed}
        name="answer.reason"
        label={t('不同意的理由', 'Reason for refusing')}
        hint={t('不同意时填写', 'When you refuse')}
      />
      <Send>{t('提交决定', 'Send the decision')}</Send>
    </>
  )
}

/** The office is told. Without an objection in time the change takes effect. */
export const ChangeNoticeFields = ({ view, typed }: FieldsProps) => {
  const { t } = view
  return (
    <>
      <p>
        {t(
          '此项变更为报备。期限内没有异议，即按规定的日期生效。',
          'This change is notified, not asked for: without an objection in time it takes effect on its day.',
        )}
      </p>
      <Decision
        view={view}
        typed={typed}
        options={[
          {
            value: 'take-note',
            label: t('知悉', 'Take note'),
            hint: t('不再等到期限', 'It need not wait for the deadline'),
          },
          { value: 'object', label: t('提出异议', 'Object'), hint: t('变更不生效', 'The change ends here') },
        ]}
      />
      <Area view={view} typed={typed} name="answer.remark" label={t('意见', 'Remark')} optional />
      <Area
        view={view}
        typed={typed}
        name="answer.reason"
        label={t('异议理由', 'Reason for objecting')}
        hint={t('提出异议时填写', 'When you object')}
      />
      <Send>{t('提交', 'Send')}</Send>
    </>
  )
}

/** The organisation that a change binds agrees, or says why not. */
export const ChangeConfirmationFields = ({ view, typed, open }: FieldsProps) => {
  const { t } = view
  const { head } = open.file
  const change = head.kind === 'change' && head.request.kind === 'lead' ? head.request : undefined
  const { audience } = open.task
  const plan = head.kind === 'change' && head.request.kind === 'plan'
  const leads = change && audience.is === 'organisation' && audience.organisation === change.organisation
  const handsOver = change && !leads
  return (
    <>
      <p>
        {handsOver
          ? t(
              '确认后，变更生效之日起贵单位不再牵头，转为成员；在此之前一切照旧。',
              'By confirming, your organisation stops leading on the day the change takes effect and stays as a member; until then everything stays as it is.',
            )
          : leads
            ? t(
                '确认后，变更生效之日起由贵单位担任牵头单位；在此之前一切照旧。',
                'By confirming, your organisation becomes the lead on the day the change takes effect; until then everything stays as it is.',
              )
            : plan
              ? t(
                  '本单位承担的内容将按上方对照调整。确认即表示同意，变更生效之日起执行。',
                  'What your organisation carries changes as compared here. By confirming you agree, from the day on which the change takes effect.',
                )
              : t(
                  '确认后，变更生效之日起贵单位成为联合体成员，并受组建协议约束。',
                  'By confirming, your organisation becomes a member on the day the change takes effect, and is bound by the formation agreement.',
                )}
      </p>
      <Decision
        view={view}
        typed={typed}
        options={[
          {
            value: 'confirm',
            label: handsOver
              ? t('同意移交', 'Agree to hand over')
              : leads
                ? t('同意牵头', 'Agree to lead')
                : plan
                  ? t('同意调整', 'Agree')
                  : t('确认加入', 'Confirm'),
          },
          { value: 'decline', label: t('不同意', 'Decline') },
        ]}
      />
      {plan ? null : (
        <Area
          view={view}
          typed={typed}
          name="answer.contribution"
          label={t('承担的任务与投入', 'What you contribute')}
          hint={t('同意时填写', 'When you agree')}
        />
      )}
      <Area
        view={view}
        typed={typed}
        name="answer.reason"
        label={t('不同意的原因', 'Reason for declining')}
        hint={t('不同意时填写', 'When you decline')}
      />
      <Send>{t('提交', 'Send')}</Send>
    </>
  )
}
