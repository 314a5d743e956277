import type { Child } from 'hono/jsx'
import { type FigureRow, figuresByYear } from '../../../domain/figures.ts'
import {
  type Answer,
  type Answers,
  asTexts,
  type FormField,
  type FormSection,
  readNumber,
  references,
} from '../../../domain/form.ts'
import { filledIn, type Typed, type View } from '../context.ts'
import {
  DocumentField,
  documentControls,
  type FilesHere,
  KeptFiles,
  takesFiles,
  UploadScript,
} from './document-field.tsx'
import { fieldLabel, fieldNotes } from './field-words.ts'
import { FigureFields, FigureTable } from './figure-table.tsx'
import { AreaField, ChoiceField, FieldRemark, type FieldRemarkWords, TextField, valueOf } from './form.tsx'
import { dayWords, Facts } from './parts.tsx'
import { TableRead } from './table-answer.tsx'
import type { OtherNumber } from './table-checks.tsx'
import type { NamedMember } from './table-cell.tsx'
import { TableFields } from './table-fields.tsx'
import { asControls } from './table-typed.ts'

type SectionProps = {
  view: View
  section: FormSection
  lastYear: number
  /** Who can be named in a table. */
  members?: readonly NamedMember[] | undefined
  /** A number of another section, where it is known. */
  otherAt?: ((path: string) => OtherNumber | undefined) | undefined
  /** The files of the case, where they can be put and are shown. */
  files?: FilesHere | undefined
}

/** What stands on a page in one piece: a field, or all the figures that are asked by year, where the first one is. */
type Piece = { readonly field: FormField } | { readonly rows: readonly FigureRow[] }

const piecesOf = (section: FormSection): Piece[] => {
  const rows = figuresByYear(section)
  const inTable = new Set(rows.flatMap(({ years }) => [...years.values()].map(({ id }) => id)))
  const [first] = inTable
  return section.fields.flatMap((field): Piece[] =>
    !inTable.has(field.id) ? [{ field }] : field.id === first ? [{ rows }] : [],
  )
}

/** What an officer asks to correct, by the field's id. */
export type FieldRemarks = Readonly<Record<string, FieldRemarkWords>>

/** A number that a table is compared with: of this section as it is typed or was given, or of another one. */
const numberAt =
  ({ view, section, otherAt }: SectionProps, valueOfField: (field: string) => number | undefined) =>
  (path: string): OtherNumber | undefined => {
    const field = section.fields.find(({ id }) => path === `${section.id}.${id}`)
    return field ? { label: view.say(field.label), value: valueOfField(field.id) } : otherAt?.(path)
  }

/** The fields of a section to fill in, drawn from their definition. */
export const SectionFields = ({
  typed,
  remarks = {},
  ...props
}: SectionProps & { typed: Typed; remarks?: FieldRemarks }) => {
  const { view, section, lastYear } = props
  return (
    <>
      {section.fields.some(({ kind }) => kind === 'table') ? <TableScript /> : null}
      {props.files && section.fields.some(takesFiles) ? <UploadScript view={view} /> : null}
      {piecesOf(section).map((piece) =>
        'rows' in piece ? (
          <>
            {piece.rows
              .flatMap(({ years }) => [...years.values()])
              .map((field) => (
                <FieldRemark
                  view={view}
                  name={`${section.id}.${field.id}`}
                  remark={named(remarks[field.id], fieldLabel(view, section, field, lastYear))}
                />
              ))}
            <FigureFields
              view={view}
              rows={piece.rows}
              lastYear={lastYear}
              typed={typed}
              section={section.id}
            />
          </>
        ) : (
          <SchemeField {...props} typed={typed} field={piece.field} remark={remarks[piece.field.id]} />
        ),
      )}
    </>
  )
}

/** What the enter key presses is the first button: none that moves a row. */
const TableScript = () => (
  <>
    <button type="submit" class="visually-hidden" tabindex={-1} aria-hidden="true"></button>
    <script src="/assets/table-script.js" defer></script>
  </>
)

/** Above a table of figures a remark says which of them it is about. */
const named = (remark: FieldRemarkWords | undefined, label: string): FieldRemarkWords | undefined =>
  remark && { ...remark, remark: `${label} · ${remark.remark}` }

