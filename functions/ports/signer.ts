/** An Ed25519 key that anybody may have, to check receipts by (RFC 8037). */
export type PublicKey = {
  readonly kty: 'OKP'
  readonly crv: 'Ed25519'
  readonly x: string
  readonly kid: string
  readonly use: 'sig'
  readonly alg: 'EdDSA'
}

/** What is signed: each has a kind of its own, so that no signature passes for another. */
export type Purpose = 'receipt' | 'certificate' | 'evidence'

/** Signs receipts, certificates and evidence. The private key stays in it; the public one is kept in the record before its first signature. */
export type Signer = {
  /** Where receipts are given and can be checked. */
  readonly issuer: string
  readonly publicKey: () => Promise<PublicKey>
  /** A compact JWS (RFC 7515) over this text. */
  readonly sign: (text: string, purpose?: Purpose) => Promise<string>
}
