import { schemeCode } from '../../../domain/ids.ts'
import { messageKindWords } from '../../../domain/message-kind-words.ts'
import {
  checkWording,
  fillIn,
  type MessageTemplate,
  type Placeholder,
  placeholders,
  templateKinds,
  Wording,
} from '../../../domain/message-template.ts'
import { notFound } from '../../../domain/refusal.ts'
import type { Scheme } from '../../../domain/scheme.ts'
import { ChangeTemplate, changeTemplate, WhichTemplate } from '../../commands/templates.ts'
import { sayMessage } from '../../relay/message-words.ts'
import { filledIn, type Typed, type View } from '../context.ts'
import { chosenProgramme, managedProgrammes, ProgrammeNav } from '../managed-programmes.tsx'
import { asking, formPage, type Here, param, type Site, show, viewHere } from '../page.tsx'
import { first, nested, parsed } from '../typed-form.ts'
import { AreaField, ErrorSummary, Form, Submit, TextField } from '../ui/form.tsx'
import { Moment, Table, Tag } from '../ui/parts.tsx'
import { templateView } from './template-view.ts'

const languageWords = { zh: '中文', en: 'English' } as const

/** What the placeholders stand for in an example: a case that there could be. */
const example = (
  view: View,
  { about, language }: Pick<MessageTemplate, 'about' | 'language'>,
  { title, timeZone, ref }: Scheme,
  publicUrl: string,
): Record<Placeholder, string> => {
  const due = new Date(Date.parse(view.now) + 7 * 86_400_000).toISOString()
  const facts = {
    ...{
      title: '集成电路EDA创新联合体',
      task: 'formal-check',
      days: 7,
      due,
      since: view.now,
      reader: 'approver',
      officer: '王工',
      number: 'A2026-0001',
      hash: '3f9a',
    },
    ...{
      scheme: ref,
      lead: '示例科技有限公司',
      name: '示例大学',
      member: '示例大学',
      reason: '…',
      year: 2026,
    },
    ...{
      zh: '…',
      en: '…',
      at: view.now,
      from: view.now,
      to: due,
      meets: due,
      place: '三楼会议室',
      grade: 'good',
      by: '王工',
    },
    ...{ milestone: '样机', person: '王工', organisation: '示例大学', why: '…', ref, validUntil: due },
    ...{ effective: due, firstDay: view.now.slice(0, 10), lastDay: due.slice(0, 10), case: 'example' },
  }
  const said = sayMessage(about, facts, language, publicUrl, timeZone)
  return {
    ...said,
    link: said.link.replace('{secret}', '…'),
    due: due.slice(0, 10),
    programme: title[language],
    recipient: view.person?.name ?? '',
  }
}

const pathOf = ({ scheme, about, language }: WhichTemplate): string =>
  `/administration/templates/${scheme}/${about}/${language}`

/** The wordings of messages, by programme: which are the office's own. */
const templateList = (site: Site): void => {
  const { app, web } = site
  app.get('/administration/templates', async (c) => {
    const schemes = await managedProgrammes(c, site)
    const view = viewHere(c, web)
    const { t, say } = view
    const chosen = chosenProgramme(c, schemes)
    const scheme = schemeCode(chosen.ref)
    const own = await web.world.store.templates.inForce(scheme)
    const title = t('通知模板', 'Templates of messages')
    return show(
      c,
      view,
      title,
      <>
        <p class="crumb">
          <a href="/administration">{t('管理', 'Administration')}</a>
        </p>
        <h1>{title}</h1>
        <ProgrammeNav view={view} schemes={schemes} chosen={chosen} path="/administration/templates" />
        <Table
          caption={say(chosen.title)}
          heads={[t('通知', 'Message'), languageWords.zh, languageWords.en]}
          rows={templateKinds.map((about) => [
            say(messageKindWords[about]),
            ...(['zh', 'en'] as const).map((language) => {
              const held = own.find((one) => one.about === about && one.language === language)
              return (
                <>
                  <a href={pathOf({ scheme, about, language })}>
                    {t('编辑', 'Edit')}
                    <span class="visually-hidden">
                      {' '}
                      {say(messageKindWords[about])}, {languageWords[language]}
                    </span>
                  </a>{' '}
                  {held?.wording === undefined ? null : (
                    <Tag tone="busy">{t(`自定，第 ${held.version} 版`, `own, version ${held.version}`)}</Tag>
                  )}
                </>
              )
            }),
          ])}
        />
      </>,
    )
  })
}

const whichOf = (c: Here): WhichTemplate => {
  const which = WhichTemplate.safeParse({
    scheme: param(c, 'scheme'),
    about: param(c, 'about'),
    language: param(c, 'language'),
  })
  if (!which.success) throw notFound()
  return which.data
}

