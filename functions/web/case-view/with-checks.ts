import type { CaseFile } from '../../../domain/case.ts'
import type { Moment } from '../../../domain/moment.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import type { World } from '../../ports/world.ts'
import { isBlindTo } from './blind-view.ts'

/** The moment with what the office found of the organisations of a case, for whoever sees its list of organisations. */
export const withChecks = async (
  { store }: World,
  person: Person,
  file: CaseFile,
  moment: Moment,
): Promise<Moment> => {
  if (!may(person, { to: 'see-organisations' }) || isBlindTo(person, file, moment)) return moment
  const ids = new Set(file.members.map(({ organisation }) => organisation))
  return { ...moment, checked: await store.organisations.loadMany([...ids]) }
}
