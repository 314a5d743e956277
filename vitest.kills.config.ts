import { defineConfig } from 'vitest/config'

/** `npm run test:kills`: minutes long, so apart from the tests that run on every change. */
export default defineConfig({
  test: { include: ['test/kills/*.slow.ts'], testTimeout: 1_500_000 },
})
