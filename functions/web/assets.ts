import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { SchemeRef } from '../../domain/ids.ts'
import { Scheme } from '../../domain/scheme.ts'
import type { Catalogue } from '../ports/world.ts'

/** Style and scripts as they lie beside the bundle (`infra/assets.ts` puts them there). */
export const bundledAssets = (): {
  style: string
  script: string
  scripts: Readonly<Record<string, string>>
} => ({
  style: readFileSync(new URL('./assets/style.css', import.meta.url), 'utf8'),
  script: readFileSync(new URL('./assets/script.js', import.meta.url), 'utf8'),
  scripts: z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(new URL('./assets/scripts.json', import.meta.url), 'utf8'))),
})

/** The shipped programmes as they lie there, a file each: a start reads their list, a programme is read when needed. */
export const bundledCatalogue = (): Catalogue => {
  const at = (name: string): URL => new URL(`./assets/schemes/${name}.json`, import.meta.url)
  const refs = z.array(SchemeRef).parse(JSON.parse(readFileSync(at('all'), 'utf8')))
  return {
    refs,
    load: async (ref) =>
      refs.some((known) => known === ref)
        ? Scheme.parse(JSON.parse(await readFile(at(ref), 'utf8')))
        : undefined,
  }
}
