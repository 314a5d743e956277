import type { FormField, FormSection } from '../../../domain/form.ts'
import type { CaseView } from '../case-view/case-shape.ts'
import { DocumentLine } from '../cases/document-list.tsx'
import type { Typed, View } from '../context.ts'
import { fieldId, valueOf } from '../ui/form.tsx'

/** The form that every control of the sheet belongs to, wherever on the page it stands. */
export const sheetForm = 'sheet-form'

type Place = { view: View; typed: Typed; name: string; label: string }

/** Where a remark is written: folded away until there is one, beside what it is about. */
export const RemarkHere = ({ view, typed, name, label }: Place) => {
  const text = valueOf(typed, `answer.remarks.${name}`)
  return (
    <details class="remark-here" open={text !== ''} id={placeId(name)}>
      <summary aria-label={view.t(`批注：${label}`, `Remark on ${label}`)}>
        {view.t('批注', 'Remark')}
      </summary>
      <textarea
        form={sheetForm}
        name={`answer.remarks.${name}`}
        id={fieldId(`answer.remarks.${name}`)}
        rows={2}
        aria-label={view.t(`批注：${label}`, `Remark on ${label}`)}
      >
        {text}
      </textarea>
    </details>
  )
}

const placeId = (name: string): string => fieldId(`place.${name}`)

export const remarkOnField = (view: View, typed: Typed, section: FormSection) => (field: FormField) => (
  <RemarkHere view={view} typed={typed} name={`${section.id}.${field.id}`} label={view.say(field.label)} />
)

/** As many remarks as a document has, and two more places for others: each with its page. */
const slotsOf = (typed: Typed, document: string): number[] => {
  const used = Object.entries(typed.values).flatMap(([name, [text = '']]) => {
    const [, id, slot] = /^answer\.remarks\.document:([0-9a-z]+)-(\d+)$/.exec(name) ?? []
    return id === document && text.trim() !== '' ? [Number(slot)] : []
  })
  const most = Math.max(0, ...used)
  return Array.from({ length: most + 2 }, (_, index) => index + 1)
}

/** The documents of the application, each with remarks by page. */
export const DocumentRemarks = ({ view, typed, it }: { view: View; typed: Typed; it: CaseView }) => {
  const { t } = view
  const documents = (it.documents ?? []).filter(({ counts }) => counts)
  return documents.length === 0 ? null : (
    <details open>
      <summary>{t('文件', 'Documents')}</summary>
      {documents.map((document) => {
        const place = `document:${document.id}`
        const written = slotsOf(typed, document.id).some(
          (slot) => valueOf(typed, `answer.remarks.${place}-${slot}`) !== '',
        )
        return (
          <div class="remarked-document" id={placeId(place)}>
            <p>
              <strong>{view.say(document.label)}</strong>{' '}
              <DocumentLine view={view} caseId={it.id} document={document} />
            </p>
            <details class="remark-here" open={written}>
              <summary aria-label={t(`按页批注：${document.name}`, `Remarks by page on ${document.name}`)}>
                {t('按页批注', 'Remarks by page')}
              </summary>
              {slotsOf(typed, document.id).map((slot) => (
                <PageRemark
                  view={view}
                  typed={typed}
                  place={`${place}-${slot}`}
                  file={document.name}
                  n={slot}
                />
              ))}
            </details>
          </div>
        )
      })}
    </details>
  )
}

const PageRemark = ({
  view: { t },
  typed,
  place,
  file,
  n,
}: {
  view: View
  typed: Typed
  place: string
  file: string
  n: number
}) => (
  <div class="page-remark">
    <label>
      {t('页码', 'Page')}
      <input
        form={sheetForm}
        class="short"
        inputmode="numeric"
        name={`answer.pages.${place}`}
        value={valueOf(typed, `answer.pages.${place}`)}
        aria-label={t(`${file} 第 ${n} 条批注的页码`, `Page of remark ${n} on ${file}`)}
        autocomplete="off"
      />
    </label>
    <textarea
      form={sheetForm}
      name={`answer.remarks.${place}`}
      id={fieldId(`answer.remarks.${place}`)}
      rows={2}
      aria-label={t(`${file} 第 ${n} 条批注`, `Remark ${n} on ${file}`)}
    >
      {valueOf(typed, `answer.remarks.${place}`)}
    </textarea>
  </div>
)

/** Every remark in one list, each leading to its place. */
export const RemarkIndex = ({
  view,
  typed,
  labels,
}: {
  view: View
  typed: Typed
  labels: (place: string) => string
}) => {
  const places = Object.entries(typed.values)
    .filter(([name, [text = '']]) => name.startsWith('answer.remarks.') && text.trim() !== '')
    .map(([name]) => name.slice('answer.remarks.'.length))
  return places.length === 0 ? null : (
    <details class="remark-index">
      <summary>{view.t(`我的批注（${places.length}）`, `My remarks (${places.length})`)}</summary>
      <ul>
        {places.map((place) => (
          <li>
            <a href={`#${fieldId(`answer.remarks.${place}`)}`}>{labels(place.replace(/-\d+$/, ''))}</a>
          </li>
        ))}
      </ul>
    </details>
  )
}
