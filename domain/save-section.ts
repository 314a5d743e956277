import { answersTo } from './asked-form.ts'
import { askedOf, formOf, requireWritable } from './case-form.ts'
import type { CaseFile } from './case.ts'
import type { Section } from './case-section.ts'
import type { Decision, SectionRead } from './decision.ts'
import {
  Answer,
  type Answers,
  type FormField,
  type FormSection,
  isTable,
  mistakesIn,
  readAnswers,
  TableRow,
  takesList,
} from './form.ts'
import type { Stamp } from './history.ts'
import type { OrganisationId, PersonId } from './ids.ts'
import { type Change, type Conflict, mergeAnswers, placesOf, same, type Value } from './merge-answers.ts'
import type { Moment } from './moment.ts'
import { stillPrefilled, vouchedFor } from './prefill.ts'
import { type Problem, Refusal } from './refusal.ts'
import { readCell, unreadable } from './table-answer.ts'
import { withGiven } from './targets.ts'

/** A section of the consortium, or a member's own part. */
export type SectionName = { readonly id: string; readonly owner?: OrganisationId | undefined }

export const sectionIn = (
  file: Pick<CaseFile, 'sections'>,
  { id, owner }: SectionName,
): Section | undefined => file.sections.find((section) => section.id === id && section.owner === owner)

/** What was typed at the places of a section, and what stood there when the typing began; without that it is meant. */
export type TypedChanges = Readonly<Record<string, { readonly base?: unknown; readonly value?: unknown }>>

/** A conflict, with who wrote what is stored and when. */
export type ToldConflict = Conflict & { readonly by?: PersonId | undefined; readonly at?: string | undefined }

export type Merged = {
  /** Absent where nothing changed. */
  readonly section?: Section
  /** What stands in the section now. */
  readonly answers: Answers
  readonly conflicts: readonly ToldConflict[]
  /** What could not be taken, whatever stood there: it is not saved. */
  readonly refused: readonly Problem[]
}

/** More writers than a section ever has; the one who was away longest makes room. */
const mostAuthors = 60

/** Takes what somebody typed into a section, place by place. Nothing typed is dropped: what is not taken is answered. */
export const mergeSection = (
  definition: FormSection,
  owner: OrganisationId | undefined,
  before: Section | undefined,
  typed: TypedChanges,
  stamp: Stamp,
  begins = false,
): Merged => {
  const changes = new Map<string, Change>()
  const refused: Problem[] = []
  const stored = before?.answers ?? {}
  const places = placesOf(stored)
  for (const [path, { value, ...was }] of Object.entries(typed)) {
    const place = placeOf(definition, path)
    const code = place === undefined ? 'unknown-field' : tooLong(place, value) ? 'too-long' : undefined
    if (place === undefined || code !== undefined)
      refused.push({
        field: `${definition.id}.${path}`,
        code: code ?? 'unknown-field',
        ...(place && code === 'too-long' ? { facts: { max: place.longest } } : {}),
      })
    else
      changes.set(path, {
        base: 'base' in was ? place.read(was.base) : places.get(path),
        value: place.read(value),
      })
  }
  const tables = new Set<string>(definition.fields.flatMap(({ kind, id }) => (kind === 'table' ? [id] : [])))
  const { answers, conflicts } = mergeAnswers(stored, changes, tables)
  const fits = Object.values(answers).every((answer) => Answer.safeParse(answer).success)
  if (!fits) throw new Refusal('too-many', { facts: { max: mostRows } })
  return {
    ...(changed(stored, answers).length === 0 && !(begins && before === undefined)
      ? {}
      : { section: written({ id: definition.id, owner }, before, answers, stamp) }),
    answers,
    conflicts: conflicts.map((conflict) => ({ ...conflict, ...whoWrote(before, conflict.path) })),
    refused,
  }
}

type Place = { readonly longest: number; read(typed: unknown): Value | undefined }

const longestCell = TableRow.shape.cells.valueType.options[0].maxLength ?? 0
const longestAnswer = Answer.options[0].maxLength ?? 0
const mostRows = 200

/** How a place is read: as the form reads the whole section, or nothing where the form has no such place. */
const placeOf = (section: FormSection, path: string): Place | undefined => {
  const [id, row, columnId, ...rest] = path.split('.')
  const field = section.fields.find((candidate) => candidate.id === id)
  if (field === undefined || rest.length > 0) return undefined
  if (row === undefined)
    return field.kind === 'table'
      ? { longest: longestAnswer, read: readRows }
      : { longest: longestAnswer, read: readAs(section, field) }
  if (field.kind !== 'table' || !TableRow.shape.id.safeParse(row).success) return undefined
  if (field.rows.is === 'fixed' && !field.rows.rows.some((known) => known.id === row)) return undefined
  const column = field.columns.find((candidate) => candidate.id === columnId)
  // A form sends what is typed and the file that is kept there: the file counts.
  return column && { longest: longestCell, read: (typed) => readCell(column, [typed].flat().at(-1)) }
}

const readAs =
  (section: FormSection, field: FormField) =>
  (typed: unknown): Value | undefined => {
    const answer = readAnswers({ ...section, fields: [field] }, { [field.id]: typed })[field.id]
    return isTable(answer) ? undefined : answer
  }

const readRows = (typed: unknown): string[] => [
  ...new Set(
    [typed]
      .flat()
      .flatMap((one) => (typeof one === 'string' ? one.split(/[\s,]+/) : []))
      .filter((id) => TableRow.shape.id.safeParse(id).success),
  ),
]

const tooLong = ({ longest }: Place, value: unknown): boolean =>
  [value].flat().some((one) => typeof one === 'string' && one.replaceAll('\r\n', '\n').length > longest)

