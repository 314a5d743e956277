import type { CaseFile } from './case.ts'
import { conflictOf } from './conflict.ts'
import { holds, type Person, speaksFor } from './person.ts'
import { standInFor } from './stand-in.ts'
import type { Audience } from './task.ts'
import { stillFit } from './task-rights.ts'

/**
 * Whoever left an office or an organisation since, stepped aside from a review or has a conflict by now, is told no
 * more of it. An administrator hears of what runs late in any case.
 */
export const isStillIn = (person: Person, audience: Audience, file: CaseFile | undefined): boolean => {
  switch (audience.is) {
    case 'office':
      return (
        holds(person, audience.role, audience.scheme) &&
        (audience.role === 'administrator' || file === undefined || conflictOf(person, file) === undefined)
      )
    case 'organisation':
      return (
        speaksFor(person, audience.organisation) &&
        !file?.members.some(
          ({ organisation, confirmation }) =>
            organisation === audience.organisation && confirmation.is === 'declined',
        )
      )
    case 'person': {
      const asked = (file?.tasks ?? []).filter(
        (task) => task.audience.is === 'person' && task.audience.person === audience.person,
      )
      // Who stands in for a leader is told of what they may decide, and of nothing else.
      if (audience.person !== person.id)
        return file !== undefined && asked.some((task) => standInFor(person, file, task) !== undefined)
      return file === undefined || asked.length === 0 || asked.some((task) => stillFit(person, file, task))
    }
  }
}
