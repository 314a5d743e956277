import { kindWords } from '../../../domain/organisation-kind.ts'
import { OrganisationId, PersonId } from '../../../domain/ids.ts'
import { notFound, Refusal } from '../../../domain/refusal.ts'
import { OrganisationKind } from '../../../domain/organisation-kind.ts'
import {
  decideJoin,
  joinRequests,
  RegisterOrganisation,
  registerOrganisation,
} from '../../commands/organisations.ts'
import { filledIn } from '../context.ts'
import { asking, formPage, onPost, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { first, nested, parsed } from '../typed-form.ts'
import { ControllerField } from '../ui/controller-field.tsx'
import { countryFrom, OrganisationCodeFields } from '../ui/organisation-code-fields.tsx'
import { ErrorSummary, Form, SelectField, Submit, TextField } from '../ui/form.tsx'
import { shownCode, Tag } from '../ui/parts.tsx'

/** For whom I speak; registering an organisation; deciding who else may speak for it. */
export const organisationPages = (site: Site): void => {
  const { web } = site
  const { world } = web

  formPage(
    site,
    '/organisations',
    async (c, typed) => {
      const person = signedInPerson(c)
      const view = viewHere(c, web)
      const { t, say } = view
      const now = typed ?? filledIn({ country: ['CN'], kind: ['enterprise'] })
      const own = person.represents.filter((held) => held.state === 'active')
      const requests = await Promise.all(
        own.map(async (held) => ({ held, people: await joinRequests(world, held.organisation) })),
      )
      return show(
        c,
        view,
        t('我的单位', 'My organisations'),
        <div class="narrow">
          <h1>{t('我的单位', 'My organisations')}</h1>
          <ErrorSummary
            view={view}
            typed={now}
            labels={{
              code: t('代码', 'Code'),
              country: t('国家或地区代码', 'Country code'),
              name: t('单位名称', 'Name'),
              kind: t('单位类型', 'Kind'),
            }}
          />
          <ul class="plain">
            {person.represents.map((held) => (
              <li>
                {held.name} <code class="hint">{shownCode(held.organisation)}</code>{' '}
                {held.state === 'active' ? (
                  <>
                    <Tag tone="good">{t('可代表', 'you speak for it')}</Tag>{' '}
                    <a href={`/organisations/${encodeURIComponent(held.organisation)}`}>
                      {t('修改登记信息', 'Change what is registered')}
                      <span class="visually-hidden"> {held.name}</span>
                    </a>
                  </>
                ) : (
                  <Tag tone="act">{t('等待该单位同意', 'waiting for its consent')}</Tag>
                )}
              </li>
            ))}
          </ul>
          {requests
            .filter(({ people }) => people.length > 0)
            .map(({ held, people }) => (
              <section class="your-turn">
                <h2>{t(`申请代表${held.name}`, `Asking to speak for ${held.name}`)}</h2>
                {people.map((one) => (
                  <Form view={view} action="/organisations/requests" class="inline">
                    <input type="hidden" name="organisation" value={held.organisation} />
                    <input type="hidden" name="person" value={one.id} />
                    <span>
                      {one.name} · {one.email}
                    </span>
                    <Submit name="decision" value="admit">
                      {t('同意', 'Admit')}
                    </Submit>
                    <Submit name="decision" value="decline" class="quiet">
                      {t('不同意', 'Decline')}
                    </Submit>
                  </Form>
                ))}
              </section>
            ))}
          <h2>{t('注册或加入一家单位', 'Register or join an organisation')}</h2>
          <p class="hint">
            {t(
              '首位注册人即代表该单位；之后的人由已有代表同意。',
              'Whoever registers it first speaks for it; later people are admitted by those who already do.',
            )}
          </p>
          <Form view={view} action="/organisations">
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
            <ControllerField view={view} typed={now} />
            <Submit>{t('注册', 'Register')}</Submit>
          </Form>
        </div>,
      )
    },
    async (c, values) => {
      const country = countryFrom(values)
      await registerOrganisation(
        world,
        asking(c, values),
        parsed(RegisterOrganisation, { ...nested(values), country }),
      )
      return '/organisations'
    },
  )

  onPost(site, '/organisations/requests', {
    act: async (c, values) => {
      const organisation = OrganisationId.safeParse(first(values, 'organisation'))
      const person = PersonId.safeParse(first(values, 'person'))
      if (!organisation.success || !person.success) throw notFound()
      await decideJoin(world, asking(c, values), {
        organisation: organisation.data,
        person: person.data,
        decision: first(values, 'decision') === 'admit' ? 'admit' : 'decline',
      })
      return '/organisations'
    },
    again: () => {
      throw new Refusal('not-found')
    },
  })
}
