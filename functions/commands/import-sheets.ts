import { z } from 'zod'
import { formOf, requireWritable } from '../../domain/case-form.ts'
import type { CaseFile } from '../../domain/case.ts'
import type { Decision } from '../../domain/decision.ts'
import type { Stamp } from '../../domain/history.ts'
import { CaseId, OrganisationId } from '../../domain/ids.ts'
import { addMember } from '../../domain/members.ts'
import type { Moment } from '../../domain/moment.ts'
import type { Organisation } from '../../domain/organisation.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import { mergeSection, sectionIn } from '../../domain/save-section.ts'
import type { World } from '../ports.ts'
import { asLead } from './as-lead.ts'
import { askAgainIn } from './confirmations.ts'
import { requireMayCoLead } from './members.ts'
import { type Asking, onCase, stale } from './run.ts'

/** A transaction takes a hundred writes, and a member is four of them. */
export const mostNewMembers = 20

/** What was read from sheets and looked at: places of the form, each with what stood there then; and members to name. */
export const SheetChanges = z.strictObject({
  sections: z.record(
    z.string().max(40),
    z.record(
      z.string().max(140),
      z.strictObject({ base: z.unknown().optional(), value: z.unknown().optional() }),
    ),
  ),
  members: z
    .array(
      z.strictObject({
        organisation: OrganisationId,
        role: z.enum(['member', 'co-lead']),
        layer: z.string().max(60).optional(),
      }),
    )
    .max(mostNewMembers),
})
export type SheetChanges = z.infer<typeof SheetChanges>

/** Takes over everything that was read, in one transaction, or nothing of it. */
export const importSheets = async (
  world: World,
  asking: Asking,
  input: { readonly case: CaseId } & SheetChanges,
): Promise<object> => {
  const registered = await Promise.all(
    input.members.map(({ organisation }) => world.store.organisations.load(organisation)),
  )
  await onCase(
    world,
    asking,
    { command: 'import-sheets', case: input.case, input },
    async (file, moment) => {
      const stamp = asLead(asking, file)
      const sections = Object.entries(input.sections).flatMap(([id, changes]) =>
        mergedSection(file, moment, stamp, id, changes),
      )
      const named = await namedMembers(world, file, moment, input.members, registered)
      return {
        stamp,
        result: {},
        decision: { head: file.head, ...named, sections, events: [...named.events] },
      }
    },
    z.object({}).parse,
  )
  await askAgainIn(world, asking, input.case)
  return {}
}

/** What somebody changed since the file was looked at is not overwritten: the file is looked at again. */
const mergedSection = (
  file: CaseFile,
  moment: Moment,
  stamp: Stamp,
  id: string,
  changes: SheetChanges['sections'][string],
) => {
  const definition = formOf(file.head, moment).find((section) => section.id === id)
  if (!definition) throw notFound()
  requireWritable(file, id, moment)
  const { section, conflicts, refused } = mergeSection(
    definition,
    undefined,
    sectionIn(file, { id }),
    changes,
    stamp,
  )
  if (refused.length > 0) throw new Refusal('invalid', { problems: refused })
  if (conflicts.length > 0) throw stale({ section: id })
  return section ? [section] : []
}

/** Each is named after the one before it, so that two of one code are told apart from one. */
const namedMembers = async (
  world: World,
  file: CaseFile,
  moment: Moment,
  members: SheetChanges['members'],
  registered: readonly (Organisation | undefined)[],
): Promise<Pick<Decision, 'members' | 'tasks' | 'tell' | 'events'>> => {
  let now = file
  const done: Decision[] = []
  for (const [index, as] of members.entries()) {
    const organisation = registered[index]
    if (!organisation) throw new Refusal('not-found')
    await requireMayCoLead(world, as, organisation, moment)
    const decision = addMember(now, { ...organisation, registered: organisation }, as, moment)
    now = { ...now, members: [...now.members, ...(decision.members ?? [])] }
    done.push(decision)
  }
  return {
    members: done.flatMap((one) => one.members ?? []),
    tasks: done.flatMap((one) => one.tasks ?? []),
    tell: done.flatMap((one) => one.tell ?? []),
    events: done.flatMap((one) => one.events),
  }
}
