import type { z } from 'zod'
import { answersIn, askedOf, keptAside, lastFullYear, writable } from '../../domain/case-form.ts'
import { missing, verdicts } from '../../domain/submission.ts'
import { clausesMissing } from '../../domain/agreement.ts'
import { aroundOf } from '../../domain/around.ts'
import { answersTo } from '../../domain/asked-form.ts'
import { levelsOf, returnTargets } from '../../domain/approval.ts'
import { stepsOf } from '../../domain/case-steps.ts'
import { type CaseFile, type CaseHead, ended } from '../../domain/case.ts'
import type { Member } from '../../domain/case-member.ts'
import type { Section } from '../../domain/case-section.ts'
import { supportOf } from '../../domain/case-support.ts'
import type { Membership } from '../../domain/dues.ts'
import { duesOf } from '../../domain/member-dues.ts'
import { shownOnce } from '../../domain/lead-tasks.ts'
import { isForeign } from '../../domain/members.ts'
import { type Answers, type FormSection, problemsOf } from '../../domain/form.ts'
import type { Moment } from '../../domain/moment.ts'
import { verbIn } from '../../domain/outcome-words.ts'
import { overdueWork } from '../../domain/overdue.ts'
import { reviewRules } from '../../domain/panel.ts'
import { type Person, speaksFor } from '../../domain/person.ts'
import { hatsOn } from '../../domain/hats.ts'
import type { CaseRight } from '../../domain/case-rights.ts'
import { may } from '../../domain/policy.ts'
import { notFound } from '../../domain/refusal.ts'
import { remarksIn } from '../../domain/remarks.ts'
import type { Around } from '../../domain/table-problems.ts'
import { selfSheetId } from '../../domain/self-score.ts'
import type { Task } from '../../domain/task.ts'
import { upgradedBy } from '../../domain/upgrade.ts'
import type { Words } from '../../domain/words.ts'
import {
  type CaseSummary,
  type CaseView,
  type MemberView,
  type Problems,
  type SectionView,
  StatusView,
  type TaskView,
} from './case-shape.ts'
import { blindOf } from '../../domain/blind.ts'
import { isBlindTo, withoutNames } from './blind-view.ts'
import { afterwardsView } from './afterwards-view.ts'
import { outcomeFor } from './reviews/outcome-view.ts'
import { changeView } from './change-view.ts'
import { memberViews } from './member-view.ts'
import { submissionView } from './submission-view.ts'
import { storyView } from './story-view.ts'
import { defined } from './defined.ts'
import { documentViews } from './document-view.ts'
import { milestones } from './event-words.ts'
import { stepWords } from '../../domain/scheme-words.ts'

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
    members: file.members
      .toSorted((a, b) => rank(a.role) - rank(b.role) || (a.joined < b.joined ? -1 : 1))
      .map((member) =>
        withProgramme(
          memberView(member, allowed('see-confirmations') || leading),
          file,
          moment,
          allowed('see-dues'),
        ),
      ),
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

const rank = (role: Member['role']): number => ['lead', 'co-lead', 'member'].indexOf(role)

const plainProblem = ({ field, code, facts }: z.infer<typeof Problems>[number] | ProblemLike) => ({
  field,
  code,
  ...(facts === undefined ? {} : { facts: { ...facts } }),
})
type ProblemLike = {
  readonly field: string
  readonly code: string
  readonly facts?: Readonly<Record<string, string | number | boolean>>
}

/** What a reader may see of a form: the lead's own score by the rubric is shown to experts only where the programme says so. */
const readable = (
  asked: readonly FormSection[],
  { scheme }: Pick<Moment, 'scheme'>,
  selfSheet: boolean,
): readonly FormSection[] =>
  selfSheet || scheme.evaluation?.selfSheet?.shown ? asked : asked.filter(({ id }) => id !== selfSheetId)

/** Nothing is missing or wrong, and what was filled in before is checked. */
const isComplete = (
  section: FormSection,
  { prefilled = {} }: Section,
  answers: Answers,
  around: Around,
): boolean =>
  problemsOf(section, answers, around).length === 0 &&
  clausesMissing(section, answers).length === 0 &&
  section.fields.every(({ id }) => prefilled[id] === undefined)

const sectionView = (
  file: CaseFile,
  section: FormSection,
  open: readonly string[],
  remarks: boolean,
  around: Around,
): z.infer<typeof SectionView> => {
  const saved = file.sections.find((candidate) => candidate.id === section.id)
  const answers = answersTo(section, saved?.answers ?? {})
  const status = file.head.status
  const { '': remark, ...fields } =
    remarks && status.is === 'correction' ? remarksIn(status.remarks, section.id) : {}
  return {
    id: section.id,
    title: section.title,
    answers,
    ...defined({ saved: saved?.saved.at, remark }),
    ...(Object.keys(fields).length === 0 ? {} : { remarks: fields }),
    writable: open.includes(section.id),
    ...(open.includes(section.id) && saved?.prefilled && Object.keys(saved.prefilled).length > 0
      ? { prefilled: saved.prefilled }
      : {}),
    state: !saved ? 'empty' : isComplete(section, saved, answers, around) ? 'complete' : 'started',
  }
}

const asideOf = (file: CaseFile, moment: Moment) =>
  keptAside(file, moment).map((section) => ({
    section,
    answers: answersTo(section, file.sections.find(({ id }) => id === section.id)?.answers ?? {}),
  }))

