import { answerTask } from '../../domain/answer.ts'
import { findNextLevel, levelsOf, openLevel, returnTargets } from '../../domain/approval.ts'
import type { CaseFile } from '../../domain/case.ts'
import type { Position } from '../../domain/case-run.ts'
import type { Consortium } from '../../domain/consortium.ts'
import type { Decision } from '../../domain/decision.ts'
import { openDefence } from '../../domain/defence.ts'
import { countNoShow, openOverdueReport, openReport, overAlready } from '../../domain/evaluation.ts'
import {
  checkEligibility,
  findNextStep,
  openCorrection,
  openFormalCheck,
  type Wait,
} from '../../domain/formal-check.ts'
import { conclude, confirm, openRectification, revoke } from '../../domain/grade.ts'
import { answerLate } from '../../domain/late.ts'
import type { Moment } from '../../domain/moment.ts'
import { openNotice } from '../../domain/notice.ts'
import { addExpert, choosePanel, recusedFrom, reviewRules } from '../../domain/panel.ts'
import type { Person } from '../../domain/person.ts'
import { openRecommendation } from '../../domain/recommendation.ts'
import { proposeGrade } from '../../domain/proposed-grade.ts'
import { recognise, refuse } from '../../domain/recognition.ts'
import { toPutRight } from '../../domain/rectification.ts'
import { openReportCheck } from '../../domain/report-check.ts'
import { combineScores, openReviewHelp, openScoring } from '../../domain/review.ts'
import type { Scheme } from '../../domain/scheme.ts'
import { advance, stepId, visitOf, waitingStep } from '../../domain/step.ts'
import type { Task } from '../../domain/task.ts'
import type { TaskAnswer } from '../../domain/task-answer.ts'
import { workflows } from '../../workflows/all.ts'
import { after, expert, holder, momentAt, position, stampBy } from './cases.ts'

const day = 86_400_000

/** A case that goes through the tables with the rules alone: no store, no machine; who answers what is drawn. */
export type TableRun = {
  file: CaseFile
  consortium: Consortium | undefined
  /** The steps taken, by the task's name and its outcome. */
  readonly path: string[]
}

