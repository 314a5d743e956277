import { expect, test } from 'vitest'
import { laterRun } from './deck.ts'
import { playPairs } from './pairs.ts'
import { laterSecrets, openedByOffice } from './secrets.ts'

test(`1,000 pairs of worlds that differ in a change or a year answer the same to whoever may not know it (seed ${laterRun.seed})`, async () => {
  const found = await playPairs({ ...laterRun, with: 3, secrets: laterSecrets })
  expect(found.leaks).toEqual([])
  expect(found.pairs).toBeGreaterThanOrEqual(1000)
  // Somebody who may know a secret saw it, and whoever is let in by mistake is found out.
  expect(found.seen.toSorted()).toEqual(laterSecrets.toSorted())
  expect(found.noticed.toSorted()).toEqual(
    laterSecrets.filter((name) => openedByOffice.includes(name)).toSorted(),
  )
  expect(laterSecrets.filter((name) => (found.bySecret[name] ?? 0) < 20)).toEqual([])
})
