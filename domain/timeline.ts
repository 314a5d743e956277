import { appealable, appealUntil, presentAppeal } from './appeal.ts'
import { nextStep } from './case-steps.ts'
import type { CaseFile } from './case.ts'
import type { Moment } from './moment.ts'
import { outcomeWords } from './outcome-words.ts'
import type { Hat } from './hats.ts'
import { stepWords } from './scheme-words.ts'
import type { TaskKind } from './task-answer.ts'
import { applicationSteps, evaluationSteps, type StoryStep } from './timeline-steps.ts'
import { nothingToDo, type Said, statusStory } from './timeline-words.ts'
import type { Words } from './words.ts'

/** Where a case is, told in a few sentences: whose turn, since when, by when, what next, and what the reader has to do. */
export type Story = {
  readonly now: Words
  readonly turn: Words
  readonly since: string
  readonly due?: string
  readonly next?: Words
  readonly you: Words
  readonly steps: readonly StoryStep[]
}

/** In which of these capacities somebody reads the story; who has several, in the first one. */
export type Reader = 'lead' | 'member' | 'office'
export const readerOf = (hats: ReadonlySet<Hat>): Reader =>
  hats.has('lead') ? 'lead' : hats.has('member') ? 'member' : 'office'

type Told = Pick<Moment, 'now' | 'scheme' | 'calendar'>

/** `mine`: the reader has something open here, which the page shows with it. */
export const storyOf = (file: CaseFile, reader: Reader, mine: boolean, moment: Told): Story => {
  const { head } = file
  const said = { ...statusStory[head.status.is], ...particular(file, moment) }
  const due = dueOf(file, moment)
  const next = said.next ?? nextOf(file, moment)
  return {
    now: said.now,
    turn: said.turn,
    since: head.status.since,
    ...(due === undefined ? {} : { due }),
    ...(next === undefined ? {} : { next }),
    you: youDo(said, reader, mine),
    steps:
      head.kind === 'application'
        ? applicationSteps(file, head, moment)
        : head.kind === 'evaluation'
          ? evaluationSteps(file, head, moment)
          : [],
  }
}

const youDo = (said: Said, reader: Reader, mine: boolean): Words => {
  const own = reader === 'office' ? undefined : said[reader]
  if (mine && (reader !== 'lead' || own === undefined))
    return { zh: '有事项等待您办理，见下方。', en: 'Something waits for you: see below.' }
  return own ?? nothingToDo
}

/** What this case adds to the general words of its status. */
const particular = (file: CaseFile, moment: Told): Partial<Said> => {
  const { head } = file
  switch (head.status.is) {
    case 'defence':
      return head.status.meeting
        ? {
            now: { zh: '答辩的时间和地点已定。', en: 'The day and place of the oral defence are set.' },
            turn: { zh: '牵头单位与受理人员', en: 'The lead organisation and the officer' },
            lead: {
              zh: '请按时参加答辩，可将时间加入日历。',
              en: 'Come to the defence. You can add it to your calendar.',
            },
          }
        : {}
    case 'approval': {
      const { level: id } = head.status
      const levels =
        head.kind === 'evaluation'
          ? moment.scheme.evaluation?.levels
          : moment.scheme.steps.flatMap((step) => (step.kind === 'approval' ? step.levels : []))
      const level = levels?.find((one) => one.id === id)
      return level ? { turn: level.title } : {}
    }
    case 'notice':
      return file.objections.some(({ state }) => state.is === 'open')
        ? {
            now: {
              zh: '公示期间收到异议，处理完毕前公示不结束。',
              en: 'An objection was raised. The notice does not end before it is decided.',
            },
            turn: { zh: '受理人员', en: 'The officer' },
          }
        : {}
    case 'refused':
    case 'revoked':
      return afterDecision(file, moment)
    default:
      return {}
  }
}

const afterDecision = (file: CaseFile, moment: Told): Partial<Said> => {
  const appeal = presentAppeal(file)
  if (appeal?.state.is === 'open')
    return {
      now: { zh: '已提出申诉，正在处理。', en: 'An appeal was filed and is being decided.' },
      turn: { zh: '受理部门', en: 'The office' },
      next: {
        zh: '申诉成立则重新办理，不成立则维持原决定',
        en: 'Upheld, the case goes on; dismissed, the decision stands',
      },
    }
  if (appeal) return {}
  const against = appealable(file)
  const until = against && appealUntil(against.since, moment)
  const to = moment.scheme.appeal?.to
  return to && until !== undefined && moment.now <= until
    ? {
        next: { zh: `可以申诉：${to.zh}`, en: `An appeal is possible: ${to.en}` },
        lead: {
          zh: '对决定不服的，可在期限前提出申诉。',
          en: 'If you do not agree with the decision, you can appeal before the deadline.',
        },
      }
    : {}
}

/** What the programme has next for an application; its ending after the last step. */
const nextOf = (file: CaseFile, moment: Told): Words | undefined => {
  const { head } = file
  if (head.kind === 'application' && !['recognised', 'refused', 'withdrawn'].includes(head.status.is)) {
    const under = !['draft', 'submitted'].includes(head.status.is)
    const { step } = nextStep(file, head.done + (under ? 1 : 0), moment)
    return step ? (step.title ?? stepWords[step.kind]) : outcomeWords(moment.scheme.outcome.verb).given
  }
  if (head.kind === 'evaluation') {
    const next = evaluationSteps(file, head, moment).find(({ state }) => state === 'next')
    return next?.title
  }
  return undefined
}

const waits: Partial<Record<CaseFile['head']['status']['is'], readonly TaskKind[]>> = {
  'formal-check': ['formal-check'],
  recommendation: ['recommendation'],
  review: ['score', 'review-help'],
  defence: ['defence-date', 'defence-record'],
  approval: ['approval'],
  'report-check': ['report-check'],
  refused: ['appeal'],
  revoked: ['appeal'],
}

/** By when: the deadline of the status, else of the work that it waits for; for a decision, of an appeal against it. */
const dueOf = (file: CaseFile, moment: Told): string | undefined => {
  const { head } = file
  const { status } = head
  if (status.is === 'draft') return head.kind === 'application' ? head.closes : undefined
  if (status.is === 'notice') return status.ends
  if (status.is === 'collected') return status.until
  if (status.is === 'agreed') return status.effective
  if (status.is === 'defence' && status.meeting) return status.meeting.at
  if ('due' in status) return status.due
  const kinds = waits[status.is] ?? []
  const open = file.tasks.flatMap(({ kind, state, due, overdueSince }) =>
    kinds.includes(kind) && state.is === 'open' && due !== undefined ? [overdueSince ?? due] : [],
  )
  const last = open.toSorted().at(-1)
  if (last !== undefined) return last
  const against = presentAppeal(file) ? undefined : appealable(file)
  const until = against && appealUntil(against.since, moment)
  return until !== undefined && moment.now <= until ? until : undefined
}
