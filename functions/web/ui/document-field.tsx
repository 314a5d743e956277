import type { DocumentFormat } from '../../../domain/document.ts'
import type { FormField } from '../../../domain/form.ts'
import type { OrganisationId } from '../../../domain/ids.ts'
import { DocumentLine, documentPath, KeptReference } from '../cases/document-list.tsx'
import { filledIn, type Typed, type View } from '../context.ts'
import type { DocumentView } from '../case-view/document-view.ts'
import { sizeWords } from '../words/document-words.ts'
import { AreaField, fieldId, type FieldProps, TextField } from './form.tsx'

/** Where files of a page's fields are put, and those that are there. */
export type FilesHere = {
  readonly caseId: string
  readonly owner?: OrganisationId | undefined
  readonly documents: readonly DocumentView[]
}

/** What a place takes. */
export type Takes = {
  readonly formats: readonly DocumentFormat[]
  readonly maxFiles: number
  readonly maxMegabytes: number
}

const isKept = (line: string): boolean => line.startsWith('doc:')

/** What the controls of a document field hold: what was typed, and each file that is kept here by itself. */
export const documentControls = (lines: readonly string[]): string[] => [
  lines.filter((line) => !isKept(line)).join('\n'),
  ...lines.filter(isKept),
]

/**
 * A field for documents: files, or a title, a number or a place where a paper follows. Files stand after what is
 * typed, as the answer lists them.
 */
export const DocumentField = ({
  files,
  place,
  takes,
  ...props
}: FieldProps & {
  files: FilesHere | undefined
  /** Where they are put, unless that is called as the field is. */
  place?: string
  takes: Takes
}) => {
  const { view, name, label } = props
  const shared = {
    ...props,
    typed: typedBeside(props.typed, name),
    hint:
      props.hint ??
      (files === undefined
        ? view.t('文件名称、编号或存放地址', 'The document’s title, number or where it can be found')
        : view.t(
            '请在下面上传文件；如另交纸质件，可在此填写名称或编号',
            'Upload files below. Where a paper follows instead, its title or number can be given here',
          )),
  }
  return (
    <>
      {takes.maxFiles === 1 ? (
        <TextField {...shared} />
      ) : (
        <AreaField {...shared} rows={Math.min(takes.maxFiles, 5)} />
      )}
      {files === undefined ? null : (
        <DocumentUpload
          view={view}
          here={files}
          place={place ?? name}
          takes={takes}
          name={name}
          label={label}
        />
      )}
    </>
  )
}

/** What was typed beside the files that are kept here. */
export const typedBeside = (typed: Typed, name: string): Typed => {
  const lines = (typed.values[name] ?? []).flatMap((value) => value.split('\n'))
  const beside = lines.filter((line) => !isKept(line)).join('\n')
  return { ...typed, values: { ...typed.values, ...filledIn({ [name]: [beside] }).values } }
}

/** What stands in the control of a cell: a file that is kept stands below it instead. */
export const typedInCell = (value: string): string => (isKept(value) ? '' : value)

/** The file of a cell. The way back from the page without script leads to the row, saved or not. */
export const CellUpload = ({ view, ...props }: Omit<UploadProps, 'place'> & { name: string }) => {
  const path = new URL(view.path, 'https://here.invalid')
  path.searchParams.set('row', props.name.slice(0, props.name.lastIndexOf('.')))
  return (
    <DocumentUpload
      {...props}
      view={{ ...view, path: `${path.pathname}${path.search}` }}
      place={props.name}
    />
  )
}

