import { formOf } from '../../../domain/application.ts'
import type { FormSection } from '../../../domain/form.ts'
import { notFound, Refusal } from '../../../domain/refusal.ts'
import { kindWords } from '../../../domain/kind-words.ts'
import {
  discardApplication,
  inviteMember,
  saveCaseSection,
  submitApplication,
  takeOutMember,
} from '../../commands/applications.ts'
import { organisationId } from '../../../domain/organisation.ts'
import { readOrganisationCode } from '../../../domain/organisation-code.ts'
import { OrganisationId } from '../../../domain/ids.ts'
import type { World } from '../../ports.ts'
import {
  asking,
  formPage,
  nothingTyped,
  onPost,
  openCase,
  param,
  type Site,
  show,
  viewHere,
} from '../page.tsx'
import { filledIn, type View } from '../context.ts'
import { first } from '../typed-form.ts'
import { ErrorSummary, Form, SelectField, Submit, TextField } from '../ui/form.tsx'
import { Moment } from '../ui/parts.tsx'
import { AnswerList, asTyped, SchemeField } from '../ui/scheme-field.tsx'
import { problemSaid } from '../words.ts'
import { MemberTable } from './case-parts.tsx'

/** The applicant's pages: one section, the members, check and submit. */
export const writingPages = (site: Site): void => {
  sectionPage(site)
  memberPages(site)
  checkPage(site)
}

const sectionPage = (site: Site): void => {
  const { web } = site
  formPage(
    site,
    '/cases/:case/sections/:section',
    async (c, typed) => {
      const { view: it, file, moment } = await openCase(c, web)
      const section = formOf(file.head, moment).find((candidate) => candidate.id === param(c, 'section'))
      const state = it.sections.find((candidate) => candidate.id === section?.id)
      if (!section || !state) throw notFound()
      const view = viewHere(c, web)
      const now = typed ?? asTyped(section, state.answers)
      const stale = typed?.refused !== undefined
      return show(
        c,
        view,
        view.say(section.title),
        <div class="narrow">
          <p class="crumb">
            <a href={`/cases/${it.id}`}>{it.title}</a>
          </p>
          <h1>{view.say(section.title)}</h1>
          <ErrorSummary view={view} typed={now} labels={labelsOf(view, section)} />
          {state.remark ? (
            <p class="remark">
              <strong>{view.t('补正意见', 'To correct')}:</strong> {state.remark}
            </p>
          ) : null}
          {section.help ? <p>{view.say(section.help)}</p> : null}
          {stale ? (
            <details open>
              <summary>{view.t('目前已保存的内容', 'What is saved now')}</summary>
              <AnswerList view={view} section={section} answers={state.answers} />
            </details>
          ) : null}
          {state.writable ? (
            <Form
              view={view}
              action={`/cases/${it.id}/sections/${section.id}`}
              typed={stale ? { ...now, values: { ...now.values, once: [view.newKey()] } } : now}
            >
              <input type="hidden" name="basedOn" value={state.saved ?? ''} />
              {section.fields.map((field) => (
                <SchemeField view={view} typed={now} section={section.id} field={field} />
              ))}
              <div class="actions">
                <Submit>{view.t('保存', 'Save')}</Submit>
                <a class="button quiet" href={`/cases/${it.id}`}>
                  {view.t('返回', 'Back')}
                </a>
              </div>
            </Form>
          ) : (
            <AnswerList view={view} section={section} answers={state.answers} />
          )}
        </div>,
      )
    },
    async (c, values) => {
      const { file, moment } = await openCase(c, web)
      const section = formOf(file.head, moment).find((candidate) => candidate.id === param(c, 'section'))
      if (!section) throw notFound()
      const answers = Object.fromEntries(
        section.fields.map((field) => {
          const given = values[`${section.id}.${field.id}`] ?? []
          return [field.id, field.kind === 'choice' && field.many ? given : (given[0] ?? '')]
        }),
      )
      const { problems } = await saveCaseSection(web.world, asking(c, values), {
        case: file.head.id,
        section: section.id,
        answers,
        basedOn: first(values, 'basedOn'),
      })
      // Saved as typed, and said at once what was not understood.
      if (problems.length > 0) throw new Refusal('invalid', { problems })
      return `/cases/${file.head.id}`
    },
  )
}

