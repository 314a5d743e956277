import { z } from 'zod'
import { CaseId, TaskId } from '../../../domain/ids.ts'
import { notFound, Refusal } from '../../../domain/refusal.ts'
import type { TypedOver } from '../../../domain/draft-sheet.ts'
import { keepSheet, type KeptSheet, takeSheetBack } from '../../commands/reviews.ts'
import { clockSaid } from '../cases/autosave.ts'
import { askingOf } from '../context.ts'
import { asking, type Here, onPost, param, type Site, viewHere } from '../page.tsx'
import { problemSaid } from '../words/problem-words.ts'
import { failed } from '../refused.tsx'
import { onScript } from '../script-route.ts'
import { first } from '../typed-form.ts'

const Texts = z.array(z.string()).max(50)
const Typing = z.strictObject({
  revision: z.number().int().min(0),
  changes: z
    .record(z.string().max(140), z.strictObject({ base: Texts, value: Texts }))
    .refine((changes) => Object.keys(changes).length <= 1000),
})

/** What the page of a sheet sends while it is written. */
export const sheetAutosave = (site: Site): void => {
  onScript(site, '/cases/:case/tasks/:task/draft', Typing, async (c, { revision, changes }, { person }) => {
    const typed = Object.fromEntries(
      Object.entries(changes).map(([name, { base, value }]) => [
        name,
        { base: base.join('\n'), value: value.join('\n') },
      ]),
    )
    const kept = await keepSheet(site.web.world, askingOf(c.var, person), { ...sheetOf(c), typed })
    return told(site, c, revision, kept)
  })
}

/** Takes a sheet back that was handed in, where the programme lets its experts do so. */
export const takingBack = (site: Site): void =>
  onPost(site, '/cases/:case/tasks/:task/taking-back', {
    act: async (c, values) => {
      const where = sheetOf(c)
      await takeSheetBack(site.web.world, asking(c, values), where)
      return `/cases/${where.case}/tasks/${where.task}`
    },
    again: (c) => failed(new Refusal('not-at-this-step'), c, site.web),
  })

const sheetOf = (c: Here) => {
  const id = CaseId.safeParse(param(c, 'case'))
  const task = TaskId.safeParse(param(c, 'task'))
  if (!id.success || !task.success) throw notFound()
  return { case: id.data, task: task.data }
}

const told = ({ web }: Site, c: Here, known: number, kept: KeptSheet) => {
  c.set('zone', kept.zone)
  const view = viewHere(c, web)
  const values = Object.fromEntries(
    Object.entries(kept.values).map(([name, text]) => [`answer.${name}`, [text]]),
  )
  return {
    at: clockSaid(view, c.var.arrived),
    revision: kept.revision,
    fields: '',
    ...(kept.since === known ? {} : { values }),
    refused: kept.refused.map((problem) => ({ name: problem.field, words: view.say(problemSaid(problem)) })),
    conflicts: kept.conflicts.map(({ name, theirs }) => ({
      name: `answer.${name}`,
      theirs: [theirs],
      said: theirs,
      by: '',
      at: '',
    })),
  }
}

/** The button that saves, where there is no script: the same merge, over what the page was drawn from. */
export const saveByButton = async (
  { web }: Site,
  c: Here,
  values: Readonly<Record<string, string[]>>,
): Promise<string> => {
  const bases = basesIn(first(values, 'bases'))
  const typed: Record<string, TypedOver[string]> = {}
  for (const [name, [text = '']] of Object.entries(values))
    if (/^answer\.(?:scores|reasons|remarks|pages)\.|^answer\.comment$/.test(name))
      typed[name.slice(7)] = { base: bases[name]?.[0] ?? '', value: text.replaceAll('\r\n', '\n') }
  const where = sheetOf(c)
  const kept = await keepSheet(web.world, asking(c, values), { ...where, typed })
  const problems = [
    ...kept.refused,
    ...kept.conflicts.map(({ name, theirs }) => ({
      field: `answer.${name}`,
      code: 'changed-by-another',
      facts: { by: '', at: '', theirs },
    })),
  ]
  if (problems.length > 0) throw new Refusal('invalid', { problems })
  return `/cases/${where.case}/tasks/${where.task}`
}

const Bases = z.record(z.string(), z.array(z.string()))
const basesIn = (text: string): z.infer<typeof Bases> => {
  try {
    return Bases.parse(JSON.parse(text))
  } catch {
    return {}
  }
}
