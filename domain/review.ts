import { deadline } from './calendar.ts'
import type { CaseFile, Position, ReviewResult, Step } from './case.ts'
import type { Part, Wait } from './formal-check.ts'
import { days, type Moment } from './moment.ts'
import { askExpert, chooseExperts, reviewRules, scoreTasks, sheets, wishes } from './panel.ts'
import type { Person } from './person.ts'
import { type Problem, Refusal } from './refusal.ts'
import { type Panel, type Rubric, rubricMax } from './rubric.ts'
import { newTask, office, overdueSince, stepId, tell, tellOfTask, visitOf, waitingStep } from './step.ts'
import type { AnswerTo, Task } from './task.ts'

/** Waits until every sheet that was asked for is in, or cannot come any more. */
export const openScoring = (file: CaseFile, position: Position, moment: Moment): Wait => {
  const step = stepId('ask-experts', visitOf(position, 'ask-experts'))
  const outcome = scoringOutcome(file, [], moment)
  if (outcome) return { head: file.head, events: [], outcome }
  const due = deadline(moment.now, reviewRules(file, moment).panel.limit, days(moment))
  // Sheets still open from before (an officer asked for another try) belong to this wait now.
  const moved = scoreTasks(file).filter((task) => task.state.is === 'open' && task.step !== step)
  return {
    head: file.head,
    tasks: moved.map((task) => ({ ...task, step })),
    events: [{ what: 'scoring-opened', facts: { due } }],
    due,
  }
}

/** All in: enough or too few. Nothing means that somebody is still scoring. `changed` are tasks as they will be. */
export const scoringOutcome = (
  file: CaseFile,
  changed: readonly Task[],
  moment: Moment,
): 'complete' | 'tooFew' | undefined => {
  const now = new Map([...scoreTasks(file), ...changed].map((task) => [task.id, task]))
  if ([...now.values()].some((task) => task.state.is === 'open')) return undefined
  const scored = [...now.values()].filter(
    (task) => task.answer?.kind === 'score' && task.answer.answer.decision === 'score',
  )
  return scored.length >= reviewRules(file, moment).panel.quorum ? 'complete' : 'tooFew'
}

/** What is wrong with a sheet: an item without a score, over its maximum, or without the reason that it needs. */
export const sheetProblems = (rubric: Rubric, answer: AnswerTo<'score'>): Problem[] => {
  if (answer.decision === 'recuse') return []
  const known = new Set<string>(rubric.items.map((item) => item.id))
  return [
    ...[...keysOf('scores', answer.scores), ...keysOf('reasons', answer.reasons)]
      .filter(({ id }) => !known.has(id))
      .map(({ field }) => ({ field, code: 'unknown-field' })),
    ...rubric.items.flatMap((item): Problem[] => {
      const score = answer.scores[item.id]
      if (score === undefined) return [{ field: `answer.scores.${item.id}`, code: 'missing' }]
      if (score > item.max)
        return [{ field: `answer.scores.${item.id}`, code: 'too-large', facts: { max: item.max } }]
      if (item.reasonBelow !== undefined && score <= item.reasonBelow && !answer.reasons[item.id])
        return [
          { field: `answer.reasons.${item.id}`, code: 'reason-needed', facts: { below: item.reasonBelow } },
        ]
      return []
    }),
  ]
}

const keysOf = (part: string, given: Readonly<Record<string, unknown>>) =>
  Object.keys(given).map((id) => ({ id, field: `answer.${part}.${id}` }))

/** A sheet comes in, or the expert steps aside and is replaced by the next without a conflict. */
export const answerScore = (
  file: CaseFile,
  task: Task,
  answer: AnswerTo<'score'>,
  candidates: readonly Person[],
  moment: Moment,
): Omit<Part, 'outcome'> => {
  const problems = sheetProblems(reviewRules(file, moment).rubric, answer)
  if (problems.length > 0) throw new Refusal('invalid', { problems })
  if (answer.decision === 'score')
    return { head: file.head, events: [{ what: 'scored', facts: { round: task.round } }] }
  const [substitute] = chooseExperts(file, candidates, 1, moment, wishes(file))
  const replacement = substitute
    ? askExpert(file, substitute, task.step ?? '', task.round, moment)
    : undefined
  return {
    head: file.head,
    tasks: replacement ? [replacement] : [],
    steps: replacement ? longer(waitingStep(file, task.step), replacement.due) : [],
    events: [
      {
        what: 'recused',
        facts: { round: task.round, reason: answer.reason, replaced: replacement !== undefined },
      },
    ],
    tell: replacement ? [tellOfTask(replacement)] : [],
  }
}

/** The wait lasts as long as the newest sheet's own time: a substitute is not closed by the others' deadline. */
const longer = (step: Step | undefined, due: string | undefined): Step[] =>
  step?.state.is === 'waiting' && due !== undefined && (step.alarm ?? due) < due
    ? [{ ...step, state: { ...step.state, due }, alarm: due }]
    : []

const total = (sheet: AnswerTo<'score'>, rubric: Rubric): number =>
  sheet.decision === 'score'
    ? (Object.values(sheet.scores).reduce((sum, score) => sum + score, 0) / rubricMax(rubric)) * 100
    : 0

/** Two decimals are what a ranking needs and a person can check. */
const rounded = (value: number): number => Math.round(value * 100) / 100

