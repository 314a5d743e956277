import * as z from './bundled-zod-parts.ts'

/**
 * What `zod` means inside a bundle. The package's own entry holds all of itself as one value (`z`), so that a
 * bundler keeps every language of its messages: 270 KB in each of thirty functions.
 */
export * from './bundled-zod-parts.ts'
export { z, z as default }
