import { deadline, publicNotice } from './calendar.ts'
import type { CaseFile } from './case.ts'
import type { Objection } from './objection.ts'
import type { Position, Step } from './case-run.ts'
import type { Decision } from './decision.ts'
import type { Tell } from './message.ts'
import { asApplication, type Wait } from './formal-check.ts'
import type { Stamp } from './history.ts'
import { ObjectionId } from './ids.ts'
import { days, type Moment } from './moment.ts'
import { type Problem, Refusal } from './refusal.ts'
import { type SchemeStep, stepOf } from './scheme-step.ts'
import { leads, newTask, office, settle, tell, tellOfTask } from './step.ts'
import type { AnswerTo } from './task-answer.ts'
import type { Task } from './task.ts'
import { same } from './words.ts'

/** The proposed recognition is announced for the scheme's number of days, counted in its calendar. */
export const openNotice = (file: CaseFile, _position: Position, moment: Moment): Wait => {
  const head = asApplication(file)
  const step = stepOf(moment.scheme, 'notice')
  if (!step) throw new Refusal('not-at-this-step')
  const { firstDay, lastDay, ends } = publicNotice(moment.now, step.limit, days(moment))
  return {
    head: { ...head, status: { is: 'notice', since: moment.now, firstDay, lastDay, ends } },
    events: [{ what: 'notice-published', facts: { firstDay, lastDay } }],
    tell: [
      tell(head, moment, 'notice-published', [...leads(file), office(head, 'officer')], {
        firstDay,
        lastDay,
      }),
    ],
    due: ends,
  }
}

const noticeStep = (file: CaseFile): Step | undefined =>
  file.steps.find((step) => step.task === 'publish-notice' && step.state.is === 'waiting')

/** One person must not use up the objections that others may raise. */
const mostOwn = 3

/** Who objected hears what became of it; the case itself, and who decided, are not theirs to see. */
const tellObjector = (
  { id, raised }: Objection,
  about: 'objection-received' | 'objection-answered',
  title: string,
  facts: Tell['facts'] = {},
): Tell[] =>
  raised.by === 'system'
    ? []
    : [
        {
          key: `${id}/${about}`,
          about,
          to: [{ is: 'person', person: raised.by }],
          facts: { title, ...facts },
        },
      ]

/** Who may object, and whether evidence must be named, is the programme's to say. */
const objectionProblems = (
  { by, evidence }: Pick<Objection, 'by' | 'evidence'>,
  rules: Extract<SchemeStep, { kind: 'notice' }>['objections'],
): Problem[] => [
  ...(rules.from === 'either' || rules.from === by.is
    ? []
    : [{ field: 'by.is', code: rules.from === 'person' ? 'people-only' : 'organisations-only' }]),
  ...(rules.evidence === 'required' && (evidence ?? '').trim() === ''
    ? [{ field: 'evidence', code: 'missing' }]
    : []),
]

/** Somebody objects, while the notice runs. The officer must decide; until then the notice cannot end. */
export const raiseObjection = (
  file: CaseFile,
  raised: Pick<Objection, 'by' | 'grounds' | 'evidence'>,
  stamp: Stamp,
  moment: Moment,
): Decision & { objection: Objection } => {
  const head = asApplication(file)
  const step = noticeStep(file)
  if (head.status.is !== 'notice' || !step) throw new Refusal('not-at-this-step')
  if (moment.now > head.status.ends)
    throw new Refusal('deadline-passed', { facts: { due: head.status.ends, zone: moment.scheme.timeZone } })
  const rules = stepOf(moment.scheme, 'notice')
  if (!rules) throw new Refusal('not-at-this-step')
  const problems = objectionProblems(raised, rules.objections)
  if (problems.length > 0) throw new Refusal('invalid', { problems })
  const own = file.objections.filter(({ raised, state }) => raised.by === stamp.by && state.is === 'open')
  if (own.length >= mostOwn) throw new Refusal('too-many', { facts: { max: mostOwn } })
  if (file.objections.length >= 50) throw new Refusal('too-many', { facts: { max: 50 } })
  const objection: Objection = {
    id: ObjectionId.parse(moment.newId()),
    ...raised,
    raised: stamp,
    state: { is: 'open' },
  }
  const task = newTask(head, moment, {
    kind: 'objection',
    round: 1,
    objection: objection.id,
    audience: office(head, 'officer'),
    lateness: 'escalates',
    due: deadline(moment.now, rules.objections.limit, days(moment)),
  })
  return {
    head,
    objection,
    objections: [objection],
    tasks: [task],
    events: [{ what: 'objection-raised', facts: { objection: objection.id, by: objection.by.is } }],
    tell: [
      tellOfTask(task),
      { ...tell(head, moment, 'objection-raised', leads(file)), key: `${objection.id}/raised` },
      ...tellObjector(objection, 'objection-received', head.title),
    ],
  }
}

