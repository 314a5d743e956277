import { schemeCode } from '../../../domain/ids.ts'
import { messageKindWords } from '../../../domain/message-kind-words.ts'
import { checkWording, fillIn, placeholders, Wording } from '../../../domain/message-template.ts'
import { notFound, Refusal } from '../../../domain/refusal.ts'
import { ChangeTemplate, changeTemplate, WhichTemplate } from '../../commands/templates.ts'
import { filledIn, type Typed } from '../context.ts'
import { managedProgrammes } from '../administration/managed-programmes.tsx'
import { asking, formPage, type Here, param, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { first, nested, parsed } from '../typed-form.ts'
import { AreaField, ErrorSummary, Form, SelectField, Submit, TextField } from '../ui/form.tsx'
import { Moment, momentWords, Table } from '../ui/parts.tsx'
import { placeName } from './message-place.ts'
import { languageWords, templateListPage } from './template-list.tsx'
import { previewFacts, recentOfKind, type Tried, triedWith } from './template-preview.ts'
import { templatePath, templateView } from './template-view.ts'

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

  const draw = async (c: Here, typed: Typed | undefined, looked?: { tried: Tried | undefined }) => {
    const which = whichOf(c)
    const scheme = (await managedProgrammes(c, site)).find(({ ref }) => schemeCode(ref) === which.scheme)
    if (!scheme) throw notFound()
    const view = viewHere(c, web)
    const { t, say } = view
    const person = signedInPerson(c)
    const tried = looked?.tried
    const { wording, version, usual, versions } = await templateView(web.world, which)
    const now = typed ?? filledIn({ subject: [wording.subject], text: [wording.text] })
    const given = Wording.safeParse({ subject: now.values.subject?.[0], text: now.values.text?.[0] })
    const shown = fillIn(
      given.success ? given.data : wording,
      previewFacts({
        ...{ which, scheme, tried, publicUrl: web.settings.publicUrl },
        ...{ now: view.now, reader: person.name },
      }),
    )
    const recent = await recentOfKind(web.world, person, which, view.now)
    const choices = [
      ...(tried === undefined || recent.some(({ message }) => message.id === tried.message.id)
        ? []
        : [tried]),
      ...recent,
    ]
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
          labels={{
            subject: t('主题', 'Subject'),
            text: t('正文', 'Text'),
            with: t('用发出过的通知预览', 'Preview with a message that was sent'),
          }}
        />
        <Form view={view} action={templatePath(which)}>
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
          {choices.length === 0 && !now.problems.some(({ field }) => field === 'with') ? null : (
            <SelectField
              view={view}
              typed={now}
              name="with"
              label={t('用发出过的通知预览', 'Preview with a message that was sent')}
              required={false}
              hint={t(
                '近七天发出的此类通知；更早的，从“发出的通知”中打开。预览不会发送。',
                'Of this kind, written in the last seven days. Open an older one from everything that was sent. A preview sends nothing.',
              )}
              options={choices.map(({ message, recipient }) => ({
                value: placeName(message),
                label: `${momentWords(view, message.written)} · ${recipient || message.address}`,
              }))}
            />
          )}
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
          {tried === undefined ? null : (
            <p class="hint" lang={view.language === 'zh' ? 'zh-CN' : 'en'}>
              {t('收件人', 'To')} {tried.recipient || tried.message.address} ·{' '}
              <Moment view={view} at={tried.message.written} />
              {tried.whole
                ? null
                : t(
                    '。您不能查看此案件：收件人和期限是真实的，名称、事由和链接为示例。',
                    '. You may not see this case: reader and deadline are real; title, line and link are an example.',
                  )}
            </p>
          )}
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
        return templatePath(which)
      }
      const { subject, text } = nested(values)
      const wording = parsed(Wording, { subject, text })
      if (first(values, 'do') === 'look') {
        checkWording(wording)
        const chosen = first(values, 'with')
        if (chosen !== '') await triedWith(web.world, signedInPerson(c), which, chosen)
        const query = new URLSearchParams({ ...wording, ...(chosen === '' ? {} : { with: chosen }) })
        return { look: `${templatePath(which)}/preview?${query.toString()}` }
      }
      await changeTemplate(web.world, asking(c, values), which, parsed(ChangeTemplate, { wording, version }))
      return templatePath(which)
    },
  )

  /** What a form was sent for is never shown at its own address: the words are in this one, and nothing is kept. */
  site.app.get(`${path}/preview`, async (c) => {
    const which = whichOf(c)
    await managedProgrammes(c, site)
    const { subject, text, with: chosen = '' } = c.req.query()
    const tried =
      chosen === '' ? undefined : await triedOrNothing(triedWith(web.world, signedInPerson(c), which, chosen))
    const { wording } = await templateView(web.world, which)
    return draw(
      c,
      filledIn({ subject: [subject ?? wording.subject], text: [text ?? wording.text], with: [chosen] }),
      { tried },
    )
  })
}

/** An address that leads to no message is not found. */
const triedOrNothing = (tried: Promise<Tried>): Promise<Tried> =>
  tried.catch((problem: unknown) => {
    throw problem instanceof Refusal ? notFound() : problem
  })

export const templatePages = (site: Site): void => {
  templateListPage(site)
  templateForm(site)
}
