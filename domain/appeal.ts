import { z } from 'zod'
import { applicationClaim } from './application.ts'
import { deadline, type Instant } from './calendar.ts'
import type { ApplicationHead, CaseFile, CaseHead } from './case.ts'
import type { Decision } from './decision.ts'
import { Stamp } from './history.ts'
import { AppealId, type PersonId } from './ids.ts'
import { days, type Moment } from './moment.ts'
import { Refusal } from './refusal.ts'
import { everybody, newTask, office, tell, tellOfTask } from './step.ts'
import type { TaskKind } from './task-answer.ts'
import { upgradeClaim } from './upgrade.ts'
import { longestText, Words } from './words.ts'

/** What the lead says against a decision: its grounds, and documents by title, number or reference. */
export const NewAppeal = z.strictObject({
  grounds: z.string().trim().min(10).max(longestText),
  documents: z.array(z.string().trim().min(1).max(300)).max(20).default([]),
})
export type NewAppeal = z.infer<typeof NewAppeal>

/** An appeal against a refusal or a revocation, and what became of it. */
export const Appeal = NewAppeal.extend({
  id: AppealId,
  against: z.strictObject({
    is: z.enum(['refused', 'revoked']),
    /** The step that said no. */
    at: z.string().max(40),
    since: z.iso.datetime({ precision: 3 }),
    reason: Words,
  }),
  filed: Stamp,
  state: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('open') }),
    z.strictObject({ is: z.literal('dismissed'), stamp: Stamp, reason: z.string() }),
    z.strictObject({
      is: z.literal('upheld'),
      stamp: Stamp,
      reason: z.string(),
      /** Whether the case goes on by itself; if not, the office has to put it right by hand. */
      reopened: z.boolean(),
    }),
  ]),
})
export type Appeal = z.infer<typeof Appeal>

/** The decision that can be appealed against now, if any. A year that ended with another one’s was not decided. */
export const appealable = (file: Pick<CaseFile, 'head' | 'events'>): Appeal['against'] | undefined => {
  const { status } = file.head
  if (status.is === 'refused')
    return { is: 'refused', at: status.at, since: status.since, reason: status.reason }
  if (
    status.is === 'revoked' &&
    file.events.some(({ what, stamp }) => what === 'revoked' && stamp.at === status.since)
  )
    return { is: 'revoked', at: 'revoked', since: status.since, reason: status.reason }
  return undefined
}

type Rules = Pick<Moment, 'scheme' | 'calendar'>

/** The end of the last day on which an appeal against a decision of this time counts. */
export const appealUntil = (since: string, { scheme, calendar }: Rules): Instant | undefined =>
  scheme.appeal && deadline(since, scheme.appeal.limit, { timeZone: scheme.timeZone, calendar })

/** The appeal against the present decision, whatever became of it. */
export const presentAppeal = (file: Pick<CaseFile, 'head' | 'events' | 'appeals'>): Appeal | undefined => {
  const against = appealable(file)
  return file.appeals?.find((appeal) => against !== undefined && appeal.against.since === against.since)
}

/** Why no appeal can be filed now; nothing when one can. */
export const appealRefusal = (
  file: Pick<CaseFile, 'head' | 'events' | 'appeals'>,
  moment: Rules & Pick<Moment, 'now'>,
): Refusal | undefined => {
  const against = appealable(file)
  const due = against && appealUntil(against.since, moment)
  if (!against || due === undefined)
    return new Refusal('not-at-this-step', { facts: { status: file.head.status.is } })
  if (presentAppeal(file)) return new Refusal('already-appealed')
  return moment.now > due
    ? new Refusal('deadline-passed', { facts: { due, zone: moment.scheme.timeZone } })
    : undefined
}

/** Kinds of work by which a step says no: whoever did that decided what is appealed against. */
const refusing: Readonly<Record<string, readonly TaskKind[]>> = {
  'formal-check': ['formal-check'],
  recommendation: ['recommendation'],
  review: ['score', 'review-help'],
  defence: ['defence-record'],
  approval: ['approval'],
  notice: ['objection'],
  revoked: ['approval', 'report-check', 'score', 'review-help'],
}

/** Who decided what is appealed against, and may not judge it again. A rule or a deadline decides by itself. */
export const decidedBy = (
  file: Pick<CaseFile, 'tasks'>,
  { at }: Pick<Appeal['against'], 'at'>,
): PersonId[] => {
  const kinds = refusing[at] ?? []
  return [
    ...new Set(
      file.tasks.flatMap(({ kind, state }) =>
        kinds.includes(kind) && state.is === 'answered' && state.stamp.by !== 'system'
          ? [state.stamp.by]
          : [],
      ),
    ),
  ]
}

/**
 * The names that a refused application gave up and needs again if it goes on: taken when the appeal is filed, so that
 * the lead cannot have a second application in the call at the same time.
 */
export const claimsAgain = (head: CaseHead): string[] =>
  head.kind === 'application'
    ? [applicationClaim(head), ...(head.upgrades === undefined ? [] : [upgradeClaim(head.upgrades)])]
    : []

/**
 * The lead appeals. The office hears of it; `officers` are those who could judge it: with somebody among them who did
 * not decide what is appealed against, those who did are barred.
 */
export const fileAppeal = (
  file: CaseFile,
  given: NewAppeal,
  stamp: Stamp,
  officers: readonly PersonId[],
  moment: Moment,
): Decision & { readonly appeal: Appeal } => {
  const refusal = appealRefusal(file, moment)
  const against = appealable(file)
  const rules = moment.scheme.appeal
  if (refusal || !against || !rules) throw refusal ?? new Refusal('not-at-this-step')
  const { head } = file
  const decided = decidedBy(file, against)
  const barred = officers.some((id) => !decided.includes(id)) ? decided : []
  const appeal: Appeal = {
    id: AppealId.parse(moment.newId()),
    ...given,
    against,
    filed: stamp,
    state: { is: 'open' },
  }
  const due = deadline(moment.now, rules.decision ?? rules.limit, days(moment))
  const task = newTask(head, moment, {
    kind: 'appeal',
    round: (file.appeals?.length ?? 0) + 1,
    appeal: appeal.id,
    audience: office(head, 'officer'),
    lateness: 'escalates',
    due,
    ...(barred.length === 0 ? {} : { barred }),
  })
  return {
    head,
    appeal,
    appeals: [appeal],
    tasks: [task],
    claims: claimsAgain(head),
    events: [{ what: 'appeal-filed', facts: { appeal: appeal.id, at: against.at, due } }],
    tell: [
      tellOfTask(task),
      { ...tell(head, moment, 'appeal-filed', everybody(file), { due }), key: `${appeal.id}/filed` },
    ],
  }
}

/** Rules that an upheld appeal set aside for this application. */
export const isOverruled = (head: CaseHead, rule: string): boolean =>
  head.kind === 'application' && (head.overruled ?? []).includes(rule)

/** An application as it stood before the step that refused it. */
export const beforeRefusal = (head: ApplicationHead): ApplicationHead => {
  const { refusal, place: _, ...rest } = head
  return {
    ...rest,
    // A correction that was late is given again: the round that it lost does not count.
    corrections: refusal === undefined && rest.corrections > 0 ? rest.corrections - 1 : rest.corrections,
    review: { ...head.review, open: false, accepted: false },
    approval: { ...head.approval, open: false },
  }
}
