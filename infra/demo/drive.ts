import { civilDate, endOfDay } from '../../domain/calendar.ts'
import type { Rubric } from '../../domain/rubric.ts'
import type { Scheme } from '../../domain/scheme.ts'
import { stepOf } from '../../domain/scheme-step.ts'
import { fillReport } from './fill-report.ts'
import { answers, seen, type SeenCase, type Stage } from './stage.ts'

/** Who does what in a programme: subjects to sign in as. People who are asked by name are found by their id. */
export type Crew = {
  readonly lead: string
  readonly officer: string
  readonly recommender: string
  readonly byId: ReadonlyMap<string, string>
}

const hour = 3_600_000

/** A sheet with so much of every item's maximum. */
const sheet = (rubric: Rubric | undefined, share: number) => ({
  decision: 'score',
  scores: Object.fromEntries(
    (rubric?.items ?? []).map((item) => [item.id, Math.round(item.max * share * 10) / 10]),
  ),
  reasons: Object.fromEntries((rubric?.items ?? []).map((item) => [item.id, '见评审说明'])),
})

/** What everybody who is content answers to a task; nothing for a kind that waits for somebody's concern. */
const content = (
  scheme: Scheme,
  kind: string,
  it: SeenCase,
  now: Date,
): Record<string, unknown> | undefined => {
  switch (kind) {
    case 'formal-check':
      return { decision: 'pass' }
    case 'recommendation':
      return { decision: 'recommend', opinion: '材料属实，同意推荐' }
    case 'score':
      return sheet(
        it.kind === 'application' ? stepOf(scheme, 'review')?.rubric : scheme.evaluation?.rubric,
        0.86,
      )
    case 'defence-date':
      return {
        decision: 'schedule',
        at: endOfDay(
          civilDate(new Date(now.getTime() + 72 * hour).toISOString(), scheme.timeZone),
          scheme.timeZone,
        ),
        place: '会议室一',
      }
    case 'defence-record':
      // It is recorded when it has taken place.
      return now.toISOString() < (it.status.meeting?.at ?? '')
        ? undefined
        : { decision: 'pass', record: '问：产业化路径。答：三年内完成中试。' }
    case 'approval':
      return { decision: 'approve' }
    case 'report':
      return { decision: 'report' }
    case 'report-check':
      return { decision: 'accept' }
    default:
      return undefined
  }
}

const subjectFor = (crew: Crew, task: SeenCase['tasks'][number]): string | undefined => {
  switch (task.kind) {
    case 'recommendation':
      return crew.recommender
    case 'report':
      return crew.lead
    case 'score':
    case 'approval':
      return task.person === undefined ? undefined : crew.byId.get(task.person)
    default:
      return crew.officer
  }
}

/** Answers what is asked on a case now, once around. Returns whether anything was answered. */
export const actOn = async (stage: Stage, scheme: Scheme, crew: Crew, id: string): Promise<boolean> => {
  const it = await seen(stage, crew.officer, id)
  let acted = false
  for (const task of it.tasks.filter(({ state }) => state === 'open')) {
    const subject = subjectFor(crew, task)
    const now = await stage.now()
    const answer = content(scheme, task.kind, it, now)
    if (subject === undefined || answer === undefined) continue
    if (task.kind === 'report') await fillReport(stage, scheme, subject, id)
    const current = await seen(stage, crew.officer, id)
    if (!current.tasks.some((one) => one.id === task.id && one.state === 'open')) continue
    await answers(stage, subject, id, task.kind, answer)
    acted = true
  }
  return acted
}
