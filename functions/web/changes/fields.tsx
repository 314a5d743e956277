import type { ChangeKind } from '../../../domain/change-rules.ts'
import { milestoneWords } from '../../../domain/change-words.ts'
import type { Consortium } from '../../../domain/consortium.ts'
import type { Milestone } from '../../../domain/milestone.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import type { Typed, View } from '../context.ts'
import { AreaField, SelectField, Submit, TextField } from '../ui/form.tsx'
import { OrganisationCodeFields } from '../ui/organisation-code-fields.tsx'
import { shownCode } from '../ui/parts.tsx'
import { memberRoleWords } from '../words/words.ts'

/** What the fields of a request are called, for the summary of what is wrong. */
export const labelsOfChange = ({ t }: View): Record<string, string> => ({
  code: t('代码', 'Code'),
  country: t('国家或地区代码', 'Country code'),
  organisation: t('单位', 'Organisation'),
  layer: t('层次', 'Layer'),
  number: t('证书编号', 'Certificate number'),
  name: t('新名称', 'New name'),
  text: t('新的任务分工', 'Tasks from now on'),
  amount: t('新的总投入', 'Total from now on'),
  action: t('调整方式', 'What happens to it'),
  milestone: t('里程碑', 'Milestone'),
  line: t('已有里程碑', 'Milestone on record'),
  payment: t('付款', 'Payment'),
  due: t('达成日期', 'To be reached by'),
  reason: t('理由', 'Reason'),
})

type Whom = { view: View; typed: Typed; entry: Consortium; kind: ChangeKind; members: Scheme['members'] }

/** Whom a change is about: asked first, and without writing anything. */
export const WhomChooses = ({ view, typed, entry, kind, members }: Whom) => {
  const { t, say } = view
  const labels = labelsOfChange(view)
  const now =
    kind === 'member-in'
      ? { ...typed, values: { country: ['CN'], role: ['member'], ...typed.values } }
      : typed
  return (
    <form method="get" action={`/register/${entry.id}/changes/${kind}`} class="narrow" novalidate>
      {kind === 'member-in' ? (
        <>
          <OrganisationCodeFields view={view} typed={now} />
          {members.coLeads ? (
            <SelectField
              view={view}
              typed={now}
              name="role"
              label={t('角色', 'Role')}
              options={(['member', 'co-lead'] as const).map((role) => ({
                value: role,
                label: say(memberRoleWords[role]),
              }))}
            />
          ) : null}
          {members.layers ? (
            <SelectField
              view={view}
              typed={now}
              name="layer"
              label={labels.layer ?? ''}
              options={members.layers.map(({ id, title }) => ({ value: id, label: say(title) }))}
            />
          ) : null}
        </>
      ) : kind === 'merger' ? (
        <TextField view={view} typed={now} name="number" label={labels.number ?? ''} />
      ) : (
        <SelectField
          view={view}
          typed={now}
          name="organisation"
          label={kind === 'lead' ? t('新的牵头单位', 'The new lead') : t('退出的单位', 'Who leaves')}
          options={entry.parties
            .filter((party) => party.role !== 'lead')
            .map((party) => ({
              value: party.organisation,
              label: `${party.name} ${shownCode(party.organisation)}`,
            }))}
        />
      )}
      <Submit class="quiet">{t('查看影响', 'See the effect')}</Submit>
    </form>
  )
}

type Fields = {
  view: View
  typed: Typed
  kind: ChangeKind
  currency: Scheme['currency']
  /** The milestones of the record, where there are some. */
  milestones?: readonly Pick<Milestone, 'milestone' | 'title'>[]
}

/** What is asked for, and why. */
export const ChangeFields = ({ view, typed, kind, currency, milestones = [] }: Fields) => {
  const { t, say } = view
  const labels = labelsOfChange(view)
  const label = (name: string): string => labels[name] ?? name
  return (
    <>
      {kind === 'name' ? <TextField view={view} typed={typed} name="name" label={label('name')} /> : null}
      {kind === 'task' ? <AreaField view={view} typed={typed} name="text" label={label('text')} /> : null}
      {kind === 'amount' ? (
        <TextField
          view={view}
          typed={typed}
          name="amount"
          label={label('amount')}
          inputmode="decimal"
          unit={currency}
          short
        />
      ) : null}
      {kind === 'milestone' ? (
        <>
          <SelectField
            view={view}
            typed={typed}
            name="action"
            label={label('action')}
            options={(['add', 'move', 'amend'] as const).map((action) => ({
              value: action,
              label: say(milestoneWords[action]),
            }))}
          />
          {milestones.length === 0 ? null : (
            <SelectField
              view={view}
              typed={typed}
              name="line"
              label={label('line')}
              hint={t('增加里程碑时不选', 'None when one is added')}
              required={false}
              options={milestones.map(({ milestone, title }) => ({ value: `${milestone}`, label: title }))}
            />
          )}
          <TextField view={view} typed={typed} name="milestone" label={label('milestone')} />
          {milestones.length === 0 ? null : (
            <TextField
              view={view}
              typed={typed}
              name="payment"
              label={label('payment')}
              inputmode="decimal"
              unit={currency}
              short
              required={false}
            />
          )}
          <TextField
            view={view}
            typed={typed}
            name="due"
            kind="date"
            label={label('due')}
            hint={t('增加或改期时填写', 'When it is added or moved')}
            short
            required={false}
          />
        </>
      ) : null}
      <AreaField
        view={view}
        typed={typed}
        name="reason"
        label={label('reason')}
        hint={kind === 'merger' ? t('合并的安排与理由', 'How they merge, and why') : undefined}
      />
    </>
  )
}
