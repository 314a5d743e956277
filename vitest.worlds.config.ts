import { defineConfig } from 'vitest/config'

/** `npm run test:worlds`: minutes long, so apart from the tests that run on every change. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: { include: ['test/worlds/*.slow.ts'], testTimeout: 1_200_000, maxWorkers: 2 },
})
