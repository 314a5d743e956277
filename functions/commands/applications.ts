import { z } from 'zod'
import { openApplication } from '../../domain/application.ts'
import { saveSection, sectionIn } from '../../domain/save-section.ts'
import type { CaseFile } from '../../domain/case.ts'
import { CallId, CaseId, ObjectionId, OrganisationId } from '../../domain/ids.ts'
import { raiseObjection } from '../../domain/notice.ts'
import { speaksFor } from '../../domain/person.ts'
import { notFound, type Problem } from '../../domain/refusal.ts'
import { Objection } from '../../domain/objection.ts'
import { draftWithDeadline } from '../current-deadline.ts'
import { requireMayApply } from '../in-register.ts'
import type { World } from '../ports/world.ts'
import { asLead, stampOf } from './as-lead.ts'
import { askAgainAfter } from './confirmations.ts'
import { type Asking, momentFor, onCase, once, stale } from './run.ts'

export const OpenApplication = z.strictObject({
  call: CallId,
  lead: OrganisationId,
  title: z.string().trim().min(2).max(200),
  field: z.string().trim().max(120).optional(),
})
export type OpenApplication = z.infer<typeof OpenApplication>

const CaseRef = z.object({ case: CaseId })
const Problems = z.object({
  problems: z.array(
    z.object({
      field: z.string(),
      code: z.string(),
      facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
    }),
  ),
})

/** Starts a draft for an organisation that the person speaks for. */
export const startApplication = (
  world: World,
  asking: Asking,
  input: OpenApplication,
): Promise<{ case: CaseId }> =>
  once(world, asking, { command: 'open', ...input }, CaseRef.parse, async (onceItem) => {
    if (!speaksFor(asking.person, input.lead)) throw notFound()
    const [call, lead] = await Promise.all([
      world.store.calls.load(input.call),
      world.store.organisations.load(input.lead),
    ])
    if (!call || !lead) throw notFound()
    const moment = await momentFor(world, call.scheme, asking.arrived)
    await requireMayApply(world, moment.scheme, lead.id, moment.now)
    const stamp = stampOf(asking, 'lead', input.lead)
    const decision = openApplication({ call, lead, title: input.title, field: input.field }, stamp, moment)
    const result = { case: decision.head.id }
    await world.store.cases.commit(undefined, decision, { stamp, once: onceItem(result) })
    return result
  })

/**
 * Saves a whole section as typed. `basedOn` is the time of the save that it was made from (empty: none): when
 * somebody else saved since, nothing is overwritten and the answer is `changed-meanwhile`.
 */
export const saveCaseSection = (
  world: World,
  asking: Asking,
  input: { case: CaseId; section: string; answers: Record<string, unknown>; basedOn?: string | undefined },
): Promise<{ problems: readonly Problem[] }> =>
  once(
    world,
    asking,
    { command: 'save-section', case: input.case, input },
    (result) => ({
      problems: Problems.parse(result).problems.map(({ facts, ...rest }) =>
        facts ? { ...rest, facts } : rest,
      ),
    }),
    async (onceItem) => {
      const loaded = await world.store.cases.load(input.case)
      if (!loaded) throw notFound()
      const moment = await momentFor(world, loaded.head.scheme, asking.arrived)
      const stamp = asLead(asking, loaded)
      const file = await draftWithDeadline(world, loaded, moment.now)
      requireFresh(file, input.section, input.basedOn)
      const { decision, problems } = saveSection(file, input.section, input.answers, stamp, moment)
      const before = sectionIn(file, { id: input.section })
      for (const section of decision.sections ?? [])
        await world.store.cases.saveSection(file.head, before, section, {
          at: asking.arrived,
          once: onceItem({ problems }),
        })
      for (const section of decision.sections ?? []) await askAgainAfter(world, asking, file, section, moment)
      return { problems }
    },
  )

const requireFresh = (file: CaseFile, section: string, basedOn: string | undefined): void => {
  if (basedOn === undefined) return
  const saved = sectionIn(file, { id: section })?.saved.at ?? ''
  if (saved !== basedOn) throw stale({ section })
}

export const NewObjection = Objection.pick({ by: true, grounds: true, evidence: true })
export type NewObjection = z.infer<typeof NewObjection>
const ObjectionRef = z.object({ objection: ObjectionId })

/** Anybody who is signed in may object to a case under notice, under a real name or seal. */
export const object = (
  world: World,
  asking: Asking,
  id: CaseId,
  input: NewObjection,
): Promise<{ objection: ObjectionId }> =>
  onCase(
    world,
    asking,
    { command: 'object', case: id, input },
    (file, moment) => {
      if (file.head.status.is !== 'notice') throw notFound()
      const stamp = stampOf(asking, 'public')
      const { objection, ...decision } = raiseObjection(file, input, stamp, moment)
      return { decision, stamp, result: { objection: objection.id } }
    },
    ObjectionRef.parse,
  )
