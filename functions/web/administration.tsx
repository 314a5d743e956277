import { z } from 'zod'
import { instant } from '../../domain/calendar.ts'
import { PersonId, schemeCode } from '../../domain/ids.ts'
import { type Office, Office as OfficeSchema } from '../../domain/person.ts'
import { may } from '../../domain/policy.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import { NewCall, openCall } from '../commands/calls.ts'
import { importReported } from '../commands/import-consortia.ts'
import { appoint, Appoint } from '../commands/people.ts'
import { filledIn, nothingTyped } from './context.ts'
import {
  asking,
  formPage,
  pageOf,
  param,
  type Here,
  type Site,
  show,
  signedInPerson,
  viewHere,
} from './page.tsx'
import { first, nested, parsed } from './typed-form.ts'
import { AreaField, ChoiceField, ErrorSummary, Form, SelectField, Submit, TextField } from './ui/form.tsx'
import { Empty, More, Table, Tag } from './ui/parts.tsx'
import { roleWords } from './words.ts'

/** The administrator's desk: people and their offices, calls, and what is taken over from public reports. */
export const administrationPages = (site: Site): void => {
  deskPage(site)
  callForm(site)
  importForm(site)
  personForm(site)
}

const administrator = (c: Here) => {
  const person = signedInPerson(c)
  if (!may(person, { to: 'manage-people' })) throw notFound()
  return person
}

const deskPage = ({ app, web }: Site): void => {
  app.get('/administration', async (c) => {
    administrator(c)
    const view = viewHere(c, web)
    const { t, say } = view
    const list = await web.world.store.people.list(pageOf(c, 50))
    return show(
      c,
      view,
      t('管理', 'Administration'),
      <>
        <h1>{t('管理', 'Administration')}</h1>
        <p class="actions">
          <a class="button" href="/administration/calls">
            {t('发布申报通知', 'Open a call')}
          </a>
          <a class="button quiet" href="/administration/import">
            {t('导入公开报道的联合体', 'Import reported consortia')}
          </a>
        </p>
        <h2>{t('人员', 'People')}</h2>
        {list.items.length === 0 ? <Empty>{t('还没有人登录过。', 'Nobody has signed in yet.')}</Empty> : null}
        <Table
          caption={t('人员', 'People')}
          heads={[t('姓名', 'Name'), t('邮箱', 'E-mail'), t('身份', 'Offices'), t('代表', 'Speaks for')]}
          rows={list.items.map((person) => [
            <a href={`/administration/people/${person.id}`}>{person.name}</a>,
            person.email,
            <span>
              {person.active ? null : <Tag tone="bad">{t('停用', 'inactive')}</Tag>}
              {person.offices.map((office) => (
                <Tag tone="busy">
                  {say(roleWords[office.role])}
                  {office.level ? ` · ${office.level}` : ''}
                </Tag>
              ))}
            </span>,
            person.represents.map((held) => held.name).join(t('、', ', ')),
          ])}
        />
        <More view={view} path="/administration" next={list.next} />
      </>,
    )
  })
}

/** `2026-11-23 23:59` as typed, in the scheme's zone (China's for the programmes here). */
const localInstant = (typed: string): string => {
  const found = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)$/.exec(typed.normalize('NFKC').trim())
  const date = found ? new Date(`${found[1]}T${found[2]}:00.000+08:00`) : undefined
  return date && !Number.isNaN(date.getTime()) ? instant(date) : typed
}

const callForm = (site: Site): void => {
  const { web } = site
  formPage(
    site,
    '/administration/calls',
    async (c, typed) => {
      administrator(c)
      const view = viewHere(c, web)
      const { t, say } = view
      const now = typed ?? nothingTyped
      const schemes = await web.world.schemes.current()
      const hint = t('北京时间，例如 2026-11-23 23:59', 'China time, for example 2026-11-23 23:59')
      return show(
        c,
        view,
        t('发布申报通知', 'Open a call'),
        <div class="narrow">
          <h1>{t('发布申报通知', 'Open a call')}</h1>
          <ErrorSummary
            view={view}
            typed={now}
            labels={{
              scheme: t('计划', 'Programme'),
              title: t('名称', 'Title'),
              'title.zh': t('中文名称', 'Title in Chinese'),
              'title.en': t('英文名称', 'Title in English'),
              opens: t('开始', 'Opens'),
              closes: t('截止', 'Closes'),
            }}
          />
          <Form view={view} action="/administration/calls" typed={now}>
            <SelectField
              view={view}
              typed={now}
              name="scheme"
              label={t('计划', 'Programme')}
              options={schemes.map((scheme) => ({ value: scheme.ref, label: say(scheme.title) }))}
            />
            <TextField view={view} typed={now} name="title.zh" label={t('中文名称', 'Title in Chinese')} />
            <TextField view={view} typed={now} name="title.en" label={t('英文名称', 'Title in English')} />
            <TextField view={view} typed={now} name="opens" label={t('开始', 'Opens')} hint={hint} short />
            <TextField view={view} typed={now} name="closes" label={t('截止', 'Closes')} hint={hint} short />
            <Submit>{t('发布', 'Publish')}</Submit>
          </Form>
        </div>,
      )
    },
    async (c, values) => {
      administrator(c)
      const typed = nested(values)
      const { call } = await openCall(
        web.world,
        asking(c, values),
        parsed(NewCall, {
          ...typed,
          opens: localInstant(first(values, 'opens')),
          closes: localInstant(first(values, 'closes')),
        }),
      )
      return `/calls/${call}`
    },
  )
}

