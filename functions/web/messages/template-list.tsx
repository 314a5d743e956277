import { schemeCode } from '../../../domain/ids.ts'
import { messageKindWords } from '../../../domain/message-kind-words.ts'
import { templateKinds } from '../../../domain/message-template.ts'
import { chosenProgramme, managedProgrammes, ProgrammeNav } from '../administration/managed-programmes.tsx'
import { type Site, show, viewHere } from '../page.tsx'
import { Table, Tag } from '../ui/parts.tsx'
import { AdministrationHead } from '../administration/head.tsx'
import { templatePath } from './template-view.ts'

export const languageWords = { zh: '中文', en: 'English' } as const

/** The wordings of messages, by programme: which are the office's own. */
export const templateListPage = (site: Site): void => {
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
        <AdministrationHead view={view} title={title} />
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
                  <a href={templatePath({ scheme, about, language })}>
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
