import { openCase, type Site, show, viewHere } from '../page.tsx'
import { ErrorSummary } from '../ui/form.tsx'

/** A small form without a page of its own was refused: the reason, and the way back. */
export const refusedHere = async (
  c: Parameters<typeof openCase>[0],
  { web }: Site,
  typed: Parameters<typeof ErrorSummary>[0]['typed'],
) => {
  const { view: it } = await openCase(c, web)
  const view = viewHere(c, web)
  return show(
    c,
    view,
    it.title,
    <div class="narrow">
      <h1>{it.title}</h1>
      <ErrorSummary view={view} typed={typed} />
      <p>
        <a href={`/cases/${it.id}`}>{view.t('返回', 'Back')}</a>
      </p>
    </div>,
  )
}
