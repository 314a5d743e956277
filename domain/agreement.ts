import { z } from 'zod'
import type { CaseFile } from './case.ts'
import { FieldId } from './field-base.ts'
import { type Answer, type Answers, asTexts, type FormSection, isTable, references } from './form.ts'
import type { Problem } from './refusal.ts'
import { RowId } from './table-field.ts'
import { Words } from './words.ts'

/** What the formation agreement must settle, and which document of the form it is. */
export const AgreementRules = z.strictObject({
  document: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]{0,39}\.[a-z][A-Za-z0-9]{0,39}$/)
    .describe('The document field of the form that the agreement is handed in by, as `section.field`.'),
  clauses: z
    .array(z.strictObject({ id: RowId, title: Words, help: Words.optional() }))
    .min(1)
    .max(30),
})
export type AgreementRules = z.infer<typeof AgreementRules>
export type Clause = AgreementRules['clauses'][number]

/** The section of the form in which the clauses are found in the agreement: no programme has one of its own by this name. */
export const clausesId = FieldId.parse('clauses')
const whereId = FieldId.parse('where')

/** For each clause, where it stands: filled in, saved, shown and checked like any other section. */
export const clauseSection = ({ clauses }: AgreementRules): FormSection => ({
  id: clausesId,
  title: { zh: '协议条款对照', en: 'Clauses of the agreement' },
  help: {
    zh: '请对照上传的组建协议，逐条写明所在条款和页码。成员确认前会看到这些条款。',
    en: 'Say for each clause where it stands in the agreement that you uploaded. Members see the clauses before they confirm.',
  },
  fields: [
    {
      kind: 'table',
      id: whereId,
      label: { zh: '条款位置', en: 'Where each clause stands' },
      required: false,
      columns: [
        {
          kind: 'text',
          id: 'article',
          label: { zh: '条、款', en: 'Article' },
          required: true,
          max: 60,
        },
        {
          kind: 'number',
          id: 'page',
          label: { zh: '页码', en: 'Page' },
          required: false,
          whole: true,
          min: 1,
          max: 9999,
        },
      ],
      rows: { is: 'fixed', rows: clauses.map(({ id, title }) => ({ id, label: title })) },
      checks: [],
    },
  ],
})

type Ruled = {
  readonly form: readonly FormSection[]
  readonly members: { agreement?: AgreementRules | undefined }
}

/** The form of a programme, with the clauses at its end where it has some. */
export const withClauses = ({ form, members: { agreement } }: Ruled): readonly FormSection[] =>
  agreement ? [...form, clauseSection(agreement)] : form

/** Where clauses stand is asked once there is an agreement that they could stand in. */
export const clausesAsked = (
  asked: readonly FormSection[],
  file: Pick<CaseFile, 'sections'>,
  { members: { agreement } }: Ruled,
): readonly FormSection[] =>
  agreement && agreementIn(file, agreement) === undefined ? asked.filter(({ id }) => id !== clausesId) : asked

/** What was given for the agreement's document: nothing until it is there. */
export const agreementIn = (
  { sections }: Pick<CaseFile, 'sections'>,
  { document }: AgreementRules,
): Answer | undefined => {
  const [section, field = ''] = document.split('.')
  const answer = sections.find(({ id, owner }) => id === section && owner === undefined)?.answers[field]
  return references(answer).length === 0 ? undefined : answer
}

/** A clause with its place in the agreement, as far as that was said. */
export type PlacedClause = Clause & {
  readonly article?: string | undefined
  readonly page?: number | undefined
}

export const clausesIn = (
  { sections }: Pick<CaseFile, 'sections'>,
  { clauses }: AgreementRules,
): PlacedClause[] => {
  const answers = sections.find(({ id, owner }) => id === clausesId && owner === undefined)?.answers ?? {}
  const where = answers[whereId]
  const rows = isTable(where) ? where.rows : []
  return clauses.map((clause) => {
    const { article, page } = rows.find(({ id }) => id === clause.id)?.cells ?? {}
    return {
      ...clause,
      ...(article === undefined || article === '' ? {} : { article: String(article) }),
      ...(typeof page === 'number' ? { page } : {}),
    }
  })
}

/** Clauses of which nobody said yet where they stand. */
export const clausesMissing = (section: FormSection, answers: Answers): Problem[] => {
  const [field] = section.fields
  if (section.id !== clausesId || field?.kind !== 'table' || field.rows.is !== 'fixed') return []
  const where = answers[field.id]
  const placed = new Set(
    (isTable(where) ? where.rows : [])
      .filter(({ cells }) => asTexts(cells.article).some((text) => text.trim() !== ''))
      .map(({ id }) => id),
  )
  return field.rows.rows
    .filter(({ id }) => !placed.has(id))
    .map(({ id, label }) => ({
      field: `${clausesId}.${field.id}.${id}.article`,
      code: 'clause-missing',
      facts: { zh: label.zh, en: label.en },
    }))
}

/** The file that is kept here under an answer's first reference, if it is one. */
export const keptDocument = (answer: Answer | undefined): string | undefined =>
  /^doc:([0-9a-z]+)$/.exec(references(answer)[0] ?? '')?.[1]
