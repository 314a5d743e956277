import { deadline } from './calendar.ts'
import type { ApplicationHead, CaseFile } from './case.ts'
import type { Position } from './case-run.ts'
import { asApplication, type Part, type Wait } from './formal-check.ts'
import type { Decision } from './decision.ts'
import { days, type Moment } from './moment.ts'
import { Refusal } from './refusal.ts'
import { stepOf } from './scheme-step.ts'
import {
  leads,
  newTask,
  office,
  overdueSince,
  stepId,
  tell,
  tellOfTask,
  visitOf,
  waitingStep,
} from './step.ts'
import type { AnswerTo } from './task-answer.ts'
import type { Task } from './task.ts'
import { same } from './words.ts'

/**
 * The oral defence is one step with two tasks of the officer's: to set its day and place, then to record how it went.
 * Both are to be done within the step's limit. Asked again after a missed deadline, a day that is set already stays.
 */
export const openDefence = (file: CaseFile, position: Position, moment: Moment): Wait => {
  const head = asApplication(file)
  const step = stepOf(moment.scheme, 'defence')
  if (!step) throw new Refusal('not-at-this-step')
  const due = deadline(moment.now, step.limit, days(moment))
  const set = head.status.is === 'defence' && head.status.meeting !== undefined
  const task = askedFor(file, set ? 'defence-record' : 'defence-date', moment, {
    step: stepId('ask-defence', visitOf(position, 'ask-defence')),
    ...overdueSince(file, position, 'ask-defence'),
    due,
  })
  return {
    head: set ? head : { ...head, status: { is: 'defence', since: moment.now } },
    tasks: [task],
    events: [{ what: 'defence-opened', facts: { due } }],
    tell: [tellOfTask(task)],
    due,
  }
}

const askedFor = (
  { head }: CaseFile,
  kind: 'defence-date' | 'defence-record',
  moment: Moment,
  more: Pick<Task, 'step' | 'due' | 'overdueSince'>,
): Task =>
  newTask(head, moment, { kind, round: 1, audience: office(head, 'officer'), lateness: 'escalates', ...more })

/** The officer sets day and place; the applicant is told, and the officer is asked for the record. */
export const answerDefenceDate = (
  file: CaseFile,
  task: Task,
  answer: AnswerTo<'defence-date'>,
  moment: Moment,
): Decision => meet(file, task, answer, moment)

/** How it went; or another day, when somebody could not come. */
export const answerDefenceRecord = (
  file: CaseFile,
  task: Task,
  answer: AnswerTo<'defence-record'>,
  moment: Moment,
): Decision & Partial<Pick<Part, 'outcome'>> => {
  const head = asApplication(file)
  if (answer.decision === 'postpone') {
    if (!answer.reason)
      throw new Refusal('invalid', { problems: [{ field: 'answer.reason', code: 'missing' }] })
    return meet(file, task, answer, moment)
  }
  if (head.status.is !== 'defence' || !head.status.meeting) throw new Refusal('not-at-this-step')
  if (moment.now < head.status.meeting.at)
    throw new Refusal('invalid', {
      problems: [
        {
          field: 'answer.decision',
          code: 'not-yet',
          facts: { at: head.status.meeting.at, zone: moment.scheme.timeZone },
        },
      ],
    })
  return answer.decision === 'pass'
    ? {
        head: { ...head, done: head.done + 1 },
        events: [{ what: 'defence-passed', facts: { record: answer.record } }],
        outcome: 'passed',
      }
    : {
        head: { ...head, refusal: { at: 'defence', reason: same(answer.reason) } },
        events: [{ what: 'defence-failed', facts: { reason: answer.reason, record: answer.record ?? '' } }],
        outcome: 'failed',
      }
}

type Meeting = NonNullable<Extract<ApplicationHead['status'], { is: 'defence' }>['meeting']>

/** Between now and the end of the step, so that it is held and recorded in time. */
const meet = (
  file: CaseFile,
  task: Task,
  {
    at,
    place,
    link,
    reason = '',
  }: Meeting & { readonly decision: string; readonly reason?: string | undefined },
  moment: Moment,
): Decision => {
  const head = asApplication(file)
  if (head.status.is !== 'defence') throw new Refusal('not-at-this-step')
  if (at <= moment.now)
    throw new Refusal('invalid', { problems: [{ field: 'answer.at', code: 'in-the-past' }] })
  const waits = waitingStep(file, task.step)
  const last = waits?.state.is === 'waiting' ? waits.state.due : undefined
  if (last !== undefined && at > last)
    throw new Refusal('invalid', {
      problems: [
        { field: 'answer.at', code: 'after-deadline', facts: { due: last, zone: moment.scheme.timeZone } },
      ],
    })
  const meeting: Meeting = { at, place, ...(link === undefined ? {} : { link }) }
  const moved = head.status.meeting !== undefined
  const record = askedFor(file, 'defence-record', moment, {
    ...(task.step === undefined ? {} : { step: task.step }),
    ...(task.due === undefined ? {} : { due: task.due }),
    ...(task.overdueSince === undefined ? {} : { overdueSince: task.overdueSince }),
  })
  return {
    head: { ...head, status: { ...head.status, meeting } },
    tasks: [record],
    events: [
      {
        what: moved ? 'defence-moved' : 'defence-set',
        facts: { meets: at, place, link: link ?? '', ...(moved ? { reason } : {}) },
      },
    ],
    tell: [
      tell(head, moment, moved ? 'defence-moved' : 'defence-set', leads(file), {
        meets: at,
        place,
        link: link ?? '',
        ...(reason === '' ? {} : { reason }),
        minutes: stepOf(moment.scheme, 'defence')?.minutes ?? '',
      }),
    ],
  }
}
