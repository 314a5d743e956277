import { z } from 'zod'
import { Appointed } from '../../domain/appointed.ts'
import { Person } from '../../domain/person.ts'
import { PersonId } from '../../domain/ids.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Page } from '../ports/paging.ts'
import type { Session } from '../ports/people-store.ts'
import type { Store } from '../ports/store.ts'
import { appointmentsKey, keys, peopleKey } from './keys.ts'
import { along } from './once.ts'
import { organisationWrite } from './organisations.ts'
import { delegationWrite } from './delegations.ts'
import { everything } from '../every-page.ts'
import { isNew, type Item, nextRevision, type ReadItem, type Table, type Write } from './table.ts'
import { transact } from './transaction.ts'

/**
 * Which audiences a person belongs to: one row each, so that an audience is one query. Who asked to speak for an
 * organisation is an audience too. An approver of two levels of one programme is in its audience once.
 */
const audiencesOf = (person: Person): Set<string> =>
  new Set(
    person.active
      ? [
          ...person.offices.map((office) => `office:${office.scheme}:${office.role}`),
          ...person.represents.map((held) =>
            held.state === 'active' ? `organisation:${held.organisation}` : `asked:${held.organisation}`,
          ),
        ]
      : [],
  )

const appointedWrite = (act: Appointed, revision: number): Write => ({
  put: {
    ...keys.appointed(act.person, act.at, revision),
    type: 'appointed',
    data: Appointed.parse(act),
    listKey: appointmentsKey,
    listSort: `${act.at}#${act.person}#${revision}`,
  },
  guard: isNew,
})

const acts = ({ items, ...rest }: Page<ReadItem>): Page<Appointed> => ({
  ...rest,
  items: items.map(({ data }) => Appointed.parse(data)),
})

export const peopleStore = (table: Table, onItems: (items: readonly Item[]) => void): Store['people'] => {
  const load: Store['people']['load'] = async (id) => {
    const item = await table.get(keys.person(id))
    return item && Person.parse(item.data)
  }
  const loadMany: Store['people']['loadMany'] = async (ids) =>
    (await table.getMany(ids.map((id) => keys.person(id)))).map((item) => Person.parse(item.data))
  return {
    load,
    loadMany,
    save: async ({ standsIn: _, ...person }, options) => {
      const before = person.revision === 1 ? undefined : await load(person.id)
      if (before && before.revision !== person.revision - 1) throw new Refusal('changed-meanwhile')
      const now = audiencesOf(person)
      const was: ReadonlySet<string> = before ? audiencesOf(before) : new Set()
      const { effects, writes: told } = along(person.id, person.revision, options)
      const item: Item = {
        ...keys.person(person.id),
        type: 'person',
        data: person,
        listKey: peopleKey,
        listSort: `${person.name}#${person.id}`,
      }
      const writes: Write[] = [
        { put: item, guard: nextRevision(person.revision) },
        ...[...now]
          .filter((audience) => !was.has(audience))
          .map((audience) => ({
            put: { ...keys.membership(audience, person.id), type: 'membership', data: person.id },
          })),
        ...[...was]
          .filter((audience) => !now.has(audience))
          .map((audience) => ({ remove: keys.membership(audience, person.id) })),
        ...(options?.organisation ? [organisationWrite(options.organisation)] : []),
        ...(options?.delegation ? [delegationWrite(options.delegation)] : []),
        ...(options?.appointed ? [appointedWrite(options.appointed, person.revision)] : []),
        ...told,
      ]
      await transact(table, writes)
      onItems(effects)
    },
    inAudience: async (audience) => {
      const [is = '', scope = '', ...rest] = audience.split(':')
      if (is === 'person') {
        const person = await load(PersonId.parse(scope))
        return person ? [person] : []
      }
      const names = is === 'office' ? [audience, `office:*:${rest.join(':')}`] : [audience]
      const rows = await Promise.all(
        names.map((name) =>
          everything((page) => table.query({ key: keys.membership(name, '').pk, consistent: true }, page)),
        ),
      )
      return loadMany([...new Set(rows.flat().map((row) => PersonId.parse(row.data)))])
    },
    appointments: async (page) =>
      acts(await table.query({ index: 'list', key: appointmentsKey, newestFirst: true }, page)),
    appointmentsOf: async (person, page) =>
      acts(await table.query({ key: keys.person(person).pk, begins: 'APPOINTED#', newestFirst: true }, page)),
    all: async () => {
      const items = await everything((page) => table.query({ index: 'list', key: peopleKey }, page))
      return items.map((item) => Person.parse(item.data))
    },
    list: async (page) => {
      const { items, ...rest } = await table.query({ index: 'list', key: peopleKey }, page)
      return { ...rest, items: items.map((item) => Person.parse(item.data)) }
    },
  }
}

const StoredSession = z.object({
  person: PersonId,
  csrf: z.string(),
  strong: z.boolean(),
  authenticated: z.string().optional(),
  created: z.string(),
  seen: z.string(),
  idle: z.string().optional(),
  expires: z.string(),
})
const SignIn = z.record(z.string(), z.string())

/** Sessions lie beside their person, so that both come in one request. */
export const sessionStore = (table: Table): Store['sessions'] => ({
  load: async (id, secretHash) => {
    const items = await table.getMany([keys.person(id), keys.session(id, secretHash)])
    const person = items.find((item) => item.type === 'person')
    const stored = items.find((item) => item.type === 'session')
    if (!person || !stored) return undefined
    const { expires, ...session } = StoredSession.parse(stored.data)
    return { person: Person.parse(person.data), session: { ...session, expires } }
  },
  save: async (secretHash, session: Session, expires) => {
    await table.put({
      ...keys.session(session.person, secretHash),
      type: 'session',
      data: { ...session, expires: expires.toISOString() },
      expires: Math.floor(expires.getTime() / 1000),
    })
  },
  end: async (id, secretHash) => {
    await table.remove(keys.session(id, secretHash))
  },
  of: async (id) => {
    const items = await everything((page) =>
      table.query({ key: keys.person(id).pk, begins: 'SESSION#', consistent: true }, page),
    )
    return items
      .map((item) => StoredSession.parse(item.data))
      .map(({ created, seen, expires }) => ({ created, seen, expires }))
  },
  keepSignIn: async (state, data, expires) => {
    await table.put({
      ...keys.signIn(state),
      type: 'sign-in',
      data,
      expires: Math.floor(expires.getTime() / 1000),
    })
  },
  takeSignIn: async (state, now) => {
    const item = await table.remove(keys.signIn(state))
    // The table's own expiry may come days late.
    const expires = z.number().parse(item?.expires ?? 0)
    return item && expires * 1000 > now.getTime() ? SignIn.parse(item.data) : undefined
  },
})
