import { instant } from '../../domain/calendar.ts'
import type { Call } from '../../domain/call.ts'
import { ApplicationStatus } from '../../domain/case-status.ts'
import { CallId, ConsortiumId, idFromDigest, SchemeRef } from '../../domain/ids.ts'
import type { Task } from '../../domain/task.ts'
import type { TaskAnswer } from '../../domain/task-answer.ts'
import type { Item } from '../../functions/store/table.ts'
import { applicationHead, caseId, digest, handedIn, member, shifted, stampBy, task } from './cases.ts'
import { caseItems } from './many-cases.ts'

const hour = 3_600_000

/** An application: its end, or where it stands, so many hours after it was handed in; how its formal check went. */
export type Played = {
  readonly hours: number
  readonly end: 'recognised' | 'refused' | 'withdrawn' | 'approval'
  readonly late?: true
  readonly failed?: true
}

/** What came of the applications of calls, by how many days ago each opened; eight older ones had none. */
export const played: Readonly<Record<number, readonly Played[]>> = {
  100: [
    { hours: 100, end: 'recognised' },
    { hours: 31, end: 'refused', failed: true, late: true },
    { hours: 500, end: 'refused' },
    { hours: 7, end: 'withdrawn' },
    { hours: 50, end: 'approval', late: true },
    { hours: 260, end: 'recognised' },
  ],
  200: [
    { hours: 24, end: 'refused', failed: true },
    { hours: 1000, end: 'recognised', late: true },
    { hours: 300, end: 'recognised' },
  ],
  300: [{ hours: 5, end: 'approval' }],
  ...Object.fromEntries(Array.from({ length: 8 }, (_, n) => [400 + n, []])),
}

const statusOf = ({ end, failed }: Played) =>
  ({
    recognised: { number: 'N', consortium: ConsortiumId.parse(idFromDigest(digest('one'))) },
    refused: { at: failed ? 'formal-check' : 'approval', reason: { zh: '不予认定', en: 'Refused' } },
    withdrawn: { reason: '内部调整' },
    approval: { level: 'division' },
  })[end]

/** A call that opened so many days before. */
export const callBefore = (now: Date, days: number, scheme: string): Call => {
  const opens = instant(new Date(now.getTime() - days * 24 * hour))
  return {
    id: CallId.parse(idFromDigest(digest(`call of ${days}`))),
    scheme: SchemeRef.parse(scheme),
    title: { zh: `${days}天前的批次`, en: `Call of ${days} days ago` },
    ...{ opens, closes: shifted(opens, 10 * 24 * hour), revision: 1 },
  }
}

const answeredAt = (asked: Task, at: string, answer: TaskAnswer): Task => ({
  ...asked,
  state: { is: 'answered', stamp: stampBy('officer', 'officer', at) },
  answer,
})

/**
 * What was handed in two days after the call opened: with its formal check of three hours, and the answer of a member,
 * late, from before.
 */
export const playedItems = (call: Call, played: Played, n: number): Item[] => {
  const id = caseId(`${call.id} ${n}`)
  const from = shifted(call.opens, 48 * hour)
  const check = task('formal-check', {
    ...{ case: id, name: `check ${id}`, opened: from, due: shifted(from, (played.late ? 1 : 9) * hour) },
  })
  const joins = task('confirmation', {
    ...{ case: id, name: `joins ${id}`, opened: call.opens, due: shifted(call.opens, hour) },
  })
  const head = applicationHead({
    ...{ id, call: call.id, batch: call.id, title: `${call.title.zh}第${n}个`, scheme: call.scheme },
    ...{ opened: stampBy('甲牵头', 'lead', call.opens), receipt: { ...handedIn.receipt, at: from } },
    status: ApplicationStatus.parse({
      ...{ is: played.end, since: shifted(from, played.hours * hour) },
      ...statusOf(played),
    }),
  })
  return caseItems(
    head,
    [member('甲牵头', { role: 'lead' })],
    [],
    [
      answeredAt(check, shifted(from, 3 * hour), {
        kind: 'formal-check',
        answer: played.failed ? { decision: 'reject', reason: '不符合要求' } : { decision: 'pass' },
      }),
      answeredAt(joins, from, {
        kind: 'confirmation',
        answer: { decision: 'confirm', contribution: '共同研发' },
      }),
    ],
  )
}

/** A draft of the call that nobody handed in, and one that was given up. */
export const draftItems = (call: Call): Item[] =>
  (['draft', 'withdrawn'] as const).flatMap((is) =>
    caseItems(
      applicationHead({
        ...{ id: caseId(`${call.id} ${is}`), call: call.id, batch: call.id, scheme: call.scheme },
        status: ApplicationStatus.parse({
          ...{ is, since: call.opens },
          ...(is === 'draft' ? {} : { reason: '不再申报' }),
        }),
      }),
      [member('甲牵头', { role: 'lead' })],
      [],
      [],
    ),
  )
