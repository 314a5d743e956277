import { requireWritable } from '../../domain/case-form.ts'
import type { CaseFile } from '../../domain/case.ts'
import type { CaseId, OrganisationId } from '../../domain/ids.ts'
import { partOf } from '../../domain/member-part.ts'
import type { Moment } from '../../domain/moment.ts'
import { may } from '../../domain/policy.ts'
import { notFound } from '../../domain/refusal.ts'
import type { TypedChanges } from '../../domain/save-section.ts'
import type { World } from '../ports/world.ts'
import { stampOf } from './as-lead.ts'
import { type Asking } from './run.ts'
import { saveAnswers, type SavedAnswers, type Writing } from './save-answers.ts'

/** A member's own part, by its own people, as long as the list of members is open. */
export const openPart =
  (organisation: OrganisationId) =>
  (file: CaseFile, asking: Asking, moment: Moment): Writing => {
    const definition = partOf(file.head, moment)
    const member = file.members.find((one) => one.organisation === organisation)
    if (!definition || !member || !may(asking.person, { to: 'write-part', file, organisation }))
      throw notFound()
    requireWritable(file, 'members', moment)
    return { definition, stamp: stampOf(asking, member.role === 'member' ? 'member' : 'lead', organisation) }
  }

/** Saves what was typed into a member's own part, place by place. */
export const savePart = (
  world: World,
  asking: Asking,
  input: {
    readonly case: CaseId
    readonly organisation: OrganisationId
    readonly section: string
    readonly changes: TypedChanges
  },
): Promise<SavedAnswers> =>
  saveAnswers(
    world,
    asking,
    { case: input.case, section: input.section, owner: input.organisation, changes: input.changes },
    openPart(input.organisation),
  )
