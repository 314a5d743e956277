import { mailOf } from './alike.ts'
import { type Answer, type Ask, type Asked, askedOf, type Drawn, firstOf, nextOf } from './ask.ts'
import type { drawn } from './deck.ts'
import type { Tally } from './found.ts'
import { isInSums, type Played, type Stage } from './stage.ts'

/** How many pages of a list are asked for after the first. */
const mostPages = 3

const isWrite = ({ method }: Asked): boolean => method !== 'GET' && method !== 'HEAD'

/** Asks what was drawn in the usual world, and in some whose secret the role may not know; `most` of them at most. */
export const askDrawn = async (
  ask: Ask,
  tally: Tally,
  stage: Stage,
  questions: ReadonlyMap<number, ReturnType<typeof drawn>[number]>,
  most: number,
): Promise<void> => {
  const { usual, others, ignorant, chapter } = stage
  const turn = async (asked: Asked, rest: Drawn, at: number, deep = 0): Promise<void> => {
    const from = (ignorant.get(asked.role) ?? []).filter(({ secret }) => !isInSums(secret, asked, stage))
    const begin = (rest.picks[0] ?? 0) % Math.max(from.length, 1)
    const compared = [...from.slice(begin), ...from.slice(0, begin)].slice(0, most)
    if (compared.length === 0 && !isWrite(asked)) return
    const mine = await ask(usual.world, asked, `${chapter} ${at}`)
    // What is done in one world is done in all, so that they go on to differ in their secrets alone.
    const whom = isWrite(asked) && mine.status < 400 ? others : compared
    const answers = new Map<Played, Answer>()
    await Promise.all(
      whom.map(async (one) => answers.set(one, await ask(one.world, asked, `${chapter} ${at}`))),
    )
    for (const other of compared) {
      const theirs = answers.get(other)
      if (theirs) tally.compare(other, stage, asked, mine, theirs)
    }
    // Where a list goes on, its next page is asked for by the same cursor.
    const next = isWrite(asked) ? undefined : nextOf(asked.address, mine)
    if (next === undefined || deep >= mostPages) return
    tally.nextPage()
    await turn({ ...asked, address: next }, rest, at, deep + 1)
  }
  for (const [at, { route, role, rest }] of questions) {
    // Where somebody may know of everything that is otherwise by now, anybody asks instead.
    const asks = (ignorant.get(role) ?? []).length === 0 ? undefined : role
    await turn(askedOf(route, asks, rest, stage.values), rest, at)
  }
}

/** Compares what was written to everybody. */
export const compareMail = async (tally: Tally, stage: Stage): Promise<void> => {
  for (const [role, kept] of stage.ignorant) {
    if (role === undefined) continue
    const mine = stage.alike(await mailOf(stage.usual.world, role))
    for (const { secret, world } of kept) {
      const theirs = stage.alike(await mailOf(world, role))
      const first = mine === theirs ? undefined : firstOf(mine, theirs)
      tally.count(secret, stage, { route: 'mail', said: `mail to ${role}`, first })
    }
  }
}
