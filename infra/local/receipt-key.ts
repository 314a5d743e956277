import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Signer } from '../../functions/ports/signer.ts'
import type { Sealer } from '../../functions/ports/world.ts'
import { sealerOf } from '../../functions/sealer.ts'
import { signerOf } from '../../functions/signer.ts'

const Kept = z.object({ seed: z.string().min(32) })

/** The key for receipts on one machine. */
export const localSigner = (folder: string | undefined, issuer: string): Signer =>
  signerOf(issuer, localSeed(folder, 'receipt-key.json'))

/** The key that the addresses of groups' robots are sealed with on one machine. */
export const localSealer = (folder: string | undefined): Sealer =>
  sealerOf(localSeed(folder, 'robot-key.json'))

/** Made once, readable by its owner alone; in memory where nothing is kept. */
const localSeed = (folder: string | undefined, name: string) => async (): Promise<string> => {
  const fresh = randomBytes(32).toString('base64url')
  if (folder === undefined) return fresh
  const file = join(folder, name)
  await mkdir(folder, { recursive: true })
  try {
    // Fails when it is there: a key is never written over, for what it signed would hang on the old one.
    await writeFile(file, JSON.stringify({ seed: fresh }), { mode: 0o600, flag: 'wx' })
    return fresh
  } catch {
    return Kept.parse(JSON.parse(await readFile(file, 'utf8'))).seed
  }
}
