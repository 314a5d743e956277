import { writable } from '../../domain/case-form.ts'
import { invitationState } from '../../domain/invitation.ts'
import { kindWords, OrganisationKind } from '../../domain/organisation-kind.ts'
import { OrganisationId } from '../../domain/ids.ts'
import { organisationId } from '../../domain/organisation.ts'
import { readOrganisationCode } from '../../domain/organisation-code.ts'
import type { Person } from '../../domain/person.ts'
import type { Scheme } from '../../domain/scheme.ts'
import { Refusal } from '../../domain/refusal.ts'
import { accept, behindLink, noteOpened } from '../commands/invitations.ts'
import { momentFor } from '../commands/run.ts'
import { RegisterOrganisation, registerOrganisation } from '../commands/organisations.ts'
import { filledIn, type Typed, type View } from './context.ts'
import { asking, formPage, type Here, param, type Site, show, viewHere } from './page.tsx'
import { first, nested, parsed } from './typed-form.ts'
import { beginSignIn } from './sign-in/sign-in.tsx'
import { countryFrom, OrganisationCodeFields } from './ui/organisation-code-fields.tsx'
import { ErrorSummary, Form, SelectField, Submit, TextField } from './ui/form.tsx'
import { Facts, Moment, shownCode } from './ui/parts.tsx'
import { memberRoleWords } from './words/words.ts'

type Behind = NonNullable<Awaited<ReturnType<typeof behindLink>>>

/** Where the link of an invitation leads: who invites to what, the sign-in, the organisation, and then its own part. */
export const invitationPages = (site: Site): void => {
  const { app, web } = site
  const { world } = web

  const draw = async (c: Here, typed: Typed | undefined) => {
    const behind = await behindLink(world, param(c, 'secret'))
    const view = viewHere(c, web)
    if (!behind) return gone(c, view)
    const scheme = await world.schemes.load(behind.file.head.scheme)
    c.set('zone', scheme.timeZone)
    const here = viewHere(c, web)
    const { t } = here
    const { invitation } = behind
    const state = invitationState(invitation, c.var.arrived)
    const { person } = c.var
    const now = writable(behind.file, await momentFor(world, behind.file.head.scheme, c.var.arrived))
    const takesNobody = 'closed' in now || !now.sections.includes('members')
    return show(
      c,
      here,
      t('加入邀请', 'Invitation'),
      <div class="narrow">
        <h1>{t('邀请贵单位加入创新联合体', 'An invitation to join an innovation consortium')}</h1>
        {typed ? (
          <ErrorSummary
            view={here}
            typed={typed}
            labels={{
              code: t('代码', 'Code'),
              country: t('国家或地区代码', 'Country code'),
              name: t('单位名称', 'Name'),
              kind: t('单位类型', 'Kind'),
            }}
          />
        ) : null}
        <WhatItIs view={here} behind={behind} scheme={scheme} />
        {state === 'expired' ? (
          <p class="empty">
            {t(
              '邀请已过期。请联系牵头单位重新发送。',
              'The invitation has expired. Ask the lead to send it again.',
            )}
          </p>
        ) : state === 'accepted' ? (
          <p class="empty">
            {t('邀请已被接受。', 'The invitation was taken up.')}{' '}
            <a href={`/cases/${behind.file.head.id}`}>{t('打开申报', 'Open the application')}</a>
          </p>
        ) : takesNobody ? (
          <p class="empty">
            {t(
              '申报已提交或已截止，目前不能加入。请联系牵头单位。',
              'The application was handed in, or its call closed: nobody can join it now. Ask the lead.',
            )}
          </p>
        ) : person === undefined ? (
          <form method="post" action={`/invitations/${param(c, 'secret')}/opening`}>
            <p class="hint">
              {t(
                '登录后登记单位，再填写本单位部分。',
                'Sign in, register your organisation, then fill in its part.',
              )}
            </p>
            <Submit>{t('登录并继续', 'Sign in and go on')}</Submit>
          </form>
        ) : (
          <Accepting
            view={here}
            behind={behind}
            person={person}
            action={`/invitations/${param(c, 'secret')}`}
            typed={typed}
          />
        )}
      </div>,
    )
  }

  app.post('/invitations/:secret/opening', async (c) => {
    await noteOpened(world, param(c, 'secret'), c.var.arrived)
    return beginSignIn(c, site, `/invitations/${param(c, 'secret')}`)
  })
  app.get('/invitations/:secret/opening', (c) => c.redirect(`/invitations/${param(c, 'secret')}`, 303))

  formPage(site, '/invitations/:secret', draw, async (c, values) => {
    const secret = param(c, 'secret')
    const chosen = OrganisationId.safeParse(first(values, 'organisation'))
    const own = chosen.success ? { organisation: chosen.data } : await register(c, site, values, secret)
    if ('waits' in own) return '/organisations'
    const { person } = await current(c, site)
    const by = asking(c, values)
    const { case: id, organisation } = await accept(world, { ...by, person }, { secret, ...own })
    const file = await world.store.cases.load(id)
    const scheme = file && (await world.schemes.load(file.head.scheme))
    if (scheme?.members.part) return `/cases/${id}/members/${encodeURIComponent(organisation)}/part`
    return `/cases/${id}`
  })
}