/** The fields whose answers differ. */
const changed = (before: Answers, after: Answers): string[] => {
  const [was, is] = [placesOf(before), placesOf(after)]
  const paths = [...new Set([...was.keys(), ...is.keys()])].filter(
    (path) => !same(was.get(path), is.get(path)),
  )
  return [...new Set(paths.map((path) => path.split('.')[0] ?? ''))]
}

/** The section with these answers, one save further: who wrote in it, and who wrote which answer last. */
const written = (
  { id, owner }: SectionName,
  before: Section | undefined,
  typed: Answers,
  stamp: Stamp,
): Section => {
  const answers = withGiven(before?.given, typed)
  const authors = [...(before?.authors ?? (before ? [before.saved] : []))]
  const known = authors.findIndex(({ by }) => by === stamp.by)
  const oldest = authors.reduce(
    (least, { at }, index) => (at < (authors[least]?.at ?? '') ? index : least),
    0,
  )
  const own = known >= 0 ? known : authors.length < mostAuthors ? authors.length : oldest
  authors[own] = stamp
  const wrote = Object.fromEntries([
    ...Object.entries(before?.wrote ?? {}).filter(([, author]) => known >= 0 || author !== own),
    ...changed(before?.answers ?? {}, answers).map((field): [string, number] => [field, own]),
  ])
  return {
    id,
    ...(owner === undefined ? {} : { owner }),
    answers,
    saved: stamp,
    authors,
    wrote,
    ...stillPrefilled(before, answers),
    revision: (before?.revision ?? 0) + 1,
  }
}

/** Who wrote what stands at a place: of an older section, whoever saved it last. */
const whoWrote = (section: Section | undefined, path: string): Pick<ToldConflict, 'by' | 'at'> => {
  const author = section?.wrote?.[path.split('.')[0] ?? '']
  const stamp = (author === undefined ? undefined : section?.authors?.[author]) ?? section?.saved
  return stamp === undefined || stamp.by === 'system' ? {} : { by: stamp.by, at: stamp.at }
}

/**
 * Saves what was typed into a whole section, understood or not; what was not understood is named in `problems`. An
 * answer that is not asked for stays as it was, unless another is given for it.
 */
export const saveSection = (
  file: CaseFile,
  sectionId: string,
  typed: Record<string, unknown>,
  stamp: Stamp,
  moment: Moment,
): { decision: Decision; problems: Problem[] } => {
  const section = formOf(file.head, moment).find((candidate) => candidate.id === sectionId)
  if (!section) throw new Refusal('not-found')
  requireWritable(file, sectionId, moment)
  const known = new Set<string>(section.fields.map((field) => field.id))
  const strange = Object.keys(typed).filter((key) => !known.has(key))
  if (strange.length > 0)
    throw new Refusal('invalid', {
      problems: strange.map((key) => ({ field: `${sectionId}.${key}`, code: 'unknown-field' })),
    })
  // Several values make a list of choices; joined into a text they would be something that nobody wrote.
  const lists = section.fields.filter((field) => Array.isArray(typed[field.id]) && !takesList(field))
  if (lists.length > 0)
    throw new Refusal('invalid', {
      problems: lists.map(({ id }) => ({ field: `${sectionId}.${id}`, code: 'malformed' })),
    })
  const unread = section.fields.flatMap((field) =>
    field.kind === 'table' ? unreadable(`${sectionId}.${field.id}`, field, typed[field.id]) : [],
  )
  if (unread.length > 0) throw new Refusal('invalid', { problems: unread })
  const before = sectionIn(file, { id: sectionId })
  const given = readAnswers(section, typed)
  const saving = (answers: Answers): Section => ({ id: sectionId, answers, saved: stamp })
  const others = file.sections.filter((one) => one !== before)
  const askedWith = (sections: readonly Section[]): FormSection | undefined =>
    askedOf({ ...file, sections }, moment).find(({ id }) => id === sectionId)
  const stays = answersTo(
    askedWith(file.sections),
    answersTo(askedWith([...others, saving(given)]), before?.answers ?? {}),
  )
  const kept = Object.entries(before?.answers ?? {}).filter(([id]) => !(id in typed) && !(id in stays))
  const answers = { ...Object.fromEntries(kept), ...given }
  // Whoever sends a whole section says it of each answer.
  const saved = vouchedFor(written({ id: sectionId }, before, answers, stamp), Object.keys(typed))
  const now = askedWith([...others, saved])
  return {
    decision: { head: file.head, sections: [saved], events: [] },
    problems: now ? mistakesIn(now, answers) : [],
  }
}

/** The sections that whoever hands the case in has read: those that are there, and those that nobody began. */
export const sectionsRead = (
  file: Pick<CaseFile, 'sections'>,
  asked: readonly SectionName[],
): readonly SectionRead[] => [
  ...file.sections.map(asRead),
  ...asked
    .filter((name) => sectionIn(file, name) === undefined)
    .map(({ id, owner }) => ({ id, ...(owner === undefined ? {} : { owner }) })),
]

/** These sections as they were read, each once, whether they are there or not. */
export const sectionsOf = (
  file: Pick<CaseFile, 'sections'>,
  names: readonly SectionName[],
): readonly SectionRead[] =>
  names.map((name) => {
    const section = sectionIn(file, name)
    return section
      ? asRead(section)
      : { id: name.id, ...(name.owner === undefined ? {} : { owner: name.owner }) }
  })

const asRead = ({ id, owner, revision, saved }: Section): SectionRead => ({
  id,
  ...(owner === undefined ? {} : { owner }),
  ...(revision === undefined ? {} : { revision }),
  saved,
})
