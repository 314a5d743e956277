import type { Scheme } from '../../domain/scheme.ts'
import { schemeCode } from '../../domain/ids.ts'
import { type Dimension, dimensions } from './dimensions.ts'

/** Every value that stands at a path; see `Dimension.paths`. */
const valuesAt = (value: unknown, [part, ...rest]: readonly string[]): unknown[] => {
  if (part === undefined) return [value]
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.entries(value)
  if (part === '**')
    return [...valuesAt(value, rest), ...inner.flatMap(([, held]) => valuesAt(held, [part, ...rest]))]
  const named = inner.filter(([name]) => name === part).flatMap(([, held]) => valuesAt(held, rest))
  const eachOf = Array.isArray(value) ? inner.flatMap(([, held]) => valuesAt(held, [part, ...rest])) : []
  return [...named, ...eachOf]
}

const isSaid = (value: unknown): boolean =>
  value !== undefined && value !== false && value !== 0 && !(Array.isArray(value) && value.length === 0)

/** Whether a programme says something at this path. */
export const says = (scheme: Scheme, path: string): boolean => {
  const [place = '', wanted] = path.split('=')
  const found = valuesAt(scheme, place.split('.'))
  return wanted === undefined ? found.some(isSaid) : found.flat().some((value) => String(value) === wanted)
}

/** The codes of the programmes that say something at this path. */
export const sayers = (schemes: readonly Scheme[], path: string): string[] =>
  schemes.filter((scheme) => says(scheme, path)).map(({ ref }) => schemeCode(ref))

const byMany = 4
const named = (codes: readonly string[]): string =>
  codes.length > byMany ? `${codes.length} programmes` : codes.join(', ') || 'nobody'

const lines = (schemes: readonly Scheme[], { name, paths = [], without }: Dimension, n: number): string[] => [
  `${n}. **${name}**`,
  ...paths.map((path) => `   - \`${path}\`: ${named(sayers(schemes, path))}`),
  ...(without === undefined ? [] : [`   - Not in the document: ${without}.`]),
]

/** `docs/dimensions.md`: each dimension with the places that say it and the programmes that do. */
export const dimensionsPage = (schemes: readonly Scheme[]): string => {
  let n = 0
  return [
    '# Dimensions in which programmes differ',
    '',
    'Where the document of a programme says each of them, and which of the shipped programmes do. A list is looked into',
    'by itself, `**` stands for any depth, and `=` asks for a value. Written from `test/schemes/dimensions.ts` by',
    '`node --import tsx test/schemes/write-dimensions.ts`; a test keeps it up to date.',
    ...dimensions.flatMap(([group, ...of]) => [
      '',
      `## ${group}`,
      '',
      ...of.flatMap((one) => lines(schemes, one, (n += 1))),
    ]),
    '',
  ].join('\n')
}
