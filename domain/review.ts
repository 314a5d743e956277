import { deadline } from './calendar.ts'
import type { CaseFile, CaseHead } from './case.ts'
import type { Position, Step } from './case-run.ts'
import type { ReviewResult } from './review-result.ts'
import type { Part, Wait } from './formal-check.ts'
import { asJudged } from './judged.ts'
import { days, type Moment } from './moment.ts'
import { agree, combine, vetoesOf, whyFailed } from './panel-result.ts'
import { reviewRules, scoreTasks, sheets, substituteFor } from './panel.ts'
import { openSeats } from './panel-mix.ts'
import { remarkProblems } from './remarked-places.ts'
import type { Person } from './person.ts'
import { Refusal } from './refusal.ts'
import type { Panel } from './rubric.ts'
import { tiesOf } from './scheme-words.ts'
import { sheetProblems, sheetTotal } from './sheet.ts'
import { newTask, office, overdueSince, stepId, tell, tellOfTask, visitOf, waitingStep } from './step.ts'
import type { AnswerTo } from './task-answer.ts'
import { closed, type Task } from './task.ts'

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
  const { panel } = reviewRules(file, moment)
  return scored.length >= panel.quorum && openSeats(panel.mix, scored).length === 0 ? 'complete' : 'tooFew'
}

/** A sheet comes in, or the expert steps aside and is replaced by the next without a conflict. */
export const answerScore = (
  file: CaseFile,
  task: Task,
  answer: AnswerTo<'score'>,
  candidates: readonly Person[],
  moment: Moment,
): Omit<Part, 'outcome'> => {
  if (answer.decision === 'score') {
    const problems = [
      ...sheetProblems(reviewRules(file, moment).rubric, answer),
      ...remarkProblems(file, answer.remarks ?? [], moment),
    ]
    if (problems.length > 0) throw new Refusal('invalid', { problems })
    // Who hands a sheet in was shown the grounds and declared that none applies.
    return { head: file.head, events: [{ what: 'scored', facts: { round: task.round, declared: true } }] }
  }
  const { grounds = [], because, reason = '' } = answer
  const ties = tiesOf(reviewRules(file, moment).panel)
  const strange = grounds.some((ground) => !ties.some(({ id }) => id === ground))
  const said = grounds.length > 0 || reason !== '' || (because !== undefined && because !== 'other')
  if (strange || !said)
    throw new Refusal('invalid', {
      problems: [
        strange
          ? { field: 'answer.grounds', code: 'not-an-option' }
          : { field: 'answer.reason', code: 'missing' },
      ],
    })
  const replacement = substituteFor(file, task, candidates, moment)
  return {
    head: file.head,
    tasks: replacement ? [replacement] : [],
    steps: replacement ? longer(waitingStep(file, task.step), replacement.due) : [],
    events: [
      {
        what: 'recused',
        facts: {
          round: task.round,
          grounds: grounds.join(','),
          ...(because === undefined ? {} : { because }),
          reason,
          replaced: replacement !== undefined,
        },
      },
    ],
    tell: replacement ? [tellOfTask(replacement)] : [],
  }
}

/** The wait lasts as long as the newest sheet's own time: a substitute is not closed by the others' deadline. */
export const longer = (step: Step | undefined, due: string | undefined): Step[] =>
  step?.state.is === 'waiting' && due !== undefined && (step.alarm ?? due) < due
    ? [{ ...step, state: { ...step.state, due }, alarm: due }]
    : []

/**
 * Enough sheets, close enough together, over the threshold, no item below its veto? An officer's acceptance overrules
 * the first two. Whoever still has a sheet out when the review ends is not asked any more.
 */
export const combineScores = (file: CaseFile, moment: Moment): Part => {
  const { panel, rubric } = reviewRules(file, moment)
  const head = asJudged(file.head)
  const handedIn = sheets(file)
  const totals = handedIn.map(({ scores }) => sheetTotal(rubric, scores))
  const vetoes = vetoesOf(handedIn, rubric, panel)
  const result = { ...combine(totals, panel), ...(vetoes.length === 0 ? {} : { vetoes }) }
  const ends = (outcome: string, review: Partial<CaseHead['review']>) => ({
    head: { ...head, review: { ...head.review, result, ...review } },
    events: [{ what: 'scores-combined', facts: { ...factsOf(result, panel, head), outcome } }],
    outcome,
  })
  if (!head.review.accepted) {
    const vacant = openSeats(panel.mix, scoreTasks(file)).length
    if (result.sheets < panel.quorum || vacant > 0) return ends('tooFew', {})
    if (result.sheets < panel.maxExperts && !agree(totals, result, panel)) return ends('apart', {})
  }
  const passed = result.mean >= panel.threshold && vetoes.length === 0
  const over = ends(passed ? 'passed' : 'failed', { open: false })
  const tasks = scoreTasks(file)
    .filter((task) => task.state.is === 'open')
    .map((task) => closed(task, 'cancelled', moment.now))
  if (over.head.kind === 'evaluation') return { ...over, tasks }
  if (passed) return { ...over, head: { ...over.head, done: over.head.done + 1 }, tasks }
  const reason = whyFailed(result, rubric, panel.threshold)
  return { ...over, head: { ...over.head, refusal: { at: 'review', reason } }, tasks }
}

const factsOf = (result: ReviewResult, panel: Panel, head: CaseHead) => ({
  sheets: result.sheets,
  counted: result.counted,
  mean: result.mean,
  spread: result.spread,
  threshold: panel.threshold,
  accepted: head.review.accepted,
  vetoed: (result.vetoes ?? []).map(({ item, mean, below }) => `${item} ${mean} < ${below}`).join(', '),
})

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
