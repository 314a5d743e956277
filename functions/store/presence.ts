import { z } from 'zod'
import { OrganisationId, PersonId } from '../../domain/ids.ts'
import type { Present } from '../ports/case-store.ts'
import type { Store } from '../ports/store.ts'
import { keys } from './keys.ts'
import type { Table } from './table.ts'

/** Who was not heard of for so long has gone: three times what a page waits between two signs of life. */
const seconds = 45

const Row = z.object({
  person: PersonId,
  name: z.string(),
  section: z.string(),
  owner: OrganisationId.optional(),
})

/** Who has which part of a case open: a row for each tab, which the table drops by itself. */
export const presenceStore = (table: Table): Store['presence'] => {
  const inCase = async (id: string, now: Date): Promise<readonly Present[]> => {
    const { items } = await table.query({ key: keys.presence(id, '', '').pk }, { limit: 100 })
    // The table's own expiry may come days late.
    const alive = items.filter(({ expires }) => Number(expires) * 1000 > now.getTime())
    return alive.map(({ data }) => Row.parse(data))
  }
  return {
    inCase,
    meet: async (id, tab, { person, name, section, owner }, now) => {
      const [present] = await Promise.all([
        inCase(id, now),
        table.put({
          ...keys.presence(id, person, tab),
          type: 'presence',
          data: { person, name, section, ...(owner === undefined ? {} : { owner }) },
          expires: Math.ceil(now.getTime() / 1000) + seconds,
        }),
      ])
      return present.filter((one) => one.person !== person)
    },
    leave: async (id, person, tab) => {
      await table.remove(keys.presence(id, person, tab))
    },
  }
}
