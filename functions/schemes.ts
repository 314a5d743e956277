import { schemeCode } from '../domain/ids.ts'
import { notFound } from '../domain/refusal.ts'
import type { Scheme } from '../domain/scheme.ts'
import { shippedSchemes } from '../schemes/all.ts'
import type { Schemes } from './ports.ts'

const version = (scheme: Scheme): number => Number(scheme.ref.split('@')[1])

/** The shipped programmes, by reference. */
export const schemes: Schemes = {
  load: (ref) => {
    const found = shippedSchemes.find((scheme) => scheme.ref === ref)
    return found ? Promise.resolve(found) : Promise.reject(notFound())
  },
  current: () =>
    Promise.resolve(
      [...Map.groupBy(shippedSchemes, (scheme) => schemeCode(scheme.ref)).values()].flatMap((versions) =>
        versions.toSorted((a, b) => version(b) - version(a)).slice(0, 1),
      ),
    ),
}
