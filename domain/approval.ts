import { deadline } from './calendar.ts'
import type { CaseFile, CaseHead } from './case.ts'
import type { Position } from './case-run.ts'
import { stepsOf } from './case-steps.ts'
import type { Part, Wait } from './formal-check.ts'
import { type PersonId, schemeCode } from './ids.ts'
import { asJudged } from './judged.ts'
import { days, type Moment } from './moment.ts'
import { holds, type Person } from './person.ts'
import { Refusal } from './refusal.ts'
import { conflictOf } from './conflict.ts'
import { askedToScore } from './panel.ts'
import { isFull, placeClaim, placeFor } from './ranking.ts'
import { type ApprovalLevel, stepOf } from './scheme-step.ts'
import { stepUpFor } from './step-up.ts'
import { newTask, office, overdueSince, stepId, tell, tellOfTask, visitOf } from './step.ts'
import type { AnswerTo } from './task-answer.ts'
import type { Task } from './task.ts'
import { same } from './words.ts'

/** The chain of levels that this kind of case goes through. */
export const levelsOf = (head: CaseHead, moment: Pick<Moment, 'scheme'>): readonly ApprovalLevel[] => {
  if (head.kind === 'change') return []
  const levels =
    head.kind === 'application' ? stepOf(moment.scheme, 'approval')?.levels : moment.scheme.evaluation?.levels
  if (!levels) throw new Refusal('not-at-this-step')
  return levels
}

/** How young a sign-in with a second factor must be to decide this, in minutes; nothing where none is demanded. */
export const stepUpOf = (
  file: CaseFile,
  task: Task,
  moment: Pick<Moment, 'scheme'>,
  byDefault: number | undefined,
): number | undefined =>
  task.kind === 'approval'
    ? stepUpFor(
        levelsOf(file.head, moment).find(({ id }) => id === task.level),
        byDefault,
      )
    : undefined

/** The approval tasks of the current chain, whatever became of them. */
export const chainTasks = (file: CaseFile): Task[] =>
  file.tasks.filter((task) => task.kind === 'approval' && task.round === file.head.approval.round)

/** Who has already decided in the current chain, in person or by somebody in their place. */
export const decidedInChain = (file: CaseFile): PersonId[] =>
  chainTasks(file).flatMap(({ state }) =>
    state.is === 'answered' && state.stamp.by !== 'system'
      ? [state.stamp.by, ...(state.stamp.inPlaceOf === undefined ? [] : [state.stamp.inPlaceOf])]
      : [],
  )

/** Begins a chain or goes one level on; after the last one the chain has approved. */
export const findNextLevel = (file: CaseFile, moment: Moment): Part => {
  const head = asJudged(file.head)
  const approval = head.approval.open
    ? head.approval
    : { round: head.approval.round + 1, open: true, levelsDone: 0 }
  const levels = levelsOf(head, moment)
  const level = levels[approval.levelsDone]
  if (level)
    return {
      head: { ...head, approval, status: { is: 'approval', since: moment.now, level: level.id } },
      events: [{ what: 'level-reached', facts: { level: level.id, round: approval.round } }],
      outcome: 'level',
    }
  const done = { ...approval, open: false }
  return {
    head:
      head.kind === 'application'
        ? { ...head, approval: done, done: head.done + 1 }
        : { ...head, approval: done },
    // Where nobody confirms what an officer found, nothing was approved.
    events: levels.length === 0 ? [] : [{ what: 'approved', facts: { round: approval.round } }],
    outcome: 'none',
  }
}

/**
 * Asks everybody who decides at the current level, except who already decided in this chain, was asked to score the
 * case, or belongs to an organisation of it. With fewer people than the level needs, the administrators hear of it and the deadline
 * asks again: a quorum is never lowered. With nobody left to ask, the decisions already given may settle the level.
 */