/** Field names in the reader's language, for the summary of what is wrong. */
const labelsOf = (view: View, section: FormSection): Record<string, string> =>
  Object.fromEntries(section.fields.map((field) => [`${section.id}.${field.id}`, view.say(field.label)]))

/** The registered organisation that a code names; problems are said at the field. */
export const memberByCode = async (world: World, code: string, country: string): Promise<OrganisationId> => {
  const read = readOrganisationCode(code, country)
  if (!read.ok) throw new Refusal('invalid', { problems: [{ field: 'code', code: read.problem }] })
  const id = organisationId(read.code)
  if ((await world.store.organisations.load(id)) === undefined)
    throw new Refusal('invalid', { problems: [{ field: 'code', code: 'not-registered' }] })
  return id
}

const memberPages = (site: Site): void => {
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
                  `该单位的人员登录后在"我的任务"中确认。最多 ${moment.scheme.members.max} 家。`,
                  `Somebody of that organisation confirms it after signing in. At most ${moment.scheme.members.max}.`,
                )}
              </p>
              <Form view={view} action={`/cases/${it.id}/members`} typed={now} class="narrow">
                <TextField
                  view={view}
                  typed={now}
                  name="code"
                  label={t('统一社会信用代码或 LEI', 'Unified social credit code or LEI')}
                  hint={t(
                    '18 位信用代码；境外单位填 LEI 或当地代码',
                    '18 characters; foreign organisations give an LEI or their local code',
                  )}
                />
                <TextField
                  view={view}
                  typed={now}
                  name="country"
                  short
                  label={t('国家或地区代码', 'Country code')}
                  hint="CN, AT, US …"
                />
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
              <Form
                view={view}
                action={`/cases/${it.id}/members/removal`}
                typed={nothingTyped}
                class="narrow"
              >
                <SelectField
                  view={view}
                  typed={now}
                  name="organisation"
                  label={t('单位', 'Organisation')}
                  options={it.members
                    .filter((member) => member.role !== 'lead')
                    .map((member) => ({
                      value: member.organisation,
                      label: `${member.name} (${view.say(kindWords[member.kind])})`,
                    }))}
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
      const country = first(values, 'country').normalize('NFKC').trim().toUpperCase() || 'CN'
      const organisation = await memberByCode(web.world, first(values, 'code'), country)
      await inviteMember(web.world, asking(c, values), {
        case: file.head.id,
        organisation,
        role: first(values, 'role') === 'co-lead' ? 'co-lead' : 'member',
      })
      return `/cases/${file.head.id}/members`
    },
  )
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

