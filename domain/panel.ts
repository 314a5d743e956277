import { titleFor } from './blind.ts'
import { deadline } from './calendar.ts'
import type { CaseFile } from './case.ts'
import type { Position } from './case-run.ts'
import { conflictOf } from './conflict.ts'
import type { Part } from './formal-check.ts'
import type { PersonId } from './ids.ts'
import { asJudged } from './judged.ts'
import { days, type Moment } from './moment.ts'
import type { Person } from './person.ts'
import { Refusal } from './refusal.ts'
import { openSeats, seat, type Seated } from './panel-mix.ts'
import { droppedFrom, oddly, staffed } from './panel-staff.ts'
import type { Panel, Rubric } from './rubric.ts'
import { stepOf } from './scheme-step.ts'
import { newTask, stepId, tellOfTask, visitOf } from './step.ts'
import type { AnswerTo } from './task-answer.ts'
import type { Task } from './task.ts'

/** The panel and the rubric that this case is reviewed by. */
export const reviewRules = (file: CaseFile, moment: Moment): { panel: Panel; rubric: Rubric } => {
  const rules = file.head.kind === 'application' ? stepOf(moment.scheme, 'review') : moment.scheme.evaluation
  if (!rules?.panel || !rules.rubric) throw new Refusal('not-at-this-step')
  return { panel: rules.panel, rubric: rules.rubric }
}

/** The sheets that were asked for in the current round, whatever became of them. */
export const scoreTasks = (file: Pick<CaseFile, 'head' | 'tasks'>): Task[] =>
  file.tasks.filter((task) => task.kind === 'score' && task.round === file.head.review.round)

/** Sheets handed in, in the current round. */
export const sheets = (file: CaseFile): Extract<AnswerTo<'score'>, { decision: 'score' }>[] =>
  scoreTasks(file).flatMap((task) =>
    task.answer?.kind === 'score' && task.answer.answer.decision === 'score' ? [task.answer.answer] : [],
  )

/** Who stepped aside once has nothing to do with this case any more, in whatever round. */
export const recusedFrom = (file: Pick<CaseFile, 'tasks'>): PersonId[] =>
  file.tasks.flatMap(({ audience, answer }) =>
    audience.is === 'person' && answer?.kind === 'score' && answer.answer.decision === 'recuse'
      ? [audience.person]
      : [],
  )

/** Who was asked for a sheet, in whatever round: no approver of this case. */
export const askedToScore = (file: CaseFile): PersonId[] =>
  file.tasks.flatMap(({ kind, audience }) =>
    kind === 'score' && audience.is === 'person' ? [audience.person] : [],
  )

/** Who checked, recommended, approved or helped as an officer: no expert of this case. */
export const decidedOn = (file: Pick<CaseFile, 'tasks'>): PersonId[] =>
  file.tasks.flatMap(({ kind, audience, state }) =>
    state.is === 'answered' &&
    state.stamp.by !== 'system' &&
    (audience.is === 'office' || kind === 'approval')
      ? [state.stamp.by]
      : [],
  )

/**
 * Chooses experts without conflicts who were not asked in this round of the case before, never recused from it, and
 * decided nothing about it in another office.
 * The order is fixed for a case, so that a repeated run chooses the same people, and differs between cases,
 * so that the work spreads.
 */
export const chooseExperts = (
  file: CaseFile,
  candidates: readonly Person[],
  count: number,
  moment: Pick<Moment, 'digest'>,
  preferred: readonly PersonId[] = [],
): Person[] => {
  const asked = new Set([
    ...recusedFrom(file),
    ...decidedOn(file),
    ...scoreTasks(file).flatMap(({ audience }) => (audience.is === 'person' ? [audience.person] : [])),
  ])
  const rank = (person: Person) =>
    `${preferred.includes(person.id) ? '0' : '1'}${moment.digest(`${file.head.id}/${person.id}`)}`
  return candidates
    .filter((person) => person.active && !asked.has(person.id) && conflictOf(person, file) === undefined)
    .toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .slice(0, Math.max(0, count))
}

/** Asks one expert for a sheet, for as long as the scheme gives from now. */
export const askExpert = (
  file: CaseFile,
  { person: expert, field }: Seated,
  step: string,
  round: number,
  moment: Moment,
): Task => {
  const { panel } = reviewRules(file, moment)
  const asked = newTask(file.head, moment, {
    kind: 'score',
    step,
    round,
    audience: { is: 'person', person: expert.id },
    asked: expert.name,
    ...(field === undefined ? {} : { field }),
    lateness: 'closes',
    due: deadline(moment.now, panel.limit, days(moment)),
  })
  // What lists and mail call it is no more than this expert may know.
  return { ...asked, about: { ...asked.about, title: titleFor(file, panel.blind, moment) } }
}

