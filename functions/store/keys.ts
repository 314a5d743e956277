import type { CaseHead, Member, Step } from '../../domain/case.ts'
import type { Consortium, Party } from '../../domain/consortium.ts'
import type { Message } from '../../domain/message.ts'
import { schemeCode, type SchemeRef } from '../../domain/ids.ts'
import { schemeVersion } from '../../domain/scheme.ts'
import type { Task } from '../../domain/task.ts'
import { audienceKey } from '../../domain/task.ts'

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

const fourDigits = (version: number): string => String(version).padStart(4, '0')

const casePartition = (id: string): string => `CASE#${id}`

export const keys = {
  case: (id: string): Key => ({ pk: casePartition(id), sk: 'CASE' }),
  section: (id: string, section: string, owner?: string): Key => ({
    pk: casePartition(id),
    sk: `SECTION#${section}${owner === undefined ? '' : `#${owner}`}`,
  }),
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
  running: (id: string): Key => ({ pk: `RUNNING#${shardOf(id)}`, sk: id }),
  token: (id: string, step: string): Key => ({ pk: `TOKEN#${id}`, sk: step }),
  message: (message: Pick<Message, 'id' | 'case' | 'to' | 'address'>): Key => ({
    pk: `MESSAGES#${message.case ?? message.to ?? message.address}`,
    sk: `MESSAGE#${message.id}`,
  }),
  effect: (owner: string, at: string, id: string): Key => ({ pk: outbox(shardOf(owner)), sk: `${at}#${id}` }),
  /** A receipt lies outside its case: whoever has its number or its file asks for it alone. */
  receipt: (number: string): Key => ({ pk: `RECEIPT#${number}`, sk: 'RECEIPT' }),
  receiptKey: (kid: string): Key => ({ pk: receiptKeys, sk: kid }),
  claim: (name: string): Key => ({ pk: `CLAIM#${name}`, sk: 'CLAIM' }),
  once: (person: string, key: string): Key => ({ pk: `ONCE#${person}`, sk: key }),
  person: (id: string): Key => ({ pk: `PERSON#${id}`, sk: 'PERSON' }),
  session: (id: string, secretHash: string): Key => ({ pk: `PERSON#${id}`, sk: `SESSION#${secretHash}` }),
  membership: (audience: string, person: string): Key => ({ pk: `AUDIENCE#${audience}`, sk: person }),
  signIn: (state: string): Key => ({ pk: `SIGNIN#${state}`, sk: 'SIGNIN' }),
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
  party: (id: string, organisation: string): Key => ({ pk: `CONSORTIUM#${id}`, sk: `PARTY#${organisation}` }),
  clock: (): Key => ({ pk: 'CLOCK', sk: 'CURSOR' }),
  practiceClock: (): Key => ({ pk: 'CLOCK', sk: 'PRACTICE' }),
  layout: (): Key => ({ pk: 'LAYOUT', sk: 'LAYOUT' }),
}

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
export const noticesKey = 'NOTICES'
export const registerKey = 'REGISTER'
export const peopleKey = 'PEOPLE'
export const callsKey = 'CALLS'
export const schemesKey = 'SCHEMES'
export const draftsKey = 'DRAFTS'

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
  task: (task: Task): IndexKeys => ({
    ...(task.state.is === 'open'
      ? { listKey: taskListKey(audienceKey(task.audience)), listSort: `${task.due ?? '9999'}#${task.id}` }
      : {}),
    ...(task.alarm === undefined ? {} : due(task.alarm, `task#${task.case}#${task.id}`)),
  }),
  step: (caseId: string, step: Step): IndexKeys =>
    step.alarm === undefined ? {} : due(step.alarm, `step#${caseId}#${step.id}`),
  consortium: (consortium: Consortium): IndexKeys => ({
    listKey: registerKey,
    listSort: `${consortium.name}#${consortium.id}`,
    ...(consortium.alarm === undefined ? {} : due(consortium.alarm, `consortium#${consortium.id}`)),
  }),
  party: (consortium: Consortium, party: Party): IndexKeys => ({
    listKey: partyKey(party.organisation),
    listSort: `${consortium.name}#${consortium.id}`,
  }),
  message: (message: Message): IndexKeys =>
    // Without an address there is nothing to send.
    message.sent === undefined && message.address !== ''
      ? {
          listKey: unsentKey(shardOf(message.to ?? message.id)),
          listSort: `${message.written}#${message.id}`,
        }
      : {},
}

const due = (alarm: string, what: string): IndexKeys => ({
  timeKey: dueDay(alarm.slice(0, 10)),
  timeSort: `${alarm}#${what}`,
})
