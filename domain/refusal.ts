/** Why the rules said no. Stable: an API client may branch on a code; the words are made elsewhere. */
export type RefusalCode =
  | 'not-found'
  | 'sign-in-needed'
  | 'step-up-needed'
  | 'invalid'
  | 'incomplete'
  | 'call-closed'
  | 'call-not-open'
  | 'deadline-passed'
  | 'already-answered'
  | 'already-decided-in-chain'
  | 'already-appealed'
  | 'decided-already'
  | 'already-applied'
  | 'already-registered'
  | 'not-at-this-step'
  | 'not-confirmed'
  | 'not-declared'
  | 'withheld-blind'
  | 'quota-full'
  | 'banned'
  | 'no-rounds-left'
  | 'already-in-charge'
  | 'nobody-to-remind'
  | 'reminded-today'
  | 'not-next'
  | 'conflict-of-interest'
  | 'member-twice'
  | 'changed-meanwhile'
  | 'key-reused'
  | 'too-many'
  | 'not-allowed-here'
  | 'own-draft'
  | 'not-the-author'
  | 'body-too-large'
  | 'not-json'
  | 'not-checked-yet'
  | 'not-taken'
  | 'change-open'
  | 'changes-blocked'
  | 'rules-broken'
  | 'renewal-not-open'
  | 'no-renewal-left'

/** One thing wrong with one field. `field` is a path in what was sent: `name`, `sections.plan.goal`, `members.2.code`. */
export type Problem = { readonly field: string; readonly code: string; readonly facts?: Facts }

/** Plain facts that the words about a refusal may use. */
export type Facts = Readonly<Record<string, string | number | boolean>>

/** The rules say no. Thrown by the domain, seen once: by the page's or the API's error hook. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly facts: Facts
  readonly problems: readonly Problem[]

  constructor(code: RefusalCode, details: { facts?: Facts; problems?: readonly Problem[] } = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.facts = details.facts ?? {}
    this.problems = details.problems ?? []
  }
}

/** What is not allowed looks like what is not there. */
export const notFound = (): Refusal => new Refusal('not-found')
