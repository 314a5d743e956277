import { z } from 'zod'
import { OrganisationId } from '../../domain/ids.ts'
import { judgeOrganisation, mergeOrganisations } from '../../domain/organisation-acts.ts'
import type { Organisation } from '../../domain/organisation.ts'
import {
  mostRepresentations,
  type Person,
  representationOf,
  representing,
  speaksFor,
} from '../../domain/person.ts'
import { may } from '../../domain/policy.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import type { World } from '../ports/world.ts'
import { type Asking, once, persistently, stale } from './run.ts'

const Note = z.string().trim().min(1).max(500)
const Done = z.object({})

export const JudgeOrganisation = z.strictObject({
  verified: z.boolean(),
  /** What was compared with what. */
  note: Note,
  /** The one that the page was made from. */
  revision: z.number().int().min(1),
})
export type JudgeOrganisation = z.infer<typeof JudgeOrganisation>

const loaded = async ({ store }: World, id: OrganisationId): Promise<Organisation> => {
  const found = await store.organisations.load(id)
  if (!found) throw notFound()
  return found
}

/** An officer or administrator says that a code and a name belong together, or that they do not. */
export const verifyOrganisation = (
  world: World,
  asking: Asking,
  id: OrganisationId,
  input: JudgeOrganisation,
): Promise<object> =>
  once(world, asking, { command: 'verify-organisation', id, ...input }, Done.parse, async (onceItem) => {
    if (!may(asking.person, { to: 'verify-organisations' })) throw notFound()
    const organisation = await loaded(world, id)
    // Nobody vouches for what they speak for themselves.
    if (speaksFor(asking.person, id)) throw new Refusal('not-allowed-here')
    if (organisation.revision !== input.revision) throw stale()
    const next = judgeOrganisation(organisation, input.verified, {
      by: asking.person,
      at: asking.arrived,
      note: input.note,
    })
    await world.store.organisations.save(next, { at: asking.arrived, once: onceItem({}) })
    return {}
  })

export const MergeOrganisation = z.strictObject({ into: OrganisationId, note: Note })
export type MergeOrganisation = z.infer<typeof MergeOrganisation>

/**
 * Makes one of two entries of the same body. Whoever spoke for either speaks for both from now on, so that nobody
 * loses sight of a case. Asked again after a crash it finishes what is left.
 */
export const mergeOrganisation = async (
  world: World,
  asking: Asking,
  id: OrganisationId,
  input: MergeOrganisation,
): Promise<void> => {
  if (!may(asking.person, { to: 'merge-organisations' })) throw notFound()
  const stays = await persistently(async () => {
    const [gone, into] = [await loaded(world, id), await world.store.organisations.load(input.into)]
    if (!into) throw new Refusal('invalid', { problems: [{ field: 'into', code: 'not-registered' }] })
    if (gone.mergedInto === into.id) return into
    const merged = mergeOrganisations(gone, into, { by: asking.person, at: asking.arrived, note: input.note })
    await world.store.organisations.saveBoth(merged.gone, merged.stays)
    return merged.stays
  })
  const gone = await loaded(world, id)
  for (const person of await speakersOf(world, [gone.id, stays.id]))
    await persistently(() => letSpeakFor(world, person, { gone, stays }, asking.arrived))
}

/** Everybody who speaks for one of them: what merging them changes for people. */
export const speakersOf = async (
  { store }: World,
  organisations: readonly OrganisationId[],
): Promise<Person[]> => {
  const found = await Promise.all(organisations.map((one) => store.people.inAudience(`organisation:${one}`)))
  const speaking = found.flat().filter((person) => organisations.some((one) => speaksFor(person, one)))
  return [...new Map(speaking.map((person) => [person.id, person])).values()]
}

type Merged = { readonly gone: Organisation; readonly stays: Organisation }

/** Whoever speaks for more by it is told, in the same transaction: once, also when the merging is asked for again. */
const letSpeakFor = async (
  { store }: World,
  { id }: Person,
  { gone, stays }: Merged,
  at: string,
): Promise<void> => {
  const person = await store.people.load(id)
  if (!person) return
  const missing = [gone, stays].filter((one) => representationOf(person, one.id)?.state !== 'active')
  if (missing.length === 0 || person.represents.length + missing.length > mostRepresentations) return
  const next = missing.reduce(
    (so, one) => representing(so, { organisation: one.id, name: one.name, state: 'active' }),
    person,
  )
  const code = stays.id.split(':').slice(1).join(' ')
  await store.people.save(
    { ...next, revision: person.revision + 1 },
    {
      at,
      tell: [
        {
          key: `${gone.id}/organisation-merged/${id}`,
          about: 'organisation-merged',
          to: [{ is: 'person', person: id }],
          facts: { title: stays.name, number: code },
        },
      ],
    },
  )
}
