import { expect, test } from 'vitest'
import { playPairs } from './pairs.ts'
import { secretNames } from './secrets.ts'

/** Another seed draws other pairs: `CONSORT_WORLDS_SEED=7 npm run test:worlds`. */
const seed = Number(process.env.CONSORT_WORLDS_SEED ?? 20310303)

test(`5,000 pairs of worlds that differ in one secret answer the same to whoever may not know it (seed ${seed})`, async () => {
  const found = await playPairs({ seed, asks: 900, with: 3, secrets: secretNames })
  expect(found.leaks).toEqual([])
  expect(found.pairs).toBeGreaterThanOrEqual(5000)
  expect(found.seen.toSorted()).toEqual(secretNames.toSorted())
  // No route is silently never asked, and no secret never tried.
  expect(found.routes.filter((route) => found.byRoute[route] === undefined)).toEqual([])
  expect(secretNames.filter((name) => (found.bySecret[name] ?? 0) < 20)).toEqual([])
})
