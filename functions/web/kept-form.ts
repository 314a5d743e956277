import type { Context } from 'hono'
import { z } from 'zod'
import type { Person } from '../../domain/person.ts'
import { isSureEnough } from '../../domain/step-up.ts'
import { filledIn, type RequestValues, type Typed, type Web } from './context.ts'
import { refusals } from './words/refusal-words.ts'

/** What a form held when its writer was sent to the issuer: its address and fields, kept over the way there. */
const Kept = z.object({ action: z.string(), values: z.record(z.string(), z.array(z.string())) })
export const KeptText = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      context.issues.push({ code: 'custom', input: text, message: 'not JSON' })
      return z.NEVER
    }
  })
  .pipe(Kept)

/** Fields that no one typed: a form that is shown again has its own. */
const unkept = new Set(['csrf', 'once'])

const keptMinutes = 10
const soon = ({ settings }: Web): Date => new Date(settings.wall().getTime() + keptMinutes * 60_000)

/**
 * Keeps a form for its writer, who left to sign in more strongly and is back: where to go to find it filled in.
 * Somebody else who came back instead finds nothing of it.
 */
export const keepForm = async (
  web: Web,
  held: Readonly<Record<string, string>>,
  person: Pick<Person, 'id'>,
): Promise<string | undefined> => {
  const { kept, typist, maxAge } = held
  if (maxAge === undefined || typist === undefined) return undefined
  const form = KeptText.safeParse(kept)
  if (!form.success) return undefined
  if (typist !== person.id) return '/tasks'
  const key = web.world.newId()
  await web.world.store.sessions.keepSignIn(key, { kept: kept ?? '', typist, maxAge }, soon(web))
  const { action } = form.data
  return `${action}${action.includes('?') ? '&' : '?'}kept=${key}`
}

/** The form of this address as it was typed before the sign-in; a page that is loaded again has it still. */
export const keptForm = async (c: Context<RequestValues>, web: Web): Promise<Typed | undefined> => {
  const key = c.req.query('kept')
  const { person, assurance } = c.var
  if (key === undefined || !person) return undefined
  const { sessions } = web.world.store
  const held = await sessions.takeSignIn(key, web.settings.wall())
  const form = KeptText.safeParse(held?.kept)
  if (!held || !form.success || held.typist !== person.id || !isHere(c, form.data.action)) return undefined
  await sessions.keepSignIn(key, held, soon(web))
  const values = Object.fromEntries(Object.entries(form.data.values).filter(([name]) => !unkept.has(name)))
  const minutes = Number(held.maxAge) / 60
  // The issuer asked for no second factor: said at once, not only after the next attempt.
  return assurance && isSureEnough(assurance, minutes)
    ? filledIn(values)
    : { ...filledIn(values), refused: refusals['step-up-needed'].words({ minutes }) }
}

const isHere = (c: Context<RequestValues>, action: string): boolean =>
  URL.parse(action, 'http://here')?.pathname === c.req.path