export const openLevel = (
  file: CaseFile,
  approvers: readonly Person[],
  position: Position,
  moment: Moment,
): Wait => {
  const { head } = file
  const level = levelsOf(head, moment)[head.approval.levelsDone]
  if (!level) throw new Refusal('not-at-this-step')
  const excluded = new Set([...decidedInChain(file), ...askedToScore(file)])
  const able = approvers.filter(
    (person) =>
      decidesAt(person, level.id, schemeCode(head.scheme)) &&
      !excluded.has(person.id) &&
      conflictOf(person, file) === undefined,
  )
  const given = decisionsAt(file, level)
  const settled = able.length === 0 ? settledBy(level, given, given.length) : undefined
  if (settled === 'rejected') return alreadyRejected(file, level)
  // When as many as may pass have passed, what was decided before the line was reached settles nothing.
  if (settled === 'approved' && !(isLast(file, moment) && isFull(file, moment)))
    return alreadyApproved(file, level, moment)
  const due = deadline(moment.now, level.limit, days(moment))
  const step = stepId('ask-approvers', visitOf(position, 'ask-approvers'))
  const late = overdueSince(file, position, 'ask-approvers')
  const tasks = able.map((person) =>
    newTask(head, moment, {
      kind: 'approval',
      step,
      round: head.approval.round,
      level: level.id,
      audience: { is: 'person', person: person.id },
      asked: person.name,
      lateness: 'escalates',
      due,
      ...late,
    }),
  )
  const people = given.length + tasks.length
  const tooFew = tasks.length === 0 || people < needed(level, people)
  return {
    head,
    tasks,
    events: [{ what: 'level-asked', facts: { level: level.id, people: tasks.length, tooFew, due } }],
    tell: [
      ...tasks.map(tellOfTask),
      ...(tooFew
        ? [
            tell(head, moment, 'task-overdue', [office(head, 'administrator')], {
              task: 'approval',
              level: level.id,
            }),
          ]
        : []),
    ],
    due,
  }
}

/** Nobody else can be asked, and what was decided before is enough: by those who held the level then. */
const alreadyApproved = (file: CaseFile, level: ApprovalLevel, moment: Moment): Wait => ({
  ...levelDone(file, moment),
  events: [settledEvent(file, level, 'approved')],
  outcome: 'approved',
})

/** One level more is done; the last one gives an application its place, where only so many may pass. */
const levelDone = (file: CaseFile, moment: Moment): Pick<Part, 'head' | 'claims'> => {
  const { head } = file
  const approval = { ...head.approval, levelsDone: head.approval.levelsDone + 1 }
  const place = isLast(file, moment) ? placeFor(file, moment) : undefined
  return head.kind === 'application' && place !== undefined
    ? { head: { ...head, approval, place }, claims: [placeClaim(head, place)] }
    : { head: { ...head, approval } }
}

const isLast = ({ head }: CaseFile, moment: Moment): boolean =>
  head.approval.levelsDone + 1 === levelsOf(head, moment).length

const settledEvent = ({ head }: CaseFile, level: ApprovalLevel, outcome: 'approved' | 'rejected') => ({
  what: 'level-settled',
  facts: { level: level.id, round: head.approval.round, outcome },
})

const alreadyRejected = (file: CaseFile, level: ApprovalLevel): Wait => {
  const last = answersAt(file, level).findLast((answer) => answer.decision === 'reject')
  const reason = last?.decision === 'reject' ? last.reason : ''
  return {
    head: refusedBy(file.head, reason),
    events: [settledEvent(file, level, 'rejected')],
    outcome: 'rejected',
  }
}

/** Appointed to this level of this programme; an approver without a level decides at every one. */
export const decidesAt = (person: Person, level: string | undefined, scheme: string): boolean =>
  holds(
    { ...person, offices: person.offices.filter((held) => (held.level ?? level) === level) },
    'approver',
    scheme,
  )

/** How many must approve at a level where so many decided or are asked. Never fewer than the programme says. */
export const needed = (level: Pick<ApprovalLevel, 'needs'>, people: number): number =>
  level.needs === 'one' ? 1 : level.needs === 'all' ? Math.max(1, people) : level.needs

/**
 * How a level stands with these decisions among so many people who decided or may still: approved, rejected because
 * too few are left who could approve, or open. Fewer people than the level needs settle nothing.
 */
export const settledBy = (
  level: ApprovalLevel,
  given: readonly string[],
  people: number,
): 'approved' | 'rejected' | undefined => {
  const enough = needed(level, people)
  if (people < enough) return undefined
  if (given.filter((decision) => decision === 'approve').length >= enough) return 'approved'
  return people - given.filter((decision) => decision === 'reject').length < enough ? 'rejected' : undefined
}