/** Runs a table to an end. `draw` picks one of so many; it decides what everybody answers. `silent` are kinds of task that nobody answers. */
export const runTable = (
  begin: CaseFile,
  known: Consortium | undefined,
  scheme: Scheme,
  name: string,
  draw: (n: number) => number,
  silent: readonly Task['kind'][] = [],
): TableRun => {
  const run: TableRun = { file: begin, consortium: known, path: [] }
  const clock = { now: Date.parse(begin.head.updated), ticks: 0 }
  const moment = (): Moment => {
    clock.now += day / 4
    clock.ticks += 1
    return momentAt(new Date(clock.now).toISOString(), scheme, `${clock.ticks}`)
  }
  const write = (decision: Decision) => {
    run.file = after(run.file, decision)
    run.consortium = decision.consortium ?? run.consortium
  }
  const consortium = (): Consortium => {
    if (!run.consortium) throw new Error('no consortium')
    return run.consortium
  }
  const experts = Array.from({ length: 40 }, (_, n) => expert(`专家${n}`))

  const automatic: Record<string, (at: Position, now: Moment) => Wait & { outcome?: string }> = {
    'check-eligibility': (_, now) => checkEligibility(run.file, now),
    'find-next-step': (_, now) => findNextStep(run.file, now),
    'choose-experts': (at, now) => choosePanel(run.file, experts, at, now),
    'combine-scores': (_, now) => combineScores(run.file, now),
    'add-expert': (at, now) => addExpert(run.file, experts, at, now),
    'find-next-level': (_, now) => findNextLevel(run.file, now),
    recognise: (_, now) => recognise(run.file, now),
    refuse: (_, now) => refuse(run.file, now),
    'count-no-show': (_, now) => countNoShow(run.file, now),
    'propose-grade': (_, now) => overAlready(run.file, consortium()) ?? proposeGrade(run.file, now),
    grade: (_, now) => overAlready(run.file, consortium()) ?? conclude(run.file, consortium(), now),
    confirm: (_, now) => confirm(run.file, consortium(), now),
    revoke: (_, now) => revoke(run.file, consortium(), now),
  }
  const personal: Record<string, (at: Position, now: Moment) => Wait> = {
    'ask-formal-check': (at, now) => openFormalCheck(run.file, at, now),
    'ask-correction': (at, now) => openCorrection(run.file, at, now),
    'ask-recommendation': (at, now) => openRecommendation(run.file, at, now),
    'ask-experts': (at, now) => openScoring(run.file, at, now),
    'ask-officer-about-review': (at, now) => openReviewHelp(run.file, at, now),
    'ask-defence': (at, now) => openDefence(run.file, at, now),
    'ask-approvers': (at, now) => openLevel(run.file, approvers(run.file, now), at, now),
    'publish-notice': (at, now) => openNotice(run.file, at, now),
    'ask-report': (at, now) => openReport(run.file, at, now),
    'ask-overdue-report': (at, now) => openOverdueReport(run.file, at, now),
    'ask-report-check': (at, now) => openReportCheck(run.file, at, now),
    'ask-rectification': (at, now) => openRectification(run.file, at, now),
  }

  /** Waits until the step is settled: somebody answers, or nobody does and the clock says `late`. */
  const settled = (id: string): string => {
    for (;;) {
      const step = waitingStep(run.file, id)
      if (!step) {
        const done = run.file.steps.find((one) => one.id === id)
        if (done?.state.is !== 'done') throw new Error(`${id} is lost`)
        return done.state.outcome
      }
      const open = run.file.tasks.filter((task) => task.step === id && task.state.is === 'open')
      const [task] = open
      const now = moment()
      const missed =
        task !== undefined && (silent.includes(task.kind) || (draw(8) === 0 && patient(run.file)))
      if (task === undefined || missed) {
        clock.now = Math.max(clock.now, Date.parse(step.alarm ?? now.now) + 1)
        write(answerLate(run.file, step, moment()))
      } else {
        const by = task.asked ?? 'officer'
        write(answerTask(run.file, task, answerTo(run.file, task, now, draw), stampBy(by), now, experts))
      }
    }
  }

  const walk = (table: string, from: Position): { at: Position; outcome: string } => {
    const workflow = workflows.find((one) => one.name === table)
    if (!workflow) throw new Error(`no table ${table}`)
    let at = from
    let label = workflow.first
    for (;;) {
      const step = workflow.steps[label]
      if (!step) throw new Error(`no step ${label}`)
      if (step.is === 'end') return { at, outcome: step.outcome ?? label }
      if (run.path.length > 400) throw new Error(`no end in sight: ${run.path.slice(-20).join(' ')}`)
      let outcome: string
      if (step.is === 'nested') {
        const inner = walk(step.workflow, at)
        outcome = inner.outcome
        at = { ...inner.at, n: inner.at.n + 1 }
      } else {
        const id = stepId(step.task, visitOf(at, step.task))
        const now = moment()
        const opened = (step.is === 'automatic' ? automatic : personal)[step.task]?.(at, now)
        if (!opened) throw new Error(`nobody does ${step.task}`)
        write(opened)
        const due = 'due' in opened ? opened.due : undefined
        const state =
          'outcome' in opened && opened.outcome !== undefined
            ? { is: 'done' as const, outcome: opened.outcome, at: now.now }
            : { is: 'waiting' as const, resume: at, ...(due === undefined ? {} : { due }) }
        const alarm = state.is === 'waiting' && due !== undefined ? { alarm: due } : {}
        write({
          head: run.file.head,
          events: [],
          steps: [{ id, task: step.task, opened: now.now, state, ...alarm }],
        })
        outcome = state.is === 'done' ? state.outcome : settled(id)
        at = advance(at, step.task, outcome)
        run.path.push(`${step.task}:${outcome}`)
      }
      const next = step.then[outcome]
      if (next === undefined) throw new Error(`${label} does not know ${outcome}`)
      label = next
    }
  }
  walk(name, { ...position(), workflow: name, n: 0 })
  return run
}

