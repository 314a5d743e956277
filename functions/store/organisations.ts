import { Organisation } from '../../domain/organisation.ts'
import type { Store } from '../ports/store.ts'
import { keys, organisationsKey } from './keys.ts'
import { along } from './once.ts'
import { everything } from '../every-page.ts'
import { nextRevision, type Table, type Write } from './table.ts'
import { transact } from './transaction.ts'

/** An organisation at its revision; the first one must be new. */
export const organisationWrite = (organisation: Organisation): Write => ({
  put: {
    ...keys.organisation(organisation.id),
    listKey: organisationsKey,
    listSort: `${organisation.name}#${organisation.id}`,
    type: 'organisation',
    data: organisation,
  },
  guard: nextRevision(organisation.revision),
})

export const organisationStore = (table: Table): Store['organisations'] => ({
  load: async (id) => {
    const item = await table.get(keys.organisation(id))
    return item && Organisation.parse(item.data)
  },
  loadMany: async (ids) =>
    (await table.getMany(ids.map((id) => keys.organisation(id)))).map((item) =>
      Organisation.parse(item.data),
    ),
  save: (organisation, options) =>
    transact(table, [
      organisationWrite(organisation),
      ...along(organisation.id, organisation.revision, options).writes,
    ]),
  saveBoth: (one, other) => transact(table, [organisationWrite(one), organisationWrite(other)]),
  all: async () => {
    const items = await everything((page) => table.query({ index: 'list', key: organisationsKey }, page))
    return items.map((item) => Organisation.parse(item.data))
  },
})
