import { type FigureRow, figuresByYear } from '../../../domain/figures.ts'
import {
  type Answer,
  type Answers,
  asTexts,
  type FormField,
  type FormSection,
  references,
} from '../../../domain/form.ts'
import { filledIn, type Typed, type View } from '../context.ts'
import { fieldLabel, fieldNotes } from './field-words.ts'
import { FigureFields, FigureTable } from './figure-table.tsx'
import { AreaField, ChoiceField, FieldRemark, type FieldRemarkWords, TextField } from './form.tsx'
import { dayWords, Facts } from './parts.tsx'

type SectionProps = { view: View; section: FormSection; lastYear: number }

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

/** The fields of a section to fill in, drawn from their definition. */
export const SectionFields = ({
  view,
  section,
  lastYear,
  typed,
  remarks = {},
}: SectionProps & { typed: Typed; remarks?: FieldRemarks }) => (
  <>
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
        <SchemeField
          view={view}
          section={section}
          typed={typed}
          field={piece.field}
          remark={remarks[piece.field.id]}
        />
      ),
    )}
  </>
)

/** Above a table of figures a remark says which of them it is about. */
const named = (remark: FieldRemarkWords | undefined, label: string): FieldRemarkWords | undefined =>
  remark && { ...remark, remark: `${label} · ${remark.remark}` }

/** One field of a programme's form. Names are `sectionId.fieldId`, as problems name them. */
const SchemeField = ({
  view,
  typed,
  section,
  field,
  remark,
}: Omit<SectionProps, 'lastYear'> & {
  typed: Typed
  field: FormField
  remark: FieldRemarkWords | undefined
}) => {
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
    case 'text':
      return <TextField {...shared} />
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
    case 'document': {
      const hint =
        shared.hint ??
        view.t('文件名称、编号或存放地址', 'The document’s title, number or where it can be found')
      return field.maxFiles === 1 ? (
        <TextField {...shared} hint={hint} />
      ) : (
        <AreaField {...shared} hint={hint} rows={Math.min(field.maxFiles, 5)} />
      )
    }
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
      section.fields.map((field) => {
        const answer = answers[field.id]
        const values =
          answer !== undefined && field.kind === 'document'
            ? [references(answer).join('\n')]
            : asTexts(answer)
        return [`${section.id}.${field.id}`, values]
      }),
    ),
  )

/** Answers to read: what was given, in the words of the form; figures by year in their table. */
export const AnswerList = ({ view, section, answers, lastYear }: SectionProps & { answers: Answers }) => {
  const pieces = piecesOf(section)
  const table = pieces.findIndex((piece) => 'rows' in piece)
  const facts = (some: readonly Piece[]) => {
    const listed = some.flatMap((piece) =>
      'rows' in piece
        ? []
        : [
            [
              fieldLabel(view, section, piece.field, lastYear),
              answerWords(view, piece.field, answers[piece.field.id]),
            ] as const,
          ],
    )
    return listed.length === 0 ? null : <Facts facts={listed} />
  }
  return (
    <>
      {facts(table < 0 ? pieces : pieces.slice(0, table))}
      {pieces.flatMap((piece) =>
        'rows' in piece ? (
          <FigureTable
            view={view}
            rows={piece.rows}
            lastYear={lastYear}
            cell={(field) => answerWords(view, { ...field, unit: undefined }, answers[field.id])}
          />
        ) : (
          []
        ),
      )}
      {table < 0 ? null : facts(pieces.slice(table))}
    </>
  )
}

const answerWords = (view: View, field: FormField, answer: Answer | undefined) => {
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
  const text = asTexts(answer).join('\n')
  if (field.kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(text)) return dayWords(view, text)
  return <span class="prose">{text}</span>
}
