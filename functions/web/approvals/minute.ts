import { z } from 'zod'
import { lastNews } from '../../../domain/approval-news.ts'
import { returnTargets, stepUpOf } from '../../../domain/approval.ts'
import { placedSheets } from '../../../domain/approval-dissent.ts'
import { approvalEffect } from '../../../domain/approval-effect.ts'
import { moneyAsked } from '../../../domain/approval-money.ts'
import { askedOf } from '../../../domain/case-form.ts'
import type { CaseFile, CaseHead } from '../../../domain/case.ts'
import { Grade } from '../../../domain/evaluation-rules.ts'
import { CaseId, SchemeRef, TaskId } from '../../../domain/ids.ts'
import type { Moment } from '../../../domain/moment.ts'
import { reviewRules } from '../../../domain/panel.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { sheetTotal } from '../../../domain/sheet.ts'
import { standInFor } from '../../../domain/stand-in.ts'
import { verdicts } from '../../../domain/submission.ts'
import { Currency } from '../../../domain/support.ts'
import type { Task } from '../../../domain/task.ts'
import { Words } from '../../../domain/words.ts'
import { CaseView } from '../case-view/case-shape.ts'
import { caseView, levelTitle } from '../case-view/case-view.ts'
import { defined } from '../defined.ts'
import { Standing, standingAmong } from '../ranking/ranking-view.ts'

/** One case on the list of a leader, as a page of minutes has it: all that speaks for it and against it. */
export const Minute = z.object({
  case: CaseId,
  task: TaskId,
  scheme: SchemeRef,
  kind: z.enum(['application', 'evaluation', 'change']),
  title: z.string(),
  leadName: z.string().optional(),
  batch: z.string(),
  batchTitle: Words,
  level: Words.optional(),
  due: z.string().optional(),
  overdueSince: z.string().optional(),
  seen: z.number().int().describe('Sent along with a decision: refused when there is something newer'),
  inPlaceOf: z.string().optional().describe('The leader who was asked, where you decide by delegation'),
  result: z
    .object({ mean: z.number(), counted: z.number(), threshold: z.number(), passed: z.boolean() })
    .optional(),
  grade: z.object({ grade: Grade, from: Grade.optional(), consequence: Words.optional() }).optional(),
  sheets: z.array(
    z.object({
      expert: z.string().optional().describe('Only where you may know who scored'),
      total: z.number(),
      apart: z.boolean().describe('Far from the mean'),
      minority: z.boolean().describe('On the other side of the line than the result'),
      comment: z.string().optional(),
    }),
  ),
  vetoes: z.array(z.object({ item: Words, mean: z.number(), below: z.number() })),
  recommendations: CaseView.shape.recommendations.unwrap(),
  defences: CaseView.shape.defences.unwrap(),
  earlier: z
    .array(CaseView.shape.approvals.unwrap().element.extend({ title: Words.optional() }))
    .describe('What was decided before, in this chain and earlier ones'),
  money: z.array(z.object({ label: Words, amount: z.number(), unit: Words.optional() })),
  support: z.array(z.object({ title: Words, cap: z.number().optional() })),
  currency: Currency,
  warnings: z.array(z.object({ words: Words, open: z.boolean().describe('Not to be told yet') })),
  effect: z
    .object({ agreed: z.number(), needs: z.number(), settles: z.boolean(), leadsTo: Words })
    .optional()
    .describe('What approving comes to'),
  standing: Standing.omit({ all: true }).optional(),
  returnTo: z.array(z.string()).describe('Where it may be returned to'),
  mayReject: z.boolean(),
  stepUp: z.number().optional().describe('Minutes: the decision needs a second factor, not older than that'),
})
export type Minute = z.infer<typeof Minute>

type Known = {
  /** The cases of its call, where only so many may pass. */
  readonly others: readonly CaseHead[]
  readonly stepUpByDefault: number | undefined
}

/** Drawn from what the reader may see of the case, and from nothing else. */
export const minuteOf = (
  person: Person,
  file: CaseFile,
  task: Task,
  moment: Moment,
  known: Known,
): Minute => {
  const it = caseView(person, file, moment)
  const { head } = file
  const standing = standingAmong(known.others, file, moment)
  const { all: _, ...place } = standing ?? { all: [] }
  const asked = askedOf(file, moment)
  return {
    case: head.id,
    task: task.id,
    scheme: head.scheme,
    kind: head.kind,
    title: it.title,
    batch: head.batch,
    batchTitle: head.batchTitle,
    seen: lastNews(file.events),
    ...defined({
      leadName: it.leadName,
      level: task.level === undefined ? undefined : levelTitle(file, moment, task.level),
      due: task.due,
      overdueSince: task.overdueSince,
      inPlaceOf: standInFor(person, file, task)?.leader.name,
      effect: approvalEffect(file, task, moment),
      stepUp: stepUpOf(file, task, moment, known.stepUpByDefault),
    }),
    ...panelPart(it, file, moment),
    recommendations: it.recommendations ?? [],
    defences: it.defences ?? [],
    earlier: (it.approvals ?? []).map((one) => ({
      ...one,
      ...defined({ title: levelTitle(file, moment, one.level) }),
    })),
    money: moneyAsked(asked, (id) => it.sections.find((section) => section.id === id)?.answers ?? {}).map(
      ({ label, amount, unit }) => ({ label, amount, ...defined({ unit }) }),
    ),
    support: (it.support?.given ?? []).map(({ title, cap }) => ({ title, ...defined({ cap }) })),
    currency: moment.scheme.currency,
    warnings:
      head.kind === 'application' && may(person, { to: 'see-warnings', file })
        ? warningsOf(file, moment)
        : [],
    ...(standing === undefined || !('place' in place) ? {} : { standing: place }),
    returnTo: returnTargets(file, moment),
    mayReject: head.kind === 'application',
  }
}

const warningsOf = (file: CaseFile, moment: Moment): Minute['warnings'] =>
  verdicts(file, moment).flatMap(({ holds, explanation }) =>
    holds === true ? [] : [{ words: explanation, open: holds === 'unknown' }],
  )

/** What the panel came to, and each sheet of the round that counted against it. */
const panelPart = (
  it: CaseView,
  file: CaseFile,
  moment: Moment,
): Pick<Minute, 'result' | 'grade' | 'sheets' | 'vetoes'> => {
  const grade = it.evaluation && {
    grade: it.evaluation.grade,
    ...defined({ from: it.evaluation.lowered?.from, consequence: it.evaluation.consequence }),
  }
  if (it.result === undefined) return { ...defined({ grade }), sheets: [], vetoes: [] }
  const { rubric, panel } = reviewRules(file, moment)
  const { mean, counted, vetoes = [] } = it.result
  const sheets = (it.sheets ?? []).filter(({ round }) => round === file.head.review.round)
  const placed = placedSheets(
    sheets.map(({ scores }) => sheetTotal(rubric, scores)),
    it.result,
    panel,
  )
  return {
    ...defined({ grade }),
    result: {
      mean,
      counted,
      threshold: panel.threshold,
      passed: mean >= panel.threshold && vetoes.length === 0,
    },
    sheets: sheets.flatMap(({ expert, comment }, index) => {
      const place = placed[index]
      return place ? [{ ...place, ...defined({ expert, comment }) }] : []
    }),
    vetoes: vetoes.map(({ item, mean: got, below }) => ({
      item: rubric.items.find(({ id }) => id === item)?.title ?? { zh: item, en: item },
      mean: got,
      below,
    })),
  }
}
