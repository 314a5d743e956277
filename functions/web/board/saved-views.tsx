import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import type { SavedView } from '../../../domain/view.ts'
import { removeView, SaveView, saveView, viewsFor } from '../../commands/views.ts'
import { nothingTyped, type Typed, type View } from '../context.ts'
import { asking, type Here, onPost, param, type Site, signedInPerson } from '../page.tsx'
import { first, parsed } from '../typed-form.ts'
import { ErrorSummary, Form, Submit } from '../ui/form.tsx'
import { batchFor } from './batch.ts'
import type { BoardView } from './board-shape.ts'

/** The ways of looking at a board that have a name: each is an address. */
export const SavedViews = ({
  view,
  board,
  views,
  shown,
  person,
  query,
  typed = nothingTyped,
}: {
  view: View
  board: BoardView
  views: readonly SavedView[]
  shown: SavedView | undefined
  person: Person
  query: string
  typed?: Typed | undefined
}) => {
  const { t } = view
  return (
    <section class="views" aria-label={t('我的视图', 'Saved views')}>
      {views.length === 0 ? null : (
        <nav class="filters" aria-label={t('已保存的视图', 'Saved views')}>
          {views.map((one) => (
            <a
              href={`/board/${board.batch}?view=${one.id}`}
              aria-current={one.id === shown?.id ? 'true' : undefined}
            >
              {one.name}
              {one.owner === person.id ? null : <small> · {one.ownerName}</small>}
            </a>
          ))}
        </nav>
      )}
      {shown !== undefined && shown.owner === person.id ? (
        <Form view={view} action={`/board/${board.batch}/views/removal`} class="inline">
          <input type="hidden" name="view" value={shown.id} />
          <span>
            {shown.shared ? t('全办公室共享的视图', 'Shared with the office') : t('只有我可见', 'Only mine')}
          </span>
          <Submit class="quiet">{t(`删除“${shown.name}”`, `Delete “${shown.name}”`)}</Submit>
        </Form>
      ) : null}
      <ErrorSummary view={view} typed={typed} labels={{ name: t('视图名称', 'Name of the view') }} />
      <details open={typed !== nothingTyped}>
        <summary>{t('把当前筛选存为视图', 'Keep this list as a view')}</summary>
        <Form view={view} action={`/board/${board.batch}/views`} class="inline">
          <input type="hidden" name="query" value={query} />
          <label for="f-name">{t('视图名称', 'Name of the view')}</label>
          <input
            id="f-name"
            name="name"
            maxlength={60}
            autocomplete="off"
            value={typed.values.name?.[0] ?? shown?.name}
          />
          {may(person, { to: 'share-views', scheme: board.scheme }) ? (
            <label class="option">
              <input type="checkbox" name="shared" value="yes" />
              <span>{t('与同事共享', 'Share with the office')}</span>
            </label>
          ) : null}
          <Submit>{t('保存', 'Keep')}</Submit>
        </Form>
      </details>
    </section>
  )
}

/** `again`: the board with the form that was refused on it. */
export const viewForms = (site: Site, again: (c: Here, typed: Typed) => Promise<Response>): void => {
  const { web } = site
  onPost(site, '/board/:batch/views', {
    act: async (c, values) => {
      const batch = await batchFor(web, signedInPerson(c), param(c, 'batch'))
      const input = parsed(SaveView, {
        name: first(values, 'name'),
        query: first(values, 'query'),
        shared: first(values, 'shared') === 'yes',
      })
      const { view } = await saveView(web.world, asking(c, values), batch.scheme, input)
      return `/board/${batch.id}?view=${view}`
    },
    again,
  })
  onPost(site, '/board/:batch/views/removal', {
    act: async (c, values) => {
      const batch = await batchFor(web, signedInPerson(c), param(c, 'batch'))
      await removeView(web.world, asking(c, values), batch.scheme, first(values, 'view'))
      return `/board/${batch.id}`
    },
    again: () => {
      throw notFound()
    },
  })
}

/** The view of this id among those of the reader; an id of somebody else's is no view. */
export const viewOfId = async (
  ...[world, person, scheme, id]: [...Parameters<typeof viewsFor>, string | undefined]
): Promise<{ views: SavedView[]; shown: SavedView | undefined }> => {
  const views = await viewsFor(world, person, scheme)
  const shown = views.find((view) => view.id === id)
  if (id !== undefined && id !== '' && !shown) throw notFound()
  return { views, shown }
}
