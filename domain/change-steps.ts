import { deadline } from './calendar.ts'
import type { CaseFile, ChangeHead } from './case.ts'
import type { Position, Step } from './case-run.ts'
import { asChange, changeClaim, changeRules, problemWith, ruleFor, saidOf } from './change.ts'
import { brokenBy, effectOf, type KnownConsortium, worthKeeping } from './change-effect.ts'
import { type NewPlan, planIn } from './change-plan.ts'
import { effectiveFrom, windowEnds } from './change-times.ts'
import type { Decision } from './decision.ts'
import type { Part, Wait } from './formal-check.ts'
import { days, type Moment } from './moment.ts'
import { Refusal } from './refusal.ts'
import {
  everybody,
  leads,
  newTask,
  office,
  organisation,
  overdueSince,
  settle,
  stepId,
  tell,
  tellOfTask,
  visitOf,
} from './step.ts'
import type { AnswerTo } from './task-answer.ts'
import { same, clipped, type Words } from './words.ts'

/**
 * What comes next for a change: whoever it binds is asked first, then its window ends, then the programme's rules are
 * checked on the consortium as it is by now, and the office decides or is told.
 */
export const checkChange = (file: CaseFile, known: KnownConsortium, moment: Moment): Part => {
  const head = asChange(file)
  const { scheme, now } = moment
  if (file.members.some((member) => member.confirmation.is === 'asked'))
    return { head, events: [], outcome: 'ask' }
  const ends = windowEnds(changeRules(moment), head.opened.at, scheme.timeZone)
  if (ends !== undefined && now < ends) return { head, events: [], outcome: 'collect' }
  const { effect, why } = findingsOn(file, known, moment)
  const checked = { ...head, effect: worthKeeping(effect) }
  const failing = effect.filter(({ after }) => after.holds === false).map(({ rule }) => rule)
  const facts = { rules: effect.length, failed: failing.join(',') }
  if (why)
    return {
      head: { ...checked, refusal: why },
      events: [{ what: 'change-impossible', facts: { ...facts, ...why } }],
      outcome: 'broken',
    }
  return {
    head: checked,
    events: [{ what: 'change-checked', facts }],
    outcome: ruleFor(head.request.kind, moment).mode,
  }
}

/** The rules on the consortium as it is by now; and why the change is not possible any more, if so. */
export const findingsOn = (file: CaseFile, known: KnownConsortium, moment: Moment) => {
  const head = asChange(file)
  const joining = joiningOf(file, head)
  const plan = planIn(head.request, file.sections)
  const effect = effectOf(known, head.request, joining, moment, plan)
  const broken = brokenBy(effect, head.request)
  const why =
    noLongerFits(head, known, joining, plan, moment) ?? (broken.length > 0 ? inWords(broken) : undefined)
  return { effect, why }
}

export const joiningOf = (file: CaseFile, { request }: ChangeHead) =>
  request.kind === 'member-in'
    ? file.members.find((member) => member.organisation === request.organisation)
    : undefined

const inWords = (broken: ReturnType<typeof brokenBy>): Words => ({
  zh: clipped(broken.map(({ after }) => after.words.zh).join('；')),
  en: clipped(broken.map(({ after }) => after.words.en).join('; ')),
})

/** Who asked for a renewal in time does not lose it to the end of the term. */
const noLongerFits = (
  { request }: ChangeHead,
  known: KnownConsortium,
  joining: ReturnType<typeof joiningOf>,
  plan: NewPlan | undefined,
  moment: Moment,
): Words | undefined => {
  const { standing } = known.consortium
  const lasts = standing.is === 'recognised' || (request.kind === 'renewal' && standing.is === 'expired')
  if (!lasts) return { zh: '该联合体的认定已经终止', en: 'The recognition of the consortium has ended' }
  // The other consortium was there when it was asked for; what becomes of it is said in the register.
  if (request.kind === 'merger') return undefined
  return problemWith(known, { request, joining, plan }, moment)
    ? {
        zh: '联合体的情况已经变化，此项变更不再适用',
        en: 'The consortium has changed since, and this change does not fit any more',
      }
    : undefined
}