/**
 * Fills the panel: a fresh one when a review begins, the missing places when an officer asked for another try. The
 * officer is asked when there are too few experts, or nobody for a place that the programme gives to a field.
 */
export const choosePanel = (
  file: CaseFile,
  candidates: readonly Person[],
  position: Position,
  moment: Moment,
): Part => {
  const { panel } = reviewRules(file, moment)
  const fresh = !file.head.review.open
  const round = file.head.review.round + (fresh ? 1 : 0)
  const assigned = fresh ? (file.head.review.assigned?.experts ?? []) : []
  const { dismissed } = file.head.review
  const head = {
    ...asJudged(file.head),
    review: fresh
      ? { round, open: true, accepted: false, ...(dismissed === undefined ? {} : { dismissed }) }
      : file.head.review,
    status: { is: 'review' as const, since: moment.now },
  }
  const here: CaseFile = { ...file, head }
  const open = scoreTasks(here).filter((task) => task.state.is === 'open').length
  const free = chooseExperts(here, candidates, candidates.length, moment, wishes(file))
  const wanted = assigned.length === 0 ? panel.experts : assigned.length
  const chosen = oddly(
    staffed(free, assigned, wanted - open - sheets(here).length, {
      panel,
      seats: openSeats(panel.mix, scoreTasks(here)),
      wished: wishes(file),
    }),
    open + sheets(here).length,
    assigned.length > 0 ? { ...panel, odd: false } : panel,
  )
  const step = stepId('ask-experts', visitOf(position, 'ask-experts'))
  const tasks = chosen.map((expert) => askExpert(here, expert, step, round, moment))
  const enough = open + sheets(here).length + tasks.length >= panel.quorum
  const vacant = openSeats(panel.mix, [...scoreTasks(here), ...tasks])
  const standIns = chosen.filter(({ standsIn }) => standsIn).map(({ field }) => field)
  return {
    head,
    tasks,
    events: [
      {
        what: 'experts-chosen',
        facts: {
          round,
          chosen: tasks.length,
          ...byNumber(chosen.map(({ person }) => person)),
          vacant: vacant.join(', '),
          standIns: standIns.join(', '),
          ...droppedFrom(assigned, chosen),
        },
      },
    ],
    tell: tasks.map(tellOfTask),
    outcome: enough && vacant.length === 0 ? 'chosen' : 'none',
  }
}

/** Somebody for the place of who stepped aside: of the same field, where the place was kept for one. */
export const substituteFor = (
  file: CaseFile,
  task: Task,
  candidates: readonly Person[],
  moment: Moment,
): Task | undefined => {
  const { mix } = reviewRules(file, moment).panel
  const ranked = chooseExperts(file, candidates, candidates.length, moment, wishes(file))
  const [substitute] = seat(ranked, 1, task.field === undefined ? [] : [task.field], mix, wishes(file))
  return substitute && askExpert(file, substitute, task.step ?? '', task.round, moment)
}

/** The people whom an officer asked for when stepping in. */
export const wishes = (file: CaseFile): PersonId[] =>
  file.tasks
    .flatMap((task) =>
      task.answer?.kind === 'review-help' && task.answer.answer.decision === 'retry'
        ? [task.answer.answer]
        : [],
    )
    .flatMap((answer) => answer.experts)

const byNumber = (people: readonly Person[]): Record<string, string> =>
  Object.fromEntries(people.map((person, index) => [`expert${index + 1}`, person.id]))

/** The sheets lie too far apart: one more expert. */
export const addExpert = (
  file: CaseFile,
  candidates: readonly Person[],
  position: Position,
  moment: Moment,
): Part => {
  const [expert] = chooseExperts(file, candidates, 1, moment, wishes(file))
  if (!expert) return { head: file.head, events: [{ what: 'no-expert-left', facts: {} }], outcome: 'none' }
  const step = stepId('ask-experts', visitOf(position, 'ask-experts'))
  const task = askExpert(file, { person: expert }, step, file.head.review.round, moment)
  return {
    head: file.head,
    tasks: [task],
    events: [{ what: 'expert-added', facts: { expert: expert.id, round: file.head.review.round } }],
    tell: [tellOfTask(task)],
    outcome: 'added',
  }
}
