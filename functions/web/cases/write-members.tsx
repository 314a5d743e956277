import { OrganisationId } from '../../../domain/ids.ts'
import { speaksFor } from '../../../domain/person.ts'
import { notFound, Refusal } from '../../../domain/refusal.ts'
import {
  inviteMember,
  OwnFigure,
  refreshCaseMembers,
  stateOwnFigure,
  takeOutMember,
} from '../../commands/applications.ts'
import { memberByCode } from '../../commands/organisations.ts'
import { filledIn, type Typed } from '../context.ts'
import { asking, formPage, type Here, onPost, openCase, param, type Site, show, viewHere } from '../page.tsx'
import { first, parsed } from '../typed-form.ts'
import { ErrorSummary, Form, Submit } from '../ui/form.tsx'
import { countryFrom } from '../ui/organisation-code-fields.tsx'
import { FigureForDues, figureFrom, figureTyped } from './figure-for-dues.tsx'
import { NameForm, RefreshForm, TakeOutForm } from './member-forms.tsx'
import { MemberTable } from './member-table.tsx'
import { refusedHere } from './refused-here.tsx'

/** The organisations of a case: named by code, brought up to date, taken out again; and the lead's own figure. */
export const memberPages = (site: Site): void => {
  const { web } = site
  const draw = async (c: Here, typed: Typed | undefined) => {
    const { view: it, file, moment, person } = await openCase(c, web)
    const view = viewHere(c, web)
    const { t } = view
    const { membership } = moment.scheme
    const lead = file.members.find(({ role }) => role === 'lead')
    const now = typed ?? filledIn({ country: ['CN'], role: ['member'], ...figureTyped(lead ?? {}) })
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
          labels={{
            code: t('代码', 'Code'),
            country: t('国家或地区代码', 'Country code'),
            role: t('角色', 'Role'),
            layer: t('层次', 'Layer'),
            units: t('认购份数', 'Units taken'),
            ...(membership ? { figure: view.say(membership.figure) } : {}),
          }}
        />
        <MemberTable view={view} members={it.members} />
        {it.membersWritable ? (
          <>
            {membership && lead && speaksFor(person, lead.organisation) ? (
              <>
                <h2>{t('本单位会费数据', 'Your own figure for dues')}</h2>
                <Form view={view} action={`/cases/${it.id}/members/figure`} class="narrow">
                  <FigureForDues view={view} typed={now} membership={membership} at="" />
                  <Submit>{t('保存', 'Save')}</Submit>
                </Form>
              </>
            ) : null}
            <NameForm view={view} it={it} typed={now} scheme={moment.scheme} />
            <TakeOutForm view={view} it={it} typed={now} />
            <RefreshForm view={view} it={it} />
          </>
        ) : null}
      </>,
    )
  }
  formPage(site, '/cases/:case/members', draw, async (c, values) => {
    const { file } = await openCase(c, web)
    const organisation = await memberByCode(web.world, first(values, 'code'), countryFrom(values))
    await inviteMember(web.world, asking(c, values), {
      case: file.head.id,
      organisation,
      role: first(values, 'role') === 'co-lead' ? 'co-lead' : 'member',
      layer: first(values, 'layer') || undefined,
    })
    return `/cases/${file.head.id}/members`
  })
  // Where something refused was shown: a switch of language comes back to it.
  for (const small of ['removal', 'figure', 'refresh'])
    site.app.get(`/cases/:case/members/${small}`, (c) =>
      c.redirect(`/cases/${param(c, 'case')}/members`, 303),
    )
  onPost(site, '/cases/:case/members/figure', {
    act: async (c, values) => {
      const { file } = await openCase(c, web)
      const lead = file.members.find(({ role }) => role === 'lead')
      if (!lead) throw notFound()
      await stateOwnFigure(web.world, asking(c, values), {
        case: file.head.id,
        organisation: lead.organisation,
        ...parsed(OwnFigure, figureFrom(values)),
      })
      return `/cases/${file.head.id}/members`
    },
    again: draw,
  })
  onPost(site, '/cases/:case/members/refresh', {
    act: async (c, values) => {
      const { file } = await openCase(c, web)
      await refreshCaseMembers(web.world, asking(c, values), file.head.id)
      return `/cases/${file.head.id}/members`
    },
    again: async (c, typed) => refusedHere(c, site, typed),
  })
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
