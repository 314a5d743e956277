import { OrganisationId } from '../../../domain/ids.ts'
import { kindWords } from '../../../domain/organisation-kind.ts'
import { Refusal } from '../../../domain/refusal.ts'
import { inviteMember, takeOutMember } from '../../commands/applications.ts'
import { memberByCode } from '../../commands/organisations.ts'
import { filledIn } from '../context.ts'
import { asking, formPage, onPost, openCase, param, type Site, show, viewHere } from '../page.tsx'
import { first } from '../typed-form.ts'
import { countryFrom, OrganisationCodeFields } from '../ui/organisation-code-fields.tsx'
import { ErrorSummary, Form, SelectField, Submit } from '../ui/form.tsx'
import { shownCode } from '../ui/parts.tsx'
import { MemberTable } from './case-parts.tsx'
import { refusedHere } from './refused-here.tsx'

/** The organisations of a case: named by code, taken out again. */
export const memberPages = (site: Site): void => {
  const { web } = site
  formPage(
    site,
    '/cases/:case/members',
    async (c, typed) => {
      const { view: it, moment } = await openCase(c, web)
      const view = viewHere(c, web)
      const { t } = view
      const now = typed ?? filledIn({ country: ['CN'], role: ['member'] })
      return show(
        c,
        view,
        t('成员单位', 'Members'),
        <>
          <p class="crumb">
            <a href={`/cases/${it.id}`}>{it.title}</a>
          </p>
          <h1>{t('成员单位', 'Members')}</h1>
          <ErrorSummary
            view={view}
            typed={now}
            labels={{ code: t('代码', 'Code'), country: t('国家或地区代码', 'Country code') }}
          />
          <MemberTable view={view} members={it.members} />
          {it.membersWritable ? (
            <>
              <h2>{t('添加单位', 'Name an organisation')}</h2>
              <p class="hint">
                {t(
                  `该单位的人员登录后在“我的任务”中确认。最多 ${moment.scheme.members.max} 家。`,
                  `Somebody of that organisation confirms it after signing in. At most ${moment.scheme.members.max}.`,
                )}
              </p>
              <Form view={view} action={`/cases/${it.id}/members`} class="narrow">
                <OrganisationCodeFields view={view} typed={now} />
                <SelectField
                  view={view}
                  typed={now}
                  name="role"
                  label={t('角色', 'Role')}
                  options={[
                    { value: 'member', label: t('成员', 'Member') },
                    { value: 'co-lead', label: t('共同牵头', 'Co-lead') },
                  ]}
                />
                <Submit>{t('邀请', 'Invite')}</Submit>
              </Form>
              <h2>{t('移除单位', 'Take an organisation out')}</h2>
              <Form view={view} action={`/cases/${it.id}/members/removal`} class="narrow">
                <SelectField
                  view={view}
                  typed={now}
                  name="organisation"
                  label={t('单位', 'Organisation')}
                  options={it.members.flatMap(({ role, organisation, name, kind }) =>
                    role === 'lead' || organisation === undefined
                      ? []
                      : [
                          {
                            value: organisation,
                            label: `${name} (${view.say(kindWords[kind])}) ${shownCode(organisation)}`,
                          },
                        ],
                  )}
                />
                <Submit class="quiet">{t('移除', 'Take out')}</Submit>
              </Form>
            </>
          ) : null}
        </>,
      )
    },
    async (c, values) => {
      const { file } = await openCase(c, web)
      const country = countryFrom(values)
      const organisation = await memberByCode(web.world, first(values, 'code'), country)
      await inviteMember(web.world, asking(c, values), {
        case: file.head.id,
        organisation,
        role: first(values, 'role') === 'co-lead' ? 'co-lead' : 'member',
      })
      return `/cases/${file.head.id}/members`
    },
  )
  // Where a refused removal was shown: a switch of language comes back to it.
  site.app.get('/cases/:case/members/removal', (c) => c.redirect(`/cases/${param(c, 'case')}/members`, 303))
  onPost(site, '/cases/:case/members/removal', {
    act: async (c, values) => {
      const { file } = await openCase(c, web)
      const organisation = OrganisationId.safeParse(first(values, 'organisation'))
      if (!organisation.success)
        throw new Refusal('invalid', { problems: [{ field: 'organisation', code: 'missing' }] })
      await takeOutMember(web.world, asking(c, values), {
        case: file.head.id,
        organisation: organisation.data,
      })
      return `/cases/${file.head.id}/members`
    },
    again: async (c, typed) => refusedHere(c, site, typed),
  })
}
