import type { CaseHead } from '../../domain/case.ts'
import type { Member } from '../../domain/case-member.ts'
import type { Step } from '../../domain/case-run.ts'
import type { Delegation } from '../../domain/delegation.ts'
import type { Consortium, Party } from '../../domain/consortium.ts'
import { isToBeSent, type Message, stateOf, waitsUntil } from '../../domain/message.ts'
import { schemeCode, type SchemeRef } from '../../domain/ids.ts'
import { schemeVersion } from '../../domain/scheme.ts'
import { audienceKey, type Task } from '../../domain/task.ts'

/** The row that says that all others are there sorts before every id. */
export const completeMark = '!'

/** All keys of the one table. The questions that they answer are in docs/access-patterns.md. */
export type Key = { readonly pk: string; readonly sk: string }

/** Secondary keys: `list` for lists by owner, `time` for lists by time and what falls due, `holder` for a lead's own. */
export type IndexKeys = {
  listKey?: string
  listSort?: string
  timeKey?: string
  timeSort?: string
  holderKey?: string
  holderSort?: string
}

/** Outbox and running cases are spread over so many partitions, by a hash of the case id. */
export const shards = 8
const shardOf = (id: string): number =>
  [...id].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 9973, 7) % shards

/** Whose a message is: of the case that it is about, else of the person, else of the address. */
export const ownerOf = (message: Pick<Message, 'case' | 'to' | 'address'>): string =>
  message.case ?? message.to ?? message.address

const fourDigits = (version: number): string => String(version).padStart(4, '0')

const casePartition = (id: string): string => `CASE#${id}`

