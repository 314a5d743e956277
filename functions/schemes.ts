import { schemeCode } from '../domain/ids.ts'
import { notFound } from '../domain/refusal.ts'
import type { Scheme } from '../domain/scheme.ts'
import { schemeVersion } from '../domain/scheme.ts'
import type { Store } from './ports/store.ts'
import type { Catalogue, Schemes } from './ports/world.ts'

/** A function that carries no programmes along: it finds those of the table. */
const nothingShipped: Catalogue = { refs: [], load: () => Promise.resolve(undefined) }

/** A version that somebody published in another process is in force here no later than this. */
const freshMs = 30_000

/**
 * The programmes of the table. A published version never changes, so it is read once a process; which version is in
 * force is asked again after a while. What the program brings along stands in for a version that the table does not
 * have: data folders of an earlier program kept calls and cases only.
 */
export const schemesOf = (
  store: Store['schemes'],
  now: () => Date,
  catalogue: Catalogue = nothingShipped,
): Schemes => {
  const versions = new Map<string, Promise<Scheme>>()
  let inForce: { readonly until: number; readonly refs: Promise<readonly string[]> } | undefined

  const taken = new Map<string, Promise<Scheme | undefined>>()
  const brought = (ref: string): Promise<Scheme | undefined> => {
    const reading = taken.get(ref) ?? catalogue.load(ref)
    taken.set(ref, reading)
    return reading
  }
  const read = async (ref: string): Promise<Scheme> => {
    const found = (await store.load(ref)) ?? (await brought(ref))
    if (!found) throw notFound()
    return found
  }
  const load = (ref: string): Promise<Scheme> => {
    const reading = versions.get(ref) ?? read(ref)
    versions.set(ref, reading)
    return reading.catch((problem: unknown) => {
      // What was not there may be published the next moment.
      versions.delete(ref)
      throw problem
    })
  }
  const current = async (): Promise<Scheme[]> => {
    const time = now().getTime()
    if (!inForce || inForce.until <= time || inForce.until > time + freshMs)
      inForce = {
        until: time + freshMs,
        refs: store.heads().then((heads) => heads.map(({ ref }) => ref)),
      }
    const asked = inForce
    try {
      return await Promise.all((await asked.refs).map(load))
    } catch (problem) {
      if (inForce === asked) inForce = undefined
      throw problem
    }
  }

  return {
    load,
    current,
    offered: async () => {
      const running = await current()
      const codes = running.map(({ ref }) => schemeCode(ref))
      // No version of these is in the table: it need not be asked for each.
      const shipped = await Promise.all(newest(catalogue.refs, codes).map(brought))
      return [...running, ...shipped.filter((scheme) => scheme !== undefined)]
    },
    shipped: catalogue,
    renew: () => {
      inForce = undefined
    },
  }
}

const codeIn = (ref: string): string => ref.slice(0, ref.indexOf('@'))

/** The newest version of every code that is not one of these. */
const newest = (refs: Catalogue['refs'], without: readonly string[]): string[] =>
  [...Map.groupBy(refs, codeIn)].flatMap(([code, of]) =>
    without.includes(code) ? [] : of.toSorted((a, b) => schemeVersion(b) - schemeVersion(a)).slice(0, 1),
  )
