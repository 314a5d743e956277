import { onTestFinished } from 'vitest'
import { audience } from '../support/api.ts'
import { startIssuer } from '../support/issuer.ts'
import { asker } from './ask.ts'
import { outAt } from './chapters.ts'
import { drawn } from './deck.ts'
import { type Found, tallyOfPairs } from './found.ts'
import { valuesIn } from './ids.ts'
import { askDrawn, compareMail } from './questions.ts'
import { everyRoute, nameOf } from './routes.ts'
import { askPolicy, whereSaid } from './said-at.ts'
import type { SecretName } from './secrets.ts'
import { type Played, stageOf } from './stage.ts'
import { life } from './whole-life.ts'
import { openWorld } from './world.ts'
import { writtenBy } from './written-by.ts'

type Plan = {
  readonly seed: number
  /** How many addresses are asked; each makes a pair with some of the worlds whose secret the role may not know. */
  readonly asks: number
  readonly secrets: readonly SecretName[]
  /** How many chapters of the life are played; all of them when absent. */
  readonly chapters?: number
  /** With how many worlds an answer is compared at most. */
  readonly with: number
}

/**
 * Plays worlds that differ in one secret each, beside a usual one, and asks them the same at every stage: who may not
 * know of a secret gets the same bytes in both. `routes` are all that can be asked; `seen` the secrets of which somebody
 * who may know them saw a difference.
 */
export const playPairs = async (
  plan: Plan,
): Promise<Found & { readonly routes: readonly string[]; readonly seen: readonly SecretName[] }> => {
  const issuer = await startIssuer(audience)
  onTestFinished(issuer.stop)
  const open = async (secret?: SecretName) =>
    openWorld(issuer, await writtenBy(secret === 'applicant' ? 'Cloudriver' : 'Bluesea Instruments'), secret)
  const usual: Played = { secret: 'applicant', world: await open(), known: {} }
  let others: Played[] = []
  for (const secret of plan.secrets) others.push({ secret, world: await open(secret), known: {} })
  const { ask, signIn } = asker(issuer)
  const routes = await everyRoute(usual.world)
  const questions = drawn(plan, routes)
  const chapters = life.slice(0, plan.chapters)
  const tally = tallyOfPairs()
  const { askEverybody, seen } = whereSaid(ask, tally)
  for (const [n, { name, play }] of chapters.entries()) {
    // A world whose secret is out has nothing more to tell.
    for (const { secret, world } of others) if (outAt(secret) <= n) await world.town.program.stop()
    others = others.filter(({ secret }) => outAt(secret) > n)
    const all = [usual, ...others]
    await Promise.all(all.map(({ world, known }) => play(world, known)))
    const values = await valuesIn(
      all.map(({ world }) => world),
      all.map(({ known }) => known),
    )
    await Promise.all(all.map(({ world }) => signIn(world)))
    const stage = await stageOf({ chapter: name, n, usual, others, values })
    askPolicy(stage, tally)
    await askEverybody(stage, chapters.length - 1)
    const here = [...questions.entries()].filter(([at]) => at % chapters.length === n)
    await askDrawn(ask, tally, stage, new Map(here), plan.with)
    await compareMail(tally, stage)
  }
  return { ...tally.found(), routes: routes.map(nameOf), seen: seen() }
}
