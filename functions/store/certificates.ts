import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { KeptCertificate } from '../../domain/certificate.ts'
import type { Store } from '../ports/store.ts'
import { keys } from './keys.ts'
import { isNew, type Table } from './table.ts'

/** What was signed of a consortium, by what it says: the same words are signed once. */
export const certificateStore = (table: Table): Store['certificates'] => ({
  load: async (consortium, check) => {
    const item = await table.get(keys.certificate(consortium, check))
    return item && KeptCertificate.parse(item.data)
  },
  keep: async (kept) => {
    const item = { ...keys.certificate(kept.consortium, kept.check), type: 'certificate', data: kept }
    try {
      await table.put(item, isNew)
    } catch (problem) {
      if (!(problem instanceof ConditionalCheckFailedException)) throw problem
    }
  },
})
