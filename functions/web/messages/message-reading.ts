import type { CaseFile } from '../../../domain/case.ts'
import { type Message, stateOf } from '../../../domain/message.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'

/** What was said in it: known to its reader once it went out, and to who may read the case's messages. */
export const mayRead = (person: Person, message: Message, file: CaseFile | undefined): boolean =>
  (message.to === person.id && stateOf(message) === 'sent') ||
  (file !== undefined &&
    may(person, { to: 'see-messages', file }) &&
    may(person, { to: 'see-message', message, file })) ||
  (message.to !== person.id && message.case === undefined && message.about !== 'digest')
