import { html } from 'hono/html'
import { isEmpty } from '../../domain/insight/figure.ts'
import type { View } from '../web/context.ts'
import { PrintedPage } from '../web/cases/paper-parts.tsx'
import { param, type Site, signedInPerson, viewHere } from '../web/page.tsx'
import { momentWords } from '../web/ui/parts.tsx'
import { Drawing } from './draw/picture.tsx'
import { figuresFor } from './figure-for.ts'
import { FigureTable } from './figure-table.tsx'
import { subjectFor } from './subject.ts'

/** Every figure that the reader may see on sheets of A4, for a meeting: of what, of when, and who printed it. */
export const reportPage = ({ app, web }: Site): void => {
  app.get('/insight/:subject/report', async (c) => {
    const person = signedInPerson(c)
    const subject = await subjectFor(web, person, param(c, 'subject'))
    const all = await figuresFor(web, person, subject)
    const figures = all.filter((figure) => !isEmpty(figure))
    const programme =
      'programme' in subject
        ? undefined
        : (await web.world.schemes.current()).find(({ ref }) => ref.startsWith(`${subject.scheme}@`))
    c.set('zone', 'programme' in subject ? subject.programme.timeZone : programme?.timeZone)
    const view = viewHere(c, web)
    const { t, say } = view
    const title = t(`${subject.title.zh}统计报告`, `${subject.title.en}: figures`)
    return c.html(
      html`<!doctype html>${(
          <PrintedPage
            view={view}
            title={title}
            style="/insight/assets/report.css"
            tools={<Tools view={view} id={subject.id} />}
          >
            <header>
              {programme === undefined ? null : <p class="note">{say(programme.title)}</p>}
              <h1>{title}</h1>
              <p>
                {t('统计时间：', 'As of ')}
                {momentWords(view, view.now)}
                {t('　打印人：', ' · printed by ')}
                {person.name}
              </p>
              <ol class="contents-of">
                {figures.map((figure) => (
                  <li>
                    <a href={`#${figure.id}`}>{say(figure.title)}</a>
                  </li>
                ))}
              </ol>
              {figures.length > 0 ? null : (
                <p>{t('还没有可统计的内容。', 'There is nothing to count yet.')}</p>
              )}
            </header>
            {figures.map((figure) => (
              <section id={figure.id} class="figure">
                <h2>{say(figure.title)}</h2>
                <p class="note">{say(figure.about)}</p>
                <Drawing view={view} figure={figure} />
                <FigureTable view={view} figure={figure} />
              </section>
            ))}
          </PrintedPage>
        )}`,
    )
  })
}

const Tools = ({ view: { t }, id }: { view: View; id: string }) => (
  <>
    <a href={`/insight/${id}`}>{t('返回', 'Back')}</a>
    <a href={`/insight/${id}/figures.xlsx`}>{t('导出 Excel', 'Export as XLSX')}</a>
    <span>{t('打印：Ctrl+P（苹果电脑为 ⌘P），纸张选 A4', 'To print: Ctrl+P (⌘P on a Mac), paper A4')}</span>
  </>
)