/** Three people for every level of the chain that this case goes through. */
const approvers = ({ head }: CaseFile, moment: Moment): Person[] =>
  levelsOf(head, moment).flatMap(({ id }) =>
    [1, 2, 3].map((n) => holder(`${id}${n}`, 'approver', { level: id })),
  )

/** After many steps nobody is late, and everybody answers so that the case goes on. */
const patient = (file: CaseFile): boolean => file.steps.length < 60

/** One of the answers that a task allows; later rounds are answered so that the case goes on. */
const answerTo = (file: CaseFile, task: Task, moment: Moment, draw: (n: number) => number): TaskAnswer => {
  const often = draw(4) > 0 || !patient(file)
  const reason = '理由充分'
  switch (task.kind) {
    case 'formal-check':
      if (often) return { kind: 'formal-check', answer: { decision: 'pass' } }
      return file.head.corrections === 0
        ? { kind: 'formal-check', answer: { decision: 'return', remarks: { plan: '请补充' } } }
        : { kind: 'formal-check', answer: { decision: 'reject', reason } }
    case 'correction':
      return often
        ? { kind: 'correction', answer: { decision: 'corrected' } }
        : { kind: 'correction', answer: { decision: 'withdraw', reason } }
    case 'recommendation':
      return {
        kind: 'recommendation',
        answer: { decision: often ? 'recommend' : 'decline', opinion: reason },
      }
    case 'score': {
      // With nobody left to ask, the officer would have to wait for an appointment.
      if (!often && recusedFrom(file).length < 4)
        return { kind: 'score', answer: { decision: 'recuse', grounds: ['family'] } }
      const { items } = reviewRules(file, moment).rubric
      const share = patient(file) ? ([0.3, 0.7, 0.8, 0.95][draw(4)] ?? 0.8) : 0.8
      return {
        kind: 'score',
        answer: {
          decision: 'score',
          scores: Object.fromEntries(items.map(({ id, max }) => [id, max * share])),
          reasons: Object.fromEntries(items.map(({ id }) => [id, reason])),
        },
      }
    }
    case 'review-help': {
      const handedIn = file.tasks.some(
        ({ kind, round, answer }) =>
          kind === 'score' &&
          round === file.head.review.round &&
          answer?.kind === 'score' &&
          answer.answer.decision === 'score',
      )
      return handedIn
        ? { kind: 'review-help', answer: { decision: 'accept', reason } }
        : { kind: 'review-help', answer: { decision: 'retry', experts: [], reason } }
    }
    case 'defence-date':
      return {
        kind: 'defence-date',
        answer: {
          decision: 'schedule',
          at: new Date(Date.parse(moment.now) + 1).toISOString(),
          place: '会议室',
        },
      }
    case 'defence-record':
      return often
        ? { kind: 'defence-record', answer: { decision: 'pass', record: reason } }
        : { kind: 'defence-record', answer: { decision: 'fail', reason } }
    case 'approval': {
      if (often) return { kind: 'approval', answer: { decision: 'approve' } }
      const targets = returnTargets(file, moment)
      const to = targets[draw(targets.length + 1)]
      if (to !== undefined) return { kind: 'approval', answer: { decision: 'return', to, remark: reason } }
      return file.head.kind === 'evaluation'
        ? { kind: 'approval', answer: { decision: 'approve' } }
        : { kind: 'approval', answer: { decision: 'reject', reason } }
    }
    case 'report':
      return { kind: 'report', answer: { decision: 'report' } }
    case 'report-check':
      return often
        ? { kind: 'report-check', answer: { decision: 'accept' } }
        : { kind: 'report-check', answer: { decision: 'put-right', remarks: { results: reason } } }
    case 'rectification':
      return {
        kind: 'rectification',
        answer: {
          decision: 'rectified',
          account: reason,
          measures: Object.fromEntries(toPutRight(file, moment).map(({ id }) => [id, { done: reason }])),
        },
      }
    default:
      throw new Error(`no answer to ${task.kind}`)
  }
}
