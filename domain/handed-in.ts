import { z } from 'zod'
import { answersTo } from './asked-form.ts'
import type { CaseFile } from './case.ts'
import { Member } from './case-member.ts'
import { Section } from './case-section.ts'
import { askedOf } from './case-form.ts'
import type { SectionRead } from './decision.ts'
import { documentsOf, type Usable } from './document.ts'
import { canonical, type EventFacts } from './history.ts'
import { CaseId } from './ids.ts'
import type { Moment } from './moment.ts'
import { sectionsRead } from './save-section.ts'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)

/** One file as it was handed in: which one, and what it held. */
const HandedInDocument = z.strictObject({
  id: z.string().max(60),
  section: z.string().max(60).optional(),
  field: z.string().max(130).optional(),
  name: z.string().max(300),
  size: z.number().int().min(0),
  sha256: Hash,
})

/** An organisation as it was named then, with what it had said to it. */
const HandedInMember = Member.pick({
  organisation: true,
  name: true,
  kind: true,
  country: true,
  region: true,
  place: true,
  role: true,
  layer: true,
  figure: true,
  units: true,
}).extend({ contribution: z.string().optional() })
export type HandedInMember = z.infer<typeof HandedInMember>

const HandedInSection = Section.pick({ id: true, owner: true, answers: true, saved: true, authors: true })
export type HandedInSection = z.infer<typeof HandedInSection>

/**
 * What was handed in, once and for good: the draft beside it goes on changing, this does not. The first one is what the
 * receipt is for; every correction, report and rectification is another.
 */
export const HandedIn = z.strictObject({
  case: CaseId,
  /** From 1, over the whole life of the case. */
  n: z.number().int().min(1),
  what: z.enum(['submitted', 'corrected', 'reported', 'rectified']),
  at: z.iso.datetime({ precision: 3 }),
  title: z.string().max(200),
  sections: z.array(HandedInSection),
  members: z.array(HandedInMember),
  documents: z.array(HandedInDocument),
  /** Drawn when it was handed in, and in its digest: who knows a part of it cannot try the rest out on the digest. */
  salt: z.string().max(40).optional(),
})
export type HandedIn = z.infer<typeof HandedIn>

/** The events that say that something was handed in. */
const handingIn: ReadonlySet<string> = new Set(HandedIn.shape.what.options)

/** The hand-ins of a case that were kept, the first one first: what its history says of them. */
export const handInsOf = (
  file: Pick<CaseFile, 'events'>,
): { readonly n: number; readonly what: HandedIn['what']; readonly at: string; readonly hash: string }[] =>
  file.events
    .flatMap(({ what, facts: { version, hash }, stamp }) => {
      const kind = HandedIn.shape.what.safeParse(what).data
      return kind && typeof version === 'number' && typeof hash === 'string'
        ? [{ n: version, what: kind, at: stamp.at, hash }]
        : []
    })
    .toSorted((a, b) => a.n - b.n)

/** Everything that counts now, as it is handed in: the answers that are asked for, the organisations, the files. */
export const handedInOf = (
  file: CaseFile,
  what: HandedIn['what'],
  moment: Pick<Moment, 'now' | 'scheme'>,
): HandedIn => {
  const asked = askedOf(file, moment)
  return {
    case: file.head.id,
    n: file.events.filter((event) => handingIn.has(event.what)).length + 1,
    what,
    at: moment.now,
    title: file.head.title,
    sections: file.sections
      .flatMap(({ id, owner, answers, saved, authors }) => {
        const section = asked.find((candidate) => candidate.id === id)
        if (section === undefined && owner === undefined) return []
        return [
          {
            id,
            ...(owner === undefined ? {} : { owner }),
            answers: section ? answersTo(section, answers) : answers,
            saved,
            ...(authors === undefined ? {} : { authors }),
          },
        ]
      })
      .toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)),
    members: file.members.map(asHandedIn).toSorted((a, b) => (a.organisation < b.organisation ? -1 : 1)),
    documents: documentsOf(file).map(asHandedInDocument),
  }
}

const asHandedInDocument = ({ id, place, name, size, state }: Usable): HandedIn['documents'][number] => {
  const [section, ...field] = place.split('.')
  return {
    id,
    ...(section === undefined ? {} : { section }),
    ...(field.length === 0 ? {} : { field: field.join('.') }),
    name,
    size,
    sha256: state.contents.sha256,
  }
}

const nameOf = ({ id, owner }: Pick<Section, 'id' | 'owner'>): string => `${id}#${owner ?? ''}`

const asHandedIn = (member: Member): HandedInMember => {
  const { organisation, name, kind, country, region, place, role, layer, figure, units, confirmation } =
    member
  return {
    organisation,
    name,
    kind,
    country,
    role,
    ...(region === undefined ? {} : { region }),
    ...(place === undefined ? {} : { place }),
    ...(layer === undefined ? {} : { layer }),
    ...(figure === undefined ? {} : { figure }),
    ...(units === undefined ? {} : { units }),
    ...(confirmation.is === 'confirmed' ? { contribution: confirmation.contribution } : {}),
  }
}

/** The hash of what was handed in: of everything in its rows but when that was, which the event says. */
export const hashOf = (
  { sections, members, documents, title, salt }: HandedIn,
  digest: Moment['digest'],
): string =>
  digest(canonical({ title, sections, members, documents, ...(salt === undefined ? {} : { salt }) }))

/** What a hand-in adds to its decision, and what its event says of it. */
export const handIn = (
  file: CaseFile,
  what: HandedIn['what'],
  moment: Pick<Moment, 'now' | 'scheme' | 'digest' | 'newId'>,
): {
  readonly handedIn: HandedIn
  /** What somebody types in this instant is in it, or is too late: never neither. */
  readonly reliesOn: readonly SectionRead[]
  readonly facts: EventFacts & { readonly hash: string }
} => {
  const handedIn = { ...handedInOf(file, what, moment), salt: moment.newId() }
  return {
    handedIn,
    reliesOn: sectionsRead(file, askedOf(file, moment)),
    facts: { version: handedIn.n, hash: hashOf(handedIn, moment.digest) },
  }
}

/** Characters of one row: in the longest spelling of UTF-8 they stay below what the store takes as an item. */
const mostInRow = 100_000

/** What one transaction writes: a cover, and the sections in as few rows as they fit. */
export const rowsOf = ({
  sections,
  ...cover
}: HandedIn): {
  readonly cover: Omit<HandedIn, 'sections'> & { readonly parts: number }
  readonly parts: readonly (readonly HandedInSection[])[]
} => {
  const parts: HandedInSection[][] = []
  let room = 0
  for (const section of sections) {
    const size = JSON.stringify(section).length
    const last = parts.at(-1)
    if (last === undefined || size > room) {
      parts.push([section])
      room = mostInRow - size
    } else {
      last.push(section)
      room -= size
    }
  }
  return { cover: { ...cover, parts: parts.length }, parts }
}

export const HandedInCover = HandedIn.omit({ sections: true }).extend({ parts: z.number().int().min(0) })
export const HandedInPart = z.strictObject({
  case: CaseId,
  n: z.number().int().min(1),
  sections: HandedIn.shape.sections,
})
