import { schemeCode, SchemeRef } from '../../../domain/ids.ts'
import { notFound } from '../../../domain/refusal.ts'
import { type Scheme, schemeVersion } from '../../../domain/scheme.ts'
import type { Schemes } from '../../ports/world.ts'

/** The version of a programme that is in force here; of one that does not run here, the newest that ships. */
export const programmeOf = async (schemes: Schemes, code: string): Promise<Scheme> => {
  const running = (await schemes.current()).find(({ ref }) => schemeCode(ref) === code)
  if (running) return running
  const newest = schemes.shipped.refs
    .filter((ref) => schemeCode(ref) === code)
    .toSorted((a, b) => schemeVersion(b) - schemeVersion(a))[0]
  if (newest === undefined) throw notFound()
  return schemes.load(newest)
}

export const versionOf = (schemes: Schemes, code: string, version: string): Promise<Scheme> => {
  const ref = SchemeRef.safeParse(`${code}@${version}`)
  return ref.success ? schemes.load(ref.data) : Promise.reject(notFound())
}

/** Where a version of a programme is read. */
export const programmePath = (ref: SchemeRef): string =>
  `/programmes/${schemeCode(ref)}/${schemeVersion(ref)}`
