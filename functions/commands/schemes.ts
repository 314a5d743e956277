import { allCalls } from '../calls-of.ts'
import { canonical, type Stamp } from '../../domain/history.ts'
import { schemeCode } from '../../domain/ids.ts'
import { type Publishing, publishing } from '../../domain/published-scheme.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Scheme } from '../../domain/scheme.ts'
import type { World } from '../ports/world.ts'

/**
 * What has to be written so that the table has this version: nothing when it is there. A reference means one
 * document for ever, so another one under the same reference is refused.
 */
export const takenOver = async (
  { store }: Pick<World, 'store'>,
  scheme: Scheme,
  stamp: Stamp,
): Promise<Publishing | undefined> => {
  const code = schemeCode(scheme.ref)
  const [there, head] = await Promise.all([store.schemes.load(scheme.ref), store.schemes.head(code)])
  if (!there) return publishing(scheme, head, { from: 'shipped', stamp, authors: [], why: '' })
  if (canonical(there) !== canonical(scheme))
    throw new Refusal('invalid', { problems: [{ field: 'scheme', code: 'another-document' }] })
  return undefined
}

/**
 * Writes the versions that calls of an earlier program name into the table, as they are shipped today: before, they
 * were read from the program itself.
 */
export const takeOverCalled = async (world: World, now: string): Promise<number> => {
  const refs = new Set((await allCalls(world)).map(({ scheme }) => scheme))
  let written = 0
  for (const ref of refs) {
    if (await world.store.schemes.load(ref)) continue
    const scheme = await world.schemes.shipped.load(ref)
    const write = scheme && (await takenOver(world, scheme, { by: 'system', as: 'system', at: now }))
    if (!write) continue
    await world.store.schemes.publish(write)
    written += 1
  }
  if (written > 0) world.schemes.renew()
  return written
}