export const keys = {
  case: (id: string): Key => ({ pk: casePartition(id), sk: 'CASE' }),
  section: (id: string, section: string, owner?: string): Key => ({
    pk: casePartition(id),
    sk: `SECTION#${section}${owner === undefined ? '' : `#${owner}`}`,
  }),
  /** A case as a list of thousands needs it, beside those of its call or year. */
  boardRow: ({ batch, id }: Pick<CaseHead, 'batch' | 'id'>, handedIn: boolean): Key => ({
    pk: boardPartition(batch, handedIn),
    sk: id,
  }),
  /** Every case of the batch has its row: those of an earlier program too. */
  boardComplete: (batch: string): Key => ({ pk: boardPartition(batch, true), sk: completeMark }),
  /** The review of a case beside those of its call or year: for whoever puts panels together. */
  panelRow: (batch: string, id: string): Key => ({ pk: `PANELS#${batch}`, sk: id }),
  /** Every case of the batch that a panel judges has its row: those of an earlier program too. */
  panelsComplete: (batch: string): Key => ({ pk: `PANELS#${batch}`, sk: completeMark }),
  /** That somebody has begun a sheet of the call or year, and when: not what stands in it. */
  sheetBegun: (batch: string, task: string): Key => ({ pk: `SHEETSBEGUN#${batch}`, sk: task }),
  /** What the office put forward from a ranking, the n-th time. */
  selection: (batch: string, n: number): Key => ({
    pk: `SELECTION#${batch}`,
    sk: String(n).padStart(6, '0'),
  }),
  /** What officers write to each other about a case: outside of it, so that nothing that reads the case reads it. */
  note: (id: string, at: string, note: string): Key => ({ pk: `NOTES#${id}`, sk: `${at}#${note}` }),
  /** The checklist of a formal check while it is gone through. */
  checkDraft: (task: string): Key => ({ pk: `CHECK#${task}`, sk: 'DRAFT' }),
  /** What an officer did to many cases at once. */
  bulk: (person: string, id: string): Key => ({ pk: `BULK#${person}`, sk: id }),
  /** How officers look at a programme's boards. */
  view: (scheme: string, id: string): Key => ({ pk: `VIEWS#${scheme}`, sk: id }),
  /** Who has which part of a case open, beside the case: nothing that reads the case reads it. */
  presence: (id: string, person: string, tab: string): Key => ({
    pk: `PRESENCE#${id}`,
    sk: `${person}#${tab}`,
  }),
  member: (id: string, organisation: string): Key => ({
    pk: casePartition(id),
    sk: `MEMBER#${organisation}`,
  }),
  document: (id: string, document: string): Key => ({
    pk: casePartition(id),
    sk: `DOCUMENT#${document}`,
  }),
  invitation: (id: string, invitation: string): Key => ({
    pk: casePartition(id),
    sk: `INVITATION#${invitation}`,
  }),
  step: (id: string, step: string): Key => ({ pk: casePartition(id), sk: `STEP#${step}` }),
  task: (id: string, task: string): Key => ({ pk: casePartition(id), sk: `TASK#${task}` }),
  objection: (id: string, objection: string): Key => ({
    pk: casePartition(id),
    sk: `OBJECTION#${objection}`,
  }),
  appeal: (id: string, appeal: string): Key => ({ pk: casePartition(id), sk: `APPEAL#${appeal}` }),
  notice: (id: string): Key => ({ pk: casePartition(id), sk: 'NOTICE' }),
  event: (id: string, seq: number): Key => ({
    pk: casePartition(id),
    sk: `EVENT#${String(seq).padStart(6, '0')}`,
  }),
  /** What was handed in, apart from the case: a page of the case does not read it. */
  handedIn: (id: string, n: number, part?: number): Key => ({
    pk: `HANDEDIN#${id}`,
    sk: `${String(n).padStart(6, '0')}${part === undefined ? '' : `#${String(part).padStart(4, '0')}`}`,
  }),
  /** A panel meeting, and a row for everybody who attends it. */
  meeting: (id: string): Key => ({ pk: `MEETING#${id}`, sk: 'MEETING' }),
  attends: (id: string, person: string): Key => ({ pk: `MEETING#${id}`, sk: `ATTENDS#${person}` }),
  /** What a person was asked to review, and the sheets that they write: nothing that reads a case reads it. */
  ownReview: (person: string, task: string): Key => ({ pk: `REVIEWS#${person}`, sk: `REVIEW#${task}` }),
  draftSheet: (person: string, task: string): Key => ({ pk: `REVIEWS#${person}`, sk: `DRAFT#${task}` }),
  running: (id: string): Key => ({ pk: `RUNNING#${shardOf(id)}`, sk: id }),
  token: (id: string, step: string): Key => ({ pk: `TOKEN#${id}`, sk: step }),
  message: (message: Pick<Message, 'id' | 'case' | 'to' | 'address'>): Key =>
    keys.messageOf(ownerOf(message), message.id),
  /** Of a case, or of whom it is for. */
  messageOf: (owner: string, id: string): Key => ({ pk: `MESSAGES#${owner}`, sk: `MESSAGE#${id}` }),
  /** The office's own wording of a kind of message: the one in force, and its versions. */
  template: (scheme: string, name: string): Key => ({ pk: `TEMPLATES#${scheme}`, sk: `NOW#${name}` }),
  templateVersion: (scheme: string, name: string, version: number): Key => ({
    pk: `TEMPLATES#${scheme}`,
    sk: `VERSION#${name}#${fourDigits(version)}`,
  }),
  /** The days off of a year by arrangement: what is in force, and every version. */
  holidays: (year: string): Key => ({ pk: 'HOLIDAYS', sk: `NOW#${year}` }),
  holidaysVersion: (year: string, version: number): Key => ({
    pk: 'HOLIDAYS',
    sk: `VERSION#${year}#${fourDigits(version)}`,
  }),
  /** A robot of a programme's group, and how often it was used this minute. */
  robot: (scheme: string, id: string): Key => ({ pk: `ROBOTS#${scheme}`, sk: `ROBOT#${id}` }),
  robotTurn: (id: string): Key => ({ pk: `ROBOTTURN#${id}`, sk: 'TURN' }),
  effect: (owner: string, at: string, id: string): Key => ({ pk: outbox(shardOf(owner)), sk: `${at}#${id}` }),
  /** A receipt lies outside its case: whoever has its number or its file asks for it alone. */
  receipt: (number: string): Key => ({ pk: `RECEIPT#${number}`, sk: 'RECEIPT' }),
  receiptKey: (kid: string): Key => ({ pk: receiptKeys, sk: kid }),
  claim: (name: string): Key => ({ pk: `CLAIM#${name}`, sk: 'CLAIM' }),
  once: (person: string, key: string): Key => ({ pk: `ONCE#${person}`, sk: key }),
  person: (id: string): Key => ({ pk: `PERSON#${id}`, sk: 'PERSON' }),
  session: (id: string, secretHash: string): Key => ({ pk: `PERSON#${id}`, sk: `SESSION#${secretHash}` }),
  /** An act of giving or taking offices, beside whom it is about. */
  appointed: (id: string, at: string, revision: number): Key => ({
    pk: `PERSON#${id}`,
    sk: `APPOINTED#${at}#${revision}`,
  }),
  membership: (audience: string, person: string): Key => ({ pk: `AUDIENCE#${audience}`, sk: person }),
  signIn: (state: string): Key => ({ pk: `SIGNIN#${state}`, sk: 'SIGNIN' }),
  delegation: (id: string): Key => ({ pk: `DELEGATION#${id}`, sk: 'DELEGATION' }),
  organisation: (id: string): Key => ({ pk: `ORGANISATION#${id}`, sk: 'ORGANISATION' }),
  call: (id: string): Key => ({ pk: `CALL#${id}`, sk: 'CALL' }),
  scheme: (code: string): Key => ({ pk: `SCHEME#${code}`, sk: 'SCHEME' }),
  schemeVersion: (ref: SchemeRef): Key => ({
    pk: `SCHEME#${schemeCode(ref)}`,
    sk: `VERSION#${fourDigits(schemeVersion(ref))}`,
  }),
  schemeDocument: (ref: SchemeRef): Key => ({
    pk: `SCHEME#${schemeCode(ref)}`,
    sk: `DOCUMENT#${fourDigits(schemeVersion(ref))}`,
  }),
  draft: (id: string): Key => ({ pk: `DRAFT#${id}`, sk: 'DRAFT' }),
  draftDocument: (id: string): Key => ({ pk: `DRAFT#${id}`, sk: 'DOCUMENT' }),
  draftEvent: (id: string, seq: number): Key => ({
    pk: `DRAFT#${id}`,
    sk: `EVENT#${String(seq).padStart(6, '0')}`,
  }),
  consortium: (id: string): Key => ({ pk: `CONSORTIUM#${id}`, sk: 'CONSORTIUM' }),
  record: (id: string): Key => ({ pk: `CONSORTIUM#${id}`, sk: 'RECORD' }),
  recordLine: (id: string, seq: number): Key => ({
    pk: `CONSORTIUM#${id}`,
    sk: `RECORD#${String(seq).padStart(6, '0')}`,
  }),
  /** What was signed of it, by what it says. */
  certificate: (id: string, check: string): Key => ({ pk: `CONSORTIUM#${id}`, sk: `CERTIFICATE#${check}` }),
  registerPack: (part: string): Key => ({ pk: 'REGISTERPACK', sk: part }),
  party: (id: string, organisation: string): Key => ({ pk: `CONSORTIUM#${id}`, sk: `PARTY#${organisation}` }),
  clock: (): Key => ({ pk: 'CLOCK', sk: 'CURSOR' }),
  practiceClock: (): Key => ({ pk: 'CLOCK', sk: 'PRACTICE' }),
  layout: (): Key => ({ pk: 'LAYOUT', sk: 'LAYOUT' }),
}

