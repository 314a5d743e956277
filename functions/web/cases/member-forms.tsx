import type { Scheme } from '../../../domain/scheme.ts'
import { kindWords } from '../../../domain/organisation-kind.ts'
import type { CaseView } from '../case-shape.ts'
import type { Typed, View } from '../context.ts'
import { ChoiceField, Form, SelectField, Submit } from '../ui/form.tsx'
import { OrganisationCodeFields } from '../ui/organisation-code-fields.tsx'
import { shownCode } from '../ui/parts.tsx'

type FormProps = { view: View; it: CaseView; typed: Typed }

/** Names an organisation by its code, as what the programme lets it be. */
export const NameForm = ({ view, it, typed, scheme }: FormProps & { scheme: Scheme }) => {
  const { t, say } = view
  const { coLeads, foreign, layers, max } = scheme.members
  return (
    <>
      <h2>{t('添加单位', 'Name an organisation')}</h2>
      <p class="hint">
        {t(
          `该单位的人员登录后在“我的任务”中确认。最多 ${max} 家。`,
          `Somebody of that organisation confirms it after signing in. At most ${max}.`,
        )}{' '}
        {foreign === 'no'
          ? t('成员须与牵头单位同属一个国家或地区。', 'Members are from the country of the lead only.')
          : foreign === 'conditions'
            ? t(
                '境外单位须符合附加条件，名单中会注明。',
                'Organisations from abroad come under special conditions, and are marked in the list.',
              )
            : null}
      </p>
      <Form view={view} action={`/cases/${it.id}/members`} class="narrow">
        <OrganisationCodeFields view={view} typed={typed} />
        {coLeads ? (
          <SelectField
            view={view}
            typed={typed}
            name="role"
            label={t('角色', 'Role')}
            options={[
              { value: 'member', label: t('成员', 'Member') },
              { value: 'co-lead', label: t('共同牵头', 'Co-lead') },
            ]}
          />
        ) : null}
        {layers ? (
          <ChoiceField
            view={view}
            typed={typed}
            name="layer"
            label={t('层次', 'Layer')}
            options={layers.map(({ id, title, help }) => ({
              value: id,
              label: say(title),
              hint: help && say(help),
            }))}
          />
        ) : null}
        <Submit>{t('邀请', 'Invite')}</Submit>
      </Form>
    </>
  )
}

export const TakeOutForm = ({ view, it, typed }: FormProps) => {
  const { t, say } = view
  return (
    <>
      <h2>{t('移除单位', 'Take an organisation out')}</h2>
      <Form view={view} action={`/cases/${it.id}/members/removal`} class="narrow">
        <SelectField
          view={view}
          typed={typed}
          name="organisation"
          label={t('单位', 'Organisation')}
          options={it.members.flatMap(({ role, organisation, name, kind }) =>
            role === 'lead' || organisation === undefined
              ? []
              : [
                  {
                    value: organisation,
                    label: `${name} (${say(kindWords[kind])}) ${shownCode(organisation)}`,
                  },
                ],
          )}
        />
        <Submit class="quiet">{t('移除', 'Take out')}</Submit>
      </Form>
    </>
  )
}

/** Members are shown as they were registered when they were named. */
export const RefreshForm = ({ view, it }: Omit<FormProps, 'typed'>) => {
  const { t } = view
  return (
    <>
      <h2>{t('登记信息', 'What is registered')}</h2>
      <Form view={view} action={`/cases/${it.id}/members/refresh`} class="narrow">
        <p>
          {t(
            '成员信息取自添加时的登记。单位修改登记后，可在此更新。',
            'What is known of members was registered when they were named. Where it changed since, take it over here.',
          )}
        </p>
        <Submit class="quiet">{t('按最新登记更新', 'Bring up to date')}</Submit>
      </Form>
    </>
  )
}
