import type { Signer } from './ports/signer.ts'

const refused = (): Promise<never> =>
  Promise.reject(new Error('This function holds no key for receipts: it signs nothing.'))

/** The signer of every function that gives no receipts, and may not read the key. */
export const noSigner: Signer = { issuer: '', publicKey: refused, sign: refused }