const duesView = (file: CaseFile, membership: Membership): NonNullable<CaseView['dues']> => {
  const { rows, total, votes } = duesOf(file, membership)
  return {
    currency: membership.currency,
    figure: membership.figure,
    rows: rows.map(({ member: { organisation, name, figure, units }, tier, amount }) => ({
      organisation,
      name,
      ...defined({ figure, units, tier: tier?.title, amount, votes: tier?.votes }),
    })),
    total,
    votes,
  }
}

const supportView = (file: CaseFile, moment: Moment): NonNullable<CaseView['support']> => {
  const { given, open } = supportOf(file, moment)
  return { given: [...given], open: [...open] }
}

/** A member with what the programme makes of it; what it earns is for those who may know. */
const withProgramme = (
  { figure, units, ...member }: z.infer<typeof MemberView>,
  file: CaseFile,
  { scheme: { members } }: Moment,
  dues: boolean,
): z.infer<typeof MemberView> => ({
  ...member,
  ...(dues ? defined({ figure, units }) : {}),
  ...defined({ layerTitle: members.layers?.find(({ id }) => id === member.layer)?.title }),
  ...(members.foreign === 'conditions' && isForeign(member, file.members) ? { foreign: true } : {}),
})

const memberView = (member: Member, confirmations: boolean): z.infer<typeof MemberView> => {
  const { confirmation, controller, reminded: _, ...known } = member
  if (!confirmations) return { ...known, confirmation: { is: confirmation.is } }
  const rest = { ...known, ...defined({ controller }) }
  switch (confirmation.is) {
    case 'not-needed':
      return { ...rest, confirmation }
    case 'asked':
      return { ...rest, confirmation: { is: 'asked', at: confirmation.at } }
    case 'confirmed':
      return {
        ...rest,
        confirmation: {
          is: 'confirmed',
          at: confirmation.stamp.at,
          contribution: confirmation.contribution,
        },
      }
    case 'declined':
      return {
        ...rest,
        confirmation: { is: 'declined', at: confirmation.stamp.at, reason: confirmation.reason },
      }
  }
}

const verdictViews = (file: CaseFile, moment: Moment) =>
  verdicts(file, moment).map(({ rule, holds, explanation }) => ({
    rule: rule.id,
    holds,
    blocks: rule.force === 'blocks',
    explanation,
  }))

const stampOf = (task: Task) => (task.state.is === 'answered' ? task.state.stamp : undefined)

const recommendationsOf = (file: CaseFile) =>
  file.tasks.flatMap((task) => {
    const stamp = stampOf(task)
    return task.answer?.kind === 'recommendation' && stamp
      ? [{ ...task.answer.answer, at: stamp.at, by: stamp.by }]
      : []
  })

/** What the evaluation came to: what is only proposed, and how it was reckoned, is for those who decide. */
const evaluationOf = (head: CaseHead, { scheme }: Moment, decides: boolean): CaseView['evaluation'] => {
  if (head.kind !== 'evaluation' || head.grade === undefined) return undefined
  const proposed = ['report', 'overdue', 'review', 'report-check', 'approval'].includes(head.status.is)
  if (proposed && !decides) return undefined
  const consequence = scheme.evaluation?.bands.find(({ grade }) => grade === head.grade)?.consequence
  return {
    grade: head.grade,
    proposed,
    ...defined({ consequence }),
    ...(decides ? defined({ score: head.score, lowered: head.lowered }) : {}),
  }
}

/** Everybody who handed a sheet in, in whatever round. */
const expertsOf = (file: CaseFile): string[] => [
  ...new Set(
    file.tasks.flatMap(({ answer, asked }) =>
      answer?.kind === 'score' && answer.answer.decision === 'score' && asked !== undefined ? [asked] : [],
    ),
  ),
]

const sheetsOf = (file: CaseFile, experts: boolean) =>
  file.tasks.flatMap((task) => {
    if (task.answer?.kind !== 'score' || task.answer.answer.decision !== 'score') return []
    const { scores, reasons, comment, remarks } = task.answer.answer
    return [
      {
        ...(experts && task.audience.is === 'person' ? { expert: task.asked ?? task.audience.person } : {}),
        round: task.round,
        scores,
        reasons,
        ...defined({ comment, remarks }),
      },
    ]
  })

const upgradesView = (file: CaseFile, moment: Moment): CaseView['upgrades'] => {
  const found = upgradedBy(file, askedOf(file, moment), moment)
  return found?.standing.is === 'recognised'
    ? { consortium: found.id, number: found.standing.number }
    : undefined
}

const defencesOf = (file: CaseFile) =>
  file.tasks.flatMap((task) => {
    const stamp = stampOf(task)
    if (task.answer?.kind !== 'defence-record' || !stamp) return []
    const given = task.answer.answer
    if (given.decision === 'postpone') return []
    return [
      {
        decision: given.decision,
        record: given.record ?? '',
        ...(given.decision === 'fail' ? { reason: given.reason } : {}),
        by: String(stamp.by),
        at: stamp.at,
      },
    ]
  })

const approvalsOf = (file: CaseFile) =>
  inTime(
    file.tasks.flatMap((task) => {
      const stamp = stampOf(task)
      if (task.answer?.kind !== 'approval' || !stamp) return []
      const given = task.answer.answer
      return [
        {
          level: task.level ?? '',
          round: task.round,
          decision: given.decision,
          remark: given.decision === 'reject' ? given.reason : (given.remark ?? ''),
          by: task.deputy?.name ?? task.asked ?? stamp.by,
          ...(task.deputy ? { inPlaceOf: task.asked ?? '' } : {}),
          at: stamp.at,
        },
      ]
    }),
  )

const inTime = <One extends { readonly at: string }>(list: readonly One[]): One[] =>
  list.toSorted((a, b) => (a.at < b.at ? -1 : 1))

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
