import { readFileSync } from 'node:fs'

/** Style and script as they lie beside the bundle (`infra/assets.ts` puts them there). */
export const bundledAssets = (): { style: string; script: string } => ({
  style: readFileSync(new URL('./assets/style.css', import.meta.url), 'utf8'),
  script: readFileSync(new URL('./assets/script.js', import.meta.url), 'utf8'),
})