/** Drafts lie apart from what officers read. */
export const boardPartition = (batch: string, handedIn: boolean): string =>
  `${handedIn ? 'BOARD' : 'DRAFTBOARD'}#${batch}`

export const receiptKeys = 'RECEIPTKEYS'
export const outbox = (shard: number): string => `OUTBOX#${shard}`
export const runningShard = (shard: number): string => `RUNNING#${shard}`
export const dueDay = (day: string): string => `DUE#${day}`
export const batchKey = (batch: string): string => `BATCH#${batch}`
export const ledKey = (organisation: string): string => `LED#${organisation}`
export const joinedKey = (organisation: string): string => `JOINED#${organisation}`
export const partyKey = (organisation: string): string => `PARTY#${organisation}`
export const taskListKey = (audience: string): string => `TASKS#${audience}`
export const unsentKey = (shard: number): string => `UNSENT#${shard}`
export const waitingKey = (shard: number): string => `WAITING#${shard}`
/** What waits for one person lies in one of the shards. */
export const messagesKey = (person: string): { key: string } => ({ key: waitingKey(shardOf(person)) })
export const toldKey = (person: string): string => `TOLD#${person}`
export const writtenKey = (day: string): string => `WRITTEN#${day}`
export const failedKey = 'FAILED'
export const meetingsKey = (scheme: string): string => `MEETINGS#${scheme}`
export const attendedKey = (person: string): string => `ATTENDED#${person}`
export const noticesKey = 'NOTICES'
export const registerKey = 'REGISTER'
/** Entries that are newer than the packed register. */
export const registerPendingKey = 'REGISTERPENDING'
export const peopleKey = 'PEOPLE'
export const appointmentsKey = 'APPOINTMENTS'
export const organisationsKey = 'ORGANISATIONS'
export const callsKey = 'CALLS'
export const schemesKey = 'SCHEMES'
export const draftsKey = 'DRAFTS'
export const delegationsKey = 'DELEGATIONS'
export const delegatedByKey = (person: string): string => `DELEGATEDBY#${person}`
/** Approvals and recommendations that were given, by who was asked for them. */
export const answeredKey = (audience: string): string => `ANSWERED#${audience}`

