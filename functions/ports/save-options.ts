import type { Stamp } from '../../domain/history.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Tell } from '../../domain/message.ts'
import type { Effect } from './effect.ts'

/**
 * Makes a command happen once. The key comes from a form or the `Idempotency-Key` header, `fingerprint` from
 * what was asked, `result` is what is answered again when the same key comes back (kept for 48 hours).
 */
export type Once = {
  readonly person: PersonId
  readonly key: string
  readonly fingerprint: string
  readonly result: unknown
}

/** What is written in the transaction of something that is no case. `at` is when the request arrived. */
export type SaveOptions = {
  readonly at: string
  readonly once?: Once | undefined
  readonly tell?: readonly Tell[]
  /** What else is to be done because of it. */
  readonly effects?: readonly Effect[]
}

export type CommitOptions = {
  readonly stamp: Stamp
  readonly once?: Once | undefined
  /** The token of the execution that waits at a step; readable by the relay alone. */
  readonly token?: { readonly step: string; readonly token: string } | undefined
}
