import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Files, disposition, downloadSeconds, uploadSeconds } from '../../functions/files/storage.ts'

/** What a signed address allows, as its query says it. */
export type Ticket = Readonly<Record<string, string>>

/** Only what we made ourselves becomes a path. */
const safe = (key: string): string => {
  if (!/^[0-9a-z]{20}\/[0-9a-z]{20}$/.test(key)) throw new Error('no such key')
  return key
}
const safeName = (name: string): string => {
  if (!/^[0-9a-f]{32}$/.test(name)) throw new Error('no such name')
  return name
}

/** Larger or other bytes than were announced. */
export class NotAsAnnounced extends Error {}

/** Writes a stream to disk, never more than is allowed, and says what it was. */
export const writeStream = async (
  from: AsyncIterable<Uint8Array>,
  path: string,
  mostBytes: number,
): Promise<{ size: number; sha256: string }> => {
  const hash = createHash('sha256')
  let size = 0
  const counted = async function* (source: AsyncIterable<Uint8Array>) {
    for await (const chunk of source) {
      size += chunk.byteLength
      if (size > mostBytes) throw new NotAsAnnounced('too large')
      hash.update(chunk)
      yield chunk
    }
  }
  try {
    await pipeline(Readable.from(from, { objectMode: false }), counted, createWriteStream(path))
  } catch (problem) {
    await rm(path, { force: true })
    throw problem
  }
  return { size, sha256: hash.digest('base64') }
}

/**
 * Files in a folder of one machine, with what S3 has: pieces, versions, and addresses that are signed for one thing
 * and a few minutes. The server's own routes (`file-routes.ts`) take and give the bytes.
 */
