import { z } from 'zod'
import type { MilestoneBody, NewResult, RecordLine } from '../../domain/consortium-record.ts'
import type { Consortium } from '../../domain/consortium.ts'
import { type ConsortiumId, schemeCode } from '../../domain/ids.ts'
import type { Tell } from '../../domain/message.ts'
import { enterMilestone, milestonesIn } from '../../domain/milestone.ts'
import type { Moment } from '../../domain/moment.ts'
import { type Person, speaksFor } from '../../domain/person.ts'
import { may } from '../../domain/policy.ts'
import { notFound } from '../../domain/refusal.ts'
import { enterResult } from '../../domain/result.ts'
import type { Audience } from '../../domain/task.ts'
import type { World } from '../ports/world.ts'
import { stampOf } from './as-lead.ts'
import { type Asking, momentFor, once } from './run.ts'

/** A consortium with its programme as it is now, and everything that was entered in its record. */
export type OpenRecord = {
  readonly consortium: Consortium
  readonly moment: Moment
  readonly lines: readonly RecordLine[]
}

/** Nothing where there is no such consortium, or it has no programme here. */
export const openRecord = async (
  world: World,
  id: ConsortiumId,
  arrived: Asking['arrived'],
): Promise<OpenRecord> => {
  const consortium = await world.store.consortia.load(id)
  if (!consortium || !('scheme' in consortium.standing)) throw notFound()
  const moment = await momentFor(world, consortium.standing.scheme, arrived)
  const { results, milestones } = moment.scheme
  const lines = results.length === 0 && !milestones ? [] : await world.store.consortia.record(id)
  return { consortium, moment, lines }
}

/** Results are public where the programme's register shows them; else they are for its parties and the office. */
export const seesResults = (person: Person | undefined, { consortium, moment }: OpenRecord): boolean =>
  moment.scheme.outcome.register.includes('results') || may(person, { to: 'see-record', consortium })

const Entered = z.object({ seq: z.number().int() })

/** Enters a result, by somebody who speaks for a lead of the consortium. */
export const enterConsortiumResult = (
  world: World,
  asking: Asking,
  id: ConsortiumId,
  given: NewResult,
): Promise<{ seq: number }> =>
  once(world, asking, { command: 'enter-result', id, given }, Entered.parse, async (onceItem) => {
    const { consortium, moment, lines } = await openRecord(world, id, asking.arrived)
    if (!may(asking.person, { to: 'enter-results', consortium })) throw notFound()
    const own = consortium.parties.find(
      ({ role, organisation }) => role !== 'member' && speaksFor(asking.person, organisation),
    )
    const line = enterResult(consortium, lines, given, stampOf(asking, 'lead', own?.organisation), moment)
    const result = { seq: line.seq }
    await world.store.consortia.enter(line, lines, { at: asking.arrived, once: onceItem(result) })
    return result
  })

/** What the rights to an entry are: leads claim, officers of the programme who are no party set and judge. */
const rightTo = {
  'milestone-set': 'judge-milestones',
  'milestone-moved': 'judge-milestones',
  'milestone-claimed': 'enter-results',
  'milestone-accepted': 'judge-milestones',
  'milestone-refused': 'judge-milestones',
} as const satisfies Record<MilestoneBody['is'], string>

/** Whether somebody may enter this about the milestones of a consortium. */
export const mayEnter = (
  person: Person | undefined,
  is: MilestoneBody['is'],
  consortium: Consortium,
): boolean => may(person, { to: rightTo[is], consortium })

/** Sets, moves, claims or judges a milestone; whoever waits for it is told. */
export const enterConsortiumMilestone = (
  world: World,
  asking: Asking,
  id: ConsortiumId,
  entry: MilestoneBody,
): Promise<{ seq: number }> =>
  once(world, asking, { command: 'enter-milestone', id, entry }, Entered.parse, async (onceItem) => {
    const { consortium, moment, lines } = await openRecord(world, id, asking.arrived)
    if (!mayEnter(asking.person, entry.is, consortium)) throw notFound()
    const own = consortium.parties.find(({ organisation }) => speaksFor(asking.person, organisation))
    const stamp =
      entry.is === 'milestone-claimed'
        ? stampOf(asking, 'lead', own?.organisation)
        : stampOf(asking, 'officer')
    const line = enterMilestone(consortium, lines, entry, stamp, moment)
    const result = { seq: line.seq }
    await world.store.consortia.enter(line, lines, {
      at: asking.arrived,
      once: onceItem(result),
      tell: tellOf(consortium, [...lines, line], line),
    })
    return result
  })

const tellOf = (consortium: Consortium, lines: readonly RecordLine[], { seq, entry }: RecordLine): Tell[] => {
  if (entry.is === 'result' || entry.is === 'milestone-set' || entry.is === 'milestone-moved') return []
  const { standing } = consortium
  if (!('scheme' in standing)) return []
  const officers: Audience = { is: 'office', role: 'officer', scheme: schemeCode(standing.scheme) }
  const leads = consortium.parties
    .filter(({ role }) => role !== 'member')
    .map(({ organisation }): Audience => ({ is: 'organisation', organisation }))
  return [
    {
      key: `${consortium.id}/record/${seq}`,
      about: entry.is,
      to: entry.is === 'milestone-claimed' ? [officers] : leads,
      facts: {
        title: consortium.name,
        consortium: consortium.id,
        milestone: milestonesIn(lines).find(({ milestone }) => milestone === entry.milestone)?.title ?? '',
        ...(entry.is === 'milestone-refused' ? { reason: entry.reason } : {}),
      },
    },
  ]
}