/** The files at a place with their states; of a field they are its answer too, and go along with its form. */
export const FilesAt = ({
  view,
  here,
  place,
  name,
}: {
  view: View
  here: FilesHere
  place: string
  name?: string | undefined
}) => {
  const documents = standingAt(here, place)
  return documents.length === 0 ? null : (
    <ul class="files-here">
      {documents.map((document) => (
        <li data-state={document.state} id={`d-${document.id}`}>
          <DocumentLine view={view} caseId={here.caseId} document={document} />
          {name !== undefined && counts(document) ? (
            <input type="hidden" name={name} value={`doc:${document.id}`} />
          ) : null}
          {document.writable ? (
            <>
              {' '}
              <a
                href={`${documentPath(here.caseId, document)}#remove`}
                data-remove={`/files/cases/${here.caseId}/documents/${document.id}/removal`}
              >
                {document.state === 'uploading' ? view.t('放弃', 'Give up') : view.t('移除', 'Take away')}
                <span class="visually-hidden"> {document.name}</span>
              </a>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

/** It is the answer, or will be once it was looked into. */
const counts = ({ state }: DocumentView): boolean => ['received', 'clean', 'not-scanned'].includes(state)

/** The newest version of each file, and below one that is on its way or was not taken the one that counts on. */
const standingAt = ({ documents, owner }: FilesHere, place: string): DocumentView[] => {
  const here = documents.filter(
    (one) => one.place === place && one.owner === owner && one.removed === undefined,
  )
  // Versions come with the newest first.
  return [...Map.groupBy(here, ({ line }) => line).values()].flatMap((versions) => {
    const counting = versions.find(counts)
    return versions.filter((one, index) => index === 0 || one === counting)
  })
}

/** The words of the script, in the reader's language: they come with the page. */
const scriptWords = ({ t }: View, { formats, maxMegabytes }: Takes) => ({
  choose: t('选择文件', 'Choose a file'),
  drop: t('或把文件拖到这里', 'or drop it here'),
  reading: t('正在读取', 'Reading'),
  sending: t('正在上传', 'Sending'),
  waiting: t('网络中断，稍后自动继续', 'The network is gone; it goes on by itself'),
  checking: t('正在检查', 'Checking'),
  cancel: t('取消', 'Cancel'),
  failed: t('没有成功', 'It did not work'),
  again: t('重试', 'Try again'),
  large: t(`文件超过 ${maxMegabytes} MB`, `The file is larger than ${maxMegabytes} MB`),
  empty: t('文件是空的', 'The file is empty'),
  format: t(
    `只能上传 ${formats.join('、').toUpperCase()}`,
    `Only ${formats.join(', ').toUpperCase()} can be uploaded`,
  ),
  signIn: t('登录已过期，请重新登录后再试', 'Your sign-in has expired: sign in again, then try again'),
})

const endings: Readonly<Record<DocumentFormat, readonly string[]>> = {
  pdf: ['.pdf'],
  jpg: ['.jpg', '.jpeg'],
  png: ['.png'],
  docx: ['.docx'],
  xlsx: ['.xlsx'],
}

type UploadProps = {
  view: View
  here: FilesHere
  place: string
  takes: Takes
  /** The field whose answer the files are, if there is one. */
  name?: string | undefined
  label: string
}

/**
 * Files for a place of a case: what is there, and where to put another. With script it takes files where it stands;
 * without, the link leads to a page with a plain form.
 */
export const DocumentUpload = ({ view, here, place, takes, name, label }: UploadProps) => {
  const query = new URLSearchParams({
    place,
    ...(here.owner === undefined ? {} : { owner: here.owner }),
    ...(name === undefined ? {} : { name }),
    back: view.path,
  })
  return (
    <div
      class="upload"
      data-upload={`/files/cases/${here.caseId}/documents`}
      data-list={`/files/cases/${here.caseId}/place?${query.toString()}`}
      data-place={place}
      data-name={name}
      data-owner={here.owner}
      data-csrf={view.csrf}
      data-most={takes.maxMegabytes * 1024 * 1024}
      data-many={takes.maxFiles > 1 ? '' : undefined}
      data-accept={takes.formats.flatMap((format) => endings[format]).join(',')}
      data-words={JSON.stringify(scriptWords(view, takes))}
    >
      <div data-files="" aria-live="polite">
        <FilesAt view={view} here={here} place={place} name={name} />
      </div>
      <p>
        <a
          class="button quiet"
          id={name === undefined ? undefined : `${fieldId(name)}-upload`}
          href={`/files/cases/${here.caseId}/upload?${query.toString()}`}
        >
          {view.t('上传文件', 'Upload a file')}
          <span class="visually-hidden"> {label}</span>
        </a>{' '}
        <small class="hint">
          {takes.formats.join(view.t('、', ', ')).toUpperCase()}
          {view.t(
            `，不超过 ${sizeWords(takes.maxMegabytes * 1024 * 1024)}`,
            `, at most ${sizeWords(takes.maxMegabytes * 1024 * 1024)}`,
          )}
        </small>
      </p>
    </div>
  )
}

/** What an answer refers to, to read: files by their names, the rest as it was typed. */
export const KeptFiles = ({
  view,
  files,
  lines,
}: {
  view: View
  files: FilesHere | undefined
  lines: readonly string[]
}) => {
  const kept = lines.map((line) =>
    isKept(line) ? (files?.documents.find(({ id }) => line === `doc:${id}`) ?? 'somewhere') : line,
  )
  return (
    <span class="prose">
      {kept.map((one, index) => (
        <>
          {index === 0 ? null : <br />}
          {typeof one !== 'string' && files ? (
            <KeptReference view={view} caseId={files.caseId} document={one} />
          ) : one === 'somewhere' ? (
            view.t('已上传的文件', 'an uploaded file')
          ) : (
            one
          )}
        </>
      ))}
    </span>
  )
}

/** The files of a case for one of its forms. */
export const filesOf = (
  it: { readonly id: string; readonly documents?: readonly DocumentView[] | undefined },
  owner?: OrganisationId,
): FilesHere => ({ caseId: it.id, owner, documents: it.documents ?? [] })

/** Whether files are put at a field or in a column of it. */
export const takesFiles = (field: FormField): boolean =>
  field.kind === 'document' ||
  (field.kind === 'table' && field.columns.some(({ kind }) => kind === 'document'))

/** Once for a page of which files are put at some places. */
export const UploadScript = ({ view }: { view: View }) => (
  <>
    <script src="/assets/upload-script.js" defer></script>
    <noscript>
      <p class="hint">
        {view.t(
          '未启用脚本时，上传文件会离开本页：请先上传文件，或先保存已填写的内容。',
          'Without script an upload leaves this page: upload first, or save first what you have typed.',
        )}
      </p>
    </noscript>
  </>
)