/**
 * Dismissed: the notice goes on, and ends at once when its last day is over and no other objection is open.
 * Upheld: the case is refused.
 */
export const answerObjection = (
  file: CaseFile,
  task: Task,
  answer: AnswerTo<'objection'>,
  stamp: Stamp,
  moment: Moment,
): Decision => {
  const head = asApplication(file)
  const objection = file.objections.find((candidate) => candidate.id === task.objection)
  const step = noticeStep(file)
  if (!objection || !step) throw new Refusal('not-at-this-step')
  const upheld = answer.decision === 'uphold'
  const decided: Objection = {
    ...objection,
    state: { is: upheld ? 'upheld' : 'dismissed', stamp, reason: answer.reason },
  }
  const outcome = { decision: answer.decision, reason: answer.reason }
  const toObjector = tellObjector(objection, 'objection-answered', head.title, outcome)
  const told = {
    ...tell(head, moment, 'objection-decided', leads(file), outcome),
    key: `${objection.id}/decided`,
  }
  const events = [
    {
      what: upheld ? 'objection-upheld' : 'objection-dismissed',
      facts: { objection: objection.id, reason: answer.reason },
    },
  ]
  if (upheld) {
    const others = file.tasks
      .filter((other) => other.kind === 'objection' && other.state.is === 'open' && other.id !== task.id)
      .map(({ alarm: _, ...other }) => ({ ...other, state: { is: 'cancelled' as const, at: moment.now } }))
    const settled = settle(file, step, 'upheld', moment.now)
    return {
      ...settled,
      head: { ...head, refusal: { at: 'notice', reason: same(answer.reason) } },
      objections: [decided],
      tasks: [...(settled.tasks ?? []), ...others],
      events,
      tell: [told, ...toObjector],
    }
  }
  const open = file.objections.some((other) => other.id !== objection.id && other.state.is === 'open')
  // Suspended: its last moment came while this was open, and no clock looks at it any more.
  const suspended = step.alarm === undefined
  const over = suspended || (head.status.is === 'notice' && moment.now > head.status.ends)
  return {
    ...(over && !open ? settle(file, step, 'late', moment.now) : {}),
    head: over && !open ? { ...head, done: head.done + 1 } : head,
    objections: [decided],
    events,
    tell: [told, ...toObjector],
  }
}

/** The notice's last day is over. With an objection still open it waits on, without a deadline of its own. */
export const endNotice = (file: CaseFile, step: Step, moment: Moment): Decision => {
  const head = asApplication(file)
  if (file.objections.some((objection) => objection.state.is === 'open')) {
    const { alarm: _, ...suspended } = step
    return { head, steps: [suspended], events: [{ what: 'notice-suspended', facts: {} }] }
  }
  return {
    ...settle(file, step, 'late', moment.now),
    head: { ...head, done: head.done + 1 },
    events: [{ what: 'notice-ended', facts: {} }],
  }
}
