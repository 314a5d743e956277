import { may } from '../../domain/policy.ts'
import { batchFor } from '../web/board/batch.ts'
import { param, type Site, show, signedInPerson, viewHere } from '../web/page.tsx'
import { caseFiguresFor } from './case-figures.ts'
import { FigureSection } from './figure-section.tsx'

/** The figures of a call, or of a year's evaluations or changes. */
export const batchPage = ({ app, web }: Site): void => {
  app.get('/insight/:subject', async (c) => {
    const person = signedInPerson(c)
    const batch = await batchFor(web, person, param(c, 'subject'), 'see-insight')
    const { figures, total, settling, scheme } = await caseFiguresFor(web, person, batch)
    c.set('zone', scheme?.timeZone)
    const view = viewHere(c, web)
    const { t, say } = view
    const board = may(person, { to: 'list-cases', scheme: batch.scheme })
    return show(
      c,
      view,
      t(`${batch.title.zh}统计`, `Figures: ${batch.title.en}`),
      <>
        <p class="crumb">
          <a href="/insight">{t('统计', 'Figures')}</a>
        </p>
        <h1>
          {say(batch.title)}
          {scheme === undefined ? null : <small> · {say(scheme.title)}</small>}
        </h1>
        {settling === 0 ? null : (
          <output class="kept">
            {t(
              `还有 ${settling} 件旧案件未计入，请刷新页面。`,
              `${settling} older cases are not counted yet; load the page again.`,
            )}
          </output>
        )}
        <p class="found">
          <strong>{t(`共 ${total} 件`, `${total} ${total === 1 ? 'case' : 'cases'}`)}</strong>
          <a href={`/insight/${batch.id}/figures.xlsx`}>{t('导出 Excel', 'Export as XLSX')}</a>
          {board ? <a href={`/board/${batch.id}`}>{t('案件列表', 'The cases')}</a> : null}
        </p>
        <div class="figures-of">
          {figures.map((figure) => (
            <FigureSection view={view} figure={figure} subject={batch.id} />
          ))}
        </div>
      </>,
    )
  })
}
