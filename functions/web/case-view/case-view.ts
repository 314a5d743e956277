import type { z } from 'zod'
import { answersIn, askedOf, lastFullYear, writable } from '../../../domain/case-form.ts'
import { missing } from '../../../domain/submission.ts'
import { aroundOf } from '../../../domain/around.ts'
import { levelsOf, returnTargets } from '../../../domain/approval.ts'
import { stepsOf } from '../../../domain/case-steps.ts'
import { type CaseFile, type CaseHead, ended } from '../../../domain/case.ts'
import { shownOnce } from '../../../domain/lead-tasks.ts'
import type { Moment } from '../../../domain/moment.ts'
import { verbIn } from '../../../domain/outcome-words.ts'
import { overdueWork } from '../../../domain/overdue.ts'
import { reviewRules } from '../../../domain/panel.ts'
import { type Person, speaksFor } from '../../../domain/person.ts'
import { hatsOn } from '../../../domain/hats.ts'
import type { CaseRight } from '../../../domain/case-rights.ts'
import { may } from '../../../domain/policy.ts'
import { notFound } from '../../../domain/refusal.ts'
import { upgradedBy } from '../../../domain/upgrade.ts'
import type { Words } from '../../../domain/words.ts'
import { type CaseSummary, type CaseView, StatusView, type TaskView } from './case-shape.ts'
import { blindOf } from '../../../domain/blind.ts'
import { isBlindTo, withoutNames } from './blind-view.ts'
import { afterwardsView } from './afterwards-view.ts'
import { outcomeFor } from '../reviews/outcome-view.ts'
import { changeView } from './change-view.ts'
import { memberViews } from './member-view.ts'
import { submissionView } from './submission-view.ts'
import { storyView } from './story-view.ts'
import { defined } from '../defined.ts'
import { documentViews } from './document-view.ts'
import { milestones } from '../words/event-words.ts'
import { stepWords } from '../../../domain/scheme-words.ts'
import { duesView, membersView, supportView } from './taking-part-view.ts'
import { asideOf, plainProblem, readable, sectionView } from './section-view.ts'
import {
  approvalsOf,
  defencesOf,
  evaluationOf,
  expertsOf,
  recommendationsOf,
  sheetsOf,
  verdictViews,
} from './judged-view.ts'

const statusView = (head: CaseHead, remarks: boolean): StatusView => {
  const status = StatusView.parse(head.status)
  if (remarks) return status
  const { remarks: _, ...rest } = status
  return rest
}

export const summaryOf = (head: CaseHead, remarks = false): CaseSummary => ({
  id: head.id,
  kind: head.kind,
  title: head.title,
  scheme: head.scheme,
  batch: head.batch,
  batchTitle: head.batchTitle,
  lead: head.lead,
  leadName: head.leadName,
  status: statusView(head, remarks),
  opened: head.opened.at,
  ended: ended(head),
})

/** What this person may see of a case. Nobody without a hat on it learns that it exists. */
export const caseView = (person: Person, file: CaseFile, moment: Moment): CaseView => {
  const view = wholeView(person, file, moment)
  return isBlindTo(person, file, moment) ? withoutNames(view, file, moment) : view
}

