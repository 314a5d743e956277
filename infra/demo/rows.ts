import { z } from 'zod'
import { as, type Cost, SeenCase, type Stage } from './stage.ts'

export type Row = {
  readonly case: string
  readonly id: string
  readonly result: string
  readonly expected: string
  readonly days: number
  readonly tasks: number
  readonly messages: number
  readonly cost: Cost | undefined
  /** What did not go as the script says; empty when all did. */
  readonly wrong: readonly string[]
}

const Messages = z.looseObject({
  items: z.array(z.looseObject({ id: z.string(), about: z.string(), to: z.string() })),
  next: z.string().optional(),
})

const day = 86_400_000

/** Everything that was sent about a case. */
export const messagesOf = async (stage: Stage, id: string, officer = 'officer') => {
  const items: { id: string; about: string; to: string }[] = []
  let after = ''
  do {
    const page = await as(stage, officer).get(`/cases/${id}/messages?limit=100${after}`, Messages)
    items.push(...page.items)
    after = page.next === undefined ? '' : `&after=${encodeURIComponent(page.next)}`
  } while (after !== '')
  return items
}

/** How a case ended, beside how it is expected to. */
export const rowOf = async (
  stage: Stage,
  name: string,
  id: string,
  expected: string,
  officer = 'officer',
): Promise<Row> => {
  const it = await as(stage, officer).get(`/cases/${id}`, SeenCase)
  const messages = await messagesOf(stage, id, officer)
  const twice = messages.length - new Set(messages.map((message) => message.id)).size
  const started =
    it.timeline.find((event) => ['submitted', 'evaluation-opened'].includes(event.what))?.at ?? it.opened
  return {
    case: name,
    id,
    result: it.status.is,
    expected,
    days: Math.round((Date.parse(it.status.since) - Date.parse(started)) / day),
    tasks: it.tasks.length,
    messages: messages.length,
    cost: stage.cost(id),
    wrong: [
      ...(it.status.is === expected ? [] : [`ended as ${it.status.is}`]),
      ...(twice > 0 ? [`${twice} messages twice`] : []),
    ],
  }
}
