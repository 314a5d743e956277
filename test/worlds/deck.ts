import fc from 'fast-check'
import type { Route } from './routes.ts'
import { roles } from './world.ts'

const seed = Number(process.env.CONSORT_WORLDS_SEED ?? 20310303)

/** What `npm run test:worlds` asks until the recognition. Another seed draws other pairs. */
export const longRun = { seed, asks: 1000 }

/** What it asks of the secrets that come up after that. */
export const laterRun = { seed, asks: 320 }

/** Routes in an order that the seed gives, each twice before any case a third time; with whoever asks and what fills them. */
export const drawn = (
  { seed, asks }: { readonly seed: number; readonly asks: number },
  routes: readonly Route[],
) => {
  const one = fc.record({
    place: fc.integer({ min: 0, max: 1_000_000 }),
    role: fc.integer({ min: 0, max: roles.length - 1 }),
    rest: fc.record({
      picks: fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 40, maxLength: 40 }),
      english: fc.boolean(),
      head: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    }),
  })
  const draws = fc.sample(fc.noBias(one), { seed, numRuns: asks })
  const places = draws.map(({ place }) => place)
  const shuffled = (some: readonly Route[], from: number): Route[] =>
    some
      .map((route, at) => ({ route, place: places[(from + at) % asks] ?? 0 }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ route }) => route)
  // Twice everything, and lists with every name of their queries; what is left are addresses of cases, where most is said.
  const near = routes.filter(({ path }) => /[:{](?:case|meeting|batch)\b/.test(path))
  const lists = routes.filter(({ query }) => Object.keys(query).length > 2)
  const deck = [...shuffled(routes, 0), ...shuffled(routes, 7), ...shuffled(lists, 13)]
  while (deck.length < asks) deck.push(...shuffled(near, deck.length))
  const before = new Map<Route, number>()
  return draws.flatMap(({ role, rest }, at) => {
    const route = deck[at]
    if (route === undefined) return []
    const turn = before.get(route) ?? 0
    before.set(route, turn + 1)
    return [{ route, role: roles[role], rest: { ...rest, turn } }]
  })
}