/** The organisation that a change binds is asked: it joins, becomes the lead, or hands the lead over by its own word. */
export const openJoining = (file: CaseFile, position: Position, moment: Moment): Wait => {
  const head = asChange(file)
  const asked = file.members.find((member) => member.confirmation.is === 'asked')
  if (!asked) throw new Refusal('not-at-this-step')
  const due = deadline(moment.now, ruleFor(head.request.kind, moment).limit, days(moment))
  const task = newTask(head, moment, {
    kind: 'confirmation',
    step: stepId('ask-joining', visitOf(position, 'ask-joining')),
    round: 1,
    audience: organisation(asked.organisation),
    lateness: 'closes',
    due,
  })
  const about =
    head.request.kind === 'plan'
      ? 'asked-to-agree'
      : head.request.kind !== 'lead'
        ? 'asked-to-confirm'
        : head.request.organisation === asked.organisation
          ? 'asked-to-lead'
          : 'asked-to-hand-over'
  return {
    head: { ...head, status: { is: 'joining', since: moment.now, due } },
    tasks: [task],
    events: [{ what: 'joining-asked', facts: { organisation: asked.organisation, name: asked.name, due } }],
    tell: [
      tell(head, moment, about, [task.audience], {
        lead: head.leadName,
        due,
        taskId: task.id,
        ...saidOf(head),
      }),
    ],
    due,
  }
}

/** Requests are collected: the office takes them up when the window is over. */
export const awaitWindow = (file: CaseFile, moment: Moment): Wait => {
  const head = asChange(file)
  const until = windowEnds(changeRules(moment), head.opened.at, moment.scheme.timeZone) ?? moment.now
  return {
    head: { ...head, status: { is: 'collected', since: moment.now, until } },
    events: [{ what: 'change-collected', facts: { until } }],
    due: until,
  }
}

/** The office decides; when it does not, it is asked again, and those above hear of it. */
export const openChangeDecision = (file: CaseFile, position: Position, moment: Moment): Wait => {
  const head = asChange(file)
  const due = deadline(moment.now, ruleFor(head.request.kind, moment).limit, days(moment))
  const task = newTask(head, moment, {
    kind: 'change-decision',
    step: stepId('ask-change-decision', visitOf(position, 'ask-change-decision')),
    ...overdueSince(file, position, 'ask-change-decision'),
    round: 1,
    audience: office(head, 'officer'),
    lateness: 'escalates',
    due,
  })
  return {
    head: { ...head, status: { is: 'decision', since: moment.now, due } },
    tasks: [task],
    events: [{ what: 'change-decision-asked', facts: { due } }],
    tell: [tellOfTask(task)],
    due,
  }
}

/** The office is told. It may object in time; its silence is consent. */
export const openChangeNotice = (file: CaseFile, position: Position, moment: Moment): Wait => {
  const head = asChange(file)
  const due = deadline(moment.now, ruleFor(head.request.kind, moment).limit, days(moment))
  const task = newTask(head, moment, {
    kind: 'change-notice',
    step: stepId('tell-about-change', visitOf(position, 'tell-about-change')),
    round: 1,
    audience: office(head, 'officer'),
    lateness: 'closes',
    due,
  })
  return {
    head: { ...head, status: { is: 'told', since: moment.now, due } },
    tasks: [task],
    events: [{ what: 'change-told', facts: { due } }],
    tell: [tellOfTask(task)],
    due,
  }
}

export const answerChangeDecision = (file: CaseFile, answer: AnswerTo<'change-decision'>): Part => {
  const head = asChange(file)
  return answer.decision === 'approve'
    ? {
        head,
        events: [{ what: 'change-approved', facts: { remark: answer.remark ?? '' } }],
        outcome: 'approved',
      }
    : {
        head: { ...head, refusal: same(answer.reason) },
        events: [{ what: 'change-refused', facts: { reason: answer.reason } }],
        outcome: 'refused',
      }
}

export const answerChangeNotice = (file: CaseFile, answer: AnswerTo<'change-notice'>): Part => {
  const head = asChange(file)
  return answer.decision === 'take-note'
    ? { head, events: [{ what: 'change-noted', facts: { remark: answer.remark ?? '' } }], outcome: 'noted' }
    : {
        head: { ...head, refusal: same(answer.reason) },
        events: [{ what: 'change-objected', facts: { reason: answer.reason } }],
        outcome: 'objected',
      }
}

