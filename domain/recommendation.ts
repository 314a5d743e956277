import { deadline } from './calendar.ts'
import type { CaseFile } from './case.ts'
import type { Position } from './case-run.ts'
import { asApplication, type Part, type Wait } from './formal-check.ts'
import { days, type Moment } from './moment.ts'
import { Refusal } from './refusal.ts'
import { stepOf } from './scheme-step.ts'
import { visitProblems } from './site-visit.ts'
import { newTask, office, overdueSince, stepId, tellOfTask, visitOf } from './step.ts'
import type { AnswerTo } from './task-answer.ts'
import { same } from './words.ts'

/** The recommending unit is asked for its opinion. */
export const openRecommendation = (file: CaseFile, position: Position, moment: Moment): Wait => {
  const head = asApplication(file)
  const step = stepOf(moment.scheme, 'recommendation')
  if (!step) throw new Refusal('not-at-this-step')
  const due = deadline(moment.now, step.limit, days(moment))
  const task = newTask(head, moment, {
    kind: 'recommendation',
    step: stepId('ask-recommendation', visitOf(position, 'ask-recommendation')),
    ...overdueSince(file, position, 'ask-recommendation'),
    round: 1,
    audience: office(head, 'recommender'),
    lateness: 'escalates',
    due,
  })
  return {
    head: { ...head, status: { is: 'recommendation', since: moment.now } },
    tasks: [task],
    events: [{ what: 'recommendation-asked', facts: { due } }],
    tell: [tellOfTask(task)],
    due,
  }
}

/** The opinion, and the visits that it rests on: those of days that are past. */
export const answerRecommendation = (
  file: CaseFile,
  answer: AnswerTo<'recommendation'>,
  moment: Moment,
): Part => {
  const head = asApplication(file)
  const problems = visitProblems(answer.visits ?? [], moment)
  if (problems.length > 0) throw new Refusal('invalid', { problems })
  return answer.decision === 'recommend'
    ? {
        head: { ...head, done: head.done + 1 },
        events: [{ what: 'recommended', facts: { opinion: answer.opinion, ...visited(answer) } }],
        outcome: 'recommended',
      }
    : {
        head: { ...head, refusal: { at: 'recommendation', reason: same(answer.opinion) } },
        events: [{ what: 'not-recommended', facts: { opinion: answer.opinion, ...visited(answer) } }],
        outcome: 'declined',
      }
}

/** The days of its visits; what was seen there is in the answer, which the event seals. */
const visited = ({ visits = [] }: AnswerTo<'recommendation'>): Record<string, string> =>
  visits.length === 0 ? {} : { visits: visits.map(({ on }) => on).join(', ') }
