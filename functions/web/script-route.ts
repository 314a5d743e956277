import { z } from 'zod'
import { Refusal, type RefusalCode } from '../../domain/refusal.ts'
import type { SignedIn } from './context.ts'
import type { Here, Site } from './page.tsx'
import { refusals } from './words/refusal-words.ts'
import { secondsLeft } from './session.ts'
import { parsed } from './typed-form.ts'

type Answer = Readonly<Record<string, unknown>>

/**
 * An address that a page's own script asks, never a reader: JSON both ways, bound to the session by a header that no
 * other site can send, and answered in words that the page shows as they are.
 */
export const onScript = <Body>(
  { app, web }: Site,
  path: string,
  body: z.ZodType<Body>,
  act: (c: Here, body: Body, signedIn: SignedIn) => Promise<Answer>,
): void => {
  app.post(path, async (c) => {
    const { signedIn } = c.var
    try {
      if (!signedIn) throw new Refusal('sign-in-needed')
      // The page was drawn for a session that is over; its script asks for the new one's token.
      if (c.req.header('x-csrf') !== signedIn.session.csrf) return c.json({ code: 'other-session' }, 403)
      const answer = await act(c, parsed(body, await sent(c)), signedIn)
      return c.json({ ...answer, left: secondsLeft(signedIn, web.settings) })
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem
      return c.json(said(c, problem.code, problem), refusals[problem.code].status)
    }
  })
}

const said = (c: Here, code: RefusalCode, { facts }: Refusal) => ({
  code,
  words: refusals[code].words(facts)[c.var.language],
})

const sent = async (c: Here): Promise<unknown> => {
  try {
    const text = await c.req.text()
    // Half of a surrogate pair cannot be stored.
    return JSON.parse(text.toWellFormed(), (_, value: unknown) =>
      typeof value === 'string' ? value.toWellFormed() : value,
    )
  } catch (problem) {
    if (problem instanceof Refusal) throw problem
    throw new Refusal('not-json')
  }
}

/** Who is signed in here now, for a page whose own session may be over: its token, and how long that lasts. */
export const sessionRoute = ({ app, web }: Site): void => {
  app.get('/session', (c) => {
    const { signedIn } = c.var
    return signedIn
      ? c.json({
          person: signedIn.person.id,
          csrf: signedIn.session.csrf,
          left: secondsLeft(signedIn, web.settings),
        })
      : c.json({ code: 'sign-in-needed' }, 401)
  })
}
