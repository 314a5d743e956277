import { idFromDigest } from '../../domain/ids.ts'
import { signerOf } from '../../functions/signer.ts'
import { sha256 } from '../../functions/store/cases.ts'
import type { PracticeClock } from '../../infra/local/practice-clock.ts'

/** Where every world begins. */
export const beginning = '2031-03-03T01:00:00.000Z'

/** A clock that stands until it is moved, so that what takes longer in one world is written at the same time. */
const standingClock = (): PracticeClock => {
  let at = new Date(beginning)
  return {
    now: () => new Date(at),
    offset: () => 0,
    moveTo: (time) => {
      if (time > at) at = time
      return Promise.resolve()
    },
  }
}

/**
 * A clock, ids and a key that are the same in every world. Ids are counted within what is being done, by its name: what
 * uses up one more of them in one world does not change those of what is done next.
 */
export const sameEverywhere = () => {
  let doing = 'opening'
  let count = 0
  return {
    ports: {
      clock: standingClock(),
      newId: (): string => {
        count += 1
        return idFromDigest(sha256(`${doing} ${count}`))
      },
      signer: signerOf('http://localhost:3000', () =>
        Promise.resolve('the same key in every world'.padEnd(43, '.')),
      ),
    },
    begin: (what: string): void => {
      doing = what
      count = 0
    },
  }
}
