import { kindWords } from '../../../domain/organisation-kind.ts'
import { maskOf } from '../../../domain/name-mask.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { CheckedView } from '../case-view/checked-view.ts'
import type { View } from '../context.ts'
import { CheckTag } from '../organisations-desk/check-tag.tsx'
import { Day, shownCode, Table, Tag } from '../ui/parts.tsx'
import { confirmationWords, memberRoleWords } from '../words/words.ts'

type Member = CaseView['members'][number]
type Row = { view: View; member: Member }

/** The organisations of a case: as what they are in it, in which layer, and whether they confirmed. */
export const MemberTable = ({ view, members }: { view: View; members: readonly Member[] }) => {
  const layers = members.some(({ layerTitle }) => layerTitle !== undefined)
  return (
    <>
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
      {members.some(({ checked }) => checked !== undefined) ? (
        <p class="hint">
          {view.t(
            '已核实：受理或管理人员已把代码和名称与公开登记对照过。申报单位和专家看不到。',
            'Checked: an officer or administrator compared code and name with what is published. Applicants and experts do not see this.',
          )}
        </p>
      ) : null}
    </>
  )
}

/** An organisation with its code, and what there is to know of it in this consortium. */
export const Named = ({ view, member }: Row) => (
  <span>
    {member.checked === undefined ? (
      member.name
    ) : (
      <a href={`/administration/organisations/${encodeURIComponent(member.organisation ?? '')}`}>
        {member.name}
      </a>
    )}
    <br />
    <code class="hint">{shownCode(member.organisation ?? '')}</code>
    {member.checked === undefined ? null : <Checked view={view} checked={member.checked} />}
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

/** What the office found of it: who compared, and when. */
const Checked = ({ view, checked }: { view: View; checked: CheckedView }) => (
  <>
    <br />
    <CheckTag view={view} state={checked.state} />
    {checked.by === undefined || checked.at === undefined ? null : (
      <small class="below">
        {checked.by} · <Day view={view} at={checked.at} />
      </small>
    )}
  </>
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
