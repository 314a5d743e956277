import type { CaseFile } from '../domain/case.ts'
import type { Consortium } from '../domain/consortium.ts'
import { schemeCode } from '../domain/ids.ts'
import type { Person } from '../domain/person.ts'
import { notFound } from '../domain/refusal.ts'
import { mayBeAsked } from './panel-desk.ts'
import type { World } from './ports/world.ts'

/** Everybody appointed as an expert of the case's programme who may be asked about it now. */
export const expertsFor = async (world: World, file: CaseFile): Promise<Person[]> => {
  const people = await world.store.people.inAudience(`office:${schemeCode(file.head.scheme)}:expert`)
  return mayBeAsked(world, file, await world.schemes.load(file.head.scheme), people)
}

/** Everybody appointed to a level of the programme's approval chain. */
export const approversFor = (world: World, file: CaseFile): Promise<Person[]> =>
  world.store.people.inAudience(`office:${schemeCode(file.head.scheme)}:approver`)

/** The consortium that an application upgrades, ready for its next revision. */
export const upgradedConsortium = async (
  world: World,
  { head }: CaseFile,
): Promise<Consortium | undefined> => {
  if (head.kind !== 'application' || head.upgrades === undefined) return undefined
  const consortium = await world.store.consortia.load(head.upgrades)
  if (!consortium) throw notFound()
  return { ...consortium, revision: consortium.revision + 1 }
}

/** The consortium that an evaluation is about, ready for its next revision. */
export const consortiumOf = async (world: World, file: CaseFile): Promise<Consortium> => {
  if (file.head.kind !== 'evaluation') throw notFound()
  const consortium = await world.store.consortia.load(file.head.consortium)
  if (!consortium) throw notFound()
  return { ...consortium, revision: consortium.revision + 1 }
}
