import type { MessageKind } from '../../domain/message-kind.ts'

/** Names in addresses that stand for nothing that is there, and why that is enough. */
export const notFilled: Readonly<Record<string, string>> = {
  address: 'a secret address of a calendar: whoever has it is its owner',
  secret: 'the end of a link in a mail: whoever has it may read what is behind it',
}

const later = 'of other changes, or of a year that goes otherwise, than the ones that are told'
const otherEnd = 'an end that the told case does not come to'

/** Kinds of messages that no world sends, and why. */
export const notSent: Readonly<Partial<Record<MessageKind, string>>> = {
  'appeal-decided': otherEnd,
  'appeal-filed': otherEnd,
  'asked-again': 'a member is asked again where a report changes what binds it',
  'asked-to-agree': later,
  'asked-to-hand-over': later,
  'asked-to-lead': later,
  'change-agreed': later,
  'change-dropped': later,
  'change-refused': later,
  'defence-moved': 'the programme has no defence',
  'defence-set': 'the programme has no defence',
  'evaluation-overdue': later,
  expired: later,
  ineligible: otherEnd,
  'member-left': 'no member of a case leaves it in the told life',
  'milestone-accepted': later,
  'milestone-claimed': later,
  'milestone-refused': later,
  'organisation-merged': 'of organisations, and of no case',
  'rectification-asked': later,
  refused: otherEnd,
  revoked: later,
  'robot-test': 'goes to a group, whose address is known to administrators',
  'scheme-published': 'of a programme, and of no case',
  'scheme-sent-back': 'of a programme, and of no case',
}
