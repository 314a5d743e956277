import { schemeCode } from '../../../domain/ids.ts'
import type { Scheme } from '../../../domain/scheme.ts'

type Values = Readonly<Record<string, readonly string[]>>

/** A gateway takes 10 KB of address and headers together; beyond this a link may not arrive. */
const longestLink = 6000

export const checkPath = (scheme: Pick<Scheme, 'ref'>): string =>
  `/programmes/${schemeCode(scheme.ref)}/check`

/** Everything that was typed as an address that can be passed on; nothing when it would be too long. */
export const linkTo = (scheme: Pick<Scheme, 'ref'>, values: Values): string | undefined => {
  const query = new URLSearchParams(
    Object.entries(values).flatMap(([name, given]) =>
      ['csrf', 'once', 'do'].includes(name)
        ? []
        : given.filter((value) => value !== '').map((value): [string, string] => [name, value]),
    ),
  )
  const link = `${checkPath(scheme)}?${query.toString()}`
  return link.length <= longestLink ? link : undefined
}
