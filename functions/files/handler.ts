import { readFile } from 'node:fs/promises'
import { handle } from 'hono/aws-lambda'
import { environment } from '../environment.ts'
import { awsWorld, onTime } from '../ports-aws.ts'
import { deployedSettings } from '../web/deployed.ts'
import { createFilesApp } from './app.tsx'
import { deployedFiles } from './deployed-storage.ts'

const env = environment()
const world = awsWorld(env)
// The web function answers for style and script, of which a page here names the address alone.
const settings = deployedSettings(env, 'files', { style: '', script: '' })

/** What lies beside the bundle (`infra/file-assets.ts` puts it there). */
const assets = async (name: string): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  try {
    return Uint8Array.from(await readFile(new URL(`./assets/${name}`, import.meta.url)))
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return undefined
    throw problem
  }
}

/** Documents and printed applications behind the HTTP API. */
export const handler = onTime(
  world,
  handle(createFilesApp({ world, settings }, { files: deployedFiles(env), assets })),
)
