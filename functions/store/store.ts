import { z } from 'zod'
import { CaseId, ConsortiumId, PersonId } from '../../domain/ids.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Alarm } from '../ports/effect.ts'
import type { Store } from '../ports/store.ts'
import { boardStore } from './board.ts'
import { bulkStore } from './bulk.ts'
import { callStore } from './calls.ts'
import { caseStore } from './cases.ts'
import { certificateStore } from './certificates.ts'
import { checkStore } from './checks.ts'
import { consortiumStore } from './consortia.ts'
import { dueDay, keys } from './keys.ts'
import { messageStore } from './messages.ts'
import { organisationStore } from './organisations.ts'
import { outboxStore } from './outbox.ts'
import { panelStore } from './panels.ts'
import { peopleStore, sessionStore } from './people.ts'
import { presenceStore } from './presence.ts'
import { noteStore } from './notes.ts'
import { receiptStore } from './receipts.ts'
import { registerPack } from './register-pack.ts'
import { meetingStore } from './meetings.ts'
import { reviewStore } from './reviews.ts'
import { delegationStore } from './delegations.ts'
import { draftStore } from './scheme-drafts.ts'
import { schemeStore } from './schemes.ts'
import { selectionStore } from './selections.ts'
import type { Item, ReadItem, Table } from './table.ts'
import { holidayStore } from './holidays.ts'
import { robotStore } from './robots.ts'
import { taskStore } from './tasks.ts'
import { templateStore } from './templates.ts'
import { viewStore } from './views.ts'

/**
 * The system of record over one table. `onItems` hears of effects and messages right after they were committed:
 * on one machine the relay listens there, on AWS it reads the table's stream.
 */
export const createStore = (table: Table, onItems: (items: readonly Item[]) => void = () => {}): Store => ({
  cases: caseStore(table, onItems),
  people: peopleStore(table, onItems),
  sessions: sessionStore(table),
  delegations: delegationStore(table),
  organisations: organisationStore(table),
  calls: callStore(table, onItems),
  consortia: consortiumStore(table, onItems),
  registerPack: registerPack(table),
  certificates: certificateStore(table),
  schemes: schemeStore(table, onItems),
  drafts: draftStore(table, onItems),
  outbox: outboxStore(table, onItems),
  messages: messageStore(table, onItems),
  templates: templateStore(table),
  holidays: holidayStore(table),
  robots: robotStore(table),
  presence: presenceStore(table),
  views: viewStore(table),
  bulk: bulkStore(table),
  checks: checkStore(table),
  selections: selectionStore(table),
  notes: noteStore(table, onItems),
  board: boardStore(table, caseStore(table, onItems).load),
  receipts: receiptStore(table),
  reviews: reviewStore(table),
  meetings: meetingStore(table),
  panels: panelStore(table, caseStore(table, onItems).load),
  tasks: taskStore(table),

  due: {
    on: async (day, until, page) => {
      // `~` sorts after every `#…` that follows the time in the key.
      const { items, ...rest } = await table.query(
        { index: 'time', key: dueDay(day), upTo: `${until}~` },
        page,
      )
      return { ...rest, items: items.map(readAlarm) }
    },
    cursor: async () => {
      const item = await table.get(keys.clock())
      return item && z.string().parse(item.data)
    },
    moveCursor: (day) => table.put({ ...keys.clock(), type: 'clock', data: day }),
  },

  once: {
    recall: async (person, key, fingerprint) => {
      const item = await table.get(keys.once(person, key))
      if (!item) return undefined
      const stored = z.object({ fingerprint: z.string(), result: z.unknown() }).parse(item.data)
      if (stored.fingerprint !== fingerprint) throw new Refusal('key-reused')
      return { result: stored.result }
    },
  },
})

const readAlarm = (item: ReadItem): Alarm => {
  const [at = '', is = '', owner = '', name = ''] = z.string().parse(item.timeSort).split('#')
  if (is === 'digest') return { is, person: PersonId.parse(owner), at }
  if (is === 'consortium') return { is, consortium: ConsortiumId.parse(owner), at }
  if (is === 'task') return { is, case: CaseId.parse(owner), task: name, at }
  return { is: 'step', case: CaseId.parse(owner), step: name, at }
}
