import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../', import.meta.url))
const library = join(root, 'node_modules', 'pdfjs-dist')

/** What the preview of a PDF loads and what goes into an evidence package, by name, as it lies here. */
const taken = async (): Promise<Map<string, string>> => {
  const names = new Map([
    ['pdf.worker.js', join(library, 'build', 'pdf.worker.min.mjs')],
    ['verify-evidence.mjs', join(root, 'functions', 'files', 'evidence', 'verify.mjs')],
  ])
  for (const folder of ['cmaps', 'standard_fonts', 'wasm'])
    for (const name of await readdir(join(library, folder)))
      // Without WebAssembly, which the page's policy does not allow, the library has slower ways of its own.
      if (/\.(bcmap|pfb|ttf)$|nowasm_fallback\.js$/.test(name))
        names.set(`${folder}/${name}`, join(library, folder, name))
  return names
}

const previewScript = async (): Promise<Uint8Array<ArrayBuffer>> => {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'functions', 'web', 'ui', 'preview-script.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: ['chrome125', 'firefox128', 'safari17.4'],
    logLevel: 'error',
  })
  return Uint8Array.from(outputFiles[0]?.contents ?? [])
}

/** From the library's folder, for one machine. */
export const fileAssetsHere = async () => {
  const names = await taken()
  let preview: Promise<Uint8Array<ArrayBuffer>> | undefined
  return async (name: string): Promise<Uint8Array<ArrayBuffer> | undefined> => {
    if (name === 'preview.js') return (preview ??= previewScript())
    const path = names.get(name)
    return path === undefined ? undefined : Uint8Array.from(await readFile(path))
  }
}

/** Written beside the bundle of the files' function. */
export const writeFileAssets = async (folder: string): Promise<void> => {
  const put = async (name: string, body: Uint8Array): Promise<void> => {
    const path = join(folder, 'assets', name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, body)
  }
  await put('preview.js', await previewScript())
  for (const [name, path] of await taken()) await put(name, await readFile(path))
}
