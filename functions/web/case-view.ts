import { z } from 'zod'
import { formOf, missing, verdicts, writable } from '../../domain/application.ts'
import { levelsOf, returnTargets } from '../../domain/approval.ts'
import { type CaseFile, CaseHead, ended, Member, Objection, ReviewResult } from '../../domain/case.ts'
import { Answers, type FormSection, problemsOf } from '../../domain/form.ts'
import { CaseId, OrganisationId, PersonId, SchemeRef, TaskId } from '../../domain/ids.ts'
import type { Moment } from '../../domain/moment.ts'
import type { Person } from '../../domain/person.ts'
import { type CaseRight, hatsOn, may } from '../../domain/policy.ts'
import { notFound } from '../../domain/refusal.ts'
import { reviewRules } from '../../domain/panel.ts'
import { stepOf } from '../../domain/scheme.ts'
import { Task, taskKinds } from '../../domain/task.ts'
import { Words } from '../../domain/words.ts'
import { milestones } from './words.ts'

const Time = z.string()

/** Where a case stands, as a reader may know it. */
export const StatusView = z.object({
  is: z.string(),
  since: Time,
  due: Time.optional(),
  level: z.string().optional(),
  firstDay: z.string().optional(),
  lastDay: z.string().optional(),
  ends: Time.optional(),
  number: z.string().optional(),
  consortium: z.string().optional(),
  grade: z.string().optional(),
  at: z.string().optional(),
  reason: z.union([Words, z.string()]).optional(),
  remarks: z.record(z.string(), z.string()).optional(),
})
export type StatusView = z.infer<typeof StatusView>

/** One row of a list of cases. */
export const CaseSummary = z.object({
  id: CaseId,
  kind: z.enum(['application', 'evaluation']),
  title: z.string(),
  scheme: SchemeRef,
  batch: z.string(),
  batchTitle: Words,
  lead: OrganisationId,
  leadName: z.string(),
  status: StatusView,
  opened: Time,
  ended: z.boolean(),
})
export type CaseSummary = z.infer<typeof CaseSummary>

export const Problems = z.array(
  z.object({
    field: z.string(),
    code: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  }),
)

const SectionView = z.object({
  id: z.string(),
  title: Words,
  answers: Answers,
  /** When it was last saved; offered back as `basedOn` with the next save. */
  saved: Time.optional(),
  writable: z.boolean(),
  state: z.enum(['empty', 'started', 'complete']),
  /** What the officer asks to correct here. */
  remark: z.string().optional(),
})

const MemberView = Member.omit({ confirmation: true }).extend({
  confirmation: z.object({
    is: z.enum(['not-needed', 'asked', 'confirmed', 'declined']),
    at: Time.optional(),
    contribution: z.string().optional(),
    reason: z.string().optional(),
  }),
})

const TaskView = Task.pick({ id: true, kind: true, round: true, opened: true, level: true }).extend({
  due: Time.optional(),
  state: z.enum(['open', 'answered', 'late', 'cancelled']),
  /** The reader may answer it now. */
  mine: z.boolean(),
  objection: z.string().optional(),
  /** Who is asked: a person only to those who may know. */
  person: PersonId.optional(),
  asked: z.string().optional(),
})

