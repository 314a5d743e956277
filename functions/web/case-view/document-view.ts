import { z } from 'zod'
import type { CaseFile } from '../../../domain/case.ts'
import { CaseDocument, Contents, DocumentFormat, documentsOf, isUsable } from '../../../domain/document.ts'
import { mayPut, ruleAt } from '../../../domain/document-place.ts'
import { OrganisationId } from '../../../domain/ids.ts'
import type { Moment } from '../../../domain/moment.ts'
import type { Person } from '../../../domain/person.ts'
import { may } from '../../../domain/policy.ts'
import { Words } from '../../../domain/words.ts'
import { defined } from '../defined.ts'

/** A file as it is listed: on pages and over the API. */
export const DocumentView = CaseDocument.pick({
  id: true,
  place: true,
  owner: true,
  line: true,
  version: true,
  name: true,
}).extend({
  size: CaseDocument.shape.size
    .optional()
    .describe('Left out under double blind: it counts the properties, which name who made the file'),
  label: Words.describe('What its place is called'),
  state: z.enum(['uploading', 'received', 'clean', 'not-scanned', 'infected', 'refused']),
  why: z.string().optional().describe('Why it was not taken'),
  format: DocumentFormat.optional(),
  sha256: Contents.shape.sha256.optional(),
  notes: Contents.shape.notes.optional(),
  at: z.string().describe('When it began to be sent'),
  by: z.string().optional().describe('For which organisation'),
  forOrganisation: OrganisationId.optional(),
  counts: z.boolean().describe('The newest version that was taken, and not taken away'),
  removed: z.string().optional(),
  /** The reader may replace it or take it away now. */
  writable: z.boolean(),
})
export type DocumentView = z.infer<typeof DocumentView>

/** The files of a case that this person may see. `blind`: without anything that tells who sent them. */
export const documentViews = (
  person: Person,
  file: CaseFile,
  moment: Moment,
  blind: boolean,
): DocumentView[] => {
  const current = documentsOf(file)
  const seen = (file.documents ?? [])
    // A form that was opened and sent nothing yet is no file.
    .filter(({ state }) => state.is !== 'uploading' || state.parts.length > 0)
    .filter((document) => may(person, { to: 'see-document', file, document }))
  return inOrder(seen).map((document) => {
    const { id, place, line, version, size, state, by } = document
    const contents = isUsable(document) ? document.state.contents : undefined
    const number = current.findIndex((one) => one.id === id) + 1
    const member = file.members.find(({ organisation }) => organisation === by.for)
    return {
      ...{ id, place, line, version },
      label: ruleAt(file, document, moment)?.label ?? { zh: place, en: place },
      name: blind ? neutralName(document, number) : document.name,
      state: state.is,
      ...defined({ format: contents?.format, notes: contents?.notes }),
      ...(state.is === 'refused' ? { why: state.why } : {}),
      ...(state.is === 'infected' ? { why: state.found } : {}),
      at: by.at,
      ...(blind
        ? {}
        : {
            size,
            ...defined({ owner: document.owner, sha256: contents?.sha256 }),
            ...defined({ by: member?.name, forOrganisation: by.for }),
          }),
      counts: number > 0,
      ...defined({ removed: document.removed?.at }),
      writable: document.removed === undefined && mayPut(person, file, document, moment),
    }
  })
}

/** By place, then by when the newest version was sent; the versions of a line stay together, the newest first. */
const inOrder = (documents: readonly CaseDocument[]): CaseDocument[] => {
  const sent = new Map<string, string>()
  for (const { line, by } of documents) if (by.at > (sent.get(line) ?? '')) sent.set(line, by.at)
  const order = ({ place, line, version, id }: CaseDocument): string =>
    [place, sent.get(line), line, String(9999 - version), id].join(' ')
  return documents.toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
}

/** A name that tells nothing: which of the files it is, and what kind. */
export const neutralName = (document: CaseDocument, number: number): string =>
  `document-${number}.${isUsable(document) ? document.state.contents.format : 'bin'}`
