import { createHash } from 'node:crypto'
import { type CaseFile, CaseHead } from '../../domain/case.ts'
import { Member } from '../../domain/case-member.ts'
import { Objection } from '../../domain/objection.ts'
import { Section } from '../../domain/case-section.ts'
import { Step } from '../../domain/case-run.ts'
import { Appeal } from '../../domain/appeal.ts'
import type { Decision } from '../../domain/decision.ts'
import { extendChain, HistoryEvent } from '../../domain/history.ts'
import { CaseId } from '../../domain/ids.ts'
import { CaseDocument } from '../../domain/document.ts'
import { Invitation } from '../../domain/invitation.ts'
import { Message } from '../../domain/message.ts'
import { DraftSheet } from '../../domain/draft-sheet.ts'
import { OwnReview } from '../../domain/own-review.ts'
import { Task } from '../../domain/task.ts'
import type { Effect } from '../ports/effect.ts'
import type { Page } from '../ports/paging.ts'
import type { CommitOptions } from '../ports/save-options.ts'
import type { Store } from '../ports/store.ts'
import { batchKey, indexKeys, joinedKey, keys, ledKey, noticesKey, runningShard } from './keys.ts'
import { boardWrites } from './board.ts'
import { consortiumWrites } from './consortia.ts'
import { handedInItems, readHandedIn } from './handed-in.ts'
import { meetingWrites } from './meetings.ts'
import { onceWrite } from './once.ts'
import { effectItem } from './outbox.ts'
import { panelWrites, sheetBegunItem } from './panels.ts'
import { receiptItem } from './receipts.ts'
import { asRead, overSection, sectionStore } from './sections.ts'
import { sharded } from './shards.ts'
import { everything } from '../every-page.ts'
import { isNew, type Item, nextRevision, type ReadItem, type Table, type Write } from './table.ts'
import { transact } from './transaction.ts'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

type OnItems = (items: readonly Item[]) => void

/** Cases: one partition each, read whole with one query, written with one transaction. */
export const caseStore = (table: Table, onItems: OnItems): Store['cases'] => ({
  load: async (id) => {
    const items = await everything((page) => table.query({ key: keys.case(id).pk, consistent: true }, page))
    return items.length === 0 ? undefined : toFile(items)
  },

  commit: async (file, decision, options) => {
    const { items, writes } = writesOf(file, decision, options)
    await transact(table, writes)
    onItems(items)
  },

  ...sectionStore(table),

  byName: async (name) => {
    const claim = await table.get(keys.claim(name))
    return claim && CaseId.parse(claim.data)
  },

  byStatus: async (batch, status, page) =>
    heads(
      await table.query(
        { index: 'list', key: batchKey(batch), ...(status === undefined ? {} : { begins: `${status}#` }) },
        page,
      ),
    ),
  byTime: async (batch, page) =>
    heads(await table.query({ index: 'time', key: batchKey(batch), newestFirst: true }, page)),
  ledBy: async (organisation, page) =>
    heads(await table.query({ index: 'holder', key: ledKey(organisation), newestFirst: true }, page)),
  underNotice: async (page) => heads(await table.query({ index: 'list', key: noticesKey }, page)),
  joinedBy: async (organisation, page) => {
    const { items, ...rest } = await table.query(
      { index: 'list', key: joinedKey(organisation), newestFirst: true },
      page,
    )
    return {
      ...rest,
      items: items.map((item) => {
        const member = Member.parse(item.data)
        const { title, scheme, batchTitle } = CaseHead.options[0]
          .pick({ title: true, scheme: true, batchTitle: true })
          // A row of an earlier program does not say.
          .partial({ scheme: true })
          .parse(item.about)
        return {
          case: CaseId.parse(item.pk.slice(5)),
          title,
          scheme,
          batchTitle,
          role: member.role,
          joined: member.joined,
        }
      }),
    }
  },
  handedIn: async (id, n) =>
    readHandedIn(
      await everything((page) =>
        table.query(
          { key: keys.handedIn(id, n).pk, begins: keys.handedIn(id, n).sk, consistent: true },
          page,
        ),
      ),
    ),
  messages: async (id, page) => {
    const { items, ...rest } = await table.query({ key: `MESSAGES#${id}` }, page)
    // What is in the mail alone is for nobody else to read, not even before it is sent.
    return { ...rest, items: items.map((item) => Message.omit({ secret: true }).strip().parse(item.data)) }
  },
  running: async (page) => {
    const { items, ...rest } = await sharded(
      table,
      (shard) => ({ key: runningShard(shard), consistent: true }),
      page,
    )
    return { ...rest, items: items.map((item) => CaseId.parse(item.sk)) }
  },
})

const heads = ({ items, ...rest }: Page<ReadItem>): Page<CaseHead> => ({
  ...rest,
  items: items.map((item) => CaseHead.parse(item.data)),
})

const toFile = (items: readonly ReadItem[]): CaseFile => {
  const of = (type: string) => items.filter((item) => item.type === type).map((item) => item.data)
  const [head] = of('case')
  return {
    head: CaseHead.parse(head),
    sections: of('section').map((data) => Section.parse(data)),
    members: of('member').map((data) => Member.parse(data)),
    invitations: of('invitation').map((data) => Invitation.parse(data)),
    documents: of('document').map((data) => CaseDocument.parse(data)),
    steps: of('step').map((data) => Step.parse(data)),
    tasks: of('task').map((data) => Task.parse(data)),
    objections: of('objection').map((data) => Objection.parse(data)),
    appeals: of('appeal').map((data) => Appeal.parse(data)),
    events: of('event').map((data) => HistoryEvent.parse(data)),
  }
}

