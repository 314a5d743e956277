import { z } from 'zod'
import type { CaseId, PersonId } from '../../domain/ids.ts'
import { nudge } from '../../domain/nudge.ts'
import { reachedBy } from '../../domain/overdue.ts'
import { press } from '../../domain/press.ts'
import { putInCharge } from '../../domain/officer-in-charge.ts'
import { may } from '../../domain/policy.ts'
import { notFound } from '../../domain/refusal.ts'
import { hearsAt } from '../../domain/told.ts'
import type { World } from '../ports/world.ts'
import { stampOf } from './as-lead.ts'
import { type Asking, onCase } from './run.ts'

const Done = z.object({})

/** Puts an officer in charge of a case, or nobody. */
export const assignOfficer = (
  world: World,
  asking: Asking,
  input: { readonly case: CaseId; readonly officer: PersonId | null },
): Promise<object> =>
  onCase(
    world,
    asking,
    { command: 'assign-officer', case: input.case, input },
    async (file, moment) => {
      if (!may(asking.person, { to: 'run-case', file })) throw notFound()
      const officer = input.officer === null ? undefined : await world.store.people.load(input.officer)
      if (input.officer !== null && !officer) throw notFound()
      return { decision: putInCharge(file, officer, moment), stamp: stampOf(asking, 'officer'), result: {} }
    },
    Done.parse,
  )

/** Reminds whoever's turn it is on a case, once a day. */
export const remindTurn = (world: World, asking: Asking, id: CaseId): Promise<object> =>
  onCase(
    world,
    asking,
    { command: 'remind-turn', case: id },
    (file, moment) => {
      if (!may(asking.person, { to: 'run-case', file })) throw notFound()
      return { decision: nudge(file, moment), stamp: stampOf(asking, 'officer'), result: {} }
    },
    Done.parse,
  )

/** Somebody above whom overdue work has reached presses for it, once a day. */
export const pressOverdue = (world: World, asking: Asking, id: CaseId): Promise<object> =>
  onCase(
    world,
    asking,
    { command: 'press-overdue', case: id },
    (file, moment) => {
      const { person } = asking
      if (!may(person, { to: 'press-overdue', file })) throw notFound()
      const decides = reachedBy(file).some((hearers) => hearers.is === 'level' && hearsAt(person, hearers))
      return {
        decision: press(file, moment),
        stamp: stampOf(asking, decides ? 'approver' : 'administrator'),
        result: {},
      }
    },
    Done.parse,
  )
