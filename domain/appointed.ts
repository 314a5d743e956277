import { z } from 'zod'
import { sameOffice } from './appointment.ts'
import { PersonId } from './ids.ts'
import { Office, type Person } from './person.ts'
import { Time } from './time.ts'

/** Who gave or took which offices, and of whom: written with the change itself, and never changed. */
export const Appointed = z.strictObject({
  person: PersonId,
  /** As both were called then. */
  name: z.string().max(120),
  at: Time,
  by: z.union([PersonId, z.literal('system')]),
  byName: z.string().max(120).optional(),
  given: z.array(Office),
  taken: z.array(Office),
  /** Whether whoever it is may sign in no more, or may again. */
  account: z.enum(['opened', 'closed']).optional(),
})
export type Appointed = z.infer<typeof Appointed>

type Standing = Pick<Person, 'id' | 'name' | 'offices' | 'active'>

const without = (offices: readonly Office[], others: readonly Office[]): Office[] =>
  offices.filter((office) => !others.some(sameOffice(office)))

/** What a change of offices puts on record; nothing where offices and account stay as they were. */
export const appointedBy = (
  before: Pick<Standing, 'offices' | 'active'>,
  next: Standing,
  by: Pick<Person, 'id' | 'name'> | 'system',
  at: string,
): Appointed | undefined => {
  const given = without(next.offices, before.offices)
  const taken = without(before.offices, next.offices)
  const moved = before.active !== next.active
  if (given.length === 0 && taken.length === 0 && !moved) return undefined
  return {
    ...{ person: next.id, name: next.name, at, given, taken },
    ...(by === 'system' ? { by } : { by: by.id, byName: by.name }),
    ...(moved ? { account: next.active ? 'opened' : 'closed' } : {}),
  }
}
