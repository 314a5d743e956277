import { PersonId } from '../../domain/ids.ts'
import { personIdOf } from '../../functions/commands/people.ts'
import { sha256 } from '../../functions/store/cases.ts'
import { stepOf } from '../../domain/scheme-step.ts'
import { lingang } from '../../schemes/lingang.ts'
import type { CaseId, TaskId } from '../../domain/ids.ts'
import type { Api } from './api.ts'
import { sheet } from './town.ts'

const rubric = stepOf(lingang, 'review')?.rubric.items ?? []

/** An application of the programme of the town, reviewed with these shares of every item, before its leaders. */
export const toApproval = async (
  { town }: Pick<Api, 'town'>,
  lead: string,
  shares: readonly number[] = [0.9, 0.88, 0.86],
): Promise<CaseId> => {
  const id = await town.apply(lead, [
    [`${lead}的大学`, 'university'],
    [`${lead}的配套`, 'enterprise'],
  ])
  await town.does('officer', id, { kind: 'formal-check', answer: { decision: 'pass' } })
  await town.does('recommender', id, {
    kind: 'recommendation',
    answer: { decision: 'recommend', opinion: `同意推荐${lead}` },
  })
  for (const [index, name] of (await town.asked(id, 'score')).entries())
    await town.does(name, id, sheet(shares[index] ?? 0.9, rubric))
  return id
}

/** The open decision that somebody of the town is asked for by name. */
export const decisionOf = async (
  { town }: Pick<Api, 'town'>,
  name: string,
  id: CaseId,
): Promise<TaskId | undefined> =>
  (await town.file(id)).tasks.find(
    ({ kind, state, audience }) =>
      kind === 'approval' &&
      state.is === 'open' &&
      audience.is === 'person' &&
      audience.person === town.who(name).id,
  )?.id

/** A leader of the town who also signs in over the API by the same name. */
export const apiLeader = async (
  { town }: Pick<Api, 'town'>,
  name: string,
  level: string,
): Promise<PersonId> =>
  (
    await town.person(name, [{ role: 'approver', scheme: 'lingang', level }], {
      id: personIdOf(sha256, 'practice', name),
    })
  ).id

/** The value that a page's own hidden field has, and everything typed goes along with. */
export const hiddenIn = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
