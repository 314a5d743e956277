import { sha256 } from '../../functions/store/cases.ts'
import type { Api } from './api.ts'

const csrf = 'c'.repeat(32)

/** Somebody of the town at a browser without script: pages are read, forms are sent, a click is sent once. */
export const reader = async (
  { app, town }: Api,
  name: string,
  language: 'zh' | 'en' = 'zh',
  /** Signed in with a second factor at this time. */
  authenticated?: Date,
) => {
  const secret = sha256(name).slice(0, 32)
  const at = town.program.clock.now()
  const person = town.who(name).id
  const times = { created: at.toISOString(), seen: at.toISOString() }
  await town.store.sessions.save(
    sha256(secret),
    {
      person,
      csrf,
      strong: authenticated !== undefined,
      ...(authenticated === undefined ? {} : { authenticated: authenticated.toISOString() }),
      ...times,
    },
    new Date(at.getTime() + 30 * 86_400_000),
  )
  const cookie = `session=${person}.${secret}; language=${language}`
  return {
    get: async (path: string) => {
      const answer = await app.request(path, { headers: { cookie } })
      return { status: answer.status, html: await answer.text() }
    },
    /** Several values under one name are sent one after the other, as check boxes are. */
    post: async (path: string, fields: Readonly<Record<string, string | readonly string[]>>) => {
      const body = new URLSearchParams({ csrf })
      for (const [field, values] of Object.entries(fields))
        for (const value of [values].flat()) body.append(field, value)
      const answer = await app.request(path, {
        method: 'POST',
        headers: {
          cookie,
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
        },
        body: body.toString(),
      })
      return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() }
    },
  }
}