export const indexKeys = {
  case: (head: CaseHead): IndexKeys => ({
    listKey: batchKey(head.batch),
    listSort: `${head.status.is}#${head.updated}#${head.id}`,
    timeKey: batchKey(head.batch),
    timeSort: `${head.opened.at}#${head.id}`,
    holderKey: ledKey(head.lead),
    holderSort: `${head.opened.at}#${head.id}`,
  }),
  notice: (id: string, ends: string): IndexKeys => ({ listKey: noticesKey, listSort: `${ends}#${id}` }),
  member: (member: Member, head: CaseHead): IndexKeys =>
    member.role === 'lead'
      ? {}
      : { listKey: joinedKey(member.organisation), listSort: `${head.opened.at}#${head.id}` },
  /** The one that waits longest comes first: what is asked again stands where it stood when it was missed. */
  task: (task: Task): IndexKeys => ({
    ...(task.state.is === 'open'
      ? {
          listKey: taskListKey(audienceKey(task.audience)),
          listSort: `${task.overdueSince ?? task.due ?? '9999'}#${task.id}`,
        }
      : {}),
    ...answered(task),
    ...(task.alarm === undefined ? {} : due(task.alarm, `task#${task.case}#${task.id}`)),
  }),
  delegation: ({ id, from, made }: Delegation): IndexKeys => ({
    listKey: delegationsKey,
    listSort: `${made}#${id}`,
    holderKey: delegatedByKey(from),
    holderSort: `${made}#${id}`,
  }),
  step: (caseId: string, step: Step): IndexKeys =>
    step.alarm === undefined ? {} : due(step.alarm, `step#${caseId}#${step.id}`),
  consortium: (consortium: Consortium): IndexKeys => ({
    listKey: registerKey,
    listSort: `${consortium.name}#${consortium.id}`,
    holderKey: registerPendingKey,
    holderSort: consortium.id,
    ...(consortium.alarm === undefined ? {} : due(consortium.alarm, `consortium#${consortium.id}`)),
  }),
  party: (consortium: Consortium, party: Party): IndexKeys => ({
    listKey: partyKey(party.organisation),
    listSort: `${consortium.name}#${consortium.id}`,
  }),
  /** What waits is found by the clock; what goes now by the sweep; what was given up by who runs the system. */
  message: (message: Message): IndexKeys => {
    const { id, to, written } = message
    const until = waitsUntil(message)
    const told = to === undefined ? {} : { holderKey: toldKey(to), holderSort: `${written}#${id}` }
    if (until !== undefined && to !== undefined)
      return {
        ...told,
        listKey: waitingKey(shardOf(to)),
        listSort: `${to}#${until}#${id}`,
        ...due(until, `digest#${to}#${id}`),
      }
    return {
      ...told,
      timeKey: writtenKey(written.slice(0, 10)),
      timeSort: `${written}#${id}`,
      ...(isToBeSent(message)
        ? { listKey: unsentKey(shardOf(to ?? id)), listSort: `${written}#${id}` }
        : stateOf(message) === 'failed' && message.replaced === undefined
          ? { listKey: failedKey, listSort: `${written}#${id}` }
          : {}),
    }
  },
}

/** Leaders and recommending units look back at what they decided; nobody else does. */
const answered = ({ kind, state, audience, id }: Task): IndexKeys =>
  state.is === 'answered' && (kind === 'approval' || kind === 'recommendation')
    ? { holderKey: answeredKey(audienceKey(audience)), holderSort: `${state.stamp.at}#${id}` }
    : {}

const due = (alarm: string, what: string): IndexKeys => ({
  timeKey: dueDay(alarm.slice(0, 10)),
  timeSort: `${alarm}#${what}`,
})
