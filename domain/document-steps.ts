import type { CaseFile } from './case.ts'
import type { Decision } from './decision.ts'
import {
  atPlace,
  type CaseDocument,
  type Contents,
  type DocumentState,
  type FilePart,
  formatOfName,
  isUsable,
  plainName,
  referenceTo,
  type Scan,
  type WhyRefused,
} from './document.ts'
import { type PlaceRule, ruleAt, sectionOf, type Where } from './document-place.ts'
import { type Answer, isTable, references } from './form.ts'
import type { NewEvent, Stamp } from './history.ts'
import type { DocumentId } from './ids.ts'
import type { Moment } from './moment.ts'
import { notFound, type Problem, Refusal } from './refusal.ts'
import { mergeSection, sectionIn } from './save-section.ts'

const megabyte = 1024 * 1024

/** What somebody wants to send, as the browser describes it. */
export type Announced = Where & {
  readonly name: string
  readonly type: string
  /** A form without script cannot say. */
  readonly size?: number | undefined
  readonly parts: readonly FilePart[]
}

/** Storage takes no smaller pieces, but for the last one. */
export const partBytes = 5 * megabyte

/** What is wrong with a file before a byte of it was sent: the field is the place. */
export const problemsWith = ({ place, name, size, parts }: Announced, rule: PlaceRule): Problem[] => {
  const format = formatOfName(name)
  const problem = (code: string, facts?: Problem['facts']): Problem[] => [
    { field: place, code, ...(facts === undefined ? {} : { facts }) },
  ]
  if (format === undefined || !rule.formats.includes(format))
    return problem('other-format', { formats: rule.formats.join(', ').toUpperCase() })
  if (size === undefined) return []
  if (size === 0) return problem('empty-file')
  if (size > rule.maxMegabytes * megabyte) return problem('file-too-large', { max: rule.maxMegabytes })
  const whole = parts.slice(0, -1).every((part) => part.size === partBytes)
  const sum = parts.reduce((so, part) => so + part.size, 0)
  return parts.length > 0 && whole && sum === size && (parts.at(-1)?.size ?? 0) <= partBytes
    ? []
    : problem('other-pieces')
}

const samePieces = (document: CaseDocument, { place, owner, size, parts }: Announced): boolean =>
  document.state.is === 'uploading' &&
  document.state.upload !== undefined &&
  document.place === place &&
  document.owner === owner &&
  document.size === size &&
  JSON.stringify(document.state.parts) === JSON.stringify(parts)

/** The same file was begun to be sent to the same place before: it is gone on with, by whomever. */
export const begunBefore = ({ documents = [] }: CaseFile, announced: Announced): CaseDocument | undefined =>
  documents.find((document) => samePieces(document, announced))

/** Opens a place in storage for a file. It counts only once it is there and was looked into. */
export const announce = (
  file: CaseFile,
  announced: Announced,
  rule: PlaceRule,
  stamp: Stamp,
  { id, upload }: { readonly id: DocumentId; readonly upload?: string },
): Decision & { readonly document: CaseDocument } => {
  const problems = problemsWith(announced, rule)
  if (problems.length > 0) throw new Refusal('invalid', { problems })
  const { place, owner, size, parts, type } = announced
  const name = plainName(announced.name)
  const here = atPlace(file, place, owner)
  const counted = here.filter(({ state }) => !['infected', 'refused', 'uploading'].includes(state.is))
  const earlier = rule.maxFiles === 1 ? here.at(-1) : here.find((one) => one.name === name)
  if (earlier === undefined && counted.length >= rule.maxFiles)
    throw new Refusal('invalid', {
      problems: [{ field: place, code: 'too-many-files', facts: { max: rule.maxFiles } }],
    })
  const line = earlier?.line ?? id
  const versions = (file.documents ?? []).filter((one) => one.line === line)
  const document: CaseDocument = {
    id,
    place,
    ...(owner === undefined ? {} : { owner }),
    line,
    version: Math.max(0, ...versions.map(({ version }) => version)) + 1,
    name,
    declared: type.slice(0, 120),
    size: size ?? rule.maxMegabytes * megabyte,
    by: stamp,
    state: { is: 'uploading', parts: [...parts], ...(upload === undefined ? {} : { upload }) },
  }
  return { head: file.head, documents: [document], events: [], document }
}

