import type { CaseFile } from './case.ts'
import { askedOf } from './case-form.ts'
import { asEvaluation, rulesOf } from './evaluation.ts'
import type { Moment } from './moment.ts'
import { sheets } from './panel.ts'
import { rounded } from './panel-result.ts'
import { referenceProblems } from './reference-problems.ts'
import type { Problem } from './refusal.ts'
import type { AnswerTo } from './task-answer.ts'
import type { Task } from './task.ts'
import type { Words } from './words.ts'

/** One thing that is to be put right, and why: an item of the rubric, a part of the report, or the report itself. */
export type ToPutRight = {
  readonly id: string
  readonly title: Words
  readonly reasons: readonly string[]
  /** What the panel gave, of how much: where it was scored. */
  readonly mean?: number
  readonly max?: number
}

const wholeReport = 'report'

/** What the last finding leaves to be put right. Who wrote a reason is not said. */
export const toPutRight = (file: CaseFile, moment: Pick<Moment, 'scheme'>): ToPutRight[] => {
  const head = asEvaluation(file)
  if (head.noShow)
    return [{ id: wholeReport, title: { zh: '提交年度报告', en: 'Hand the annual report in' }, reasons: [] }]
  return rulesOf(moment).officerCheck ? fromOfficer(file, moment) : fromPanel(file, moment)
}

const fromOfficer = (file: CaseFile, moment: Pick<Moment, 'scheme'>): ToPutRight[] => {
  const last = file.tasks
    .flatMap(({ answer, state }) =>
      answer?.kind === 'report-check' && state.is === 'answered'
        ? [{ answer: answer.answer, at: state.stamp.at }]
        : [],
    )
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .at(-1)?.answer
  if (last?.decision !== 'put-right') return []
  return askedOf(file, moment).flatMap(({ id, title }) => {
    const remark = last.remarks[id]
    return remark === undefined ? [] : [{ id, title, reasons: [remark] }]
  })
}

/** Items below the part of their maximum that passes, and those that failed the case by themselves; else the weakest one. */
const fromPanel = (file: CaseFile, moment: Pick<Moment, 'scheme'>): ToPutRight[] => {
  const { rubric, bands } = rulesOf(moment)
  const given = sheets(file)
  if (!rubric || given.length === 0) return []
  const passes =
    Math.min(...bands.filter(({ leadsTo }) => leadsTo === 'confirm').map(({ from }) => from)) / 100
  const vetoed = new Set((file.head.review.result?.vetoes ?? []).map(({ item }) => item))
  const scored = rubric.items
    .filter(({ bonus }) => !bonus)
    .map(({ id, title, max }) => ({
      id,
      title,
      max,
      mean: rounded(given.reduce((sum, { scores }) => sum + (scores[id] ?? 0), 0) / given.length),
      reasons: given.flatMap(({ reasons }) => reasons[id]?.trim() || []),
    }))
  const weak = scored.filter(({ id, mean, max }) => vetoed.has(id) || mean < passes * max)
  return weak.length > 0 ? weak : scored.toSorted((a, b) => a.mean / a.max - b.mean / b.max).slice(0, 1)
}

/** A measure is said for every point, and of nothing else than the evaluation knows. */
export const measureProblems = (
  file: CaseFile,
  { measures = {} }: AnswerTo<'rectification'>,
  moment: Pick<Moment, 'scheme'>,
): Problem[] => {
  const known = new Set<string>([
    wholeReport,
    ...(rulesOf(moment).rubric?.items ?? []).map(({ id }) => id),
    ...askedOf(file, moment).map(({ id }) => id),
  ])
  return [
    ...Object.keys(measures)
      .filter((id) => !known.has(id))
      .map((id) => ({ field: `answer.measures.${id}`, code: 'unknown-field' })),
    ...Object.entries(measures).flatMap(([id, { evidence = '' }]) =>
      referenceProblems(file, {
        field: `answer.measures.${id}.evidence`,
        place: `rectification.${id}`,
        lines: evidence.split('\n'),
      }),
    ),
    ...toPutRight(file, moment)
      .filter(({ id }) => measures[id] === undefined)
      .map(({ id }) => ({ field: `answer.measures.${id}.done`, code: 'missing' })),
  ]
}

/** What was done about it, the last time first. */
export const measuresTaken = (
  file: Pick<CaseFile, 'tasks'>,
): { readonly task: Task; readonly answer: AnswerTo<'rectification'> }[] =>
  file.tasks
    .flatMap((task) => (task.answer?.kind === 'rectification' ? [{ task, answer: task.answer.answer }] : []))
    .toSorted((a, b) => b.task.round - a.task.round)
