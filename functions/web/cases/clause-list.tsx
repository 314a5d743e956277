import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import { Table } from '../ui/parts.tsx'

/** The clauses of the agreement with where each stands; a page of a file that is kept here is a link to that page. */
export const ClauseList = ({ view, it }: { view: View; it: CaseView }) => {
  const { t, say } = view
  const { agreement } = it
  if (agreement === undefined) return null
  const path =
    agreement.document === undefined ? undefined : `/cases/${it.id}/documents/${agreement.document}`
  return (
    <>
      {path === undefined ? null : (
        <p>
          <a href={path}>{t('打开组建协议', 'Open the formation agreement')}</a>
        </p>
      )}
      <Table
        caption={t('协议条款', 'Clauses of the agreement')}
        heads={[t('条款内容', 'Clause'), t('条、款', 'Article'), t('页码', 'Page')]}
        rows={agreement.clauses.map(({ title, help, article, page }) => [
          <span>
            {say(title)}
            {help ? <small class="below">{say(help)}</small> : null}
          </span>,
          article ?? <span class="hint">{t('未写明', 'not said')}</span>,
          page === undefined ? null : path === undefined ? (
            `${page}`
          ) : (
            <a href={`${path}#page=${page}`}>{t(`第 ${page} 页`, `page ${page}`)}</a>
          ),
        ])}
      />
    </>
  )
}