export const documentIn = (file: CaseFile, id: string): CaseDocument => {
  const found = file.documents?.find((one) => one.id === id)
  if (found === undefined) throw notFound()
  return found
}

/** All of it is in storage. From here it is in quarantine until it was looked into. */
export const arrived = (
  file: CaseFile,
  id: DocumentId,
  { stored, size, name }: { readonly stored: string; readonly size: number; readonly name?: string },
  stamp: Stamp,
  moment: Moment,
): Decision => {
  const begun = documentIn(file, id)
  if (begun.state.is !== 'uploading') return { head: file.head, events: [] }
  const single = ruleAt(file, begun, moment)?.maxFiles === 1
  const document =
    name === undefined || begun.state.upload !== undefined ? begun : named(file, begun, name, single)
  const received: CaseDocument = {
    ...document,
    size,
    state: { is: 'received', at: stamp.at, stored },
  }
  const earlier = (file.documents ?? []).filter((one) => one.line === document.line)
  return {
    head: file.head,
    documents: [received],
    ...answered(file, document, stamp, moment, (answer) => [
      // Where one is asked for, the file stands in the place of whatever was named before.
      ...(single ? [] : without(answer, earlier)),
      referenceTo(id),
    ]),
    inspect: [id],
    events: [],
  }
}

/** A form without script tells what its file is called with the file: only then is it known whose next version it is. */
const named = (file: CaseFile, document: CaseDocument, given: string, single: boolean): CaseDocument => {
  const name = plainName(given)
  if (formatOfName(name) !== formatOfName(document.name)) return document
  if (single) return { ...document, name }
  const others = (file.documents ?? []).filter(({ id }) => id !== document.id)
  const earlier = atPlace({ documents: others }, document.place, document.owner).find(
    (one) => one.name === name,
  )
  const versions = others.filter(({ line }) => line === earlier?.line).map(({ version }) => version)
  return { ...document, name, line: earlier?.line ?? document.id, version: Math.max(0, ...versions) + 1 }
}

/** What was found out about a file in quarantine: by looking into it, or by a scanner. */
export type Finding =
  { readonly contents: Contents } | { readonly refused: WhyRefused } | { readonly scan: Scan }

/** One more finding. A file is taken when both are there; said twice, nothing changes. */
export const found = (
  file: CaseFile,
  id: DocumentId,
  finding: Finding,
  stamp: Stamp,
  moment: Moment,
): Decision => {
  const document = documentIn(file, id)
  const { state } = document
  const nothing: Decision = { head: file.head, events: [] }
  if (state.is !== 'received') return nothing
  const next = afterwards(state, finding, stamp.at)
  if (JSON.stringify(next) === JSON.stringify(state)) return nothing
  const bad = next.is === 'refused' || next.is === 'infected'
  const earlier = (file.documents ?? [])
    .filter((one) => one.line === document.line && one.version < document.version)
    .filter((one) => isUsable(one) && one.removed === undefined)
    .toSorted((a, b) => a.version - b.version)
    .at(-1)
  return {
    head: file.head,
    documents: [{ ...document, state: next }],
    // What was there before counts again.
    ...(bad
      ? answered(file, document, stamp, moment, (answer) => [
          ...without(answer, [document]),
          ...(earlier === undefined ? [] : [referenceTo(earlier.id)]),
        ])
      : {}),
    events: next.is === 'received' ? [] : [eventOf(document, next)],
  }
}

type Received = Extract<DocumentState, { readonly is: 'received' }>

