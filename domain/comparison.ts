import { type Answer, isTable, type TableAnswer } from './form.ts'
import type { HandedIn, HandedInMember } from './handed-in.ts'
import { canonical } from './history.ts'
import type { OrganisationId } from './ids.ts'
import { partOf } from './remarks.ts'

/** What two versions have in one place; one side is missing where it was not there. */
export type Sides<Value> = { readonly before?: Value; readonly after?: Value }

/** A row of a table that differs, with the cells that do: by its id, wherever it stands. */
export type RowChange = {
  readonly row: string
  readonly is: 'added' | 'removed' | 'changed'
  readonly cells: readonly (Sides<string | number> & { readonly column: string })[]
}

export type FieldChange = Sides<Answer> & {
  readonly section: string
  /** The member whose own part it is. */
  readonly owner?: OrganisationId
  readonly field: string
  /** A table row by row; where nothing but the order of its rows differs, none. */
  readonly rows?: readonly RowChange[]
}

export type MemberChange = Sides<HandedInMember> & { readonly organisation: OrganisationId }

/** Everything that differs between two hand-ins, or between one and the draft as it is now. */
export type Comparison = {
  readonly title?: Required<Sides<string>>
  readonly fields: readonly FieldChange[]
  readonly members: readonly MemberChange[]
  /** Files that are there in other bytes under the same reference. */
  readonly documents: readonly (Sides<HandedIn['documents'][number]> & { readonly id: string })[]
}

const same = (one: unknown, other: unknown): boolean => canonical(one ?? null) === canonical(other ?? null)

const sides = <Value>(before: Value | undefined, after: Value | undefined): Sides<Value> => ({
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
})

export const compare = (before: HandedIn, after: HandedIn): Comparison => ({
  ...(before.title === after.title ? {} : { title: { before: before.title, after: after.title } }),
  fields: pairs(before.sections, after.sections, ({ id, owner }) => `${id}#${owner ?? ''}`).flatMap(
    ([was, is]) => changedFields(was, is),
  ),
  members: pairs(before.members, after.members, ({ organisation }) => organisation).flatMap(([was, is]) => {
    const one = was ?? is
    return one === undefined || same(was, is) ? [] : [{ organisation: one.organisation, ...sides(was, is) }]
  }),
  documents: pairs(before.documents, after.documents, ({ id }) => id).flatMap(([was, is]) => {
    const one = was ?? is
    return one === undefined || was?.sha256 === is?.sha256 ? [] : [{ id: one.id, ...sides(was, is) }]
  }),
})

/** What two lists have under the same name, in the order of the second, then what only the first has. */
const pairs = <One>(
  before: readonly One[],
  after: readonly One[],
  nameOf: (one: One) => string,
): (readonly [One | undefined, One | undefined])[] => {
  const earlier = new Map(before.map((one) => [nameOf(one), one]))
  const later = new Set(after.map(nameOf))
  return [
    ...after.map((one) => [earlier.get(nameOf(one)), one] as const),
    ...before.filter((one) => !later.has(nameOf(one))).map((one) => [one, undefined] as const),
  ]
}

type Kept = HandedIn['sections'][number]

const changedFields = (was: Kept | undefined, is: Kept | undefined): FieldChange[] => {
  const one = is ?? was
  if (one === undefined) return []
  const names = [...new Set([...Object.keys(is?.answers ?? {}), ...Object.keys(was?.answers ?? {})])]
  return names.flatMap((field): FieldChange[] => {
    const [before, after] = [was?.answers[field], is?.answers[field]]
    if (same(before, after)) return []
    const tables = isTable(before) || isTable(after)
    return [
      {
        section: one.id,
        ...(one.owner === undefined ? {} : { owner: one.owner }),
        field,
        ...sides(before, after),
        ...(tables ? { rows: changedRows(asTable(before), asTable(after)) } : {}),
      },
    ]
  })
}

const asTable = (answer: Answer | undefined): TableAnswer => (isTable(answer) ? answer : { rows: [] })

const changedRows = (before: TableAnswer, after: TableAnswer): RowChange[] =>
  pairs(before.rows, after.rows, ({ id }) => id).flatMap(([was, is]): RowChange[] => {
    const one = is ?? was
    if (one === undefined || same(was?.cells, is?.cells)) return []
    const columns = [...new Set([...Object.keys(was?.cells ?? {}), ...Object.keys(is?.cells ?? {})])]
    return [
      {
        row: one.id,
        is: was === undefined ? 'added' : is === undefined ? 'removed' : 'changed',
        cells: columns
          .filter(
            (column) => was === undefined || is === undefined || !same(was.cells[column], is.cells[column]),
          )
          .map((column) => ({ column, ...sides(was?.cells[column], is?.cells[column]) })),
      },
    ]
  })

export const isEmpty = ({ title, fields, members, documents }: Comparison): boolean =>
  title === undefined && fields.length === 0 && members.length === 0 && documents.length === 0

/** Whether anything changed where a remark stands: a part, a field, the organisations, or one of them. */
export const touches = ({ fields, members, documents }: Comparison, key: string): boolean => {
  const part = partOf(key)
  const rest = key === part ? undefined : key.slice(part.length + 1)
  if (part === 'members')
    return members.some(({ organisation }) => rest === undefined || organisation === rest)
  const here = (section: string | undefined, field: string | undefined): boolean =>
    section === part && (rest === undefined || field === rest)
  return (
    fields.some(({ section, field }) => here(section, field)) ||
    documents.some(({ before, after }) => {
      const one = after ?? before
      return here(one?.section, one?.field)
    })
  )
}

/** The remarks where nothing changed: said when it comes back, to whoever corrects and to whoever checks. */
export const untouched = (comparison: Comparison, remarks: Readonly<Record<string, string>>): string[] =>
  Object.keys(remarks).filter((key) => !touches(comparison, key))
