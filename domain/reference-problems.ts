import type { CaseFile } from './case.ts'
import { type CaseDocument, documentsOf, referenceTo } from './document.ts'
import type { FormSection } from './form.ts'
import { placesOf } from './merge-answers.ts'
import type { Problem } from './refusal.ts'
import { sectionIn } from './save-section.ts'

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

/** What keeps the files of these sections from being handed in: still in quarantine, or not taken. */
export const documentProblems = (file: CaseFile, asked: readonly FormSection[]): Problem[] => {
  const taken = new Set(documentsOf(file).map(({ id }) => referenceTo(id)))
  return asked.flatMap((section) =>
    [...placesOf(sectionIn(file, section)?.answers ?? {})].flatMap(([path, value]) => {
      const named = [value].flat().filter((line) => typeof line === 'string')
      const open = named
        .flatMap((text) => text.split('\n'))
        .find((line) => line.startsWith('doc:') && !taken.has(line))
      if (open === undefined) return []
      const document = file.documents?.find(({ id }) => referenceTo(id) === open)
      const waiting = document?.state.is === 'received'
      return [
        {
          field: `${section.id}.${path}`,
          code: waiting ? 'document-being-checked' : 'document-not-taken',
        },
      ]
    }),
  )
}
