import { z } from 'zod'
import { openApplication } from '../../domain/application.ts'
import { answersIn, formOf, lastFullYear } from '../../domain/case-form.ts'
import type { CaseFile } from '../../domain/case.ts'
import { withClauses } from '../../domain/agreement.ts'
import { copyAnswers, type NotCarried } from '../../domain/copy-application.ts'
import { Answers, readAnswers } from '../../domain/form.ts'
import { CaseId, SchemeRef } from '../../domain/ids.ts'
import { leadingIn } from '../../domain/lead-tasks.ts'
import type { Moment } from '../../domain/moment.ts'
import { type Person, speaksFor } from '../../domain/person.ts'
import { notFound, Refusal } from '../../domain/refusal.ts'
import { requireMayApply } from '../in-register.ts'
import type { World } from '../ports/world.ts'
import { OpenApplication } from './applications.ts'
import { stampOf } from './as-lead.ts'
import { type Asking, momentFor, once } from './run.ts'

export const StartFrom = OpenApplication.extend({ from: CaseId })
export type StartFrom = z.infer<typeof StartFrom>

/** An earlier application may be taken up by those who speak for an organisation that led it. */
export const openEarlier = async (world: World, person: Person, id: CaseId): Promise<CaseFile> => {
  const file = await world.store.cases.load(id)
  const leads = file && leadingIn(file).some((one) => speaksFor(person, one))
  if (!file || file.head.kind !== 'application' || !leads) throw notFound()
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
  startWith(world, asking, { command: 'open-from', ...input }, input, async (opened, moment) => {
    const earlier = await openEarlier(world, asking.person, input.from)
    const before = await momentFor(world, earlier.head.scheme, asking.arrived)
    return carriedOver({ file: earlier, moment: before }, { file: opened, moment }).sections
  })

/** What is read of an application's own file; whatever else is in it is left. */
const KeptApplication = z.object({
  format: z.literal('consort-case@1'),
  case: z.object({
    kind: z.literal('application'),
    scheme: SchemeRef,
    lastYear: z.number().int().min(1900).max(2200),
    sections: z.array(z.object({ id: z.string().max(40), answers: Answers })).max(100),
  }),
})

export const StartFromFile = OpenApplication.extend({ file: z.string().max(2_000_000) })

/** Starts a draft with the answers of a file that was taken along before. All of it is read as if it were typed. */
export const startFromFile = (
  world: World,
  asking: Asking,
  { file: text, ...input }: z.infer<typeof StartFromFile>,
): Promise<{ case: CaseId }> =>
  startWith(
    world,
    asking,
    { command: 'open-from-file', ...input, file: world.digest(text) },
    input,
    async (opened, moment) => {
      const kept = KeptApplication.safeParse(parsedJson(text))
      if (!kept.success) throw new Refusal('invalid', { problems: [{ field: 'file', code: 'malformed' }] })
      const { scheme, lastYear, sections } = kept.data.case
      const { scheme: programme } = await momentFor(world, scheme, asking.arrived)
      const answers = new Map(sections.map((section) => [section.id, section.answers]))
      const form = formOf(opened.head, moment)
      const copied = copyAnswers(
        { form: withClauses(programme), lastYear, answersOf: (id) => answers.get(id) ?? {} },
        { form, lastYear: lastFullYear(opened.head, moment) },
      )
      return Object.fromEntries(
        form.flatMap((section) => {
          const typed = copied.sections[section.id]
          return typed ? [[section.id, readAnswers(section, typed)]] : []
        }),
      )
    },
  )

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

type Written = Readonly<Record<string, Answers>>

const startWith = (
  world: World,
  asking: Asking,
  what: object,
  input: z.infer<typeof OpenApplication>,
  written: (opened: Pick<CaseFile, 'head'>, moment: Moment) => Promise<Written>,
): Promise<{ case: CaseId }> =>
  once(world, asking, what, z.object({ case: CaseId }).parse, async (onceItem) => {
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
    const sections = Object.entries(await written(decision, moment)).map(([id, answers]) => ({
      id,
      answers,
      saved: stamp,
      authors: [stamp],
      revision: 1,
    }))
    const result = { case: decision.head.id }
    await world.store.cases.commit(undefined, { ...decision, sections }, { stamp, once: onceItem(result) })
    return result
  })
