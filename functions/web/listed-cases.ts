import { everything } from '../every-page.ts'
import { blindOf, titleFor } from '../../domain/blind.ts'
import type { CaseHead } from '../../domain/case.ts'
import type { Person } from '../../domain/person.ts'
import { may } from '../../domain/policy.ts'
import { audienceKey } from '../../domain/task.ts'
import type { World } from '../ports/world.ts'
import type { CaseSummary } from './case-view/case-shape.ts'
import { summaryOf } from './case-view/case-view.ts'

/**
 * How the cases of a call or a year are listed to this reader. Whoever lists them may have been asked for a sheet on
 * one as well: where that review is double blind, the list does not say what the page of the case withholds.
 */
export const listing = async (
  world: World,
  person: Person,
  heads: readonly CaseHead[],
): Promise<(head: CaseHead) => CaseSummary> => {
  const refs = [...new Set(heads.map(({ scheme }) => scheme))]
  const loaded = await Promise.all(refs.map(async (ref) => [ref, await world.schemes.load(ref)] as const))
  const schemes = new Map<string, (typeof loaded)[number][1]>(loaded)
  const blind = (head: CaseHead): boolean => {
    const scheme = schemes.get(head.scheme)
    return scheme !== undefined && blindOf(head, { scheme }) === 'double'
  }
  const scoring = heads.some(blind) ? await scoredBy(world, person) : new Set<string>()
  return (head) => {
    const row = summaryOf(head)
    if (!blind(head) || may(person, { to: 'see-names-in-lists', head, scoring })) return row
    const { lead: _, leadName: __, ...unnamed } = row
    return { ...unnamed, title: titleFor({ head, members: [] }, 'double', {}) }
  }
}

/** The cases that somebody has a sheet to hand in for. */
export const scoredBy = async (world: World, { id }: Person): Promise<Set<string>> => {
  const audience = audienceKey({ is: 'person', person: id })
  const tasks = await everything((page) => world.store.tasks.openFor(audience, page))
  return new Set(tasks.flatMap((task) => (task.kind === 'score' ? [task.case] : [])))
}