/** From when it holds. A renewal follows on the term that it adds to, so it is written at once. */
export const awaitEffectiveDay = (file: CaseFile, moment: Moment): Wait => {
  const head = asChange(file)
  const { now, scheme } = moment
  const rule = ruleFor(head.request.kind, moment)
  const when = head.request.kind === 'renewal' ? 'at-once' : rule.effective
  const effective = effectiveFrom(when, now, scheme.timeZone)
  const agreed: ChangeHead = { ...head, status: { is: 'agreed', since: now, effective } }
  if (effective <= now) return { head: agreed, events: [], outcome: 'atOnce' }
  return {
    head: agreed,
    events: [{ what: 'change-agreed', facts: { effective } }],
    tell: [
      tell(head, moment, 'change-agreed', [...everybody(file), office(head, 'officer')], {
        effective,
        change: head.request.kind,
        ...saidOf(head),
      }),
    ],
    due: effective,
  }
}

/** A wait of a change that ends by itself: nothing was missed. `undefined` for a wait that somebody let pass. */
export const endChangeWait = (file: CaseFile, step: Step, moment: Moment): Decision | undefined => {
  const events = { 'await-window': 'window-ended', 'await-effective-day': 'effective-day-came' } as const
  if (step.task === 'tell-about-change')
    return {
      ...settle(file, step, 'late', moment.now),
      head: file.head,
      events: [{ what: 'change-not-objected', facts: {} }],
    }
  const what = Object.entries(events).find(([task]) => task === step.task)?.[1]
  return what === undefined
    ? undefined
    : { ...settle(file, step, 'late', moment.now), head: file.head, events: [{ what, facts: {} }] }
}

/** Until it is agreed, whoever asked may take it back. */
export const takeBackChange = (file: CaseFile, reason: string, moment: Moment): Decision => {
  const head = asChange(file)
  const waits = ['ask-joining', 'await-window', 'ask-change-decision', 'tell-about-change']
  const step = file.steps.find(({ task, state }) => state.is === 'waiting' && waits.includes(task))
  if (!step) throw new Refusal('not-at-this-step', { facts: { status: head.status.is } })
  return {
    ...settle(file, step, 'takenBack', moment.now),
    head: { ...head, refusal: { zh: `申请方撤回：${reason}`, en: `Taken back: ${reason}` } },
    events: [{ what: 'change-taken-back', facts: { reason } }],
  }
}

/** The office said no, or the rules did. */
export const refuseChange = (file: CaseFile, moment: Moment): Part => {
  const head = asChange(file)
  const reason = head.refusal ?? { zh: '未获同意', en: 'Not agreed' }
  return {
    head: { ...over(head), status: { is: 'not-agreed', since: moment.now, reason } },
    events: [{ what: 'change-ended', facts: { ...reason } }],
    releases: [changeClaim(head.consortium, head.request.kind)],
    tell: [tell(head, moment, 'change-refused', everybody(file), { change: head.request.kind, ...reason })],
    outcome: 'refused',
  }
}

/** It came to nothing without anybody deciding: taken back, declined, or not confirmed in time. */
export const dropChange = (file: CaseFile, moment: Moment): Part => {
  const head = asChange(file)
  const declined = file.members.some((member) => member.confirmation.is === 'declined')
  const reason =
    head.refusal ??
    (declined
      ? { zh: '该单位未同意', en: 'The organisation did not agree' }
      : { zh: '该单位逾期未确认', en: 'The organisation did not confirm in time' })
  return {
    head: { ...over(head), status: { is: 'dropped', since: moment.now, reason } },
    events: [{ what: 'change-dropped', facts: { ...reason } }],
    releases: [changeClaim(head.consortium, head.request.kind)],
    tell: [
      tell(head, moment, 'change-dropped', [...leads(file), office(head, 'officer')], {
        change: head.request.kind,
        ...reason,
      }),
    ],
    outcome: 'dropped',
  }
}

/** The execution has nothing more to do. */
export const over = (head: ChangeHead): ChangeHead =>
  head.run ? { ...head, run: { ...head.run, ended: true } } : head