const meanOf = (totals: readonly number[]): number =>
  totals.length === 0 ? 0 : totals.reduce((sum, value) => sum + value, 0) / totals.length

const rangeOf = (sorted: readonly number[]): number => (sorted.at(-1) ?? 0) - (sorted[0] ?? 0)

/** As many totals as a panel has, those that lie closest together. All of them when there are no more. */
const closest = (totals: readonly number[], experts: number): number[] => {
  const sorted = totals.toSorted((a, b) => a - b)
  return sorted
    .map((_, from) => sorted.slice(from, from + experts))
    .filter((some) => some.length === Math.min(experts, sorted.length))
    .reduce((best, next) => (rangeOf(next) < rangeOf(best) ? next : best), sorted.slice(0, experts))
}

/**
 * Mean and spread of the sheets, in points of 100. The highest and the lowest drop out of five or more. The spread
 * is that of the sheets closest together, as many as a panel has: of a whole panel it is highest less lowest, and
 * once another expert was called the farthest sheet no longer counts in it, or it could never fall.
 */
export const combine = (
  totals: readonly number[],
  panel: Pick<Panel, 'dropHighLow' | 'experts'>,
): ReviewResult => {
  const sorted = totals.toSorted((a, b) => a - b)
  const counted = panel.dropHighLow && sorted.length >= 5 ? sorted.slice(1, -1) : sorted
  return {
    sheets: sorted.length,
    counted: counted.length,
    mean: rounded(meanOf(counted)),
    spread: rounded(rangeOf(closest(totals, panel.experts))),
  }
}

/**
 * The sheets agree when the closest of them do and the others do not change the verdict: one sheet far off must not
 * decide by its weight in the mean, so the next expert is called while it would.
 */
const agree = (totals: readonly number[], result: ReviewResult, panel: Panel): boolean =>
  result.spread <= panel.maxSpread &&
  (result.sheets <= panel.experts ||
    meanOf(closest(totals, panel.experts)) >= panel.threshold === result.mean >= panel.threshold)

/** Enough sheets, close enough together, over the threshold? An officer's acceptance overrules the first two. */
export const combineScores = (file: CaseFile, moment: Moment): Part => {
  const { panel, rubric } = reviewRules(file, moment)
  const { head } = file
  const totals = sheets(file).map((sheet) => total(sheet, rubric))
  const result = combine(totals, panel)
  const facts = { ...result, threshold: panel.threshold, accepted: head.review.accepted }
  const undecided = (outcome: string): Part => ({
    head: { ...head, review: { ...head.review, result } },
    events: [{ what: 'scores-combined', facts: { ...facts, outcome } }],
    outcome,
  })
  if (!head.review.accepted) {
    if (result.sheets < panel.quorum) return undecided('tooFew')
    if (result.sheets < panel.maxExperts && !agree(totals, result, panel)) return undecided('apart')
  }
  const outcome = result.mean >= panel.threshold ? 'passed' : 'failed'
  const closedReview = { ...head.review, open: false, result }
  const events = [{ what: 'scores-combined', facts: { ...facts, outcome } }]
  if (head.kind === 'evaluation') return { head: { ...head, review: closedReview }, events, outcome }
  if (outcome === 'passed')
    return { head: { ...head, review: closedReview, done: head.done + 1 }, events, outcome }
  const reason = {
    zh: `专家评审得分 ${result.mean} 分，低于 ${panel.threshold} 分`,
    en: `The experts' mean is ${result.mean} of 100, below ${panel.threshold}`,
  }
  return { head: { ...head, review: closedReview, refusal: { at: 'review', reason } }, events, outcome }
}

/** The review cannot go on by itself: an officer looks for experts, or takes the sheets as they are. */
export const openReviewHelp = (file: CaseFile, position: Position, moment: Moment): Wait => {
  const due = deadline(moment.now, { n: 3, unit: 'working-day' }, days(moment))
  const task = newTask(file.head, moment, {
    kind: 'review-help',
    step: stepId('ask-officer-about-review', visitOf(position, 'ask-officer-about-review')),
    ...overdueSince(file, position, 'ask-officer-about-review'),
    round: Math.max(1, file.head.review.round),
    audience: office(file.head, 'officer'),
    lateness: 'escalates',
    due,
  })
  return {
    head: file.head,
    tasks: [task],
    events: [{ what: 'review-help-asked', facts: { sheets: sheets(file).length } }],
    tell: [
      tellOfTask(task),
      tell(file.head, moment, 'task-overdue', [office(file.head, 'officer')], { task: 'score' }),
    ],
    due,
  }
}

export const answerReviewHelp = (file: CaseFile, answer: AnswerTo<'review-help'>): Part => {
  const { head } = file
  if (answer.decision === 'retry')
    return { head, events: [{ what: 'review-retried', facts: { reason: answer.reason } }], outcome: 'retry' }
  if (sheets(file).length === 0)
    throw new Refusal('incomplete', { problems: [{ field: 'answer.decision', code: 'no-sheets' }] })
  return {
    head: { ...head, review: { ...head.review, accepted: true } },
    events: [{ what: 'sheets-accepted', facts: { reason: answer.reason, sheets: sheets(file).length } }],
    outcome: 'accept',
  }
}
