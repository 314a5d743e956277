import { expect, test } from 'vitest'
import { longRun } from './deck.ts'
import { playPairs } from './pairs.ts'
import { secretNames } from './secrets.ts'

test(`5,000 pairs of worlds that differ in one secret answer the same to whoever may not know it (seed ${longRun.seed})`, async () => {
  const found = await playPairs({ ...longRun, with: 1, secrets: secretNames })
  expect(found.leaks).toEqual([])
  expect(found.pairs).toBeGreaterThanOrEqual(5000)
  // Lists were read on, by the cursors that they gave.
  expect(found.nextPages).toBeGreaterThan(20)
  expect(found.seen.toSorted()).toEqual(secretNames.toSorted())
  // No route is silently never asked, and no secret never tried.
  expect(found.routes.filter((route) => found.byRoute[route] === undefined)).toEqual([])
  expect(secretNames.filter((name) => (found.bySecret[name] ?? 0) < 20)).toEqual([])
})
