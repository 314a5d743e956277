import { expect, test } from 'vitest'
import { longRun } from './deck.ts'
import { lifeOfACase } from './life.ts'
import { playPairs } from './pairs.ts'
import { laterSecrets, openedByOffice, secretNames } from './secrets.ts'

const secrets = secretNames.filter((name) => !laterSecrets.includes(name))

test(`5,000 pairs of worlds that differ in one secret answer the same to whoever may not know it (seed ${longRun.seed})`, async () => {
  const found = await playPairs({ ...longRun, with: 1, secrets, chapters: lifeOfACase.length })
  expect(found.leaks).toEqual([])
  expect(found.pairs).toBeGreaterThanOrEqual(5000)
  // Lists were read on, by the cursors that they gave.
  expect(found.nextPages).toBeGreaterThan(20)
  // Somebody who may know a secret saw it, and whoever is let in by mistake is found out.
  expect(found.seen.toSorted()).toEqual(secrets.toSorted())
  expect(found.noticed.toSorted()).toEqual(secrets.filter((name) => openedByOffice.includes(name)).toSorted())
  // No route is silently never asked, and no secret never tried.
  expect(found.routes.filter((route) => found.byRoute[route] === undefined)).toEqual([])
  expect(secrets.filter((name) => (found.bySecret[name] ?? 0) < 20)).toEqual([])
})