/** One field of a programme's form. Names are `sectionId.fieldId`, as problems name them. */
const SchemeField = ({
  typed,
  field,
  remark,
  ...props
}: SectionProps & { typed: Typed; field: FormField; remark: FieldRemarkWords | undefined }) => {
  const { view, section, members = [] } = props
  const when = field.required ? undefined : field.requiredWhen
  const shared = {
    view,
    typed,
    name: `${section.id}.${field.id}`,
    label: view.say(field.label),
    hint: field.hint && view.say(field.hint),
    notes: fieldNotes(view, section, field),
    required: field.required,
    remark,
    when: when && { name: `${section.id}.${when.field}`, anyOf: when.anyOf },
  }
  switch (field.kind) {
    case 'table':
      return (
        <TableFields
          {...shared}
          field={field}
          members={members}
          files={props.files}
          otherAt={numberAt(props, (id) => readNumber(valueOf(typed, `${section.id}.${id}`)))}
        />
      )
    case 'text':
      return <TextField {...shared} max={field.max} />
    case 'longText':
      return <AreaField {...shared} rows={6} max={field.max} />
    case 'number':
      return (
        <TextField
          {...shared}
          short
          inputmode={field.whole ? 'numeric' : 'decimal'}
          {...(field.unit ? { unit: view.say(field.unit) } : {})}
        />
      )
    case 'date':
      return (
        <TextField
          {...shared}
          short
          hint={shared.hint ?? view.t('例如 2026-11-23', 'for example 2026-11-23')}
        />
      )
    case 'document':
      return <DocumentField {...shared} files={props.files} takes={field} />
    case 'choice':
      return (
        <>
          {/* Nothing chosen is an answer too: the form says that the question was on it. */}
          <input type="hidden" name={shared.name} value="" />
          <ChoiceField
            {...shared}
            many={field.many}
            options={field.options.map((option) => ({ value: option.value, label: view.say(option.label) }))}
          />
        </>
      )
  }
}

/** Saved answers as the form shows them again. */
export const asTyped = (section: FormSection, answers: Answers): Typed =>
  filledIn(
    Object.fromEntries(
      section.fields.flatMap((field): [string, string[]][] => {
        const answer = answers[field.id]
        const name = `${section.id}.${field.id}`
        if (field.kind === 'table') return asControls(name, answer)
        const values =
          answer !== undefined && field.kind === 'document'
            ? documentControls(references(answer))
            : asTexts(answer)
        return [[name, values]]
      }),
    ),
  )

/** Answers to read: what was given, in the words of the form; figures by year and tables by themselves. */
export const AnswerList = ({
  answers,
  beside = () => null,
  ...props
}: SectionProps & {
  answers: Answers
  /** What stands below an answer: where a reviewer remarks on it. */
  beside?: ((field: FormField) => Child) | undefined
}) => {
  const { view, section, lastYear, members = [] } = props
  const said = (field: FormField) => answerWords(view, field, answers[field.id], props.files)
  const otherAt = numberAt(props, (id) => {
    const answer = answers[id]
    return typeof answer === 'number' ? answer : undefined
  })
  return (
    <>
      {runsOf(piecesOf(section)).map((run) => {
        const [first] = run
        if (first && 'rows' in first)
          return (
            <FigureTable
              view={view}
              rows={first.rows}
              lastYear={lastYear}
              cell={(field) => said({ ...field, unit: undefined })}
            />
          )
        if (first?.field.kind === 'table') {
          const { field } = first
          return (
            <>
              <TableRead
                view={view}
                field={field}
                answer={answers[field.id]}
                members={members}
                otherAt={otherAt}
                files={props.files}
              />
              {beside(field)}
            </>
          )
        }
        const plain = run.flatMap((piece) => ('rows' in piece ? [] : [piece.field]))
        return (
          <Facts
            facts={plain.map(
              (field) =>
                [
                  fieldLabel(view, section, field, lastYear),
                  <>
                    {said(field)}
                    {beside(field)}
                  </>,
                ] as const,
            )}
          />
        )
      })}
    </>
  )
}

const isPlain = (piece: Piece): boolean => !('rows' in piece) && piece.field.kind !== 'table'

/** Plain answers that follow each other together, everything else by itself. */
const runsOf = (pieces: readonly Piece[]): Piece[][] => {
  const runs: Piece[][] = []
  for (const piece of pieces) {
    const [before] = runs.at(-1)?.slice(-1) ?? []
    if (before && isPlain(piece) && isPlain(before)) runs.at(-1)?.push(piece)
    else runs.push([piece])
  }
  return runs
}

const answerWords = (view: View, field: FormField, answer: Answer | undefined, files?: FilesHere) => {
  if (answer === undefined) return <span class="hint">{view.t('未填', 'not given')}</span>
  if (field.kind === 'choice') {
    return asTexts(answer)
      .map((value) => {
        const option = field.options.find((candidate) => candidate.value === value)
        return option ? view.say(option.label) : value
      })
      .join(view.t('、', ', '))
  }
  if (field.kind === 'number' && typeof answer === 'number')
    return `${new Intl.NumberFormat(view.language === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: 6 }).format(answer)}${field.unit ? ` ${view.say(field.unit)}` : ''}`
  if (field.kind === 'document') return <KeptFiles view={view} files={files} lines={references(answer)} />
  const text = asTexts(answer).join('\n')
  if (field.kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(text)) return dayWords(view, text)
  return <span class="prose">{text}</span>
}