/**
 * Where an approver may send the case back to: the case's steps before the approval, or the review. Nowhere when
 * there was no report, or no panel: experts have nothing to score, and not taking part counts as the programme says.
 */
export const returnTargets = (
  file: Pick<CaseFile, 'head' | 'sections'>,
  moment: Pick<Moment, 'scheme'>,
): string[] => {
  const { head } = file
  if (head.kind === 'change') return []
  if (head.kind === 'evaluation')
    return head.noShow || moment.scheme.evaluation?.officerCheck ? [] : ['review']
  const kinds = stepsOf(file, moment).map((step) => step.kind)
  return kinds.slice(0, kinds.indexOf('approval'))
}

/**
 * One decision at a level. The level settles when enough approved, when somebody returned the case, or when a
 * rejection leaves too few who could still approve. No outcome means that others are still to decide.
 */
export const answerApproval = (
  file: CaseFile,
  task: Task,
  answer: AnswerTo<'approval'>,
  by: PersonId,
  moment: Moment,
): Omit<Part, 'outcome'> & { outcome?: 'approved' | 'returned' | 'rejected' } => {
  const { head } = file
  const decided = decidedInChain(file)
  const asked = task.audience.is === 'person' ? [task.audience.person] : []
  if ([by, ...asked].some((one) => decided.includes(one))) throw new Refusal('already-decided-in-chain')
  const level = levelsOf(head, moment).find((candidate) => candidate.id === task.level)
  if (!level) throw new Refusal('not-at-this-step')
  const facts = { level: level.id, round: head.approval.round }
  // Who decided before the deadline passed and the level asked again still counts; who was only asked does not.
  const given = decisionsAt(file, level)
  const people = given.length + openBeside(file, task).length + 1
  const reopened = { ...head.approval, open: false }
  switch (answer.decision) {
    case 'approve': {
      const events = [{ what: 'approval-given', facts: { ...facts, remark: answer.remark ?? '' } }]
      // Asked of everybody at the last level, not only of whose word settles it: a vote for nothing is none.
      const done = levelDone(file, moment)
      if (settledBy(level, [...given, 'approve'], people) !== 'approved') return { head, events }
      return { ...done, events, outcome: 'approved' }
    }
    case 'return': {
      if (!returnTargets(file, moment).includes(answer.to))
        throw new Refusal('invalid', { problems: [{ field: 'answer.to', code: 'not-an-option' }] })
      const events = [
        { what: 'approval-returned', facts: { ...facts, to: answer.to, remark: answer.remark } },
      ]
      return {
        head:
          head.kind === 'application'
            ? {
                ...head,
                approval: reopened,
                done: moment.scheme.steps.findIndex(({ kind }) => kind === answer.to),
              }
            : { ...head, approval: reopened },
        events,
        outcome: 'returned',
      }
    }
    case 'reject': {
      if (head.kind === 'evaluation') throw new Refusal('not-allowed-here')
      const events = [{ what: 'approval-refused', facts: { ...facts, reason: answer.reason } }]
      if (settledBy(level, [...given, 'reject'], people) !== 'rejected') return { head, events }
      return { head: refusedBy(head, answer.reason), events, outcome: 'rejected' }
    }
  }
}

const refusedBy = (head: CaseHead, reason: string): CaseHead => {
  const approval = { ...head.approval, open: false }
  return head.kind === 'application'
    ? { ...head, approval, refusal: { at: 'approval', reason: same(reason) } }
    : { ...head, approval }
}

/** What was decided at this level in the current chain, before the deadline passed and the level asked again too. */
const answersAt = (file: CaseFile, level: ApprovalLevel): AnswerTo<'approval'>[] =>
  chainTasks(file).flatMap((task) =>
    task.level === level.id && task.answer?.kind === 'approval' ? [task.answer.answer] : [],
  )

export const decisionsAt = (file: CaseFile, level: ApprovalLevel): string[] =>
  answersAt(file, level).map((answer) => answer.decision)

/** The others who are asked along with this task and have not decided. */
export const openBeside = (file: CaseFile, task: Task): Task[] =>
  chainTasks(file).filter(
    (other) => other.id !== task.id && other.step === task.step && other.state.is === 'open',
  )
