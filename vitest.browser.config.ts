import { defineConfig } from 'vitest/config'

/** `npm run test:browser`: the whole program in process and a real Chromium, so apart from the quick tests. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['test/browser/*.browser.ts'],
    testTimeout: 240_000,
    hookTimeout: 180_000,
    // A browser and a program per file; more than two at once only wait for each other.
    maxWorkers: 2,
    // The program writes a line per refusal; only a failing test's are of interest.
    silent: 'passed-only',
  },
})
