import { type Draft, draftPath } from './draft-here.ts'
import type { Typed, View } from '../context.ts'
import { AreaField, Form, Submit } from '../ui/form.tsx'

type Props = {
  readonly view: View
  readonly open: Draft
  /** The reader wrote in it, and so cannot approve it. */
  readonly wrote: boolean
  readonly typed: Typed
}

/** What can be done with the draft by whoever looks at it. */
export const NextStep = ({ view, open: { draft }, wrote, typed }: Props) => {
  const { t } = view
  const action = draftPath(draft.id)
  const revision = <input type="hidden" name="revision" value={`${draft.revision}`} />
  if (draft.state.is === 'writing' && !wrote)
    return (
      <p class="hint">
        {t(
          '由参与起草的人提交审批或放弃。修改其中内容即参与起草，此后不能审批该草案。',
          'Those who write in it submit it or give it up. Whoever changes something in it is one of them, and cannot approve it any more.',
        )}
      </p>
    )
  if (draft.state.is === 'writing')
    return (
      <section class="narrow">
        <h2>{t('提交审批', 'Submit for approval')}</h2>
        <Form view={view} action={action}>
          {revision}
          <AreaField
            view={view}
            typed={typed}
            name="why"
            label={t('修改理由', 'Why it is changed')}
            hint={t(
              '审批人和今后查阅版本记录的人会看到。',
              'Whoever approves it reads this, and whoever looks at the versions later.',
            )}
          />
          <Submit name="do" value="submit">
            {t('提交', 'Submit')}
          </Submit>
        </Form>
        <Form view={view} action={action}>
          {revision}
          <Submit name="do" value="discard" class="quiet">
            {t('放弃草案', 'Give the draft up')}
          </Submit>
        </Form>
      </section>
    )
  if (draft.state.is !== 'submitted') return null
  return wrote ? (
    <section class="narrow">
      <h2>{t('等待审批', 'Waiting for approval')}</h2>
      <p>
        {t(
          '须由未参与起草的另一位管理员批准。批准前不能修改；要修改请先撤回。',
          'Another administrator, who did not write in it, has to approve it. Until then it cannot be changed: to change it, take it back first.',
        )}
      </p>
      <Form view={view} action={action}>
        {revision}
        <Submit name="do" value="take-back" class="quiet">
          {t('撤回修改', 'Take it back')}
        </Submit>
      </Form>
    </section>
  ) : (
    <section class="narrow">
      <h2>{t('审批', 'Decide')}</h2>
      <p class="hint">
        {t(
          '批准后成为现行版本：以后发布的申报通知按新版本办理，已受理的申报不变。',
          'Approved, it is the version in force: calls opened from then on follow it; open cases keep theirs.',
        )}
      </p>
      <Form view={view} action={action}>
        {revision}
        <AreaField
          view={view}
          typed={typed}
          name="remark"
          label={t('意见', 'Remark')}
          hint={t('退回时必填', 'Needed to send it back')}
          required={false}
        />
        <p class="actions">
          <Submit name="do" value="approve">
            {t('批准并发布', 'Approve and put in force')}
          </Submit>
          <Submit name="do" value="send-back" class="quiet">
            {t('退回', 'Send back')}
          </Submit>
        </p>
      </Form>
    </section>
  )
}
