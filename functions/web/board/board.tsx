import type { Typed } from '../context.ts'
import { type Here, param, type Site, show, signedInPerson, viewHere } from '../page.tsx'
import { Notes } from './board-notes.tsx'
import { boardPath, boardQueryFrom, isNarrowed, queryString, readQuery } from './board-query.ts'
import { BoardTable } from './board-table.tsx'
import { bulkPages } from './bulk.tsx'
import { mostInBulk } from '../../../domain/bulk.ts'
import { may } from '../../../domain/policy.ts'
import { boardFor } from './board-view.ts'
import { boardsPage } from './boards.tsx'
import { FilterForm } from './filter-form.tsx'
import { findPage } from './find.tsx'
import { SavedViews, viewForms, viewOfId } from './saved-views.tsx'
import { StepTiles } from './step-tiles.tsx'
import { batchFor } from './batch.ts'
import { Form, Submit } from '../ui/form.tsx'
import { More } from '../ui/parts.tsx'

const rowsOfPage = 50

/** The officers' desk: every call and year as a board. */
export const boardPages = (site: Site): void => {
  boardsPage(site)
  findPage(site)
  bulkPages(site)
  const draw = (c: Here, typed?: Typed) => boardPage(site, c, typed)
  viewForms(site, draw)
  site.app.get('/board/:batch', (c) => draw(c))
}

const boardPage = async ({ web }: Site, c: Here, typed?: Typed): Promise<Response> => {
  const person = signedInPerson(c)
  const batch = await batchFor(web, person, param(c, 'batch'))
  const asked = c.req.queries()
  const { views, shown } = await viewOfId(web.world, person, batch.scheme, asked.view?.[0])
  const kept = typed?.values.query?.[0] ?? shown?.query
  const query = boardQueryFrom(kept === undefined ? asked : readQuery(kept))
  const after = asked.after?.[0]
  const board = await boardFor(web, person, batch, query, {
    limit: rowsOfPage,
    ...(after === undefined ? {} : { after }),
  })
  c.set('zone', board.zone)
  const view = viewHere(c, web)
  const { t, say } = view
  const files = `/files/board/${board.batch}/cases`
  const text = queryString(query)
  return show(
    c,
    view,
    shown ? shown.name : say(board.title),
    <>
      <p class="crumb">
        <a href="/board">{t('案件', 'Cases')}</a>
      </p>
      <h1>
        {say(board.title)}
        {shown ? <small> · {shown.name}</small> : null}
      </h1>
      <Notes view={view} board={board} scheme={board.words} />
      <StepTiles view={view} board={board} query={query} />
      <SavedViews
        {...{ view, board, views, shown, person, query: text }}
        {...(typed === undefined ? {} : { typed })}
      />
      <FilterForm view={view} board={board} query={query} />
      <p class="found">
        <strong>
          {isNarrowed(query)
            ? t(
                `共 ${board.matching} 件符合条件（全部 ${board.total} 件）`,
                `${board.matching} of ${board.total} cases`,
              )
            : t(`共 ${board.total} 件`, `${board.total} ${board.total === 1 ? 'case' : 'cases'}`)}
        </strong>{' '}
        <a href={`${files}.xlsx${text === '' ? '' : `?${text}`}`}>{t('导出 Excel', 'Export as XLSX')}</a>{' '}
        <a href={`${files}.csv${text === '' ? '' : `?${text}`}`}>{t('导出 CSV', 'Export as CSV')}</a>
      </p>
      {may(person, { to: 'act-in-bulk', scheme: board.scheme }) && board.items.length > 0 ? (
        <Form view={view} action={`/board/${board.batch}/bulk`} class="choosing">
          <input type="hidden" name="query" value={text} />
          <p class="actions">
            <Submit name="scope" value="chosen">
              {t('办理勾选的案件', 'Work on the ticked cases')}
            </Submit>
            <Submit name="scope" value="all" class="quiet">
              {t(
                `办理全部 ${Math.min(board.matching, mostInBulk)} 件`,
                `Work on all ${Math.min(board.matching, mostInBulk)}`,
              )}
            </Submit>
          </p>
          <BoardTable view={view} board={board} query={query} scheme={board.words} choosing />
        </Form>
      ) : (
        <BoardTable view={view} board={board} query={query} scheme={board.words} />
      )}
      <More view={view} path={boardPath(board.batch, query)} next={board.next} />
    </>,
  )
}
