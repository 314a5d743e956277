/** How records are written as lists, and read again. */
export type ByPlace = {
  readonly write: (record: object) => unknown[]
  readonly read: (written: unknown) => unknown
}

/** Where a field stands in the list, and how the records are written that are listed in it. */
type Place = number | readonly [place: number, each: ByPlace]

/**
 * A record as the list of its values: thousands of rows need not each say what every field is called. A place means the
 * same for ever, and a new field takes the next one. What an earlier program wrote names its fields and stays as it is.
 */
export const byPlace = <Row extends object>(places: Readonly<Record<keyof Row & string, Place>>): ByPlace => {
  const fields = Object.entries<Place>(places).map(([field, at]) => {
    const [place, each] = typeof at === 'number' ? [at, undefined] : at
    return { field, place, each }
  })
  return {
    write: (record) => {
      const values = new Map<string, unknown>(Object.entries(record))
      const written: unknown[] = []
      for (const { field, place, each } of fields) {
        const value = values.get(field)
        if (value !== undefined) written[place] = each && Array.isArray(value) ? value.map(each.write) : value
      }
      // What is not said and stands before something that is.
      return Array.from(written, (value) => value ?? null)
    },
    read: (written) => {
      if (!Array.isArray(written)) return written
      const values: readonly unknown[] = written
      const said = fields.flatMap(({ field, place, each }): [string, unknown][] => {
        const value = values[place]
        if (value === undefined || value === null) return []
        return [[field, each && Array.isArray(value) ? value.map(each.read) : value]]
      })
      return Object.fromEntries(said)
    },
  }
}
