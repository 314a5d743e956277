import { z } from 'zod'
import { openApplication } from '../../domain/application.ts'
import { answersIn, formOf, lastFullYear } from '../../domain/case-form.ts'
import type { CaseFile } from '../../domain/case.ts'
import { copyAnswers, type NotCarried } from '../../domain/copy-application.ts'
import { CaseId } from '../../domain/ids.ts'
import type { Moment } from '../../domain/moment.ts'
import { type Person, speaksFor } from '../../domain/person.ts'
import { notFound } from '../../domain/refusal.ts'
import { requireMayApply } from '../in-register.ts'
import type { World } from '../ports.ts'
import { OpenApplication } from './applications.ts'
import { stampOf } from './as-lead.ts'
import { type Asking, momentFor, once } from './run.ts'

export const StartFrom = OpenApplication.extend({ from: CaseId })
export type StartFrom = z.infer<typeof StartFrom>

/** An earlier application may be taken up by those who speak for the organisation that led it. */
export const openEarlier = async (world: World, person: Person, id: CaseId): Promise<CaseFile> => {
  const file = await world.store.cases.load(id)
  if (!file || file.head.kind !== 'application' || !speaksFor(person, file.head.lead)) throw notFound()
  return file
}

/** What of an earlier application answers the form of another, each read by its own programme. */
export const carriedOver = (
  from: { readonly file: CaseFile; readonly moment: Moment },
  to: { readonly file: Pick<CaseFile, 'head'>; readonly moment: Moment },
): ReturnType<typeof copyAnswers> =>
  copyAnswers(
    {
      form: formOf(from.file.head, from.moment),
      lastYear: lastFullYear(from.file.head, from.moment),
      answersOf: answersIn(from.file),
    },
    { form: formOf(to.file.head, to.moment), lastYear: lastFullYear(to.file.head, to.moment) },
  )
export type { NotCarried }

/** Starts a draft with the answers of an earlier one. Nobody is named in it: who joins is asked anew. */
export const startFrom = (world: World, asking: Asking, input: StartFrom): Promise<{ case: CaseId }> =>
  once(
    world,
    asking,
    { command: 'open-from', ...input },
    z.object({ case: CaseId }).parse,
    async (onceItem) => {
      if (!speaksFor(asking.person, input.lead)) throw notFound()
      const [call, lead, earlier] = await Promise.all([
        world.store.calls.load(input.call),
        world.store.organisations.load(input.lead),
        openEarlier(world, asking.person, input.from),
      ])
      if (!call || !lead) throw notFound()
      const moment = await momentFor(world, call.scheme, asking.arrived)
      const before = await momentFor(world, earlier.head.scheme, asking.arrived)
      await requireMayApply(world, moment.scheme, lead.id, moment.now)
      const stamp = stampOf(asking, 'lead', input.lead)
      const decision = openApplication({ call, lead, title: input.title, field: input.field }, stamp, moment)
      const { sections } = carriedOver({ file: earlier, moment: before }, { file: decision, moment })
      const written = Object.entries(sections).map(([id, answers]) => ({
        id,
        answers,
        saved: stamp,
        authors: [stamp],
        revision: 1,
      }))
      const result = { case: decision.head.id }
      await world.store.cases.commit(
        undefined,
        { ...decision, sections: written },
        { stamp, once: onceItem(result) },
      )
      return result
    },
  )
