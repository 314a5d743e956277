import { z } from 'zod'
import { formOf, requireWritable } from '../../domain/case-form.ts'
import type { CaseFile } from '../../domain/case.ts'
import type { Decision } from '../../domain/decision.ts'
import type { Stamp } from '../../domain/history.ts'
import { CaseId, OrganisationId } from '../../domain/ids.ts'
import { inviteByMail } from '../../domain/invite.ts'
import { addMember } from '../../domain/members.ts'
import type { Moment } from '../../domain/moment.ts'
import type { Organisation } from '../../domain/organisation.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import { mergeSection, sectionIn } from '../../domain/save-section.ts'
import type { World } from '../ports/world.ts'
import { asLead } from './as-lead.ts'
import { askAgainIn } from './confirmations.ts'
import { requireMayCoLead } from './members.ts'
import { type Asking, onCase, stale } from './run.ts'

/** A transaction takes a hundred writes: a member is four of them, and one that is asked by mail eight. */
const mostNewMembers = 20
const mostWrites = 80
const writesFor = ({ address }: { readonly address?: string | undefined }): number =>
  address === undefined ? 4 : 8

/** As many of them, from the first one, as one import can name. */
export const howManyAtOnce = (members: readonly { readonly address?: string | undefined }[]): number => {
  let writes = 0
  const over = members.findIndex((one) => (writes += writesFor(one)) > mostWrites)
  return over < 0 ? members.length : over
}

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
        organisation: OrganisationId.optional(),
        name: z.string().trim().min(2).max(200).optional(),
        address: z.email().max(254).optional(),
        country: z.string().regex(/^[A-Z]{2}$/),
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
    input.members.map(async ({ organisation }) =>
      organisation === undefined ? undefined : world.store.organisations.load(organisation),
    ),
  )
  if (howManyAtOnce(input.members) < input.members.length) throw new Refusal('too-many')
  await onCase(
    world,
    asking,
    { command: 'import-sheets', case: input.case, input },
    async (file, moment) => {
      const stamp = asLead(asking, file)
      const sections = Object.entries(input.sections).flatMap(([id, changes]) =>
        mergedSection(file, moment, stamp, id, changes),
      )
      const named = await namedMembers(world, { asking, file, moment, stamp }, input.members, registered)
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
  { asking, file, moment, stamp }: Naming,
  members: SheetChanges['members'],
  registered: readonly (Organisation | undefined)[],
): Promise<Pick<Decision, 'members' | 'invitations' | 'claims' | 'tasks' | 'tell' | 'events'>> => {
  let now = file
  const done: Decision[] = []
  for (const [index, as] of members.entries()) {
    const decision = await asked(world, { asking, file: now, moment, stamp }, as, registered[index])
    now = {
      ...now,
      members: [...now.members, ...(decision.members ?? [])],
      invitations: [...(now.invitations ?? []), ...(decision.invitations ?? [])],
    }
    done.push(decision)
  }
  return {
    members: done.flatMap((one) => one.members ?? []),
    invitations: done.flatMap((one) => one.invitations ?? []),
    claims: done.flatMap((one) => one.claims ?? []),
    tasks: done.flatMap((one) => one.tasks ?? []),
    tell: done.flatMap((one) => one.tell ?? []),
    events: done.flatMap((one) => one.events),
  }
}

type Naming = {
  readonly asking: Asking
  readonly file: CaseFile
  readonly moment: Moment
  readonly stamp: Stamp
}

/** Who is registered is asked under its own tasks; who has an address beside it, by mail. */
const asked = async (
  world: World,
  { asking, file, moment, stamp }: Naming,
  { organisation: id, name, address, country, ...as }: SheetChanges['members'][number],
  registered: Organisation | undefined,
): Promise<Decision> => {
  const known = registered?.name ?? name
  if (known === undefined) throw new Refusal('not-found')
  if (id !== undefined) await requireMayCoLead(world, as, { id, name: known }, moment)
  if (address !== undefined) {
    const language = asking.person.language
    const given = { ...as, address, language, name: known, country: registered?.country ?? country }
    const { invitation: _, ...decision } = inviteByMail(
      file,
      { ...given, organisation: id },
      registered,
      stamp,
      moment,
    )
    return decision
  }
  if (!registered) throw new Refusal('not-found')
  return addMember(file, { ...registered, registered }, as, moment)
}
