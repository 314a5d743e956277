import { caseId } from '../support/cases.ts'
import { callOf, consortiumOf, dueDay, joinedMember, leadOf, roundOf } from '../support/many-cases.ts'
import type { Store } from '../../functions/ports/store.ts'

export type Question = {
  /** Its number in the list that the keys are designed from. */
  readonly number: number
  readonly asks: string
  readonly key: string
  /** A page of 25, or what there is. */
  ask(store: Store): Promise<unknown>
  /** What one page costs, whatever the size of the table. */
  readonly requests: number
  readonly units: number
}

const page = { limit: 25 }

/** The questions that the keys of the table are designed from, asked of the large programme in many-cases.ts. */
export const questions: readonly Question[] = [
  {
    number: 1,
    asks: 'everything on one case',
    key: 'pk = CASE#{case}',
    ask: ({ cases }) => cases.load(caseId('case 1')),
    requests: 1,
    units: 1,
  },
  {
    number: 2,
    asks: 'my open tasks, by due date',
    key: 'list = TASKS#{audience}, sort {due}#{task}',
    ask: ({ tasks }) => tasks.openFor('office:lingang:officer', page),
    requests: 1,
    units: 2,
  },
  {
    number: 3,
    asks: 'the cases of a call, by status',
    key: 'list = BATCH#{call}, sort begins {status}#',
    ask: ({ cases }) => cases.byStatus(callOf(1), 'formal-check', page),
    requests: 1,
    units: 3.5,
  },
  {
    number: 3,
    asks: 'the cases of a call, by time',
    key: 'time = BATCH#{call}, sort {opened}#{case}',
    ask: ({ cases }) => cases.byTime(callOf(1), page),
    requests: 1,
    units: 3.5,
  },
  {
    number: 4,
    asks: 'the cases that an organisation leads',
    key: 'holder = LED#{organisation}, sort {opened}#{case}',
    ask: ({ cases }) => cases.ledBy(leadOf(1).id, page),
    requests: 1,
    units: 1.5,
  },
  {
    number: 4,
    asks: 'the cases that an organisation joined',
    key: 'list = JOINED#{organisation}, sort {opened}#{case}',
    ask: ({ cases }) => cases.joinedBy(joinedMember(0).id, page),
    requests: 1,
    units: 1.5,
  },
  {
    number: 5,
    asks: 'what falls due before a given time',
    key: 'time = DUE#{day}, sort up to {time}~',
    ask: ({ due }) => due.on(dueDay, `${dueDay}T23:59:59.999Z`, { limit: 10 }),
    requests: 1,
    units: 1,
  },
  {
    number: 6,
    asks: 'the register, by name',
    key: 'list = REGISTER, sort {name}#{consortium}',
    ask: ({ consortia }) => consortia.register(page),
    requests: 1,
    units: 2,
  },
  {
    number: 6,
    asks: 'the register, by the beginning of a name',
    key: 'list = REGISTER, sort begins {name}',
    ask: ({ consortia }) => consortia.register({ ...page, nameBegins: '联合体00000' }),
    requests: 1,
    units: 1,
  },
  {
    number: 6,
    asks: 'an entry of the register, by number',
    key: 'pk = CLAIM#certificate:{number}, then CONSORTIUM#{id}',
    ask: ({ consortia }) => {
      const { standing } = consortiumOf(1)
      return consortia.byNumber('number' in standing ? standing.number : '')
    },
    requests: 2,
    units: 2,
  },
  {
    number: 7,
    asks: 'an organisation by its code',
    key: 'pk = ORGANISATION#{code}',
    ask: ({ organisations }) => organisations.load(leadOf(1).id),
    requests: 1,
    units: 1,
  },
  {
    number: 8,
    asks: 'consortia led or joined by an organisation',
    key: 'list = PARTY#{organisation}, sort {name}#{consortium}',
    ask: ({ consortia }) => consortia.ofOrganisation(leadOf(1).id, page),
    requests: 1,
    units: 0.5,
  },
  {
    number: 9,
    asks: 'messages not yet sent',
    key: 'list = UNSENT#{shard}, sort {written}#{message}',
    ask: ({ outbox }) => outbox.unsent({ limit: 1 }),
    requests: 1,
    units: 0.5,
  },
  {
    number: 10,
    asks: 'the evaluations of a year',
    key: 'time = BATCH#evaluation-{scheme}-{year}, sort {opened}#{case}',
    ask: ({ cases }) => cases.byTime(roundOf(2031), page),
    requests: 1,
    units: 3,
  },
]
