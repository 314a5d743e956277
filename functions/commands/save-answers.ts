import { aroundOf } from '../../domain/around.ts'
import type { CaseDocument } from '../../domain/document.ts'
import { answersIn, askedOf, formOf, requireWritable } from '../../domain/case-form.ts'
import type { CaseFile } from '../../domain/case.ts'
import { type FormSection, mistakesIn } from '../../domain/form.ts'
import type { Stamp } from '../../domain/history.ts'
import type { CaseId, OrganisationId } from '../../domain/ids.ts'
import type { Moment } from '../../domain/moment.ts'
import { notFound, type Problem } from '../../domain/refusal.ts'
import {
  type Merged,
  mergeSection,
  sectionIn,
  type SectionName,
  type TypedChanges,
} from '../../domain/save-section.ts'
import { draftWithDeadline } from '../current-deadline.ts'
import type { Zone } from '../../domain/zone-time.ts'
import type { World } from '../ports/world.ts'
import { type Asking, momentFor, patiently } from './run.ts'
import { asLead } from './as-lead.ts'
import { askAgainAfter } from './confirmations.ts'
import { sayingWhoHandedIn } from './handed-in-by.ts'

export type SavedAnswers = Merged & {
  /** What is wrong with what is saved, in the whole section. */
  readonly problems: readonly Problem[]
  /** Counts the saves of the section, and how many there were before this one. */
  readonly revision: number
  readonly since: number
  readonly zone: Zone
  /** The files that answers of the section may refer to. */
  readonly files: readonly Pick<CaseDocument, 'id' | 'name'>[]
  /** What is asked in it now; nothing where somebody chose otherwise meanwhile. */
  readonly asked?: FormSection
}

/** How a part of a case is written: its definition, and the stamp of whoever may write it now. */
export type Writing = { readonly definition: FormSection; readonly stamp: Stamp }
type OpenPart = (file: CaseFile, asking: Asking, moment: Moment) => Writing

/** A section of the consortium's form, by those who lead it. */
const sectionOfLead =
  (id: string): OpenPart =>
  (file, asking, moment) => {
    const stamp = asLead(asking, file)
    const definition = formOf(file.head, moment).find((section) => section.id === id)
    if (!definition) throw notFound()
    requireWritable(file, id, moment)
    return { definition, stamp }
  }

/**
 * Saves what was typed, place by place, over whatever others saved meanwhile. Several who type in one section at
 * once all land: whoever was slower merges again with what is there by then. Saying it twice changes nothing.
 */
export const saveAnswers = (
  world: World,
  asking: Asking,
  input: {
    readonly case: CaseId
    readonly section: string
    readonly owner?: OrganisationId | undefined
    readonly changes: TypedChanges
    /** Somebody pressed the button: the section is begun, also with nothing in it. */
    readonly begins?: boolean
  },
  open: OpenPart = sectionOfLead(input.section),
): Promise<SavedAnswers> =>
  patiently(async () => {
    const file = await world.store.cases.load(input.case)
    if (!file) throw notFound()
    const moment = await momentFor(world, file.head.scheme, asking.arrived)
    const current = await draftWithDeadline(world, file, moment.now)
    const { definition, stamp } = await sayingWhoHandedIn(world, asking, current, moment, () =>
      open(current, asking, moment),
    )
    const name: SectionName = { id: definition.id, owner: input.owner }
    const before = sectionIn(file, name)
    const merged = mergeSection(definition, input.owner, before, input.changes, stamp, input.begins)
    if (merged.section) {
      await world.store.cases.saveSection(file.head, before, merged.section)
      await askAgainAfter(world, asking, file, merged.section, moment)
    }
    const now = merged.section ?? before
    const sections = [...file.sections.filter((one) => one !== before), ...(now ? [now] : [])]
    const { asked, around } = askedAfter({ ...file, sections }, name, definition, moment)
    return {
      ...merged,
      ...(asked === undefined ? {} : { asked }),
      problems: asked && now ? mistakesIn(asked, now.answers, around) : [],
      revision: now?.revision ?? 0,
      since: before?.revision ?? 0,
      zone: moment.scheme.timeZone,
      files: (file.documents ?? []).filter(({ owner }) => owner === input.owner),
    }
  })

/** What is asked in the section by what stands in the form now. */
const askedAfter = (
  file: CaseFile,
  { id, owner }: SectionName,
  definition: FormSection,
  moment: Moment,
): { readonly asked: FormSection | undefined; readonly around?: Parameters<typeof mistakesIn>[2] } => {
  if (owner !== undefined) return { asked: definition }
  const form = askedOf(file, moment)
  return {
    asked: form.find((section) => section.id === id),
    around: aroundOf(form, answersIn(file), file.members),
  }
}
