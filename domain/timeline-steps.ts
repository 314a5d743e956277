import { levelsOf } from './approval.ts'
import type { TimeLimit } from './calendar.ts'
import { nextStep, stepsOf } from './case-steps.ts'
import type { ApplicationHead, CaseFile, EvaluationHead } from './case.ts'
import type { Step } from './case-run.ts'
import { stepsOfCycle } from './cycle.ts'
import type { Moment } from './moment.ts'
import { reportCheckWords, stepWords } from './scheme-words.ts'
import type { SchemeStep } from './scheme-step.ts'
import type { Words } from './words.ts'

/** One step of a case's way: done, under way, to come, or where it ended; since when, and how long it may take. */
export type StoryStep = {
  readonly title: Words
  readonly state: 'done' | 'now' | 'next' | 'ended'
  readonly since?: string
  readonly limit?: TimeLimit
}

type Told = Pick<Moment, 'scheme'>

const opened = (steps: readonly Step[], task: string): Pick<StoryStep, 'since'> => {
  const last = steps.findLast((step) => step.task === task)
  return last === undefined ? {} : { since: last.opened }
}

const limitOf = (step: SchemeStep): Pick<StoryStep, 'limit'> =>
  step.kind === 'review' ? { limit: step.panel.limit } : step.kind === 'approval' ? {} : { limit: step.limit }

const tasks: Record<SchemeStep['kind'], string> = {
  formalCheck: 'ask-formal-check',
  recommendation: 'ask-recommendation',
  review: 'choose-experts',
  defence: 'ask-defence',
  approval: 'find-next-level',
  notice: 'publish-notice',
}

const isOver = ({ status }: ApplicationHead): boolean => ['refused', 'withdrawn'].includes(status.is)

/** The programme's steps for this application, levels of approval one by one. */
export const applicationSteps = (file: CaseFile, head: ApplicationHead, moment: Told): StoryStep[] => {
  const over = head.status.is === 'recognised'
  const atHere = head.status.is === 'draft' ? 'next' : isOver(head) ? 'ended' : 'now'
  const { step: present } = nextStep(file, head.done, moment)
  const all = stepsOf(file, moment)
  const here = present === undefined ? all.length : all.findIndex(({ kind }) => kind === present.kind)
  const made = stepsOfCycle(file)
  return all.flatMap((step, index): StoryStep[] => {
    const state = over || index < here ? 'done' : index === here ? atHere : 'next'
    const title = step.title ?? stepWords[step.kind]
    const since = state === 'next' ? {} : opened(made, tasks[step.kind])
    if (step.kind !== 'approval') return [{ title, state, ...since, ...limitOf(step) }]
    return levelRows(file, step.levels, title, state, since)
  })
}

const levelRows = (
  { head }: CaseFile,
  levels: ReturnType<typeof levelsOf>,
  title: Words,
  state: StoryStep['state'],
  since: Pick<StoryStep, 'since'>,
): StoryStep[] =>
  levels.map((level, index) => {
    const stands = state === 'now' || state === 'ended'
    const done = stands ? index < head.approval.levelsDone : state === 'done'
    const here = index === head.approval.levelsDone
    return {
      title: { zh: `${title.zh}：${level.title.zh}`, en: `${title.en}: ${level.title.en}` },
      state: done ? 'done' : stands && here ? state : 'next',
      ...(index === 0 ? since : {}),
      limit: level.limit,
    }
  })

const evaluationOrder = ['report', 'review', 'approval', 'graded'] as const

const placeOf: Partial<Record<EvaluationHead['status']['is'], number>> = {
  report: 0,
  overdue: 0,
  rectification: 0,
  review: 1,
  'report-check': 1,
  approval: 2,
  graded: 3,
}

/** The way of a year: report, whoever looks at it, who confirms the grade, and the grade. */
export const evaluationSteps = (file: CaseFile, head: EvaluationHead, moment: Told): StoryStep[] => {
  const rules = moment.scheme.evaluation
  const here = placeOf[head.status.is] ?? evaluationOrder.length
  const state = (index: number): StoryStep['state'] =>
    index < here ? 'done' : index === here ? 'now' : 'next'
  const made = stepsOfCycle(file)
  const check = rules?.officerCheck
  const looks: StoryStep = {
    title: check ? reportCheckWords : stepWords.review,
    state: state(1),
    ...(here < 1 ? {} : opened(made, check ? 'ask-report-check' : 'choose-experts')),
    ...(check ? { limit: check.limit } : rules?.panel ? { limit: rules.panel.limit } : {}),
  }
  return [
    {
      title:
        head.status.is === 'rectification'
          ? { zh: '整改', en: 'Rectification' }
          : { zh: '年度报告', en: 'Annual report' },
      state: state(0),
      ...opened(made, head.status.is === 'rectification' ? 'ask-rectification' : 'ask-report'),
      ...(head.status.is === 'rectification' && rules ? { limit: rules.rectification.limit } : {}),
    },
    looks,
    ...levelRows(
      file,
      rules?.levels ?? [],
      stepWords.approval,
      state(2),
      here < 2 ? {} : opened(made, 'find-next-level'),
    ),
    { title: { zh: '评定等级', en: 'Grade' }, state: state(3), ...(here < 3 ? {} : opened(made, 'grade')) },
  ]
}
