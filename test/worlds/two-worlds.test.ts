import { expect, test } from 'vitest'
import { playPairs } from './pairs.ts'

/*
 * Two towns that differ in one secret, asked the same by whoever may not know it: every answer and every mail is the
 * same to the byte. `npm run test:worlds` plays all secrets, and asks every route.
 */
test(
  'who may not know a secret is answered the same, byte by byte, whichever it is',
  { timeout: 600_000 },
  async () => {
    const found = await playPairs({
      seed: 1,
      asks: 24,
      chapters: 6,
      with: 3,
      secrets: ['applicant', 'draft', 'panel', 'sheet'],
    })
    expect(found.leaks).toEqual([])
    expect(found.pairs).toBeGreaterThanOrEqual(200)
    // Somebody who is let in by mistake is found out, and who may know them sees that they differ.
    expect(found.noticed.toSorted()).toEqual(['applicant', 'draft', 'panel', 'sheet'])
    expect(found.seen.toSorted()).toEqual(['applicant', 'draft', 'panel', 'sheet'])
  },
)
