import type { CaseFile } from './case.ts'
import { holds, type Person } from './person.ts'
import type { Message } from './message.ts'
import { hatsOn } from './hats.ts'
import { mayOnCase } from './case-rights.ts'

/** A message, as far as it says who may know of it. */
export type Sent = Pick<Message, 'to' | 'case' | 'about' | 'through' | 'programme'>

type OfSent = { readonly message: Sent; readonly file?: CaseFile | undefined }

const isAuditorOf = (person: Person, { programme }: Sent): boolean =>
  programme === undefined
    ? person.offices.some(({ role }) => role === 'auditor')
    : holds(person, 'auditor', programme)

/** Of a case's messages; one to an address tells who was asked to join by mail, which is not for the office. */
const readsOfCase = (person: Person, { about, to }: Sent, file: CaseFile): boolean =>
  mayOnCase(person, 'see-messages', file) &&
  (about !== 'member-invited' || to !== undefined || mayOnCase(person, 'see-invitations', file))

/** The office of the case, and who keeps the system running: both act, where an auditor only looks. */
export const maySendAgain = (person: Person, { message, file }: OfSent): boolean =>
  (file !== undefined && readsOfCase(person, message, file) && hatsOn(person, file).has('officer')) ||
  (holds(person, 'administrator', message.programme ?? '*') && !tellsOfReview(message))

export const maySeeSent = (person: Person, { message, file }: OfSent): boolean =>
  (file !== undefined && readsOfCase(person, message, file)) ||
  isAuditorOf(person, message) ||
  maySendAgain(person, { message, file })

/** Who was asked by name about a case is nothing that an administrator knows; nor what a digest brought together. */
const tellsOfReview = ({ about, case: of, through }: Sent): boolean =>
  about === 'digest' || (of !== undefined && (through?.some(({ is }) => is === 'person') ?? true))