/** The person as it is now: a moment ago it may not have spoken for anybody. */
const current = async (c: Here, { web }: Site): Promise<{ person: Person }> => {
  const person = c.var.person && (await web.world.store.people.load(c.var.person.id))
  if (!person) throw new Refusal('sign-in-needed')
  return { person }
}

/** Registers the organisation, or joins it. Where others speak for it already, they are asked first. */
const register = async (
  c: Here,
  { web }: Site,
  values: Readonly<Record<string, string[]>>,
  secret: string,
): Promise<{ organisation: OrganisationId } | { waits: true }> => {
  const behind = await behindLink(web.world, secret)
  if (!behind) throw new Refusal('not-found')
  const { once: _, csrf: __, ...typed } = nested(values)
  const given = parsed(RegisterOrganisation, { ...typed, country: countryFrom(values) })
  const { key: ___, ...by } = asking(c, values)
  const read = readOrganisationCode(given.code, given.country)
  const invited = behind.invitation.organisation
  // Nothing is registered under a code that the invitation is not for.
  if (read.ok && invited !== undefined && organisationId(read.code) !== invited)
    throw new Refusal('invalid', { problems: [{ field: 'code', code: 'other-organisation' }] })
  const { organisation, state } = await registerOrganisation(web.world, by, given)
  return state === 'active' ? { organisation } : { waits: true }
}

const gone = (c: Here, view: View) => {
  const { t } = view
  c.status(404)
  return show(
    c,
    view,
    t('邀请无效', 'No invitation'),
    <div class="narrow">
      <h1>{t('此链接已失效', 'This link leads nowhere any more')}</h1>
      <p>
        {t(
          '邀请可能已被撤销，或已重新发送。请使用最近一封邮件中的链接，或联系邀请单位。',
          'The invitation was revoked, or sent again. Use the link of the last mail, or ask whoever invited you.',
        )}
      </p>
    </div>,
  )
}

/** As much of a case as somebody may know who was only asked to join. */
const WhatItIs = ({ view, behind, scheme }: { view: View; behind: Behind; scheme: Scheme }) => {
  const { t, say } = view
  const { head } = behind.file
  const { invitation } = behind
  return (
    <Facts
      facts={[
        [t('邀请单位', 'Invited by'), head.leadName],
        [t('联合体', 'Consortium'), head.title],
        [t('计划', 'Programme'), say(scheme.title)],
        [t('批次', 'Call'), say(head.batchTitle)],
        [
          t('受邀单位', 'Invited'),
          `${invitation.name}${invitation.organisation === undefined ? '' : ` · ${shownCode(invitation.organisation)}`}`,
        ],
        [t('角色', 'Role'), say(memberRoleWords[invitation.role])],
        [t('有效至', 'Until'), <Moment view={view} at={invitation.expires} />],
      ]}
    />
  )
}

type AcceptingProps = {
  view: View
  behind: Behind
  person: Person
  action: string
  typed: Typed | undefined
}

/** With an organisation that one speaks for already, or one that is registered now, prefilled with what is known. */
const Accepting = ({ view, behind, person, action, typed }: AcceptingProps) => {
  const { t, say } = view
  const { invitation } = behind
  const [, ...rest] = invitation.organisation?.split(':') ?? []
  const own = person.represents.filter(
    ({ state, organisation }) =>
      state === 'active' &&
      (invitation.organisation === undefined || organisation === invitation.organisation),
  )
  const asked = person.represents.find(
    ({ state, organisation }) => state === 'asked' && organisation === invitation.organisation,
  )
  const now =
    typed ??
    filledIn({
      country: [invitation.country],
      name: [invitation.name],
      code: [rest.at(-1) ?? ''],
      kind: ['enterprise'],
    })
  if (asked)
    return (
      <p class="empty">
        {t(
          `您代表${asked.name}的申请正等待该单位已有代表同意；同意后再打开此链接即可继续。`,
          `You asked to speak for ${asked.name}, and wait for those who already do. Open this link again afterwards.`,
        )}
      </p>
    )
  return (
    <>
      {own.map(({ organisation, name }) => (
        <Form view={view} action={action} class="inline">
          <input type="hidden" name="organisation" value={organisation} />
          <Submit>{t(`以${name}的名义接受`, `Accept for ${name}`)}</Submit>
        </Form>
      ))}
      {own.length > 0 && invitation.organisation !== undefined ? null : (
        <>
          <h2>
            {own.length > 0
              ? t('或登记另一家单位', 'Or register another organisation')
              : t('登记单位', 'Register your organisation')}
          </h2>
          <Form view={view} action={action}>
            <OrganisationCodeFields view={view} typed={now} />
            <TextField view={view} typed={now} name="name" label={t('单位名称', 'Name')} />
            <SelectField
              view={view}
              typed={now}
              name="kind"
              label={t('单位类型', 'Kind')}
              options={OrganisationKind.options.map((kind) => ({ value: kind, label: say(kindWords[kind]) }))}
            />
            <TextField
              view={view}
              typed={now}
              name="place"
              label={t('注册地', 'Place of registration')}
              required={false}
            />
            <Submit>{t('登记并接受邀请', 'Register and accept')}</Submit>
          </Form>
        </>
      )}
    </>
  )
}