/** One wording: edited, looked at with an example before it is used, and every version of it. */
const templateForm = (site: Site): void => {
  const { web } = site
  const path = '/administration/templates/:scheme/:about/:language'

  const draw = async (c: Here, typed: Typed | undefined, looked = false) => {
    const which = whichOf(c)
    const scheme = (await managedProgrammes(c, site)).find(({ ref }) => schemeCode(ref) === which.scheme)
    if (!scheme) throw notFound()
    const view = viewHere(c, web)
    const { t, say } = view
    const { wording, version, usual, versions } = await templateView(web.world, which)
    const now = typed ?? filledIn({ subject: [wording.subject], text: [wording.text] })
    const given = Wording.safeParse({ subject: now.values.subject?.[0], text: now.values.text?.[0] })
    const shown = fillIn(
      given.success ? given.data : wording,
      example(view, which, scheme, web.settings.publicUrl),
    )
    const title = say(messageKindWords[which.about])
    return show(
      c,
      view,
      title,
      <div class="narrow">
        <p class="crumb">
          <a href={`/administration/templates?scheme=${which.scheme}`}>
            {t('通知模板', 'Templates of messages')}
          </a>{' '}
          · {say(scheme.title)} · {languageWords[which.language]}
        </p>
        <h1>{title}</h1>
        <ErrorSummary
          view={view}
          typed={now}
          labels={{ subject: t('主题', 'Subject'), text: t('正文', 'Text') }}
        />
        <Form view={view} action={pathOf(which)}>
          <input type="hidden" name="version" value={String(version)} />
          <TextField view={view} typed={now} name="subject" label={t('主题', 'Subject')} max={200} />
          <AreaField
            view={view}
            typed={now}
            name="text"
            label={t('正文', 'Text')}
            hint={t('正文须含 {line} 和 {link}', 'The text has {line} and {link} in it')}
            rows={10}
            max={4000}
          />
          <p class="actions">
            <Submit name="do" value="save">
              {t('保存新版本', 'Save as a new version')}
            </Submit>
            <Submit name="do" value="look" class="quiet">
              {t('预览', 'Preview')}
            </Submit>
            {usual ? null : (
              <Submit name="do" value="usual" class="quiet">
                {t('恢复默认', 'Back to the usual words')}
              </Submit>
            )}
          </p>
        </Form>
        <section class="panel" aria-labelledby="example" lang={which.language === 'zh' ? 'zh-CN' : 'en'}>
          <h2 id="example" lang={view.language === 'zh' ? 'zh-CN' : 'en'}>
            {looked ? t('预览（未保存）', 'Preview (not saved)') : t('示例', 'Example')}
          </h2>
          <p>
            <strong>{shown.subject}</strong>
          </p>
          <p class="prose">{shown.text}</p>
        </section>
        <h2>{t('占位符', 'Placeholders')}</h2>
        <dl class="facts">
          {Object.entries(placeholders).map(([name, words]) => (
            <div>
              <dt>
                <code>{`{${name}}`}</code>
              </dt>
              <dd>{say(words)}</dd>
            </div>
          ))}
        </dl>
        {versions.length === 0 ? null : (
          <>
            <h2>{t('历次版本', 'Versions')}</h2>
            <Table
              caption={t('历次版本', 'Versions')}
              heads={[t('版本', 'Version'), t('时间', 'When'), t('主题', 'Subject')]}
              rows={versions.map((one) => [
                String(one.version),
                <Moment view={view} at={one.at} />,
                one.wording?.subject ?? t('恢复默认', 'back to the usual words'),
              ])}
            />
          </>
        )}
      </div>,
    )
  }

  formPage(
    site,
    path,
    (c, typed) => draw(c, typed),
    async (c, values) => {
      const which = whichOf(c)
      const version = first(values, 'version')
      if (first(values, 'do') === 'usual') {
        await changeTemplate(web.world, asking(c, values), which, ChangeTemplate.parse({ version }))
        return pathOf(which)
      }
      const { subject, text } = nested(values)
      const wording = parsed(Wording, { subject, text })
      if (first(values, 'do') === 'look') {
        checkWording(wording)
        return `${pathOf(which)}/preview?${new URLSearchParams(wording).toString()}`
      }
      await changeTemplate(web.world, asking(c, values), which, parsed(ChangeTemplate, { wording, version }))
      return pathOf(which)
    },
  )

  /** What a form was sent for is never shown at its own address: the words are in this one, and nothing is kept. */
  site.app.get(`${path}/preview`, (c) =>
    draw(c, filledIn({ subject: [c.req.query('subject') ?? ''], text: [c.req.query('text') ?? ''] }), true),
  )
}

export const templatePages = (site: Site): void => {
  templateList(site)
  templateForm(site)
}
