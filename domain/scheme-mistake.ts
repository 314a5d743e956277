import type { Words } from './words.ts'

/** A place in a document. */
export type Path = readonly (string | number)[]

/** Where in the document, and what is wrong there. */
export type SchemeMistake = { readonly path: Path; readonly message: Words }

/** Everything of a list that bears a name which came before. */
export const repeated = (path: Path, names: readonly string[], what: string): SchemeMistake[] =>
  names.flatMap((name, index) =>
    names.indexOf(name) < index
      ? [{ path, message: { zh: `${name} 重复`, en: `${what} ${name} stands twice` } }]
      : [],
  )

export const fallen = (
  { min, max }: { min?: number | undefined; max?: number | undefined },
  path: Path,
): SchemeMistake[] =>
  min !== undefined && max !== undefined && min > max
    ? [{ path, message: { zh: '下限高于上限', en: 'the least is over the most' } }]
    : []
