import type { Answer, Ask, Asked } from './ask.ts'
import { difference, said } from './ask.ts'
import { outAt } from './chapters.ts'
import type { Tally } from './found.ts'
import { placesOf } from './proof.ts'
import { isTooWide, type Secret, type SecretName, secrets } from './secrets.ts'
import { isInSums, type Played, type Stage } from './stage.ts'
import { intruder, isTwin, parts, type Role, roles } from './world.ts'

/** How many parts of those who may know a secret are asked where it is said, beside whoever it is of. */
const mostKnowing = 2

/** In how many places a secret is asked for by everybody. */
const mostPlaces = 8

type Place = (role: Role) => Asked

/** The first of some that is so. */
const firstThat = async <Item>(
  items: readonly Item[],
  isSo: (item: Item) => Promise<boolean>,
): Promise<Item | undefined> => {
  for (const item of items) if (await isSo(item)) return item
  return undefined
}

/** Whoever is asked where a secret is said: of some parts that may know it one each, and one whom it is of. */
const knowingOf = ({ known, own }: Secret, mayNot: readonly Role[]): Role[] => {
  const knowers = roles.filter((role) => !mayNot.includes(role))
  const byPart = known.flatMap((part) =>
    knowers.filter((role) => parts[part].some((one) => one === role)).slice(0, 1),
  )
  const byName = knowers.filter((role) => role !== undefined && own.includes(role))
  return [...new Set([...byPart.slice(0, mostKnowing), ...byName.slice(0, 1)])]
}

/**
 * Finds where secrets are said to those who may know them, and asks everybody there who may not. That somebody sees a
 * difference shows that the test would tell.
 */
export const whereSaid = (ask: Ask, tally: Tally) => {
  const found = new Map<SecretName, readonly Place[]>()

  const placesIn = async (
    stage: Stage,
    other: Played,
    mayNot: readonly Role[],
    usually: (asked: Asked) => Promise<Answer>,
  ): Promise<Place[]> => {
    const knowing = knowingOf(secrets[other.secret], mayNot)
    const places: Place[] = []
    for (const [, addresses] of placesOf(stage.values, stage.filesOf(other))) {
      if (places.length >= mostPlaces) return places
      for (const role of knowing) {
        const tells = await firstThat(addresses, async (at) => {
          const asked = at(role)
          const mine = await usually(asked)
          return difference(mine, await ask(other.world, asked, asked.address)) !== undefined
        })
        if (tells === undefined) continue
        places.push(tells)
        break
      }
    }
    return places
  }

  /** Everybody is asked when a secret comes up, and once more before its end, when the policy lets in most. */
  const askEverybody = async (stage: Stage, lastChapter: number): Promise<void> => {
    // Many secrets are said in the same places: the usual world answers for all of them at once.
    const answered = new Map<string, Promise<Answer>>()
    const usually = (asked: Asked): Promise<Answer> => {
      const answer = answered.get(said(asked)) ?? ask(stage.usual.world, asked, asked.address)
      answered.set(said(asked), answer)
      return answer
    }
    for (const other of stage.there) {
      const before = found.get(other.secret) ?? []
      if (before.length > 0 && stage.n < Math.min(outAt(other.secret) - 1, lastChapter)) continue
      const mayNot = roles.filter((role) => stage.ignorant.get(role)?.includes(other))
      const places = before.length > 0 ? before : await placesIn(stage, other, mayNot, usually)
      found.set(other.secret, places)
      for (const at of before.length > 0 ? places.filter((_, index) => index % 2 === 1) : places)
        for (const role of [...mayNot.filter((one) => !isTwin(one)), intruder]) {
          const asked = at(role)
          if (isInSums(other.secret, asked, stage)) continue
          const [mine, theirs] = await Promise.all([usually(asked), ask(other.world, asked, asked.address)])
          tally.compare(other, stage, asked, mine, theirs)
        }
    }
  }

  return {
    askEverybody,
    /** Secrets of which somebody who may know them saw a difference. */
    seen: (): SecretName[] => [...found].flatMap(([secret, places]) => (places.length > 0 ? [secret] : [])),
  }
}

/** A policy that lets in somebody of whom it is stated that they never know is found before anything is asked. */
export const askPolicy = (stage: Stage, tally: Tally): void => {
  for (const other of stage.there)
    for (const [role, person] of stage.now.people)
      if (role !== undefined && isTooWide(role, person, secrets[other.secret], stage.filesOf(other)))
        tally.leak(other.secret, stage, 'the policy', `${role} may know it`)
}
