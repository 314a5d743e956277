import { lastHandedIn } from '../../domain/case-form.ts'
import type { CaseFile } from '../../domain/case.ts'
import type { Moment } from '../../domain/moment.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Person } from '../../domain/person.ts'
import { may } from '../../domain/policy.ts'
import { takeBackRefusal } from '../../domain/take-back.ts'
import type { World } from '../ports/world.ts'

/**
 * Runs what may find that somebody handed the form in meanwhile. Whoever still writes in it is told by whom, and whether
 * it can be taken back; the one more request is made for them alone.
 */
export const sayingWhoHandedIn = async <Result>(
  world: Pick<World, 'store'>,
  { person: reader }: { readonly person: Person },
  file: CaseFile,
  moment: Moment,
  act: () => Promise<Result> | Result,
): Promise<Result> => {
  try {
    return await act()
  } catch (problem) {
    const by = problem instanceof Refusal && problem.facts.handedIn ? lastHandedIn(file)?.stamp.by : undefined
    if (!(problem instanceof Refusal) || by === undefined) throw problem
    // Whoever is not in the case, but asked to join it, learns that it is too late, and nothing else.
    if (!may(reader, { to: 'see-case', file })) throw new Refusal(problem.code)
    const person = by === 'system' ? undefined : await world.store.people.load(by)
    throw new Refusal(problem.code, {
      problems: problem.problems,
      facts: {
        ...problem.facts,
        ...(person ? { by: person.name } : {}),
        takeBack: takeBackRefusal(file, moment) === undefined,
      },
    })
  }
}
