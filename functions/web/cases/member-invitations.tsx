import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { Form, Submit } from '../ui/form.tsx'
import { Day, shownCode, Table, Tag } from '../ui/parts.tsx'
import { memberRoleWords } from '../words/words.ts'
import { invitationWords } from './member-words.ts'

/** Who was asked by mail, and what came of it. */
export const MemberInvitations = ({ view, it }: { view: View; it: CaseView }) => {
  const { t, say } = view
  const list = it.invitations ?? []
  if (list.length === 0) return null
  return (
    <section>
      <h2>{t('邮件邀请', 'Invitations by mail')}</h2>
      <Table
        caption={t('邮件邀请', 'Invitations by mail')}
        heads={[t('单位', 'Organisation'), t('邮箱', 'Address'), t('状态', 'State'), t('操作', 'What to do')]}
        rows={list.map((one) => {
          const { words, tone } = invitationWords[one.state]
          const open = ['sent', 'opened', 'expired'].includes(one.state)
          return [
            <span>
              {one.name}
              <small class="below">
                {say(memberRoleWords[one.role])}
                {one.organisation === undefined ? '' : ` · ${shownCode(one.organisation)}`}
              </small>
            </span>,
            <span>
              <span class="wrap">{one.address}</span>
              <small class="below">
                {t('最近发送：', 'Sent: ')}
                <Day view={view} at={one.sent.at(-1) ?? one.invited} />
                {one.sent.length > 1 ? t(`（共 ${one.sent.length} 次）`, ` (${one.sent.length} times)`) : ''}
              </small>
            </span>,
            <span>
              <Tag tone={tone}>{say(words)}</Tag>
              <small class="below">
                {one.since === undefined ? (
                  <>
                    {t('有效至 ', 'until ')}
                    <Day view={view} at={one.expires} />
                  </>
                ) : (
                  <Day view={view} at={one.since} />
                )}
              </small>
            </span>,
            it.membersWritable && open ? (
              <span class="actions">
                <Form view={view} action={`/cases/${it.id}/members/invitations`} class="inline">
                  <input type="hidden" name="invitation" value={one.id} />
                  <Submit name="what" value="again" class="quiet small">
                    {t('重新发送', 'Send again')}
                  </Submit>{' '}
                  <Submit name="what" value="revoke" class="quiet small">
                    {t('撤销', 'Revoke')}
                  </Submit>
                </Form>
              </span>
            ) : null,
          ]
        })}
      />
    </section>
  )
}
