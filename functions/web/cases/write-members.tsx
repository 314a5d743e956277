import { InvitationId, OrganisationId } from '../../../domain/ids.ts'
import { speaksFor } from '../../../domain/person.ts'
import { notFound, Refusal } from '../../../domain/refusal.ts'
import { Invite, inviteOrganisation, revoke, sendInvitationAgain } from '../../commands/invitations.ts'
import {
  changeCaseMember,
  OwnFigure,
  refreshCaseMembers,
  stateOwnFigure,
  takeOutMember,
} from '../../commands/members.ts'
import { filledIn, type Typed } from '../context.ts'
import { asking, formPage, type Here, onPost, openCase, param, type Site, show, viewHere } from '../page.tsx'
import { first, nested, parsed } from '../typed-form.ts'
import { ErrorSummary, Form, Submit } from '../ui/form.tsx'
import { countryFrom } from '../ui/organisation-code-fields.tsx'
import { FigureForDues, figureFrom, figureTyped } from './figure-for-dues.tsx'
import { InviteForm, RefreshForm } from './member-forms.tsx'
import { MemberInvitations } from './member-invitations.tsx'
import { MemberProgress } from './member-progress.tsx'
import { MemberTable } from './member-table.tsx'
import { MemberRemarks } from './remark-list.tsx'
import { refusedHere } from './refused-here.tsx'

/** The organisations of a case: who is missing, who is asked to join, changed or taken out; and the lead's own figure. */
export const memberPages = (site: Site): void => {
  const { web } = site
  const draw = async (c: Here, typed: Typed | undefined) => {
    const { view: it, file, moment, person } = await openCase(c, web)
    const view = viewHere(c, web)
    const { t } = view
    const { scheme } = moment
    const { membership } = scheme
    const lead = file.members.find(({ role }) => role === 'lead')
    const replaced = it.members.find(
      ({ organisation, role }) =>
        organisation !== undefined &&
        role !== 'lead' &&
        [c.req.query('replace'), typed?.values.replaces?.[0]].includes(organisation),
    )
    const now =
      typed ??
      filledIn({
        country: ['CN'],
        role: [replaced?.role ?? 'member'],
        language: [view.language],
        ...(replaced?.layer === undefined ? {} : { layer: [replaced.layer] }),
        ...figureTyped(lead ?? {}),
      })
    const own = it.parts?.find(({ writable }) => writable)
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
            address: t('联系人邮箱', 'E-mail address'),
            name: t('受邀单位名称', 'Name of the organisation'),
            role: t('角色', 'Role'),
            layer: t('层次', 'Layer'),
            units: t('认购份数', 'Units taken'),
            ...(membership ? { figure: view.say(membership.figure) } : {}),
          }}
        />
        {it.status.remarks?.members ? <p class="remark">{it.status.remarks.members}</p> : null}
        <MemberRemarks view={view} it={it} />
        {it.progress ? (
          <MemberProgress view={view} it={it} scheme={scheme} />
        ) : (
          <MemberTable view={view} members={it.members} />
        )}
        {it.membersWritable ? (
          <p class="actions">
            <a class="button quiet" href={`/cases/${it.id}/members/reminders`}>
              {t('提醒全部单位', 'Remind everybody')}
            </a>
            {own ? (
              <a
                class="button quiet"
                href={`/cases/${it.id}/members/${encodeURIComponent(own.organisation)}/part`}
              >
                {t('填写本单位部分', 'Fill in your own part')}
              </a>
            ) : null}
          </p>
        ) : null}
        <MemberInvitations view={view} it={it} />
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
            <InviteForm
              view={view}
              it={it}
              typed={now}
              scheme={scheme}
              replaces={
                replaced?.organisation === undefined
                  ? undefined
                  : { organisation: replaced.organisation, name: replaced.name ?? '' }
              }
            />
            <RefreshForm view={view} it={it} />
          </>
        ) : null}
      </>,
    )
  }
  const page = async (c: Here): Promise<string> => `/cases/${(await openCase(c, web)).file.head.id}/members`
  formPage(site, '/cases/:case/members', draw, async (c, values) => {
    const { file } = await openCase(c, web)
    const { csrf: _, once: __, ...typed } = nested(values)
    const given = parsed(Invite, { ...typed, country: countryFrom(values) })
    await inviteOrganisation(web.world, asking(c, values), { ...given, case: file.head.id })
    return page(c)
  })
  // Where something refused was shown: a switch of language comes back to it.
  for (const small of ['removal', 'figure', 'refresh', 'changes', 'invitations'])
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
      return page(c)
    },
    again: draw,
  })
  small(site, 'refresh', async (c, values) => {
    const { file } = await openCase(c, web)
    await refreshCaseMembers(web.world, asking(c, values), file.head.id)
  })
  small(site, 'removal', async (c, values) => {
    const { file } = await openCase(c, web)
    await takeOutMember(web.world, asking(c, values), {
      case: file.head.id,
      organisation: organisationIn(values),
    })
  })
  small(site, 'changes', async (c, values) => {
    const { file } = await openCase(c, web)
    await changeCaseMember(web.world, asking(c, values), {
      case: file.head.id,
      organisation: organisationIn(values),
      role: first(values, 'role') === 'co-lead' ? 'co-lead' : 'member',
      layer: first(values, 'layer') || undefined,
    })
  })
  small(site, 'invitations', async (c, values) => {
    const { file } = await openCase(c, web)
    const id = InvitationId.safeParse(first(values, 'invitation'))
    if (!id.success) throw notFound()
    const does = first(values, 'what') === 'revoke' ? revoke : sendInvitationAgain
    await does(web.world, asking(c, values), { case: file.head.id, invitation: id.data })
  })
}

type Values = Readonly<Record<string, string[]>>

const organisationIn = (values: Values): OrganisationId => {
  const found = OrganisationId.safeParse(first(values, 'organisation'))
  if (!found.success) throw new Refusal('invalid', { problems: [{ field: 'organisation', code: 'missing' }] })
  return found.data
}

/** A button of the list: what it did is seen there, and why it did not on a page of its own. */
const small = (site: Site, name: string, act: (c: Here, values: Values) => Promise<void>): void =>
  onPost(site, `/cases/:case/members/${name}`, {
    act: async (c, values) => {
      await act(c, values)
      return `/cases/${param(c, 'case')}/members`
    },
    again: async (c, typed) => refusedHere(c, site, typed),
  })