const afterwards = (state: Received, finding: Finding, at: string): DocumentState => {
  if ('refused' in finding) return { is: 'refused', at, why: finding.refused }
  const { contents, scan } = { ...state, ...finding }
  if (scan?.is === 'infected') return { is: 'infected', at, found: scan.found }
  if (contents === undefined || scan === undefined)
    return {
      ...state,
      ...(contents === undefined ? {} : { contents }),
      ...(scan === undefined ? {} : { scan }),
    }
  return { is: scan.is, at, stored: state.stored, contents }
}

/** The history names a file by its place and its hash, never by a name that may tell who sent it. */
const eventOf = ({ id, place, version, size }: CaseDocument, state: DocumentState): NewEvent => {
  const facts = { document: id, place, version, size }
  if (state.is === 'refused') return { what: 'document-refused', facts: { ...facts, why: state.why } }
  if (state.is === 'infected') return { what: 'document-infected', facts: { ...facts, found: state.found } }
  return {
    what: 'document-kept',
    facts: {
      ...facts,
      scan: state.is,
      ...('contents' in state && state.contents !== undefined ? { sha256: state.contents.sha256 } : {}),
    },
  }
}

/**
 * Takes a file away from its place. What was kept stays, with all its versions. A version that never was taken goes
 * alone, or with others of its kind: the one before it counts on.
 */
export const takeAway = (file: CaseFile, id: DocumentId, stamp: Stamp, moment: Moment): Decision => {
  const document = documentIn(file, id)
  const { is } = document.state
  const versions = (file.documents ?? []).filter(
    (one) =>
      one.line === document.line &&
      one.removed === undefined &&
      (is === 'uploading' ? one.id === id : !isFailed(document) || isFailed(one)),
  )
  if (versions.length === 0) return { head: file.head, events: [] }
  return {
    head: file.head,
    documents: versions.map((one) => ({ ...one, removed: stamp })),
    ...answered(file, document, stamp, moment, (answer) => without(answer, versions)),
    events: [{ what: 'document-taken-away', facts: { document: id, place: document.place } }],
  }
}

const isFailed = ({ state }: CaseDocument): boolean => state.is === 'infected' || state.is === 'refused'

const without = (answer: Answer | undefined, documents: readonly CaseDocument[]): string[] => {
  const gone = new Set(documents.map(({ id }) => referenceTo(id)))
  return references(answer).filter((line) => line !== '' && !gone.has(line))
}

/** The section that the place is a field of, with another answer there; nothing where no field stands for the place. */
const answered = (
  file: CaseFile,
  { place, owner }: Pick<CaseDocument, 'place' | 'owner'>,
  stamp: Stamp,
  moment: Moment,
  change: (answer: Answer | undefined) => readonly string[],
): Pick<Decision, 'sections'> => {
  const [id = '', fieldId = '', row, column = ''] = place.split('.')
  const definition = sectionOf(file, { place, owner }, moment)
  if (definition === undefined) return {}
  const saved = sectionIn(file, { id, owner })
  const answer = saved?.answers[fieldId]
  const cell = isTable(answer) ? answer.rows.find((one) => one.id === row)?.cells[column] : undefined
  const base = row === undefined ? answer : cell
  const lines = inOrder(file, change(base))
  const value = row === undefined ? lines : lines.at(-1)
  const path = place.slice(id.length + 1)
  const { section } = mergeSection(definition, owner, saved, { [path]: { base, value } }, stamp)
  return section === undefined ? {} : { sections: [section] }
}

/** What was typed, then the files by when they were sent: as a page lists them, however they were added. */
const inOrder = ({ documents = [] }: CaseFile, lines: readonly string[]): string[] => {
  const sent = new Map(documents.map(({ id, by }) => [referenceTo(id), `${by.at} ${id}`]))
  return [
    ...lines.filter((line) => !sent.has(line)),
    ...lines
      .filter((line) => sent.has(line))
      .toSorted((a, b) => ((sent.get(a) ?? '') < (sent.get(b) ?? '') ? -1 : 1)),
  ]
}
