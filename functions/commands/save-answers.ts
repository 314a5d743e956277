import { askedOf, formOf, requireWritable } from '../../domain/case-form.ts'
import type { CaseFile } from '../../domain/case.ts'
import { type FormSection, mistakesIn } from '../../domain/form.ts'
import type { Stamp } from '../../domain/history.ts'
import type { CaseId, OrganisationId } from '../../domain/ids.ts'
import type { Moment } from '../../domain/moment.ts'
import { notFound, type Problem, Refusal } from '../../domain/refusal.ts'
import {
  type Merged,
  mergeSection,
  sectionIn,
  type SectionName,
  type TypedChanges,
} from '../../domain/save-section.ts'
import type { World } from '../ports.ts'
import { type Asking, momentFor, patiently } from './run.ts'
import { asLead } from './as-lead.ts'

export type SavedAnswers = Merged & {
  /** What is wrong with what is saved, in the whole section. */
  readonly problems: readonly Problem[]
  /** Counts the saves of the section. */
  readonly revision: number
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
  },
  open: OpenPart = sectionOfLead(input.section),
): Promise<SavedAnswers> =>
  patiently(async () => {
    const file = await world.store.cases.load(input.case)
    if (!file) throw notFound()
    const moment = await momentFor(world, file.head.scheme, asking.arrived)
    const { definition, stamp } = open(file, asking, moment)
    const name: SectionName = { id: definition.id, owner: input.owner }
    const before = sectionIn(file, name)
    const merged = mergeSection(definition, input.owner, before, input.changes, stamp)
    if (merged.section) await world.store.cases.saveSection(file.head, before, merged.section)
    const now = merged.section ?? before
    return {
      ...merged,
      problems: now === undefined ? [] : problemsOf(file, now, definition, moment),
      revision: now?.revision ?? 0,
    }
  })

const problemsOf = (
  file: CaseFile,
  now: CaseFile['sections'][number],
  definition: FormSection,
  moment: Moment,
): Problem[] => {
  if (now.owner !== undefined) return mistakesIn(definition, now.answers)
  const sections = [...file.sections.filter((one) => one.id !== now.id || one.owner !== undefined), now]
  const asked = askedOf({ ...file, sections }, moment).find(({ id }) => id === now.id)
  return asked ? mistakesIn(asked, now.answers) : []
}

/** What a page that is no script answers to: the problems of what was saved, and of what was not. */
export const requireUnderstood = ({ problems, refused, conflicts }: SavedAnswers, section: string): void => {
  const all = [
    ...refused,
    ...conflicts.map(({ path }) => ({ field: `${section}.${path}`, code: 'changed-by-another' })),
    ...problems,
  ]
  if (all.length > 0) throw new Refusal('invalid', { problems: all })
}
