import { Delegation } from '../../domain/delegation.ts'
import type { Store } from '../ports/store.ts'
import { delegatedByKey, delegationsKey, indexKeys, keys } from './keys.ts'
import { nextRevision, type Table, type Write } from './table.ts'

/** Written in the transaction of its holder, so that both are there or neither. */
export const delegationWrite = (delegation: Delegation): Write => ({
  put: {
    ...keys.delegation(delegation.id),
    type: 'delegation',
    data: delegation,
    ...indexKeys.delegation(delegation),
  },
  guard: nextRevision(delegation.revision),
})

/** Delegations: few, listed by leader and all together, the last one first. */
export const delegationStore = (table: Table): Store['delegations'] => ({
  load: async (id) => {
    const item = await table.get(keys.delegation(id))
    return item && Delegation.parse(item.data)
  },
  madeBy: async (person, page) => {
    const { items, ...rest } = await table.query(
      { index: 'holder', key: delegatedByKey(person), newestFirst: true },
      page,
    )
    return { ...rest, items: items.map((item) => Delegation.parse(item.data)) }
  },
  list: async (page) => {
    const { items, ...rest } = await table.query(
      { index: 'list', key: delegationsKey, newestFirst: true },
      page,
    )
    return { ...rest, items: items.map((item) => Delegation.parse(item.data)) }
  },
})
