import { type CaseDocument, documentsOf, referenceTo } from './document.ts'
import type { Problem } from './refusal.ts'

/** What keeps an answer outside the form from being given: a file that it names was not taken, or lies elsewhere. */
export const referenceProblems = (
  file: { readonly documents?: readonly CaseDocument[] },
  {
    field,
    place,
    lines,
  }: { readonly field: string; readonly place: string; readonly lines: readonly string[] },
): Problem[] => {
  const taken = new Set(
    documentsOf(file)
      .filter((document) => document.place === place && document.owner === undefined)
      .map(({ id }) => referenceTo(id)),
  )
  const open = lines.find((line) => line.startsWith('doc:') && !taken.has(line))
  if (open === undefined) return []
  const document = file.documents?.find(({ id }) => referenceTo(id) === open)
  const waits = document?.place === place && document.state.is === 'received'
  return [{ field, code: waits ? 'document-being-checked' : 'document-not-taken' }]
}
