import type { CaseStore } from './case-store.ts'
import type { MessageStore } from './message-store.ts'
import type { PeopleStore } from './people-store.ts'
import type { ProgrammeStore } from './programme-store.ts'
import type { RegisterStore } from './register-store.ts'
import type { ReviewStore } from './review-store.ts'

/**
 * The system of record. Every list is one request a page; every commit is one transaction, refused with
 * `changed-meanwhile` when somebody else was faster, `already-applied`/`already-registered` when a claim is taken.
 */
export type Store = CaseStore & ReviewStore & PeopleStore & ProgrammeStore & RegisterStore & MessageStore
