/**
 * Where an officer's remark stands: `plan`, `plan.budget`, `members`, or `members.` with an organisation's code. One
 * key for the record, the form and the comparison.
 */
export type Remarks = Readonly<Record<string, string>>

/** The part of the form that a remark is in. */
export const partOf = (key: string): string => key.split('.')[0] ?? key

/** The parts that were returned, each once. */
export const returnedParts = (remarks: Remarks): string[] => [...new Set(Object.keys(remarks).map(partOf))]

/** The remarks of one part, by field; its own, of the whole part, under the empty name. */
export const remarksIn = (remarks: Remarks, part: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(remarks).flatMap(([key, remark]) =>
      key === part ? [['', remark]] : partOf(key) === part ? [[key.slice(part.length + 1), remark]] : [],
    ),
  )