export const fileFolder = async (kept: string | undefined, publicUrl: string) => {
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'consort-files-')))
  const root = join(folder, 'files')
  await mkdir(root, { recursive: true, mode: 0o700 })
  const secret = await readOrMake(join(folder, 'files-key'))
  const at = (key: string, ...rest: string[]): string => join(root, safe(key), ...rest)
  const partsOf = (key: string, upload: string): string => at(key, `upload-${safeName(upload)}`)

  const sign = (ticket: Ticket): string =>
    createHmac('sha256', secret)
      .update(JSON.stringify(Object.entries(ticket).toSorted(([a], [b]) => (a < b ? -1 : 1))))
      .digest('hex')
  const signed = (ticket: Ticket, seconds: number): Ticket => {
    const whole = { ...ticket, until: String(Date.now() + seconds * 1000) }
    return { ...whole, signature: sign(whole) }
  }
  const address = (ticket: Ticket, seconds: number): string =>
    `${publicUrl}/storage?${new URLSearchParams(signed(ticket, seconds)).toString()}`
  /** What an address allows, if we signed it and it is still good. */
  const allowed = ({ signature = '', ...ticket }: Ticket): Ticket | undefined => {
    const own = Buffer.from(sign(ticket))
    const given = Buffer.from(signature)
    if (own.length !== given.length || !timingSafeEqual(own, given)) return undefined
    return Number(ticket.until) > Date.now() ? ticket : undefined
  }

  /** A new version of what lies under a key: complete or not there at all. */
  const keep = async (key: string, from: string, name?: string): Promise<void> => {
    const version = randomBytes(16).toString('hex')
    await rename(from, at(key, version))
    if (name !== undefined) await writeFile(at(key, `name-${version}`), name)
    await writeFile(at(key, 'newest.new'), version)
    await rename(at(key, 'newest.new'), at(key, 'newest'))
  }

  const files: Files = {
    origin: undefined,
    begin: async (key) => {
      const upload = randomBytes(16).toString('hex')
      await mkdir(partsOf(key, upload), { recursive: true })
      return upload
    },
    parts: async (key, upload) => {
      const names = await readdir(partsOf(key, upload)).catch(() => undefined)
      if (names === undefined) return undefined
      const there = names.filter((name) => /^\d+$/.test(name))
      return Promise.all(
        there.map(async (name) => ({
          n: Number(name),
          size: (await stat(join(partsOf(key, upload), name))).size,
        })),
      )
    },
    partAddress: async (key, upload, n, { size, sha256 }) =>
      address({ do: 'part', key, upload, n: String(n), size: String(size), sha256 }, uploadSeconds),
    complete: async (key, upload, parts) => {
      const whole = join(partsOf(key, upload), 'whole')
      await rm(whole, { force: true })
      for (const [index] of parts.entries())
        await pipeline(
          createReadStream(join(partsOf(key, upload), String(index + 1))),
          createWriteStream(whole, { flags: 'a' }),
        )
      await keep(key, whole)
      await rm(partsOf(key, upload), { recursive: true, force: true })
    },
    abort: (key, upload) => rm(partsOf(key, upload), { recursive: true, force: true }),
    form: async (key, type, mostBytes, back) => ({
      action: `${publicUrl}/storage`,
      fields: signed({ do: 'form', key, type, most: String(mostBytes), back }, uploadSeconds),
    }),
    find: async (key) => {
      const stored = await readFile(at(key, 'newest'), 'utf8').catch(() => undefined)
      if (stored === undefined) return undefined
      const name = await readFile(at(key, `name-${safeName(stored)}`), 'utf8').catch(() => '')
      const { size } = await stat(at(key, stored))
      return { stored, size, ...(name === '' ? {} : { name }) }
    },
    read: async (key, stored) => createReadStream(at(key, safeName(stored))),
    address: async (key, stored, serving) =>
      address(
        { do: 'get', key, stored, type: serving.type, disposition: disposition(serving) },
        downloadSeconds,
      ),
  }

  return {
    files,
    /** Files of a program in memory go with it. */
    stop: async (): Promise<void> => {
      if (kept === undefined) await rm(folder, { recursive: true, force: true })
    },
    allowed,
    /** Takes a piece in, if it is what was announced. */
    takePart: async (
      { key = '', upload = '', n = '', size = '', sha256 = '' }: Ticket,
      body: AsyncIterable<Uint8Array>,
    ): Promise<void> => {
      const path = join(partsOf(key, upload), `${Number(n)}.new-${randomBytes(4).toString('hex')}`)
      const written = await writeStream(body, path, Number(size))
      if (written.size !== Number(size) || written.sha256 !== sha256) {
        await rm(path, { force: true })
        throw new NotAsAnnounced('other bytes')
      }
      await rename(path, join(partsOf(key, upload), String(Number(n))))
    },
    /** Takes a whole file in, as a form without script sends it. */
    takeWhole: async (
      { key = '', most = '' }: Ticket,
      body: AsyncIterable<Uint8Array>,
      name: string,
    ): Promise<void> => {
      await mkdir(at(key), { recursive: true })
      const path = at(key, `form-${randomBytes(8).toString('hex')}`)
      const { size } = await writeStream(body, path, Number(most))
      if (size === 0) {
        await rm(path, { force: true })
        throw new NotAsAnnounced('empty')
      }
      await keep(key, path, name)
    },
    size: async (key: string, stored: string): Promise<number> =>
      (await stat(at(key, safeName(stored)))).size,
    stream: (key: string, stored: string, range?: { start: number; end: number }): Readable =>
      createReadStream(at(key, safeName(stored)), range),
  }
}
export type FileFolder = Awaited<ReturnType<typeof fileFolder>>

/** Made once for a folder; nobody else on the machine reads it. */
const readOrMake = async (path: string): Promise<Buffer> => {
  try {
    const file = await open(path, 'wx', 0o600)
    await file.write(randomBytes(32))
    await file.close()
  } catch (problem) {
    if (!(problem instanceof Error && 'code' in problem && problem.code === 'EEXIST')) throw problem
  }
  return readFile(path)
}