/** A case as this reader may see it: pages, API and exports draw from this and from nothing else. */
export const CaseView = CaseSummary.extend({
  field: z.string().optional(),
  closes: Time.optional(),
  year: z.number().optional(),
  number: z.string().optional(),
  hats: z.array(z.enum(['lead', 'member', 'officer', 'recommender', 'expert', 'approver', 'auditor'])),
  corrections: z.number(),
  receipt: z.object({ number: z.string(), at: Time, hash: z.string() }).optional(),
  sections: z.array(SectionView),
  members: z.array(MemberView),
  /** The list of members may be changed now. */
  membersWritable: z.boolean(),
  /** What still keeps the case from being handed in. */
  missing: Problems.optional(),
  verdicts: z
    .array(
      z.object({
        rule: z.string(),
        holds: z.union([z.boolean(), z.literal('unknown')]),
        blocks: z.boolean(),
        explanation: Words,
      }),
    )
    .optional(),
  recommendations: z
    .array(z.object({ decision: z.string(), opinion: z.string(), at: Time, by: z.string() }))
    .optional(),
  result: ReviewResult.optional(),
  sheets: z
    .array(
      z.object({
        expert: z.string().optional(),
        round: z.number(),
        scores: z.record(z.string(), z.number()),
        reasons: z.record(z.string(), z.string()),
        comment: z.string().optional(),
      }),
    )
    .optional(),
  approvals: z
    .array(
      z.object({
        level: z.string(),
        round: z.number(),
        decision: z.string(),
        remark: z.string(),
        by: z.string(),
        at: Time,
      }),
    )
    .optional(),
  objections: z.array(Objection).optional(),
  tasks: z.array(TaskView),
  timeline: z.array(z.object({ at: Time, what: z.string() })),
  /** Where an approver may send it back to. */
  returnTargets: z.array(z.string()).optional(),
})
export type CaseView = z.infer<typeof CaseView>

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
      : { year: head.year, number: head.number }),
    hats: [...hats],
    corrections: head.corrections,
    sections: allowed('see-answers')
      ? formOf(head, moment).map((section) => sectionView(file, section, open, remarks))
      : [],
    members: file.members
      .toSorted((a, b) => rank(a.role) - rank(b.role) || (a.joined < b.joined ? -1 : 1))
      .map((member) => memberView(member, allowed('see-confirmations') || leading)),
    membersWritable: open.includes('members'),
    ...(leading || allowed('see-trail')
      ? {
          ...(open.length > 0 ? { missing: missing(file, moment).map(plainProblem) } : {}),
          verdicts: head.kind === 'application' ? verdictViews(file, moment) : [],
        }
      : {}),
    ...(allowed('see-recommendation') ? { recommendations: recommendationsOf(file) } : {}),
    ...(allowed('see-result') ? defined({ result: head.review.result }) : {}),
    ...(allowed('see-sheets') ? { sheets: sheetsOf(file, allowed('see-experts')) } : {}),
    ...(allowed('see-approvals') ? { approvals: approvalsOf(file) } : {}),
    ...(allowed('see-objections') ? { objections: [...file.objections] } : {}),
    tasks: tasksFor(person, file, allowed('see-experts')),
    timeline: file.events
      .filter((event) => milestones.has(event.what))
      .map((event) => ({ at: event.stamp.at, what: event.what })),
    ...(head.status.is === 'approval' ? { returnTargets: returnTargets(head, moment) } : {}),
  }
}

const rank = (role: Member['role']): number => ['lead', 'co-lead', 'member'].indexOf(role)

/** Leaves out what is not there, as the schemas' optional fields want it. */
const defined = <Fields extends Record<string, unknown>>(fields: Fields) => {
  const held: { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } = {}
  for (const name in fields) {
    const value = fields[name]
    if (isDefined(value)) held[name] = value
  }
  return held
}
const isDefined = <Value>(value: Value): value is Exclude<Value, undefined> => value !== undefined

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

const sectionView = (
  file: CaseFile,
  section: FormSection,
  open: readonly string[],
  remarks: boolean,
): z.infer<typeof SectionView> => {
  const saved = file.sections.find((candidate) => candidate.id === section.id)
  const answers = saved?.answers ?? {}
  const status = file.head.status
  const remark = remarks && status.is === 'correction' ? status.remarks[section.id] : undefined
  return {
    id: section.id,
    title: section.title,
    answers,
    ...defined({ saved: saved?.saved.at, remark }),
    writable: open.includes(section.id),
    state: !saved ? 'empty' : problemsOf(section, answers).length === 0 ? 'complete' : 'started',
  }
}

