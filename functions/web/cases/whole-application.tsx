import { html } from 'hono/html'
import { Language } from '../../../domain/words.ts'
import { casePaper } from '../../paper/case-paper.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { type Here, openCase, type Site, viewHere } from '../page.tsx'
import { printStyle } from '../ui/print-style.ts'
import { PaperBody, PrintedPage } from './paper-parts.tsx'

/** The finished application, report or request as one document, to read, to print and to seal. */
export const wholeApplicationPage = ({ app, web }: Site): void => {
  app.get('/assets/print.css', (c) =>
    c.body(printStyle, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=300',
    }),
  )

  app.get('/cases/:case/document', async (c) => {
    inLanguageAsked(c)
    const open = await openCase(c, web)
    const view = viewHere(c, web)
    const paper = casePaper(view, open)
    return c.html(
      html`<!doctype html>${(
          <PrintedPage view={view} title={paper.title} tools={<Tools view={view} it={open.view} />}>
            <PaperBody paper={paper} />
          </PrintedPage>
        )}`,
    )
  })
}

/** A document may be wanted in the other language for once, by its address. */
export const inLanguageAsked = (c: Here): void => {
  const asked = Language.safeParse(c.req.query('language'))
  if (asked.success) c.set('language', asked.data)
}

/** Where the PDF of a case is. */
export const paperPath = ({ id, kind }: Pick<CaseView, 'id' | 'kind'>): string =>
  `/files/cases/${id}/${fileOf[kind]}.pdf`

export const fileOf = {
  application: 'application',
  evaluation: 'report',
  change: 'change',
} as const satisfies Record<CaseView['kind'], string>

const Tools = ({ view, it }: { view: View; it: CaseView }) => {
  const { t, language } = view
  return (
    <>
      <a href={`/cases/${it.id}`}>{t('返回', 'Back')}</a>
      <a href={`${paperPath(it)}?language=${language}`}>{t('下载 PDF', 'Download as PDF')}</a>
      <a href={`/cases/${it.id}/document?language=${language === 'zh' ? 'en' : 'zh'}`}>
        <span lang={language === 'zh' ? 'en' : 'zh-CN'}>{language === 'zh' ? 'English' : '中文'}</span>
      </a>
      <span>{t('打印：Ctrl+P（苹果电脑为 ⌘P），纸张选 A4', 'To print: Ctrl+P (⌘P on a Mac), paper A4')}</span>
    </>
  )
}
