import { z } from 'zod'
import { askedOf } from '../../../domain/case-form.ts'
import type { CaseFile } from '../../../domain/case.ts'
import { CaseId, SchemeRef } from '../../../domain/ids.ts'
import type { Moment } from '../../../domain/moment.ts'
import { notFound } from '../../../domain/refusal.ts'
import { stepOf } from '../../../domain/scheme-step.ts'
import { tierIn } from '../../../domain/upgrade.ts'
import { Words } from '../../../domain/words.ts'
import { defined } from '../defined.ts'

const Time = z.string()

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
  /** What the programme calls what it is about to give. */
  verb: Words,
  /** Who may object, and whether evidence must be named. */
  objectionsFrom: z.enum(['person', 'organisation', 'either']),
  evidence: z.enum(['required', 'optional']),
})
export type NoticeView = z.infer<typeof NoticeView>

export const noticeView = (file: CaseFile, moment: Moment): NoticeView => {
  const { head } = file
  if (head.kind !== 'application' || head.status.is !== 'notice') throw notFound()
  const rules = stepOf(moment.scheme, 'notice')?.objections
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
    contacts: rules?.contacts ?? [],
    verb: tierIn(file, askedOf(file, moment), moment)?.verb ?? moment.scheme.outcome.verb,
    objectionsFrom: rules?.from ?? 'either',
    evidence: rules?.evidence ?? 'optional',
  }
}
