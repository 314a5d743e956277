import type { CaseFile } from './case.ts'
import { decidesAt } from './approval.ts'
import { conflictOf } from './conflict.ts'
import type { Hearers } from './message.ts'
import { askedToScore } from './panel.ts'
import { covers } from './delegation.ts'
import { holds, type Person, speaksFor } from './person.ts'
import { standInFor } from './stand-in.ts'
import { stillFit } from './task-rights.ts'

/**
 * Whoever left an office or an organisation since, stepped aside from a review or has a conflict by now, is told no
 * more of it. An administrator hears of what runs late in any case.
 */
export const isStillIn = (person: Person, audience: Hearers, file: CaseFile | undefined): boolean => {
  switch (audience.is) {
    case 'office':
      return (
        holds(person, audience.role, audience.scheme) &&
        (audience.role === 'administrator' || file === undefined || conflictOf(person, file) === undefined)
      )
    case 'level':
      return (
        hearsAt(person, audience) &&
        (file === undefined ||
          (conflictOf(person, file) === undefined && !askedToScore(file).includes(person.id)))
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

/** Decides at a level of a programme, or stands in now for somebody who does. */
export const hearsAt = (
  person: Person,
  at: Pick<Extract<Hearers, { is: 'level' }>, 'scheme' | 'level'>,
): boolean =>
  decidesAt(person, at.level, at.scheme) ||
  (person.active &&
    (person.standsIn ?? []).some(
      ({ delegation, leader }) => covers(delegation, at) && decidesAt(leader, at.level, at.scheme),
    ))
