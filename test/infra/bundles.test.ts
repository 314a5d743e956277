import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import * as zod from 'zod'
import * as bundledZod from '../../infra/bundled-zod.ts'
import { aliases, bundling } from '../../infra/program-function.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** A handler's bundle, made with the options of the deployment: its size in bytes, and what went into it. */
const bundleOf = async (entry: string): Promise<{ size: number; from: string[] }> => {
  const result = await build({
    entryPoints: [`${root}${entry}`],
    alias: aliases,
    banner: { js: bundling.banner },
    bundle: true,
    external: [...bundling.externalModules],
    format: 'esm',
    mainFields: [...bundling.mainFields],
    charset: bundling.charset,
    minify: bundling.minify,
    platform: 'node',
    target: bundling.target,
    write: false,
    metafile: true,
    absWorkingDir: root,
    logLevel: 'silent',
  })
  return {
    size: result.outputFiles.reduce((sum, file) => sum + file.contents.byteLength, 0),
    from: Object.keys(result.metafile.inputs),
  }
}

/** Of the programmes' folder only the public holidays: programmes are read from the table, or lie beside the web part. */
const programmesIn = (from: readonly string[]): string[] =>
  from.filter(
    (file) => file.includes('schemes/') && !file.startsWith('functions/') && !file.endsWith('calendar-cn.ts'),
  )

const kilobytes = 1000
/** The client of S3, what draws and reads PDF, and what tells a file's type. */
const heavy = /node_modules\/(@aws-sdk\/(client-s3|s3-)|pdfkit|fontkit|pdfjs-dist|file-type)/
const tasks = readdirSync(`${root}functions/tasks`).map((file) => `functions/tasks/${file}`)

test.each([...tasks, 'functions/restart/handler.ts'])(
  '%s is bundled into at most 560 KB, without a programme',
  async (entry) => {
    const { size, from } = await bundleOf(entry)
    console.log(`${entry}: ${Math.round(size / kilobytes)} KB`)
    expect(size).toBeLessThanOrEqual(560 * kilobytes)
    expect(programmesIn(from)).toEqual([])
  },
)

// Relay and clock write every message there is, in two languages, and carry the client of Step Functions. The SMTP
// client alone is 240 KB, which is why it has a function of its own. The web part has every page there is, in two
// languages, for every desk: 1.2 MB of it are ours. Storage's client is 270 KB, and what draws PDF 450 KB: they are in the functions
// for files alone.
test.each([
  ['functions/relay/handler.ts', 600],
  ['functions/clock/handler.ts', 600],
  ['functions/web/handler.ts', 1900],
  ['functions/insight/handler.ts', 800],
  ['functions/files/inspect-handler.ts', 800],
  ['functions/files/handler.ts', 1550],
  ['functions/mail/handler.ts', 800],
] as const)('%s is bundled into at most %d KB, without a programme', async (entry, most) => {
  const { size, from } = await bundleOf(entry)
  console.log(`${entry}: ${Math.round(size / kilobytes)} KB`)
  expect(size).toBeLessThanOrEqual(most * kilobytes)
  expect(programmesIn(from)).toEqual([])
})

test('what is heavy about files is in their own functions alone', async () => {
  const { from } = await bundleOf('functions/web/handler.ts')
  expect(from.filter((file) => heavy.test(file))).toEqual([])
})

describe('what zod means in a bundle', () => {
  const leftOut = Object.keys(zod).filter((name) => !(name in bundledZod))

  test('only what turns schemas into something else is left out, and the languages', () => {
    expect(leftOut.toSorted()).toEqual([
      'ZodCompileAsyncError',
      'ZodCompileUnsupportedError',
      'compile',
      'core',
      'deepPartial',
      'fromJSONSchema',
      'getDiscriminatedOption',
      'locales',
      'memoizer',
      'regexes',
      'toZod',
      'util',
      'withParser',
    ])
  })

  test('no handler asks for any of it but as a type', () => {
    const asked = new RegExp(`\\bz\\.(${leftOut.join('|')})\\b(?!\\.\\$ZodIssue\\b)`)
    const files = ['domain', 'schemes', 'workflows', 'functions'].flatMap((folder) =>
      readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file) => `${folder}/${file}`),
    )
    expect(files.filter((file) => asked.test(readFileSync(`${root}${file}`, 'utf8')))).toEqual([])
  })
})
