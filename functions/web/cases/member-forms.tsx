import type { Scheme } from '../../../domain/scheme.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { Typed, View } from '../context.ts'
import { ChoiceField, Form, SelectField, Submit, TextField } from '../ui/form.tsx'
import { OrganisationCodeFields } from '../ui/organisation-code-fields.tsx'

type FormProps = { view: View; it: CaseView; typed: Typed }

/** Asks an organisation to join, by its code, by mail or both, as what the programme lets it be. */
export const InviteForm = ({
  view,
  it,
  typed,
  scheme,
  replaces,
}: FormProps & { scheme: Scheme; replaces: { organisation: string; name: string } | undefined }) => {
  const { t, say } = view
  const { coLeads, foreign, layers, max } = scheme.members
  return (
    <section id="invite">
      <h2>
        {replaces
          ? t(`替换${replaces.name}`, `In the place of ${replaces.name}`)
          : t('添加单位', 'Name an organisation')}
      </h2>
      <p class="hint">
        {t(
          `已注册的单位在“我的任务”中确认；尚未注册的，填写邮箱，系统立即发出邀请链接。最多 ${max} 家。`,
          `Somebody of a registered organisation confirms after signing in. Of one that is not registered give an address: a link goes out by mail at once. At most ${max}.`,
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
        {replaces ? <input type="hidden" name="replaces" value={replaces.organisation} /> : null}
        <OrganisationCodeFields view={view} typed={typed} />
        <TextField
          view={view}
          typed={typed}
          name="address"
          kind="email"
          required={false}
          label={t('联系人邮箱', 'E-mail address')}
          hint={t('单位尚未注册，或代码未知时填写', 'Where it is not registered, or its code is not known')}
        />
        <TextField
          view={view}
          typed={typed}
          name="name"
          required={false}
          label={t('受邀单位名称', 'Name of the organisation')}
          hint={t('发送邮件时填写', 'With an address')}
        />
        <SelectField
          view={view}
          typed={typed}
          name="language"
          required={false}
          label={t('邮件语言', 'Language of the mail')}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
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
    </section>
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