const writesOf = (
  file: CaseFile | undefined,
  decision: Decision,
  { stamp, once, token }: CommitOptions,
): { items: Item[]; writes: Write[] } => {
  const { head } = decision
  const chain = extendChain(head.chain, head.id, decision.events, stamp, sha256)
  const revision = file ? file.head.revision + 1 : 1
  // Parsed on the way in as on the way out: nothing is written that could not be read again.
  const next = CaseHead.parse({ ...head, chain: chain.head, revision, updated: stamp.at })
  const about = { title: head.title, scheme: head.scheme, batchTitle: head.batchTitle }
  const headWrite: Write = {
    put: { ...keys.case(head.id), type: 'case', data: next, ...indexKeys.case(next) },
    guard: nextRevision(revision),
  }
  const effects: Effect[] = [
    ...(decision.start && head.run ? [{ do: 'start' as const, case: head.id, run: head.run }] : []),
    ...(decision.resume ? [{ do: 'resume' as const, case: head.id, ...decision.resume }] : []),
    ...(decision.inspect ?? []).map((document) => ({ do: 'inspect' as const, case: head.id, document })),
    ...(decision.tell ?? []).map((tell) => ({ do: 'tell' as const, case: head.id, at: stamp.at, tell })),
  ]
  // Names are unique within a commit: the case's revision and the place in the list.
  const effectItems = effects.map((effect, index) =>
    effectItem(head.id, stamp.at, `${head.id}.${revision}.${index}`, effect),
  )
  const { status } = next
  const noticed = file?.head.status.is === 'notice'
  const running = head.run !== undefined && !head.run.ended
  const wasRunning = file?.head.run !== undefined && !file.head.run.ended
  const puts: Item[] = [
    ...(decision.members ?? []).map((member) => ({
      ...keys.member(head.id, member.organisation),
      type: 'member',
      data: Member.parse(member),
      about,
      ...indexKeys.member(member, head),
    })),
    ...(decision.documents ?? []).map((document) => ({
      ...keys.document(head.id, document.id),
      type: 'document',
      data: CaseDocument.parse(document),
    })),
    ...(decision.invitations ?? []).map((invitation) => ({
      ...keys.invitation(head.id, invitation.id),
      type: 'invitation',
      data: Invitation.parse(invitation),
    })),
    ...(decision.steps ?? []).map((step) => ({
      ...keys.step(head.id, step.id),
      type: 'step',
      data: Step.parse(step),
      ...indexKeys.step(head.id, step),
    })),
    ...(decision.tasks ?? []).map((task) => ({
      ...keys.task(head.id, task.id),
      type: 'task',
      data: Task.parse(task),
      ...indexKeys.task(task),
    })),
    ...(decision.objections ?? []).map((objection) => ({
      ...keys.objection(head.id, objection.id),
      type: 'objection',
      data: Objection.parse(objection),
    })),
    ...(decision.receipts ?? []).map(receiptItem),
    ...(decision.appeals ?? []).map((appeal) => ({
      ...keys.appeal(head.id, appeal.id),
      type: 'appeal',
      data: Appeal.parse(appeal),
    })),
    ...(decision.draftSheets ?? []).map((draft) => ({
      ...keys.draftSheet(draft.person, draft.task),
      type: 'draft-sheet',
      data: DraftSheet.parse(draft),
    })),
    ...(decision.draftSheets ?? []).map((draft) => sheetBegunItem(head.batch, draft)),
    ...(decision.ownReviews ?? []).map((review) => ({
      ...keys.ownReview(review.person, review.task),
      type: 'own-review',
      data: OwnReview.parse(review),
    })),
    ...(token ? [{ ...keys.token(head.id, token.step), type: 'token', data: token.token }] : []),
    ...(running && !wasRunning ? [{ ...keys.running(head.id), type: 'running', data: head.id }] : []),
    // The list of notices is one query for everybody, so what is under notice has a row of its own.
    ...(status.is === 'notice'
      ? [{ ...keys.notice(head.id), type: 'notice', data: next, ...indexKeys.notice(head.id, status.ends) }]
      : []),
    ...effectItems,
  ]
  const fresh: Item[] = [
    ...chain.events.map((event) => ({
      ...keys.event(head.id, event.seq),
      type: 'event',
      data: HistoryEvent.parse(event),
    })),
    ...(decision.claims ?? []).map((name) => ({ ...keys.claim(name), type: 'claim', data: head.id })),
    ...(decision.handedIn ? handedInItems(decision.handedIn) : []),
  ]
  const gone = [
    ...(decision.removedMembers ?? []).map((id) => keys.member(head.id, id)),
    ...(decision.releases ?? []).map((name) => keys.claim(name)),
    ...(decision.draftsOver ?? []).flatMap(({ person, task }) => [
      keys.draftSheet(person, task),
      keys.sheetBegun(head.batch, task),
    ]),
    ...(noticed && status.is !== 'notice' ? [keys.notice(head.id)] : []),
    ...(wasRunning && !running ? [keys.running(head.id)] : []),
  ]
  return {
    items: effectItems,
    writes: [
      headWrite,
      ...boardWrites(file, decision, next),
      ...panelWrites(file, decision, next),
      ...puts.map((put) => ({ put })),
      ...(decision.sections ?? []).map((section) => overSection(head.id, file, section)),
      ...fresh.map((put) => ({ put, guard: isNew })),
      ...(once ? [onceWrite(once, stamp.at)] : []),
      ...gone.map((remove) => ({ remove })),
      ...(decision.reliesOn ?? []).map((section) => asRead(head.id, section)),
      ...(decision.meeting ? meetingWrites(decision.meeting) : []),
      ...(decision.consortium
        ? consortiumWrites(decision.consortium, decision.parties, decision.numbered)
        : []),
    ],
  }
}
