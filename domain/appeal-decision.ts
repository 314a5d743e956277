import { type Appeal, beforeRefusal, claimsAgain } from './appeal.ts'
import { civilDate, CivilDate, Instant, startOfDay } from './calendar.ts'
import type { CaseFile, EvaluationHead } from './case.ts'
import type { Consortium } from './consortium.ts'
import { nextRun, stepsSince } from './cycle.ts'
import type { Decision } from './decision.ts'
import { rulesOf } from './evaluation.ts'
import type { Stamp } from './history.ts'
import type { Moment } from './moment.ts'
import { nextDue } from './recognition.ts'
import { Refusal } from './refusal.ts'
import { blocks } from './rule-check.ts'
import { everybody, office, tell } from './step.ts'
import { verdicts } from './submission.ts'
import type { AnswerTo } from './task-answer.ts'
import type { Task } from './task.ts'

/**
 * Dismissed: the decision stands. Upheld: the case goes on at the step that refused it, in a cycle of its own; a
 * revocation falls, and the year is evaluated again. Where that cannot be done by itself, it is said so.
 */
export const answerAppeal = (
  file: CaseFile,
  task: Task,
  answer: AnswerTo<'appeal'>,
  stamp: Stamp,
  moment: Moment,
): Decision => {
  const appeal = file.appeals?.find(({ id }) => id === task.appeal)
  if (!appeal || appeal.state.is !== 'open') throw new Refusal('not-at-this-step')
  const { reason } = answer
  const { head } = file
  const told = (next: string) => ({
    ...tell(head, moment, 'appeal-decided', [...everybody(file), office(head, 'officer')], {
      decision: answer.decision,
      reason,
      next,
    }),
    key: `${appeal.id}/decided`,
  })
  const facts = { appeal: appeal.id, at: appeal.against.at, reason }
  if (answer.decision === 'dismiss')
    return {
      head,
      appeals: [{ ...appeal, state: { is: 'dismissed', stamp, reason } }],
      releases: claimsAgain(head),
      events: [{ what: 'appeal-dismissed', facts }],
      tell: [told('')],
    }
  const reopening = reopened(file, appeal, moment)
  return {
    ...(reopening ?? { head, releases: claimsAgain(head) }),
    appeals: [{ ...appeal, state: { is: 'upheld', stamp, reason, reopened: reopening !== undefined } }],
    events: [{ what: 'appeal-upheld', facts: { ...facts, reopened: reopening !== undefined } }],
    tell: [told(reopening ? 'reopened' : 'recorded')],
  }
}

type Reopening = Pick<Decision, 'head' | 'start' | 'consortium'>

const reopened = (file: CaseFile, { against }: Appeal, moment: Moment): Reopening | undefined => {
  const { head } = file
  switch (head.kind) {
    case 'application': {
      const broken =
        against.at === 'eligibility' ? blocks(verdicts(file, moment)).map(({ rule }) => rule.id) : []
      const overruled = [...new Set([...(head.overruled ?? []), ...broken])]
      return {
        head: {
          ...beforeRefusal(head),
          ...(overruled.length === 0 ? {} : { overruled }),
          status: { is: 'submitted', since: moment.now },
          run: { ...nextRun(file, 'application'), stands: stepsSince(file) },
        },
        start: true,
      }
    }
    case 'evaluation': {
      const restored = restoredBy(head, moment)
      return restored && { head: evaluatedAgain(file, head, moment), start: true, consortium: restored }
    }
    case 'change':
      return undefined
  }
}

/** The year from its report on: what was handed in is still there, and may be handed in again as it is. */
const evaluatedAgain = (file: CaseFile, head: EvaluationHead, moment: Moment): EvaluationHead => {
  const { grade: _, firstGrade: __, score: ___, lowered: ____, ...rest } = head
  return {
    ...rest,
    status: { is: 'report', since: moment.now },
    noShow: false,
    rectifications: 0,
    review: { ...head.review, open: false, accepted: false },
    approval: { ...head.approval, open: false },
    run: nextRun(file, 'annual-evaluation'),
  }
}

/**
 * The consortium in force again, without the grade that took it out. Not when its term is unknown (it was taken back
 * by an earlier program), is over meanwhile, or when something else took it back since.
 */
const restoredBy = (head: EvaluationHead, moment: Moment): Consortium | undefined => {
  const { consortium, scheme, now } = moment
  if (!consortium || consortium.standing.is !== 'revoked') return undefined
  const { scheme: ref, number, recognised, ended, validUntil } = consortium.standing
  if (validUntil === undefined || validUntil <= now || head.status.since !== ended) return undefined
  return {
    ...consortium,
    grades: consortium.grades.filter(({ year }) => year !== head.year),
    standing: { is: 'recognised', scheme: ref, number, recognised, validUntil },
    ...nextDue(scheme, Instant.parse(recognised), Instant.parse(validUntil), lastOpened(head, moment)),
  }
}

/** The last year whose evaluation was opened, or would have been: one that ended with the revocation is not opened twice. */
const lastOpened = ({ year }: EvaluationHead, moment: Moment): number => {
  const { timeZone } = moment.scheme
  const present = Number(civilDate(moment.now, timeZone).slice(0, 4))
  const opens = startOfDay(CivilDate.parse(`${present}-${rulesOf(moment).opens}`), timeZone)
  return Math.max(year, opens <= moment.now ? present : present - 1)
}
