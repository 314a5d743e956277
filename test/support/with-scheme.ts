import { schemeCode } from '../../domain/ids.ts'
import type { Scheme } from '../../domain/scheme.ts'
import type { World } from '../../functions/ports/world.ts'

/** A world in which one more programme runs. */
export const withScheme = (world: World, scheme: Scheme): World => {
  const { schemes } = world
  const more = async (some: Promise<readonly Scheme[]>): Promise<Scheme[]> => [
    ...(await some).filter(({ ref }) => schemeCode(ref) !== schemeCode(scheme.ref)),
    scheme,
  ]
  return {
    ...world,
    schemes: {
      ...schemes,
      load: (ref) => (ref === scheme.ref ? Promise.resolve(scheme) : schemes.load(ref)),
      current: () => more(schemes.current()),
      offered: () => more(schemes.offered()),
    },
  }
}
