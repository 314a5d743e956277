import { askedOf } from './case-form.ts'
import type { CaseFile } from './case.ts'
import { chosenIn } from './facts.ts'
import type { Moment } from './moment.ts'
import type { SupportInstrument } from './support.ts'

/** What the programme gives to a case, and what depends on an archetype that is not chosen yet. */
export type CaseSupport = {
  readonly given: readonly SupportInstrument[]
  readonly open: readonly SupportInstrument[]
}

/** The instruments for this case's archetype: peers that cooperate are helped otherwise than one firm with followers. */
export const supportOf = (
  file: Pick<CaseFile, 'head' | 'sections'>,
  moment: Pick<Moment, 'scheme'>,
): CaseSupport => {
  const chosen = chosenIn(file, askedOf(file, moment)).archetype ?? []
  const { support } = moment.scheme
  return {
    given: support.filter(
      ({ archetypes }) => archetypes === undefined || chosen.some((one) => archetypes.includes(one)),
    ),
    open: chosen.length > 0 ? [] : support.filter(({ archetypes }) => archetypes !== undefined),
  }
}
