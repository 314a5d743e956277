import type { View } from '../context.ts'
import type { DocumentView } from '../case-view/document-view.ts'
import { noteWords, sizeWords, stateSaid } from '../words/document-words.ts'
import { Moment } from '../ui/parts.tsx'

/** Whether a file's own page can show it. */
export const opens = ({ state }: Pick<DocumentView, 'state'>): boolean =>
  state === 'clean' || state === 'not-scanned'

export const documentPath = (caseId: string, { id }: Pick<DocumentView, 'id'>): string =>
  `/cases/${caseId}/documents/${id}`

/** One file in a line or two: its name, where it stands, what to know about it. */
export const DocumentLine = ({
  view,
  caseId,
  document,
}: {
  view: View
  caseId: string
  document: DocumentView
}) => (
  <>
    {opens(document) ? (
      <a href={documentPath(caseId, document)}>{document.name}</a>
    ) : (
      <span>{document.name}</span>
    )}{' '}
    <small class={['infected', 'refused'].includes(document.state) ? 'bad' : undefined}>
      {stateSaid(view, document)}
    </small>
    <br />
    <small class="hint">
      {[
        view.t(`第 ${document.version} 版`, `version ${document.version}`),
        ...(document.state === 'uploading' || document.size === undefined ? [] : [sizeWords(document.size)]),
        ...(document.notes ?? []).map((note) => view.say(noteWords[note])),
      ].join(' · ')}
      {' · '}
      <Moment view={view} at={document.at} />
      {document.removed === undefined ? null : ` · ${view.t('已移除', 'taken away')}`}
    </small>
  </>
)

/** A file's name where an answer refers to it. */
export const KeptReference = ({
  view,
  caseId,
  document,
}: {
  view: View
  caseId: string
  document: DocumentView
}) =>
  opens(document) ? (
    <>
      <a href={documentPath(caseId, document)}>{document.name}</a>
      {document.state === 'not-scanned' ? (
        <small> {view.t('未做病毒扫描', 'not scanned for viruses')}</small>
      ) : null}
    </>
  ) : (
    <DocumentLine view={view} caseId={caseId} document={document} />
  )
