import { appealRefusal } from './appeal.ts'
import type { CaseFile } from './case.ts'
import { askedOf, requireWritable } from './case-form.ts'
import type { DocumentFormat, DocumentPlace } from './document.ts'
import type { FormSection } from './form.ts'
import { partOf } from './member-part.ts'
import type { OrganisationId } from './ids.ts'
import type { Moment } from './moment.ts'
import type { Person } from './person.ts'
import { may } from './policy.ts'
import { toPutRight } from './rectification.ts'
import { notFound, Refusal } from './refusal.ts'
import type { Words } from './words.ts'

/** What a place takes, and what it is called. */
export type PlaceRule = {
  readonly label: Words
  readonly formats: readonly DocumentFormat[]
  readonly maxFiles: number
  readonly maxMegabytes: number
}

/** What a file may weigh where the programme does not say. */
export const usualMegabytes = 50

/** Places that no field of a form stands for: `appeal`, `change`, and `rectification.` with the point to put right. */
const ownPlaces: Readonly<Record<string, PlaceRule>> = {
  appeal: {
    label: { zh: '申诉材料', en: 'Documents of the appeal' },
    formats: ['pdf', 'jpg', 'png', 'docx', 'xlsx'],
    maxFiles: 10,
    maxMegabytes: usualMegabytes,
  },
  change: {
    label: { zh: '变更材料', en: 'Documents of the change' },
    formats: ['pdf', 'jpg', 'png', 'docx', 'xlsx'],
    maxFiles: 10,
    maxMegabytes: usualMegabytes,
  },
  rectification: {
    label: { zh: '整改佐证', en: 'Evidence of what was put right' },
    formats: ['pdf', 'jpg', 'png', 'docx', 'xlsx'],
    maxFiles: 10,
    maxMegabytes: usualMegabytes,
  },
}

const ownPlaceOf = ({ place, owner }: Where): PlaceRule | undefined => {
  const [own = '', point] = place.split('.')
  if (owner !== undefined || (own === 'rectification') !== (point !== undefined)) return undefined
  return ownPlaces[own]
}

/** As long as what they are for can be handed in or is not decided; afterwards they stay as they were. */
const isOwnPlaceOpen = (file: CaseFile, place: DocumentPlace, moment: Moment): boolean => {
  const { head } = file
  const [own, point] = place.split('.')
  if (own === 'appeal') return appealRefusal(file, moment) === undefined
  if (own === 'change')
    return (
      head.kind === 'change' &&
      ['requested', 'joining', 'collected', 'decision', 'told'].includes(head.status.is)
    )
  return (
    head.kind === 'evaluation' &&
    head.status.is === 'rectification' &&
    toPutRight(file, moment).some(({ id }) => id === point)
  )
}

export type Where = { readonly place: DocumentPlace; readonly owner?: OrganisationId | undefined }

/** The form that a place belongs to: the case's own, or the one that each member fills in. */
export const sectionOf = (
  file: CaseFile,
  { place, owner }: Where,
  moment: Moment,
): FormSection | undefined => {
  const [id] = place.split('.')
  const part = partOf(file.head, moment)
  const sections = owner === undefined ? askedOf(file, moment) : part === undefined ? [] : [part]
  return sections.find((section) => section.id === id)
}

/** What may be put at a place; nothing when there is no such place in this case. */
export const ruleAt = (file: CaseFile, where: Where, moment: Moment): PlaceRule | undefined => {
  const [, fieldId, row, columnId] = where.place.split('.')
  const field = sectionOf(file, where, moment)?.fields.find(({ id }) => id === fieldId)
  if (field === undefined) return ownPlaceOf(where)
  if (field.kind === 'document' && row === undefined) return field
  if (field.kind !== 'table' || columnId === undefined) return undefined
  const column = field.columns.find(({ id }) => id === columnId)
  return column?.kind === 'document' ? { ...column, maxFiles: 1 } : undefined
}

/** Refuses unless this person may put a file there now, or take one away. */
export const requireMayPut = (person: Person, file: CaseFile, where: Where, moment: Moment): PlaceRule => {
  const rule = ruleAt(file, where, moment)
  if (rule === undefined) throw notFound()
  const { place, owner } = where
  if (owner === undefined) {
    if (!may(person, { to: 'write', file })) throw notFound()
    const [section] = place.split('.')
    if (section !== undefined && sectionOf(file, where, moment) !== undefined)
      requireWritable(file, section, moment)
    else if (!isOwnPlaceOpen(file, place, moment))
      throw new Refusal('not-at-this-step', { facts: { status: file.head.status.is } })
    return rule
  }
  if (!may(person, { to: 'write-part', file, organisation: owner })) throw notFound()
  requireWritable(file, 'members', moment)
  return rule
}

/** Whether it would be refused: what decides if a page offers it. */
export const mayPut = (person: Person, file: CaseFile, where: Where, moment: Moment): boolean => {
  try {
    requireMayPut(person, file, where, moment)
    return true
  } catch (problem) {
    if (problem instanceof Refusal) return false
    throw problem
  }
}
