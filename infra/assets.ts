import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { everyShipped } from '../schemes/all.ts'

type Assets = {
  readonly style: string
  readonly script: string
  readonly scripts: Readonly<Record<string, string>>
}

const source = fileURLToPath(new URL('../functions/web/ui/', import.meta.url))

/** Scripts of some pages only, each loaded where it is needed: `form-script.ts` where a form is written. */
const entries = [
  'form-script',
  'table-script',
  'countdown-script',
  'upload-script',
  'sheet-script',
  'meeting-script',
] as const

/** Style and scripts as browsers get them: one small file for every page, and those of some pages by name. */
export const buildAssets = async (): Promise<Assets> => {
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
  const [style, script, ...more] = await Promise.all([
    bundle('style.css'),
    bundle('script.ts'),
    ...entries.map((entry) => bundle(`${entry}.ts`)),
  ])
  return {
    style,
    script,
    scripts: Object.fromEntries(entries.map((entry, index) => [entry, more[index] ?? ''])),
  }
}

/** Writes them into `folder/assets`, where the web function's bundle looks for them. */
export const writeAssets = async (folder: string): Promise<void> => {
  const { style, script, scripts } = await buildAssets()
  await mkdir(join(folder, 'assets'), { recursive: true })
  await writeFile(join(folder, 'assets', 'style.css'), style)
  await writeFile(join(folder, 'assets', 'script.js'), script)
  await writeFile(join(folder, 'assets', 'scripts.json'), JSON.stringify(scripts))
  await writeCatalogue(join(folder, 'assets', 'schemes'))
}

/** The shipped programmes as files: in the bundle, every start would have to read them, and they outgrow it. */
const writeCatalogue = async (folder: string): Promise<void> => {
  const schemes = await everyShipped()
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'all.json'), JSON.stringify(schemes.map(({ ref }) => ref)))
  for (const scheme of schemes) await writeFile(join(folder, `${scheme.ref}.json`), JSON.stringify(scheme))
}