const wholeView = (person: Person, file: CaseFile, moment: Moment): CaseView => {
  if (!may(person, { to: 'see-case', file })) throw notFound()
  const { head } = file
  const allowed = (to: CaseRight) => may(person, { to, file })
  const hats = hatsOn(person, file)
  const leading = hats.has('lead')
  const remarks = leading || allowed('see-remarks')
  const now = allowed('write') ? writable(file, moment) : { sections: [] }
  const open = 'sections' in now ? now.sections : []
  return {
    ...summaryOf(head, remarks),
    ...(head.kind === 'application'
      ? { closes: head.closes, ...defined({ field: head.field, receipt: head.receipt }) }
      : head.kind === 'evaluation'
        ? { year: head.year, number: head.number }
        : { number: head.number }),
    hats: [...hats],
    ...(head.kind === 'application'
      ? {
          ...defined({ upgrades: upgradesView(file, moment) }),
          steps: stepsOf(file, moment).map(({ kind, title }) => ({ kind, title: title ?? stepWords[kind] })),
        }
      : {}),
    corrections: head.corrections,
    lastYear: lastFullYear(head, moment),
    sections: allowed('see-answers')
      ? readable(askedOf(file, moment), moment, allowed('see-self-sheet')).map((section, _, asked) =>
          sectionView(file, section, open, remarks, aroundOf(asked, answersIn(file), file.members)),
        )
      : [],
    ...(allowed('write') ? { keptAside: asideOf(file, moment) } : {}),
    members: membersView(file, moment, {
      confirmations: leading || allowed('see-confirmations'),
      dues: allowed('see-dues'),
    }),
    ...(allowed('see-dues') && head.kind === 'application' && moment.scheme.membership
      ? { dues: duesView(file, moment.scheme.membership) }
      : {}),
    ...(head.kind === 'application' && moment.scheme.support.length > 0
      ? { support: supportView(file, moment) }
      : {}),
    membersWritable: open.includes('members'),
    ...memberViews(person, file, moment),
    ...submissionView(person, file, moment),
    documents: documentViews(person, file, moment, isBlindTo(person, file, moment)),
    ...(leading || allowed('see-trail')
      ? {
          ...(open.length > 0 ? { missing: missing(file, moment).map(plainProblem) } : {}),
          verdicts: head.kind === 'application' ? verdictViews(file, moment) : [],
        }
      : {}),
    ...(allowed('see-recommendation') ? { recommendations: recommendationsOf(file) } : {}),
    ...(allowed('see-result') ? defined({ result: head.review.result }) : {}),
    ...(allowed('see-sheets')
      ? { sheets: sheetsOf(file, allowed('see-experts')) }
      : outcomeFor(person, file, moment)),
    ...(allowed('see-defence') ? { defences: defencesOf(file) } : {}),
    ...(allowed('see-approvals') ? { approvals: approvalsOf(file) } : {}),
    ...(allowed('see-objections') ? { objections: [...file.objections] } : {}),
    ...defined({ evaluation: evaluationOf(head, moment, allowed('see-result')) }),
    ...((leading || hats.has('member')) && ended(head) && blindOf(head, moment) === 'open'
      ? { experts: expertsOf(file) }
      : {}),
    ...(head.kind === 'change' ? { change: changeView(head, file.sections, moment) } : {}),
    story: storyView(person, file, moment),
    ...(may(person, { to: 'see-overdue', file }) ? { overdue: overdueWork(file, moment) } : {}),
    ...afterwardsView(person, file, moment),
    tasks: tasksFor(person, file, allowed('see-experts')),
    timeline: timelineOf(file, allowed('see-trail')).map((event) => ({
      at: event.stamp.at,
      what: event.what,
      ...defined({ verb: verbIn(event.facts) }),
    })),
    ...(head.status.is === 'approval' ? { returnTargets: returnTargets(file, moment) } : {}),
  }
}

/**
 * The milestones of a case. That another expert was called, or given more time, tells how the others stand: whoever does
 * not run the case reads once that the review began.
 */
const timelineOf = ({ events }: CaseFile, runs: boolean): CaseFile['events'] => {
  const shown = events.filter(({ what }) => milestones.has(what))
  if (runs) return shown
  const told = shown.filter(({ what, facts }) => what !== 'task-extended' || facts.kind !== 'score')
  return told.filter(
    ({ what }, index) => what !== 'scoring-opened' || told[index - 1]?.what !== 'scoring-opened',
  )
}

const upgradesView = (file: CaseFile, moment: Moment): CaseView['upgrades'] => {
  const found = upgradedBy(file, askedOf(file, moment), moment)
  return found?.standing.is === 'recognised'
    ? { consortium: found.id, number: found.standing.number }
    : undefined
}

/** Open tasks that the reader may answer; all of them, with the people asked, to those who run the case. */
const tasksFor = (person: Person, file: CaseFile, all: boolean): z.infer<typeof TaskView>[] =>
  shownOnce(file.tasks, (id) => speaksFor(person, id))
    .map((task) => ({ task, mine: task.state.is === 'open' && may(person, { to: 'answer', file, task }) }))
    .filter(({ task, mine }) => mine || (all && task.state.is !== 'cancelled'))
    .map(({ task, mine }) => ({
      id: task.id,
      kind: task.kind,
      round: task.round,
      opened: task.opened,
      state: task.state.is,
      mine,
      ...defined({
        due: task.due,
        overdueSince: task.overdueSince,
        level: task.level,
        objection: task.objection,
      }),
      ...(all && task.audience.is === 'person'
        ? { person: task.audience.person, ...defined({ asked: task.asked }) }
        : {}),
    }))

/** What the page of a task needs besides the case: the rubric of a sheet, the levels of a chain. */
export const rubricFor = (file: CaseFile, moment: Moment) => reviewRules(file, moment).rubric
export const levelTitle = (file: CaseFile, moment: Moment, level: string): Words | undefined =>
  levelsOf(file.head, moment).find((candidate) => candidate.id === level)?.title