const memberView = (member: Member, confirmations: boolean): z.infer<typeof MemberView> => {
  const { confirmation, ...rest } = member
  if (!confirmations) return { ...rest, confirmation: { is: confirmation.is } }
  switch (confirmation.is) {
    case 'not-needed':
      return { ...rest, confirmation }
    case 'asked':
      return { ...rest, confirmation }
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

const sheetsOf = (file: CaseFile, experts: boolean) =>
  file.tasks.flatMap((task) => {
    if (task.answer?.kind !== 'score' || task.answer.answer.decision !== 'score') return []
    const { scores, reasons, comment } = task.answer.answer
    return [
      {
        ...(experts && task.audience.is === 'person' ? { expert: task.asked ?? task.audience.person } : {}),
        round: task.round,
        scores,
        reasons,
        ...(comment === undefined ? {} : { comment }),
      },
    ]
  })

const approvalsOf = (file: CaseFile) =>
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
        by: task.asked ?? stamp.by,
        at: stamp.at,
      },
    ]
  })

/** Open tasks that the reader may answer; all of them, with the people asked, to those who run the case. */
const tasksFor = (person: Person, file: CaseFile, all: boolean): z.infer<typeof TaskView>[] =>
  file.tasks
    .map((task) => ({ task, mine: task.state.is === 'open' && may(person, { to: 'answer', file, task }) }))
    .filter(({ task, mine }) => mine || (all && task.state.is !== 'cancelled'))
    .map(({ task, mine }) => ({
      id: task.id,
      kind: task.kind,
      round: task.round,
      opened: task.opened,
      state: task.state.is,
      mine,
      ...defined({ due: task.due, level: task.level, objection: task.objection }),
      ...(all && task.audience.is === 'person'
        ? { person: task.audience.person, ...defined({ asked: task.asked }) }
        : {}),
    }))

/** What a notice shows to everybody: the proposed consortium, its members, the days, and how to object. */
export const NoticeView = z.object({
  id: CaseId,
  title: z.string(),
  field: z.string().optional(),
  leadName: z.string(),
  members: z.array(z.object({ name: z.string(), role: z.string() })),
  scheme: SchemeRef,
  firstDay: z.string(),
  lastDay: z.string(),
  ends: Time,
  contacts: z.array(Words),
})
export type NoticeView = z.infer<typeof NoticeView>

export const noticeView = (file: CaseFile, moment: Moment): NoticeView => {
  const { head } = file
  if (head.kind !== 'application' || head.status.is !== 'notice') throw notFound()
  return {
    id: head.id,
    title: head.title,
    ...defined({ field: head.field }),
    leadName: head.leadName,
    members: file.members.map(({ name, role }) => ({ name, role })),
    scheme: head.scheme,
    firstDay: head.status.firstDay,
    lastDay: head.status.lastDay,
    ends: head.status.ends,
    contacts: stepOf(moment.scheme, 'notice')?.objections.contacts ?? [],
  }
}

/** What the page of a task needs besides the case: the rubric of a sheet, the levels of a chain. */
export const rubricFor = (file: CaseFile, moment: Moment) => reviewRules(file, moment).rubric
export const levelTitle = (file: CaseFile, moment: Moment, level: string): Words | undefined =>
  levelsOf(file.head, moment).find((candidate) => candidate.id === level)?.title

export const TaskSummary = z.object({
  id: TaskId,
  case: CaseId,
  kind: z.enum(taskKinds),
  title: z.string(),
  caseKind: z.enum(['application', 'evaluation']),
  scheme: SchemeRef,
  opened: Time,
  due: Time.optional(),
  level: z.string().optional(),
})
export type TaskSummary = z.infer<typeof TaskSummary>

export const taskSummary = (task: Task): TaskSummary => ({
  id: task.id,
  case: task.case,
  kind: task.kind,
  title: task.about.title,
  caseKind: task.about.caseKind,
  scheme: task.about.scheme,
  opened: task.opened,
  ...defined({ due: task.due, level: task.level }),
})
