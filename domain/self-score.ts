import type { CaseFile } from './case.ts'
import type { Section } from './case-section.ts'
import type { EvaluationRules } from './evaluation-rules.ts'
import { type Answer, type FormSection, isTable } from './form.ts'
import type { Problem } from './refusal.ts'
import type { Rubric } from './rubric.ts'
import { rounded } from './panel-result.ts'
import { sheetTotal } from './sheet.ts'
import type { TableAnswer } from './table-answer.ts'

/** The section of a report in which the lead scores itself: a row for each item of the rubric. */
export const selfSheetId = 'selfSheet'
const field = 'items'

type Rules = Pick<EvaluationRules, 'form' | 'rubric' | 'selfSheet'>

/** The rubric as a part of the report's form, so that it is filled in, kept and handed in like any other. */
export const selfSheetSection = (rubric: Rubric): FormSection => ({
  id: selfSheetId,
  title: { zh: '按评分细则自评', en: 'Own score by the rubric' },
  help: {
    zh: '逐项给出自评分、理由和佐证；总分自动计算。',
    en: 'For each item a score, the reason and where it can be seen; the total is worked out.',
  },
  fields: [
    {
      kind: 'table',
      id: field,
      label: { zh: '逐项自评', en: 'Item by item' },
      required: true,
      rows: {
        is: 'fixed',
        rows: rubric.items.map(({ id, title, max, bonus }) => ({
          id,
          label: {
            zh: `${title.zh}（${bonus ? '加分，至多' : '满分'} ${max}）`,
            en: `${title.en} (${bonus ? 'bonus, at most' : 'of'} ${max})`,
          },
        })),
      },
      columns: [
        {
          kind: 'number',
          id: 'score',
          label: { zh: '自评分', en: 'Score' },
          required: true,
          min: 0,
          max: Math.max(...rubric.items.map(({ max }) => max)),
          whole: false,
        },
        { kind: 'text', id: 'reason', label: { zh: '理由', en: 'Reason' }, required: true, max: 1000 },
        {
          kind: 'text',
          id: 'evidence',
          label: { zh: '佐证', en: 'Evidence' },
          hint: { zh: '成果序号、文件名称或章节', en: 'A result’s number, a document, a part of the report' },
          required: false,
          max: 300,
        },
      ],
      checks: [],
    },
  ],
})

/** The form of a year's report: what the programme asks, and the own score by the rubric where it wants one. */
export const reportForm = (rules: Rules | undefined): readonly FormSection[] =>
  rules === undefined
    ? []
    : rules.selfSheet && rules.rubric
      ? [...rules.form, selfSheetSection(rules.rubric)]
      : rules.form

type Answered = {
  readonly id: string
  readonly owner?: string | undefined
  readonly answers: Section['answers']
}

/** What the lead gave itself, item by item. */
export const selfSheetOf = (
  sections: readonly Answered[],
): {
  readonly scores: Record<string, number>
  readonly reasons: Record<string, string>
  readonly evidence: Record<string, string>
} => {
  const answer = sections.find(({ id, owner }) => id === selfSheetId && owner === undefined)?.answers[field]
  const { rows } = tableOf(answer)
  const texts = (column: string): Record<string, string> =>
    Object.fromEntries(
      rows.flatMap(({ id, cells }) => (cells[column] === undefined ? [] : [[id, String(cells[column])]])),
    )
  return {
    scores: Object.fromEntries(
      rows.flatMap(({ id, cells: { score } }) => (typeof score === 'number' ? [[id, score]] : [])),
    ),
    reasons: texts('reason'),
    evidence: texts('evidence'),
  }
}

const tableOf = (answer: Answer | undefined): TableAnswer => (isTable(answer) ? answer : { rows: [] })

/** The total in points of 100; nothing while no item is scored. */
export const selfTotal = (sections: readonly Answered[], rubric: Rubric): number | undefined => {
  const { scores } = selfSheetOf(sections)
  return Object.keys(scores).length === 0 ? undefined : rounded(sheetTotal(rubric, scores))
}

/** An item scored over its own maximum. */
export const selfSheetProblems = (file: Pick<CaseFile, 'sections'>, rules: Rules): Problem[] => {
  if (!rules.selfSheet || !rules.rubric) return []
  const { scores } = selfSheetOf(file.sections)
  return rules.rubric.items.flatMap(({ id, max }) =>
    (scores[id] ?? 0) > max
      ? [{ field: `${selfSheetId}.${field}.${id}.score`, code: 'too-large', facts: { max } }]
      : [],
  )
}

/** The lead's own score in points of 100: by the rubric, or the one number that older programmes ask for. */
export const selfScoreOf = (file: Pick<CaseFile, 'sections'>, rules: Rules): number | undefined => {
  if (rules.selfSheet && rules.rubric) {
    const total = selfTotal(file.sections, rules.rubric)
    return total === undefined ? undefined : Math.min(100, total)
  }
  for (const { id, fields } of rules.form)
    for (const asked of fields) {
      if (asked.id !== 'selfScore' || asked.kind !== 'number') continue
      const answer = file.sections.find((section) => section.id === id)?.answers.selfScore
      if (typeof answer === 'number') return Math.min(100, Math.max(0, (answer / (asked.max ?? 100)) * 100))
    }
  return undefined
}
