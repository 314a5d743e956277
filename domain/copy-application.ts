import type { AnswersOf } from './asked-form.ts'
import { type Answer, type Answers, asTexts, type FormField, type FormSection, isTable } from './form.ts'
import type { TableField } from './table-field.ts'
import type { Words } from './words.ts'

/** A form with the year that it means by its year 1. */
export type YearlyForm = { readonly form: readonly FormSection[]; readonly lastYear: number }

/** What an earlier answer was, and why it does not come along. */
export type NotCarried = {
  readonly label: Words
  readonly why: 'document' | 'not-asked' | 'no-such-option' | 'other-year' | 'parts-of-table'
}

type At = { readonly section: FormSection; readonly field: FormField }

/**
 * The answers of an earlier application as answers to another form. A question is found again by its name and kind,
 * else by what it feeds; a figure by its calendar year, so that last year's is this year's year before. Documents stay:
 * what was valid then need not be now.
 */
export const copyAnswers = (
  from: YearlyForm & { readonly answersOf: AnswersOf },
  to: YearlyForm,
): { readonly sections: Readonly<Record<string, Answers>>; readonly notCarried: readonly NotCarried[] } => {
  const sections: Record<string, Answers> = {}
  const notCarried: NotCarried[] = []
  for (const section of from.form)
    for (const field of section.fields) {
      const answer = from.answersOf(section.id)[field.id]
      if (answer === undefined) continue
      const leave = (why: NotCarried['why']): void => void notCarried.push({ label: field.label, why })
      if (field.kind === 'document') {
        leave('document')
        continue
      }
      const target = counterpart({ section, field }, from, to)
      if (target === undefined) {
        leave(field.kind === 'number' && field.feeds ? 'other-year' : 'not-asked')
        continue
      }
      const carried = carry(field, answer, target.field)
      if (carried.why !== undefined) leave(carried.why)
      if (carried.answer !== undefined)
        sections[target.section.id] = { ...sections[target.section.id], [target.field.id]: carried.answer }
    }
  return { sections, notCarried }
}

const counterpart = ({ section, field }: At, from: YearlyForm, to: YearlyForm): At | undefined => {
  const all = to.form.flatMap((one) => one.fields.map((two): At => ({ section: one, field: two })))
  if (field.kind === 'number' && field.feeds) {
    const { figure, year } = field.feeds
    const calendarYear = from.lastYear - year + 1
    const ofFigure = all.filter((at) => at.field.kind === 'number' && at.field.feeds?.figure === figure)
    // A figure that both forms ask once is of no year: how many milestones there are.
    const once = (form: YearlyForm): boolean => countOf(form, figure) === 1
    if (once(from) && once(to)) return ofFigure[0]
    return ofFigure.find(
      (at) => at.field.kind === 'number' && to.lastYear - (at.field.feeds?.year ?? 1) + 1 === calendarYear,
    )
  }
  const named = all.find((at) => at.section.id === section.id && at.field.id === field.id)
  if (named && goesInto(field, named.field)) return named
  const feeds = field.kind === 'choice' || field.kind === 'date' ? field.feeds : undefined
  return feeds === undefined
    ? undefined
    : all.find((at) => 'feeds' in at.field && at.field.feeds === feeds && goesInto(field, at.field))
}

const countOf = ({ form }: YearlyForm, figure: string): number =>
  form.flatMap(({ fields }) => fields).filter((one) => one.kind === 'number' && one.feeds?.figure === figure)
    .length

const isText = ({ kind }: FormField): boolean => kind === 'text' || kind === 'longText'
const goesInto = (field: FormField, other: FormField): boolean =>
  field.kind === other.kind || (isText(field) && isText(other))

type Carried = { readonly answer?: Answer; readonly why?: NotCarried['why'] }

const carry = (field: FormField, answer: Answer, target: FormField): Carried => {
  if (target.kind === 'choice') {
    const known = asTexts(answer).filter((value) => target.options.some((option) => option.value === value))
    const lost = known.length < asTexts(answer).length
    const [first] = known
    return {
      ...(first === undefined ? {} : { answer: target.many ? known : first }),
      ...(lost ? { why: 'no-such-option' } : {}),
    }
  }
  if (target.kind !== 'table' || field.kind !== 'table' || !isTable(answer)) return { answer }
  const columns = sharedColumns(field, target)
  const fixed = target.rows.is === 'fixed' ? new Set(target.rows.rows.map(({ id }) => id)) : undefined
  const rows = answer.rows
    .filter(({ id }) => target.rows.is === 'free' || fixed?.has(id) === true)
    .map(({ id, cells }) => ({
      id,
      cells: Object.fromEntries(Object.entries(cells).filter(([column]) => columns.has(column))),
    }))
    .filter(({ cells }) => Object.keys(cells).length > 0)
  const whole =
    rows.length === answer.rows.length &&
    answer.rows.every(({ cells }) => Object.keys(cells).every((column) => columns.has(column)))
  return { ...(rows.length === 0 ? {} : { answer: { rows } }), ...(whole ? {} : { why: 'parts-of-table' }) }
}

/** Members are named anew and documents brought anew, so what names them stays behind. */
const sharedColumns = (field: TableField, target: TableField): ReadonlySet<string> =>
  new Set(
    target.columns.flatMap(({ id, kind }) =>
      kind !== 'member' &&
      kind !== 'document' &&
      field.columns.some((one) => one.id === id && one.kind === kind)
        ? [id]
        : [],
    ),
  )
