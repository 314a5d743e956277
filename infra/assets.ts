import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { everyShipped } from '../schemes/all.ts'

const source = fileURLToPath(new URL('../functions/web/ui/', import.meta.url))

/** Style and script as browsers get them: one small file each. */
export const buildAssets = async (): Promise<{ style: string; script: string }> => {
  const bundle = async (entry: string): Promise<string> => {
    const { outputFiles } = await build({
      entryPoints: [join(source, entry)],
      bundle: true,
      minify: true,
      write: false,
      format: 'iife',
      // What browsers of the last years understand; older ones get the page without its extras.
      target: ['chrome105', 'firefox110', 'safari16'],
      logLevel: 'error',
    })
    return outputFiles[0]?.text ?? ''
  }
  const [style, script] = await Promise.all([bundle('style.css'), bundle('script.ts')])
  return { style, script }
}

/** Writes them into `folder/assets`, where the web function's bundle looks for them. */
export const writeAssets = async (folder: string): Promise<void> => {
  const { style, script } = await buildAssets()
  await mkdir(join(folder, 'assets'), { recursive: true })
  await writeFile(join(folder, 'assets', 'style.css'), style)
  await writeFile(join(folder, 'assets', 'script.js'), script)
  await writeCatalogue(join(folder, 'assets', 'schemes'))
}

/** The shipped programmes as files: in the bundle, every start would have to read them, and they outgrow it. */
const writeCatalogue = async (folder: string): Promise<void> => {
  const schemes = await everyShipped()
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'all.json'), JSON.stringify(schemes.map(({ ref }) => ref)))
  for (const scheme of schemes) await writeFile(join(folder, `${scheme.ref}.json`), JSON.stringify(scheme))
}
