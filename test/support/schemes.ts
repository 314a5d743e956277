import { publishing } from '../../domain/published-scheme.ts'
import type { Scheme } from '../../domain/scheme.ts'
import type { Store } from '../../functions/ports/store.ts'
import type { Schemes } from '../../functions/ports/world.ts'
import { schemesOf } from '../../functions/schemes.ts'
import { shipped } from '../../schemes/all.ts'

/** The programmes of a store, and the shipped ones where it lacks a version. */
export const shippedOnly = ({ schemes }: Pick<Store, 'schemes'>): Schemes =>
  schemesOf(schemes, () => new Date('2030-06-03T02:00:00.000Z'), shipped)

/** A first version as the system takes it over. */
export const takenOverAt = (at: string, scheme: Scheme) =>
  publishing(scheme, undefined, {
    from: 'shipped',
    stamp: { by: 'system', as: 'system', at },
    authors: [],
    why: '',
  })
