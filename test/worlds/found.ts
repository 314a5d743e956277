import { type Answer, type Asked, difference, said } from './ask.ts'
import type { SecretName } from './secrets.ts'
import type { Played, Stage } from './stage.ts'
import { intruder } from './world.ts'

export type Leak = {
  readonly secret: SecretName
  readonly chapter: string
  readonly asked: string
  readonly first: string
}

export type Found = {
  /** Pairs that were compared, by route; `mail` is what was sent to somebody. */
  readonly byRoute: Readonly<Record<string, number>>
  readonly bySecret: Readonly<Record<string, number>>
  readonly pairs: number
  /** How many of the questions were for a next page, by the cursor that the one before gave. */
  readonly nextPages: number
  readonly leaks: readonly Leak[]
  /** Secrets that were found out about the one who is let in by mistake. */
  readonly noticed: readonly SecretName[]
}

/** Counts pairs, and keeps what got out. */
export const tallyOfPairs = () => {
  const byRoute: Record<string, number> = {}
  const bySecret: Record<string, number> = {}
  const leaks: Leak[] = []
  const noticed = new Set<SecretName>()
  let pairs = 0
  let nextPages = 0
  const leak = (secret: SecretName, { chapter }: Stage, asked: string, first: string): void => {
    leaks.push({ secret, chapter, asked, first })
  }
  /** One pair more; where it differs first, if it does. */
  const count = (
    secret: SecretName,
    stage: Stage,
    asked: { readonly route: string; readonly said: string; readonly first: string | undefined },
  ): void => {
    pairs += 1
    byRoute[asked.route] = (byRoute[asked.route] ?? 0) + 1
    bySecret[secret] = (bySecret[secret] ?? 0) + 1
    if (asked.first !== undefined) leak(secret, stage, asked.said, asked.first)
  }
  return {
    leak,
    count,
    compare: ({ secret }: Played, stage: Stage, asked: Asked, mine: Answer, theirs: Answer): void => {
      const first = difference(mine, theirs, stage.alike)
      if (asked.role !== intruder) count(secret, stage, { route: asked.route, said: said(asked), first })
      else if (first !== undefined) noticed.add(secret)
    },
    nextPage: (): void => {
      nextPages += 1
    },
    found: (): Found => ({ byRoute, bySecret, pairs, nextPages, leaks, noticed: [...noticed] }),
  }
}
export type Tally = ReturnType<typeof tallyOfPairs>
