import type { CaseFile } from '../../domain/case.ts'
import type { CaseId } from '../../domain/ids.ts'
import type { Person } from '../../domain/person.ts'
import { may } from '../../domain/policy.ts'
import { alikeIn } from './alike.ts'
import type { Asked } from './ask.ts'
import { beginsAt } from './chapters.ts'
import type { Values } from './ids.ts'
import type { Known } from './life.ts'
import { mayKnow, type Secret, type SecretName, secrets } from './secrets.ts'
import { type Role, roles, type World } from './world.ts'

/** A world in which a secret is otherwise, as far as its life was told. */
export type Played = { readonly secret: SecretName; readonly world: World; readonly known: Known }

/** The cases of a world as they stand in a chapter, and everybody as the program knows them. */
type Standing = {
  readonly told: readonly CaseFile[]
  readonly draft: readonly CaseFile[]
  readonly change: readonly CaseFile[]
  readonly evaluation: readonly CaseFile[]
  readonly people: ReadonlyMap<Role, Person>
}

/** A chapter that all worlds have played, before anything is asked. */
export type Stage = {
  readonly chapter: string
  readonly n: number
  readonly usual: Played
  readonly others: readonly Played[]
  /** Those of the others that differ from the usual world by now. */
  readonly there: readonly Played[]
  readonly values: Values
  readonly now: Standing
  /** Of which worlds somebody may not know that they differ. */
  readonly ignorant: ReadonlyMap<Role, readonly Played[]>
  /** The case that a secret is of, in the usual world and in its own. */
  filesOf(other: Played): readonly CaseFile[]
  readonly alike: (text: string) => string
}

const standingIn = async ({ world, known }: Played): Promise<Standing> => {
  const load = async (id: CaseId | undefined) => (id === undefined ? [] : [await world.town.file(id)])
  const people = await world.town.store.people.loadMany(
    roles.flatMap((role) => (role === undefined ? [] : [world.town.who(role).id])),
  )
  return {
    told: await load(known.told),
    draft: await load(known.draft),
    change: await load(known.change),
    evaluation: await load(known.evaluation),
    people: new Map(people.map((person) => [roles.find((role) => role === person.name), person])),
  }
}

/** The work that somebody was asked for by name: whoever has other work in another world is part of what differs. */
const workOf = (files: readonly CaseFile[], person: string): string =>
  files
    .flatMap(({ tasks }) => tasks)
    .flatMap(({ id, kind, audience }) =>
      audience.is === 'person' && audience.person === person ? [`${kind} ${id}`] : [],
    )
    .toSorted()
    .join(' ')

const isIgnorant = (role: Role, secret: Secret, usual: Standing, other: Standing): boolean => {
  if (role === undefined) return true
  const [here, there] = [usual[secret.where], other[secret.where]]
  const person = usual.people.get(role)
  return (
    person !== undefined &&
    !mayKnow(role, person, secret, [...here, ...there]) &&
    workOf(here, person.id) === workOf(there, person.id)
  )
}

/** Looks at every world as it stands after a chapter: who may not know what. */
export const stageOf = async (
  told: Pick<Stage, 'chapter' | 'n' | 'usual' | 'others' | 'values'>,
): Promise<Stage> => {
  const { n, usual, others } = told
  const there = others.filter(({ secret }) => beginsAt(secret) <= n)
  const now = await standingIn(usual)
  const standings = new Map<Played, Standing>()
  for (const other of there) standings.set(other, await standingIn(other))
  const standingOf = (other: Played): Standing => standings.get(other) ?? now
  return {
    ...{ ...told, there, now },
    ignorant: new Map(
      roles.map((role) => [
        role,
        there.filter((other) => isIgnorant(role, secrets[other.secret], now, standingOf(other))),
      ]),
    ),
    filesOf: (other) => [now, standingOf(other)].flatMap((standing) => standing[secrets[other.secret].where]),
    alike: await alikeIn([usual, ...others]),
  }
}

/** Figures are sums over a call, for whoever may read figures: some secrets are in them. */
export const isInSums = (name: SecretName, { door, role }: Asked, { now }: Stage): boolean => {
  const { inSums }: Secret = secrets[name]
  return (
    door === 'figures' &&
    inSums === true &&
    may(now.people.get(role), { to: 'see-insight', scheme: 'lingang' })
  )
}
