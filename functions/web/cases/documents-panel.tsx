import type { CaseView } from '../case-view/case-shape.ts'
import type { View } from '../context.ts'
import type { DocumentView } from '../case-view/document-view.ts'
import { Table } from '../ui/parts.tsx'
import { DocumentLine } from './document-list.tsx'

/** Every file of a case that the reader may see: what counts first, earlier versions folded away under it. */
export const DocumentsPanel = ({ view, it }: { view: View; it: CaseView }) => {
  const { t } = view
  const documents = it.documents ?? []
  if (documents.length === 0) return null
  const lines = [...Map.groupBy(documents, ({ line }) => line).values()]
  return (
    <section aria-labelledby="documents">
      <h2 id="documents">
        {t('文件', 'Documents')} <small>{lines.length}</small>
      </h2>
      <Table
        caption={t('文件', 'Documents')}
        heads={[t('用于', 'For'), t('文件', 'File'), t('提交单位', 'From'), 'SHA-256']}
        rows={lines.map((versions) => {
          const [shown] = [...versions.filter(({ counts }) => counts), ...versions]
          if (shown === undefined) return []
          const earlier = versions.filter((one) => one !== shown)
          return [
            view.say(shown.label),
            <>
              <DocumentLine view={view} caseId={it.id} document={shown} />
              <Earlier view={view} caseId={it.id} documents={earlier} />
            </>,
            shown.by ?? '',
            shown.sha256 === undefined ? '' : <code class="hash">{shown.sha256}</code>,
          ]
        })}
      />
    </section>
  )
}

const Earlier = ({
  view,
  caseId,
  documents,
}: {
  view: View
  caseId: string
  documents: readonly DocumentView[]
}) =>
  documents.length === 0 ? null : (
    <details>
      <summary>{view.t(`其他版本（${documents.length}）`, `Other versions (${documents.length})`)}</summary>
      <ul>
        {documents.map((document) => (
          <li>
            <DocumentLine view={view} caseId={caseId} document={document} />
          </li>
        ))}
      </ul>
    </details>
  )
