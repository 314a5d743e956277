import { columnAt } from '../../domain/insight/figure.ts'
import { notFound } from '../../domain/refusal.ts'
import { boardPath, usualColumns } from '../web/board/board-query.ts'
import { BoardFilter } from '../../domain/board-filter.ts'
import { param, type Site, show, signedInPerson, viewHere } from '../web/page.tsx'
import { figureFor } from './figure-for.ts'
import { pathOf } from './figure-table.tsx'
import { headSaid } from './figure-words.ts'
import { subjectFor } from './subject.ts'

/** What a number of a figure counts, one by one. */
export const countedPage = ({ app, web }: Site): void => {
  app.get('/insight/:subject/:figure/cases', async (c) => {
    const person = signedInPerson(c)
    const subject = await subjectFor(web, person, param(c, 'subject'))
    const { figure, titles } = await figureFor(web, person, subject, param(c, 'figure'))
    const row = figure.rows.find(({ key }) => key === c.req.query('row'))
    const column = figure.columns[columnAt(figure, c.req.query('column') ?? '')]
    const of = row?.cells[column === undefined ? -1 : figure.columns.indexOf(column)]?.of
    if (row === undefined || column === undefined || of === undefined) throw notFound()
    const view = viewHere(c, web)
    const { t, say } = view
    const title = `${say(row.label)} · ${headSaid(view, column)}`
    return show(
      c,
      view,
      title,
      <>
        <p class="crumb">
          <a href="/insight">{t('统计', 'Figures')}</a>
          {' · '}
          <a href={`/insight/${subject.id}`}>{say(subject.title)}</a>
          {' · '}
          <a href={`/insight/${subject.id}#${figure.id}`}>{say(figure.title)}</a>
        </p>
        <h1>{title}</h1>
        <p class="found">
          <strong>
            {figure.leadsTo === 'cases'
              ? t(`共 ${of.length} 件`, `${of.length} ${of.length === 1 ? 'case' : 'cases'}`)
              : t(`共 ${of.length} 个`, `${of.length} in all`)}
          </strong>
          {row.asked === undefined ? null : (
            <a href={boardPath(subject.id, { filter: BoardFilter.parse(row.asked), columns: usualColumns })}>
              {t('在案件列表中查看此项', 'This row on the board')}
            </a>
          )}
        </p>
        <ul class="plain">
          {of.map((id) => (
            <li>
              <a href={pathOf(figure, id)}>{titles.get(id) ?? id}</a>
            </li>
          ))}
        </ul>
      </>,
    )
  })
}
