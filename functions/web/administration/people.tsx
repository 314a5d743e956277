import { PersonId, schemeCode } from '../../../domain/ids.ts'
import { type Office, Office as OfficeSchema } from '../../../domain/person.ts'
import { notFound } from '../../../domain/refusal.ts'
import { appoint, Appoint } from '../../commands/people.ts'
import { Appointments } from './appointments.tsx'
import { administrator } from './administration.tsx'
import { filledIn, type View } from '../context.ts'
import { asking, formPage, type Here, param, type Site, show, viewHere } from '../page.tsx'
import type { Scheme } from '../../../domain/scheme.ts'
import { stepOf } from '../../../domain/scheme-step.ts'
import { first, parsed } from '../typed-form.ts'
import { ChoiceField, ErrorSummary, Form, Submit, TextField } from '../ui/form.tsx'
import { roleWords } from '../words/words.ts'
import { Narrow } from '../ui/parts.tsx'

/** An office in one line of a form: `officer`, `approver/bureau`. */
const officeText = (office: Office): string => [office.role, office.scheme, office.level ?? ''].join('|')
const readOffice = (text: string): Office => {
  const [role, scheme, level] = text.split('|')
  return parsed(OfficeSchema, { role, scheme, ...(level ? { level } : {}) })
}

/** As many of the last acts as a person's page shows; all are on the page of all. */
const actsShown = 20

/** One person: offices, where an expert works, and whether the account is in use. */
export const personForm = (site: Site): void => {
  const { web } = site
  const load = async (c: Here) => {
    administrator(c)
    const id = PersonId.safeParse(param(c, 'person'))
    const found = id.success ? await web.world.store.people.load(id.data) : undefined
    if (!found) throw notFound()
    return found
  }
  formPage(
    site,
    '/administration/people/:person',
    async (c, typed) => {
      const person = await load(c)
      const view = viewHere(c, web)
      const { t, say } = view
      const [schemes, acts] = await Promise.all([
        web.world.schemes.offered(),
        web.world.store.people.appointmentsOf(person.id, { limit: actsShown }),
      ])
      const running = (await web.world.schemes.current()).map(({ ref }) => schemeCode(ref))
      const asked = c.req.query('scheme') ?? ''
      // Sixteen programmes ship: the offices of those that do not run here are shown when they are asked for.
      const shown = schemes.filter(({ ref }) => [...running, asked].includes(schemeCode(ref)))
      const hidden = schemes.filter((scheme) => !shown.includes(scheme))
      const offered = shown.flatMap((scheme) => {
        const code = schemeCode(scheme.ref)
        const levels = [
          ...new Map(
            [
              ...scheme.steps.flatMap((step) => (step.kind === 'approval' ? step.levels : [])),
              ...(scheme.evaluation?.levels ?? []),
            ].map((level) => [level.id, level]),
          ).values(),
        ]
        return [
          ...(['officer', 'recommender', 'expert', 'administrator'] as const).map((role) => ({
            value: officeText({ role, scheme: code }),
            label: `${say(roleWords[role])} · ${say(scheme.title)}`,
          })),
          ...levels.map((level) => ({
            value: officeText({ role: 'approver', scheme: code, level: level.id }),
            label: `${say(roleWords.approver)} · ${say(level.title)} · ${say(scheme.title)}`,
          })),
        ]
      })
      const everywhere = (['administrator', 'auditor'] as const).map((role) => ({
        value: officeText({ role, scheme: '*' }),
        label: say(roleWords[role]),
      }))
      const held = person.offices.map(officeText)
      const others = held
        .filter((value) => ![...offered, ...everywhere].some((option) => option.value === value))
        .map((value) => ({ value, label: value.replaceAll('|', ' ') }))
      const now =
        typed ??
        filledIn({
          offices: held,
          active: [person.active ? 'yes' : 'no'],
          'expertise.organisationName': [person.expertise?.organisationName ?? ''],
          'expertise.fields': [person.expertise?.fields.join(', ') ?? ''],
        })
      return show(
        c,
        view,
        person.name,
        <Narrow under="/administration" of={t('管理', 'Administration')} title={person.name}>
          <p class="hint">
            {[person.email, person.represents.map((one) => one.name).join(t('、', ', '))]
              .filter((part) => part !== '')
              .join(' · ')}
          </p>
          <ErrorSummary view={view} typed={now} />
          <Form
            view={view}
            action={`/administration/people/${person.id}${asked === '' ? '' : `?scheme=${encodeURIComponent(asked)}`}`}
          >
            <input type="hidden" name="revision" value={`${person.revision}`} />
            <ChoiceField
              view={view}
              typed={now}
              many
              name="offices"
              label={t('身份', 'Offices')}
              options={[...offered, ...everywhere, ...others]}
            />
            <TextField
              view={view}
              typed={now}
              name="expertise.organisationName"
              label={t('专家的工作单位', 'Where the expert works')}
              hint={t('用于回避', 'For conflicts of interest')}
              required={false}
            />
            <TextField
              view={view}
              typed={now}
              name="expertise.fields"
              label={t('专长领域（用逗号分开）', 'Fields of expertise (separated by commas)')}
              hint={fieldsHint(view, schemes)}
              required={false}
            />
            <ChoiceField
              view={view}
              typed={now}
              name="active"
              label={t('账户', 'Account')}
              options={[
                { value: 'yes', label: t('启用', 'Active') },
                { value: 'no', label: t('停用', 'Inactive') },
              ]}
            />
            <Submit>{t('保存', 'Save')}</Submit>
          </Form>
          <Appointments
            view={view}
            acts={acts.items}
            schemes={schemes}
            caption={t('任免记录', 'Offices on record')}
            of={person.id}
          />
          {hidden.length === 0 ? null : (
            <details open={running.length === 0}>
              <summary>{t('其他计划的身份', 'Offices of another programme')}</summary>
              <ul>
                {hidden.map((scheme) => (
                  <li>
                    <a href={`/administration/people/${person.id}?scheme=${schemeCode(scheme.ref)}`}>
                      {say(scheme.title)}
                    </a>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </Narrow>,
      )
    },
    async (c, values) => {
      const person = await load(c)
      const organisationName = first(values, 'expertise.organisationName').trim()
      const fields = first(values, 'expertise.fields')
        .split(/[,，、]/)
        .map((field) => field.trim())
        .filter((field) => field !== '')
      const { organisation, conflicts = [] } = person.expertise ?? {}
      const nothing = organisationName === '' && fields.length === 0 && conflicts.length === 0
      const input = parsed(Appoint, {
        offices: (values.offices ?? []).map(readOffice),
        active: first(values, 'active') !== 'no',
        revision: Number(first(values, 'revision')),
        expertise:
          nothing && organisation === undefined
            ? null
            : { ...(organisation ? { organisation } : {}), organisationName, fields, conflicts },
      })
      await appoint(web.world, asking(c, values), person.id, input)
      return '/administration'
    },
  )
}

/** The fields that panels are put together by: written so, an expert is found for them. */
const fieldsHint = ({ t, say }: View, schemes: readonly Scheme[]): string | undefined => {
  const wanted = schemes.flatMap((scheme) => [
    ...(stepOf(scheme, 'review')?.panel.mix ?? []),
    ...(scheme.evaluation?.panel?.mix ?? []),
  ])
  const names = [...new Set(wanted.map(({ field }) => say(field)))]
  return names.length === 0
    ? undefined
    : t(`评审组按领域配备：${names.join('、')}`, `Panels are put together by: ${names.join(', ')}`)
}
