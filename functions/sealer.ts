import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Sealer } from './ports/world.ts'

const algorithm = 'aes-256-gcm'

/** Seals with the key that a secret stands for. What it is sealed for is part of it: moved elsewhere it does not open. */
export const sealerOf = (secret: () => Promise<string>): Sealer => {
  const made: { key?: Promise<Buffer> } = {}
  const key = async (): Promise<Buffer> => {
    const loading = (made.key ??= secret().then((seed) =>
      Buffer.from(hkdfSync('sha256', seed, '', 'consort robots AES-256-GCM', 32)),
    ))
    // A secret that could not be read now is asked for again the next time.
    loading.catch(() => delete made.key)
    return loading
  }
  return {
    seal: async (text, place) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv(algorithm, await key(), nonce).setAAD(Buffer.from(place))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return [nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url')).join('.')
    },
    open: async (sealed, place) => {
      const [nonce = '', tag = '', text = ''] = sealed.split('.')
      const decipher = createDecipheriv(algorithm, await key(), Buffer.from(nonce, 'base64url'), {
        authTagLength: 16,
      })
        .setAAD(Buffer.from(place))
        .setAuthTag(Buffer.from(tag, 'base64url'))
      return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString()
    },
  }
}

const refused = (): Promise<never> =>
  Promise.reject(new Error('This function holds no key for robots: it seals nothing and opens nothing.'))

/** The sealer of every function that has nothing to do with robots, and may not read the key. */
export const noSealer: Sealer = { seal: refused, open: refused }
