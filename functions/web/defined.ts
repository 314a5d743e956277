/** Leaves out what is not there, as the schemas' optional fields want it. */
export const defined = <Fields extends Record<string, unknown>>(fields: Fields) => {
  const held: { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } = {}
  for (const name in fields) {
    const value = fields[name]
    if (isDefined(value)) held[name] = value
  }
  return held
}
const isDefined = <Value>(value: Value): value is Exclude<Value, undefined> => value !== undefined