const Reports = z.object({ consortia: z.array(z.unknown()).max(500) })

const importForm = (site: Site): void => {
  const { web } = site
  formPage(
    site,
    '/administration/import',
    (c, typed) => {
      administrator(c)
      const view = viewHere(c, web)
      const { t } = view
      const now = typed ?? nothingTyped
      const done = c.req.query('imported')
      return show(
        c,
        view,
        t('导入', 'Import'),
        <div class="narrow">
          <h1>{t('导入公开报道的联合体', 'Import reported consortia')}</h1>
          {done === undefined ? null : (
            <p class="ready">
              {t(
                `已导入 ${done} 个，${c.req.query('skipped') ?? '0'} 个已存在。`,
                `${done} imported; ${c.req.query('skipped') ?? '0'} were here already.`,
              )}{' '}
              <a href="/register">{t('查看名录', 'See the register')}</a>
            </p>
          )}
          <ErrorSummary view={view} typed={now} />
          <p class="hint">
            {t(
              '粘贴 JSON:{"consortia": [ … ]}。未报道的内容会如实标明，不作推测。',
              'Paste JSON: {"consortia": [ … ]}. What a report leaves open is said so; nothing is guessed.',
            )}
          </p>
          <Form view={view} action="/administration/import" typed={now}>
            <AreaField view={view} typed={now} name="json" label="JSON" rows={12} />
            <Submit>{t('导入', 'Import')}</Submit>
          </Form>
        </div>,
      )
    },
    async (c, values) => {
      administrator(c)
      const { consortia } = parsed(Reports, readJson(first(values, 'json')))
      const { imported, skipped, problems } = await importReported(web.world, asking(c, values), consortia)
      if (problems.length > 0)
        throw new Refusal('invalid', { problems: problems.map((one) => ({ ...one, field: 'json' })) })
      return `/administration/import?imported=${imported.length}&skipped=${skipped.length}`
    },
  )
}

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('invalid', { problems: [{ field: 'json', code: 'not-json' }] })
  }
}

/** An office in one line of a form: `officer`, `approver/bureau`. */
const officeText = (office: Office): string => [office.role, office.scheme, office.level ?? ''].join('|')
const readOffice = (text: string): Office => {
  const [role, scheme, level] = text.split('|')
  return parsed(OfficeSchema, { role, scheme, ...(level ? { level } : {}) })
}

const personForm = (site: Site): void => {
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
      const schemes = await web.world.schemes.current()
      const offered = schemes.flatMap((scheme) => {
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
          ...(['officer', 'recommender', 'expert'] as const).map((role) => ({
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
        <div class="narrow">
          <p class="crumb">
            <a href="/administration">{t('管理', 'Administration')}</a>
          </p>
          <h1>{person.name}</h1>
          <p class="hint">
            {person.email} · {person.represents.map((one) => one.name).join(t('、', ', '))}
          </p>
          <ErrorSummary view={view} typed={now} />
          <Form view={view} action={`/administration/people/${person.id}`} typed={now}>
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
        </div>,
      )
    },
    async (c, values) => {
      const person = await load(c)
      const organisationName = first(values, 'expertise.organisationName').trim()
      const input = parsed(Appoint, {
        offices: (values.offices ?? []).map(readOffice),
        active: first(values, 'active') !== 'no',
        revision: Number(first(values, 'revision')),
        expertise:
          organisationName === ''
            ? null
            : {
                ...(person.expertise?.organisation ? { organisation: person.expertise.organisation } : {}),
                organisationName,
                fields: first(values, 'expertise.fields')
                  .split(/[,,、]/)
                  .map((field) => field.trim())
                  .filter((field) => field !== ''),
                conflicts: person.expertise?.conflicts ?? [],
              },
      })
      await appoint(web.world, asking(c, values), person.id, input)
      return '/administration'
    },
  )
}
