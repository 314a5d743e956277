import { html } from 'hono/html'
import { schemeCode } from '../../../domain/ids.ts'
import type { PanelMeeting } from '../../../domain/panel-meeting.ts'
import { notFound } from '../../../domain/refusal.ts'
import { minutesPaper } from '../../paper/minutes.ts'
import type { Paper } from '../../paper/paper.ts'
import { PaperBody, PrintedPage } from '../cases/paper-parts.tsx'
import { inLanguageAsked } from '../cases/whole-application.tsx'
import type { View, Web } from '../context.ts'
import { type Here, type Site, viewHere } from '../page.tsx'
import { minutesFor } from './meeting-view.ts'
import { zoneOf } from './meeting-zone.ts'
import { openMeeting } from './open-meeting.ts'

/** The minutes as a page that prints on A4, and as a file: for the office, whose they are. */
export const minutesPage = ({ app, web }: Site): void => {
  app.get('/meetings/:meeting/minutes', async (c) => {
    const { paper, view, meeting } = await openMinutes(c, web)
    return c.html(
      html`<!doctype html>${(
          <PrintedPage view={view} title={paper.title} tools={<Tools view={view} meeting={meeting} />}>
            <PaperBody paper={paper} />
          </PrintedPage>
        )}`,
    )
  })
}

/** The minutes as this reader may have them, on paper. */
export const openMinutes = async (
  c: Here,
  web: Web,
): Promise<{ readonly paper: Paper; readonly view: View; readonly meeting: PanelMeeting }> => {
  inLanguageAsked(c)
  const open = await openMeeting(c, web)
  const { meeting, holds, audits } = open
  if (!holds && !audits) throw notFound()
  c.set('zone', await zoneOf(web.world, meeting))
  const view = viewHere(c, web)
  const scheme = (await web.world.schemes.current()).find(({ ref }) => schemeCode(ref) === meeting.scheme)
  const { shown } = await minutesFor(web.world, open)
  return { paper: minutesPaper(view, shown, scheme ? view.say(scheme.title) : meeting.scheme), view, meeting }
}

const Tools = ({ view: { t, language }, meeting }: { view: View; meeting: PanelMeeting }) => (
  <>
    <a href={`/meetings/${meeting.id}`}>{t('返回', 'Back')}</a>
    <a href={`/files/meetings/${meeting.id}/minutes.pdf?language=${language}`}>
      {t('下载 PDF', 'Download as PDF')}
    </a>
    <a href={`/meetings/${meeting.id}/minutes?language=${language === 'zh' ? 'en' : 'zh'}`}>
      <span lang={language === 'zh' ? 'en' : 'zh-CN'}>{language === 'zh' ? 'English' : '中文'}</span>
    </a>
    <span>{t('打印：Ctrl+P（苹果电脑为 ⌘P），纸张选 A4', 'To print: Ctrl+P (⌘P on a Mac), paper A4')}</span>
  </>
)
