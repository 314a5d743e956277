import type { Scheme } from '../../../domain/scheme.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { memberRoleWords } from '../words/words.ts'
import { fieldId, Form, Submit } from '../ui/form.tsx'
import { Day, Table, Tag } from '../ui/parts.tsx'
import { Named } from './member-table.tsx'
import { partWords, standingWords } from './member-words.ts'

type Progress = NonNullable<CaseView['progress']>[number]
type Member = CaseView['members'][number]
type Props = { view: View; it: CaseView; scheme: Scheme }
export type RowProps = Props & { member: Member; progress: Progress }

/** Who is missing: how far each organisation is, what it still has to do, and what can be done about it. */
export const MemberProgress = ({ view, it, scheme }: Props) => {
  const { t, say } = view
  const layers = scheme.members.layers !== undefined
  const rows = it.members.flatMap((member) => {
    const progress = it.progress?.find(({ organisation }) => organisation === member.organisation)
    return progress ? [{ member, progress }] : []
  })
  const waiting = rows.filter(({ progress }) => progress.todo !== undefined).length
  return (
    <>
      <p class={waiting === 0 ? 'ready' : undefined}>
        {waiting === 0
          ? t('所有单位均已完成。', 'Every organisation has done what it has to do.')
          : t(
              `${rows.length} 家单位中，${waiting} 家还有事项未完成。`,
              `${waiting} of ${rows.length} organisations still have something to do.`,
            )}
      </p>
      <Table
        caption={t('各单位进展', 'How far each organisation is')}
        heads={[
          t('单位', 'Organisation'),
          t('角色', 'Role'),
          ...(layers ? [t('层次', 'Layer')] : []),
          ...(scheme.members.part ? [t('本单位部分', 'Its own part')] : []),
          t('确认', 'Confirmation'),
          t('待办', 'Still to do'),
        ]}
        rows={rows.map(({ member, progress }) => [
          <span id={fieldId(`members.${progress.organisation}`)} tabindex={-1}>
            <Named view={view} member={member} />
          </span>,
          say(memberRoleWords[member.role]),
          ...(layers ? [member.layerTitle ? say(member.layerTitle) : ''] : []),
          ...(scheme.members.part ? [<Part view={view} it={it} progress={progress} />] : []),
          <Standing view={view} member={member} progress={progress} />,
          <ToDo view={view} it={it} scheme={scheme} member={member} progress={progress} />,
        ])}
      />
    </>
  )
}

const Part = ({ view, it, progress }: Omit<Props, 'scheme'> & { progress: Progress }) => {
  const { words, tone } = partWords[progress.part]
  return (
    <span>
      <Tag tone={tone}>{view.say(words)}</Tag>
      {progress.saved === undefined ? null : (
        <small class="below">
          <Day view={view} at={progress.saved} />
        </small>
      )}
      <small class="below">
        <a href={`/cases/${it.id}/members/${encodeURIComponent(progress.organisation)}/part`}>
          {view.t('查看', 'Open')}
        </a>
      </small>
    </span>
  )
}

const Standing = ({ view, member, progress }: { view: View; member: Member; progress: Progress }) => {
  const { words, tone } = standingWords[progress.confirmation]
  return (
    <span>
      <Tag tone={tone}>{view.say(words)}</Tag>
      {progress.since === undefined ? null : (
        <small class="below">
          <Day view={view} at={progress.since} />
        </small>
      )}
      {member.confirmation.reason ? <small class="below">{member.confirmation.reason}</small> : null}
    </span>
  )
}

const ToDo = ({ view, it, scheme, member, progress }: RowProps) => {
  const { t, say } = view
  return (
    <span>
      {progress.todo === undefined
        ? member.confirmation.is === 'declined'
          ? null
          : t('无', 'nothing')
        : say(progress.todo)}
      {progress.reminded === undefined ? null : (
        <small class="below">
          {t('上次提醒：', 'Reminded: ')}
          <Day view={view} at={progress.reminded} />
        </small>
      )}
      {it.membersWritable && progress.remindable ? (
        <Form view={view} action={`/cases/${it.id}/members/reminders`} class="inline">
          <input type="hidden" name="organisation" value={progress.organisation} />
          <Submit class="quiet small">{t('提醒', 'Remind')}</Submit>
        </Form>
      ) : null}
      {it.membersWritable && member.role !== 'lead' ? (
        <ChangeRow view={view} it={it} scheme={scheme} member={member} progress={progress} />
      ) : null}
    </span>
  )
}

/** Role and layer are changed where the member stands; or it is replaced, or taken out. */
const ChangeRow = ({ view, it, scheme, member, progress }: RowProps) => {
  const { t, say } = view
  const { coLeads, layers } = scheme.members
  const { organisation } = progress
  const page = `/cases/${it.id}/members`
  return (
    <details class="change">
      <summary aria-label={t(`更改 ${member.name ?? ''}`, `Change ${member.name ?? ''}`)}>
        {t('更改', 'Change')}
      </summary>
      {coLeads || layers ? (
        <Form view={view} action={`${page}/changes`} class="narrow">
          <input type="hidden" name="organisation" value={organisation} />
          {coLeads ? (
            <Choose
              name="role"
              label={t('角色', 'Role')}
              now={member.role}
              options={[
                { value: 'member', label: t('成员', 'Member') },
                { value: 'co-lead', label: t('共同牵头', 'Co-lead') },
              ]}
            />
          ) : (
            <input type="hidden" name="role" value={member.role} />
          )}
          {layers ? (
            <Choose
              name="layer"
              label={t('层次', 'Layer')}
              now={member.layer}
              options={layers.map(({ id, title }) => ({ value: id, label: say(title) }))}
            />
          ) : null}
          <Submit class="quiet">{t('保存', 'Save')}</Submit>
        </Form>
      ) : null}
      <p>
        <a href={`${page}?replace=${encodeURIComponent(organisation)}#invite`}>
          {t('由另一家单位替换', 'Replace it by another')}
        </a>
      </p>
      <Form view={view} action={`${page}/removal`} class="inline">
        <input type="hidden" name="organisation" value={organisation} />
        <Submit class="danger">{t('移除', 'Take out')}</Submit>
      </Form>
    </details>
  )
}

type ChooseProps = {
  name: string
  label: string
  now: string | undefined
  options: readonly { readonly value: string; readonly label: string }[]
}

/** The same field once a row: its label is around it, as no name in the page could be. */
const Choose = ({ name, label, now, options }: ChooseProps) => (
  <label class="field">
    {label}
    <select name={name}>
      {options.map((option) => (
        <option value={option.value} selected={option.value === now}>
          {option.label}
        </option>
      ))}
    </select>
  </label>
)