const checkPage = (site: Site): void => {
  const { web } = site
  formPage(
    site,
    '/cases/:case/check',
    async (c, typed) => {
      const { view: it, file, moment } = await openCase(c, web)
      const view = viewHere(c, web)
      const { t } = view
      const missing = it.missing ?? []
      const sections = formOf(file.head, moment)
      const now = typed ?? nothingTyped
      return show(
        c,
        view,
        t('检查并提交', 'Check and submit'),
        <>
          <p class="crumb">
            <a href={`/cases/${it.id}`}>{it.title}</a>
          </p>
          <h1>{t('检查并提交', 'Check and submit')}</h1>
          {now.refused ? <ErrorSummary view={view} typed={now} /> : null}
          {missing.length === 0 ? (
            <p class="ready">{t('内容完整，可以提交。', 'Everything is complete. You can submit.')}</p>
          ) : (
            <div class="error-summary" role="alert">
              <h2>{t(`还有 ${missing.length} 处需要完成`, `${missing.length} things are still missing`)}</h2>
              <ul>
                {missing.map((problem) => (
                  <li>
                    <a href={whereToFix(it.id, problem.field, sections)}>
                      {fieldName(view, sections, problem.field)}
                      {view.say(problemSaid(problem))}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          )}
          {sections.map((section) => (
            <section>
              <h2>
                {view.say(section.title)}{' '}
                <a class="small" href={`/cases/${it.id}/sections/${section.id}`}>
                  {t('修改', 'Change')}
                  <span class="visually-hidden"> {view.say(section.title)}</span>
                </a>
              </h2>
              <AnswerList
                view={view}
                section={section}
                answers={it.sections.find((candidate) => candidate.id === section.id)?.answers ?? {}}
              />
            </section>
          ))}
          <section>
            <h2>{t('成员单位', 'Members')}</h2>
            <MemberTable view={view} members={it.members} />
          </section>
          <Form view={view} action={`/cases/${it.id}/check`} typed={nothingTyped}>
            {it.closes ? (
              <p>
                {t('申报截止', 'The call closes')}: <Moment view={view} at={it.closes} />
              </p>
            ) : null}
            <div class="actions">
              <Submit>{t('提交申报', 'Submit the application')}</Submit>
              <a class="button quiet" href={`/cases/${it.id}`}>
                {t('返回', 'Back')}
              </a>
            </div>
          </Form>
          <details>
            <summary>{t('放弃这份草稿', 'Give this draft up')}</summary>
            <Form view={view} action={`/cases/${it.id}/withdrawal`} typed={nothingTyped} class="narrow">
              <TextField view={view} typed={nothingTyped} name="reason" label={t('原因', 'Reason')} />
              <Submit class="danger">{t('放弃', 'Give up')}</Submit>
            </Form>
          </details>
        </>,
      )
    },
    async (c, values) => {
      const { file } = await openCase(c, web)
      await submitApplication(web.world, asking(c, values), file.head.id)
      return `/cases/${file.head.id}`
    },
  )
  onPost(site, '/cases/:case/withdrawal', {
    act: async (c, values) => {
      const { file } = await openCase(c, web)
      const reason = first(values, 'reason').trim()
      if (reason.length < 2)
        throw new Refusal('invalid', { problems: [{ field: 'reason', code: 'missing' }] })
      await discardApplication(web.world, asking(c, values), file.head.id, reason.slice(0, 2000))
      return `/cases/${file.head.id}`
    },
    again: async (c, typed) => refusedHere(c, site, typed),
  })
}

/** The name of the field that a problem is about, in front of what is wrong with it. */
const fieldName = (view: View, sections: readonly FormSection[], path: string): string => {
  const [sectionId, fieldId] = path.split('.')
  const field = sections
    .find((section) => section.id === sectionId)
    ?.fields.find((candidate) => candidate.id === fieldId)
  return field ? `${view.say(field.label)}: ` : ''
}

/** The page on which a problem is put right: a field, the members, or (for a rule) what the rule is about. */
const whereToFix = (id: string, field: string, sections: readonly FormSection[]): string => {
  const [section = '', name = ''] = field.split('.')
  if (section === 'members') return `/cases/${id}/members`
  if (section !== 'rules') return `/cases/${id}/sections/${section}#f-${section}-${name}`
  const about = sections.find((candidate) => candidate.fields.some((one) => one.id === name))
  return about ? `/cases/${id}/sections/${about.id}` : `/cases/${id}/members`
}

/** A small form without a page of its own was refused: the reason, and the way back. */
const refusedHere = async (
  c: Parameters<typeof openCase>[0],
  { web }: Site,
  typed: Parameters<typeof ErrorSummary>[0]['typed'],
) => {
  const { view: it } = await openCase(c, web)
  const view = viewHere(c, web)
  return show(
    c,
    view,
    it.title,
    <div class="narrow">
      <h1>{it.title}</h1>
      <ErrorSummary view={view} typed={typed} />
      <p>
        <a href={`/cases/${it.id}`}>{view.t('返回', 'Back')}</a>
      </p>
    </div>,
  )
}
