import { kindWords } from '../../../domain/organisation-kind.ts'
import { maskOf } from '../../../domain/name-mask.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { shownCode, Table, Tag } from '../ui/parts.tsx'
import { confirmationWords, memberRoleWords } from '../words.ts'

type Member = CaseView['members'][number]
type Row = { view: View; member: Member }

/** The organisations of a case: as what they are in it, in which layer, and whether they confirmed. */
export const MemberTable = ({ view, members }: { view: View; members: readonly Member[] }) => {
  const layers = members.some(({ layerTitle }) => layerTitle !== undefined)
  return (
    <Table
      caption={view.t('成员单位', 'Members')}
      heads={[
        view.t('单位', 'Organisation'),
        view.t('类型', 'Kind'),
        view.t('角色', 'Role'),
        ...(layers ? [view.t('层次', 'Layer')] : []),
        view.t('确认', 'Confirmation'),
      ]}
      rows={members.map((member, index) => [
        member.name === undefined || member.organisation === undefined ? (
          view.t(`${maskOf(index + 1)} 双盲评审，不显示名称`, `${maskOf(index + 1)} not named to experts`)
        ) : (
          <Named view={view} member={member} />
        ),
        member.unregistered ? null : view.say(kindWords[member.kind]),
        view.say(memberRoleWords[member.role]),
        ...(layers ? [member.layerTitle ? view.say(member.layerTitle) : ''] : []),
        // Nobody is asked again when a recognised consortium is evaluated.
        member.confirmation.is === 'not-needed' && member.role !== 'lead' ? null : (
          <Confirmation view={view} member={member} />
        ),
      ])}
    />
  )
}

/** An organisation with its code, and what there is to know of it in this consortium. */
export const Named = ({ view, member }: Row) => (
  <span>
    {member.name}
    <br />
    <code class="hint">{shownCode(member.organisation ?? '')}</code>
    {member.foreign ? (
      <>
        <br />
        <Tag tone="act">
          {view.t(
            `境外单位（${member.country}），须符合附加条件`,
            `abroad (${member.country}): special conditions apply`,
          )}
        </Tag>
      </>
    ) : null}
    {member.unregistered ? (
      <>
        <br />
        <Tag tone="still">{view.t('尚未注册', 'not registered yet')}</Tag>
      </>
    ) : null}
    {member.controller ? (
      <small class="below">
        {view.t('实际控制人：', 'Controlled by: ')}
        {member.controller}
      </small>
    ) : null}
  </span>
)

const Confirmation = ({ view, member: { confirmation } }: Row) => (
  <span>
    <Tag tone={confirmation.is === 'declined' ? 'bad' : confirmation.is === 'asked' ? 'act' : 'good'}>
      {view.say(confirmationWords[confirmation.is])}
    </Tag>
    {confirmation.contribution ? <small class="below">{confirmation.contribution}</small> : null}
    {confirmation.reason ? <small class="below">{confirmation.reason}</small> : null}
  </span>
)
